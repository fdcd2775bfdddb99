// SPDX-License-Identifier: MIT
#include "load/load.hpp"
#include "source/hash.hpp"
#include "texts.hpp"

using stackimpact::Code;
using stackimpact::Diagnostics;
using stackimpact::FactName;
using stackimpact::FactType;
using stackimpact::KindId;
using stackimpact::load_test::Found;
using stackimpact::load_test::found;
using stackimpact::load_test::marked;
using stackimpact::load_test::messages;
using stackimpact::load_test::text_of;
using stackimpact::load_test::with;

namespace {

const std::string whole = R"({
  "schema_version": "0.1",
  "units": {
    "usd": { "dimension": "usd", "factor": 1, "symbols": ["$", "USD"] },
    "years": { "dimension": "time", "factor": 1 },
    "months": { "dimension": "time", "factor": 0.125, "symbols": ["months", "month"] }
  },
  "kinds": { "model_release": { "name": "Model release", "about": "A model is published." } },
  "facts": {
    "cost": { "type": "number", "unit": "usd", "minimum": 0, "maximum": 1e12, "about": "Its cost.",
      "question": "What did it cost?", "example": "<$6M", "kinds": ["model_release"] },
    "delay": { "type": "number", "unit": "months", "maximum": 24, "about": "Time between.",
      "question": "How long after?", "example": "4 months" },
    "chip": { "type": "enum", "values": ["h800", "other"], "about": "Its chip.",
      "question": "On which chip?", "example": "h800" },
    "rank": { "type": "int", "minimum": 1, "maximum": 9, "about": "Its rank.",
      "question": "Which rank?", "example": "3" },
    "open_weights": { "type": "bool", "about": "Open.", "question": "Is it open?",
      "example": "true" },
    "remark": { "type": "text", "about": "A remark.", "question": "What else?" }
  }
})";

std::vector<Found> mistakes(const std::string& content) {
    Diagnostics diagnostics;
    const auto vocabulary = load_vocabulary(text_of(content), diagnostics);
    INFO(messages(diagnostics));
    CHECK_FALSE(vocabulary);
    return found(diagnostics);
}

/// The mistakes in `whole` with one thing replaced.
std::vector<Found> mistakes(const std::string& from, const std::string& to) {
    INFO(from << " -> " << to);
    return mistakes(with(whole, from, to));
}

using All = std::vector<Found>;

}  // namespace

TEST_CASE("a whole vocabulary") {
    Diagnostics diagnostics;
    const auto vocabulary = load_vocabulary(text_of(whole), diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(diagnostics.all().empty());
    REQUIRE(vocabulary);
    CHECK(vocabulary->sha256 == stackimpact::sha256(whole));
    CHECK(vocabulary->units.at("months").factor == 0.125);
    CHECK(vocabulary->units.at("months").dimension == "time");
    CHECK(vocabulary->units.at("usd").symbols == std::vector<std::string>{"$", "USD"});
    CHECK(vocabulary->kinds.at(KindId("model_release")).name == "Model release");
    const auto& cost = vocabulary->facts.at(FactName("cost"));
    CHECK(cost.type == FactType::number);
    CHECK(cost.unit == "usd");
    CHECK(cost.minimum == 0.0);
    CHECK(cost.maximum == 1e12);
    CHECK(cost.kinds == std::vector<KindId>{KindId("model_release")});
    CHECK(cost.question == "What did it cost?");
    CHECK(cost.location.position.line == 10);
    CHECK(vocabulary->facts.at(FactName("chip")).values ==
          std::vector<std::string>{"h800", "other"});
    CHECK(vocabulary->facts.at(FactName("rank")).type == FactType::integer);
    CHECK(vocabulary->facts.at(FactName("delay")).maximum == 24.0);
}

TEST_CASE("units can be told from the rest of an amount") {
    for (const char* const symbol : {"M", "bn", "k", "5", "-", "a-b", "%", " $", "<"}) {
        const std::string written = "\"" + std::string(symbol) + "\"";
        CHECK(mistakes(R"("months", "month")", written) == All{{Code::invalid_value, written}});
    }
    CHECK(mistakes(R"(["months", "month"])", R"(["months", "USD"])") ==
          All{{Code::duplicate_id, "\"USD\""}});
    CHECK(mistakes(R"("factor": 0.125)", R"("factor": 0)") == All{{Code::value_out_of_range, "0"}});
    CHECK(mistakes(R"("dimension": "usd")", R"("dimension": "US dollar")") ==
          All{{Code::invalid_id, "\"US dollar\""}});
}

TEST_CASE("names that conditions can use") {
    for (const char* const name : {"Remark", "re-mark", "stack", "in", "true", "has", "layer"}) {
        const std::string written = "\"" + std::string(name) + "\"";
        CHECK(mistakes("\"remark\"", written) == All{{Code::invalid_id, written}});
    }
    CHECK(mistakes("\"remark\"", "\"years\"") == All{{Code::duplicate_id, "\"years\""}});
    CHECK(mistakes(R"("years": {)", R"("ramp": {)") == All{{Code::invalid_id, "\"ramp\""}});
}

TEST_CASE("units and kinds that are named exist") {
    CHECK(mistakes(R"("unit": "usd")", R"("unit": "usdd")").front() ==
          Found{Code::unknown_unit, "\"usdd\""});
    CHECK(mistakes(R"(["model_release"])", R"(["model_relaese"])") ==
          All{{Code::unknown_kind, "\"model_relaese\""}});
    Diagnostics diagnostics;
    (void)load_vocabulary(text_of(with(whole, R"(["model_release"])", R"(["model_relaese"])")),
                          diagnostics);
    CHECK(diagnostics.all().front().hint == "did you mean `model_release`?");
}

TEST_CASE("keys fit the type of a fact") {
    CHECK(mistakes(R"("type": "text")", R"("type": "text", "unit": "usd")") ==
          All{{Code::conflicting_keys, "\"usd\""}});
    CHECK(mistakes(R"("type": "text")", R"("type": "text", "minimum": 0)") ==
          All{{Code::conflicting_keys, "0"}});
    CHECK(mistakes(R"("type": "text")", R"("type": "text", "values": [])") ==
          All{{Code::conflicting_keys, "[]"}});
    CHECK(mistakes(R"("values": ["h800", "other"], )", "") == All{{Code::missing_key, "{"}});
    CHECK(mistakes(R"("type": "text")", R"("type": "string")") ==
          All{{Code::unknown_enum_value, "\"string\""}});
    CHECK(mistakes(R"(["h800", "other"])", R"(["h800", "h800"])") ==
          All{{Code::duplicate_id, "\"h800\""}});
    CHECK(mistakes(R"("minimum": 1, "maximum": 9)", R"("minimum": 3, "maximum": 2)").front() ==
          Found{Code::invalid_value, "2"});
}

TEST_CASE("examples are values of their fact") {
    CHECK(mistakes(R"("example": "h800")", R"("example": "h900")") ==
          All{{Code::invalid_value, "\"h900\""}});
    CHECK(mistakes(R"("example": "true")", R"("example": "yes")") ==
          All{{Code::invalid_value, "\"yes\""}});
    CHECK(mistakes(R"("example": "3")", R"("example": "10")") ==
          All{{Code::value_out_of_range, "\"10\""}});
    CHECK(mistakes(R"("example": "4 months")", R"("example": "4 years")") ==
          All{{Code::value_out_of_range, "\"4 years\""}});
    CHECK(mistakes(R"("example": "4 months")", R"("example": "$4")") ==
          All{{Code::unknown_unit, "$"}});
}

TEST_CASE("shape of a vocabulary") {
    CHECK(mistakes(R"("kinds": {)", R"("kind": {)").front().code == Code::missing_key);
    CHECK(mistakes(R"("question": "What else?")", R"("questoin": "What else?")") ==
          All{{Code::missing_key, "{"}, {Code::unknown_key, "\"questoin\""}});
    CHECK(mistakes(R"("about": "A remark.")", R"("about": "")") ==
          All{{Code::invalid_value, "\"\""}});
    CHECK(mistakes(R"("maximum": 24)", R"("maximum": "24")") == All{{Code::wrong_type, "\"24\""}});
}
