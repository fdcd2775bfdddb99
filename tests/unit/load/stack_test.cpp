// SPDX-License-Identifier: MIT
#include "load/load.hpp"
#include "source/hash.hpp"
#include "texts.hpp"

using stackimpact::ChannelId;
using stackimpact::Code;
using stackimpact::Diagnostics;
using stackimpact::FlowToward;
using stackimpact::LayerId;
using stackimpact::ReferenceName;
using stackimpact::Stack;
using stackimpact::Ticker;
using stackimpact::Vocabulary;
using stackimpact::load_test::Found;
using stackimpact::load_test::found;
using stackimpact::load_test::marked;
using stackimpact::load_test::messages;
using stackimpact::load_test::text_of;
using stackimpact::load_test::with;

namespace {

const std::string whole = R"({
  "$schema": "schemas/stack.schema.json",
  "schema_version": "0.1",
  "id": "chain",
  "name": "A chain",
  "channels": { "demand": { "name": "Demand" }, "cost": { "name": "Cost", "about": "Inputs." } },
  "layers": {
    "mills": {
      "name": "Mills",
      "players": [
        { "name": "A", "measure": "tons", "share": [
          { "value": 0.7, "date": "2024", "url": "https://a.example/1", "grade": "B2" },
          { "value": 0.6, "date": "2023-06", "basis": "unseen" } ] },
        { "name": "B", "measure": "tons",
          "share": { "value": 0.3, "low": 0.2, "high": 0.4, "date": "2024",
            "basis": "judgement" } },
        { "name": "C" }
      ]
    },
    "bakers": { "name": "Bakers", "about": "Buy flour.", "moat": "None." }
  },
  "flows": [
    { "from": "demand", "to": "demand", "toward": "suppliers", "sign": 1, "coefficient": "demand",
      "damping": 0.5 },
    { "from": "cost", "to": "cost", "toward": "customers", "sign": -1, "coefficient": "cost",
      "damping": 0 }
  ],
  "links": [
    { "supplier": "mills", "customer": "bakers", "note": "Flour.",
      "demand": { "value": 0.5, "basis": "judgement" },
      "cost": { "value": 0.25, "basis": "judgement", "entry": "d1", "note": "A guess." } }
  ],
  "references": {
    "ripening_time": {
      "unit": "months", "about": "How long it takes.",
      "series": [{ "value": 6, "low": 3, "date": "2024", "url": "http://b.example/x" }]
    }
  },
  "companies": { "FLR.A": { "name": "Flour", "exposure": { "mills": 0.5, "bakers": 0.5 } } }
})";

Vocabulary units() {
    Vocabulary vocabulary;
    vocabulary.units["months"] = {"months", "time", 0.125, {"months"}};
    return vocabulary;
}

std::vector<Found> mistakes(const std::string& content) {
    Diagnostics diagnostics;
    const auto stack = load_stack(text_of(content), units(), diagnostics);
    INFO(messages(diagnostics));
    CHECK_FALSE(stack);
    return found(diagnostics);
}

/// The mistakes in `whole` with one thing replaced.
std::vector<Found> mistakes(const std::string& from, const std::string& to) {
    return mistakes(with(whole, from, to));
}

using All = std::vector<Found>;

}  // namespace

TEST_CASE("a whole stack") {
    Diagnostics diagnostics;
    const auto stack = load_stack(text_of(whole), units(), diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(diagnostics.all().empty());
    REQUIRE(stack);
    CHECK(stack->id == "chain");
    CHECK(stack->sha256 == stackimpact::sha256(whole));
    REQUIRE(stack->layers.size() == 2);
    CHECK(stack->layers[0].id == LayerId("mills"));
    CHECK(stack->layers[0].order == 1);
    CHECK(stack->layers[1].order == 2);
    CHECK(stack->layers[1].moat == "None.");
    REQUIRE(stack->layers[0].players.size() == 3);
    CHECK(stack->layers[0].players[2].share.empty());
    CHECK(stack->channels[1].id == ChannelId("cost"));
    REQUIRE(stack->links.size() == 1);
    CHECK(stack->links[0].coefficients.at("cost").front().value == 0.25);
    CHECK(stack->links[0].coefficients.at("cost").front().basis == "judgement");
    REQUIRE(stack->flows.size() == 2);
    CHECK(stack->flows[1].toward == FlowToward::customers);
    CHECK(stack->flows[1].sign == -1);
    CHECK(stack->flows[1].damping == 0.0);
    CHECK(stack->companies.at(Ticker("FLR.A")).exposure.at(LayerId("bakers")) == 0.5);
    CHECK(stack->layers[0].location.position.line == 8);
}

TEST_CASE("a series is in order of date, whatever the file's order") {
    Diagnostics diagnostics;
    const auto stack = load_stack(text_of(whole), units(), diagnostics);
    REQUIRE(stack);
    const auto& share = stack->layers[0].players[0].share;
    REQUIRE(share.size() == 2);
    CHECK(share[0].value == 0.6);
    CHECK(share[0].basis == "unseen");
    CHECK(share[1].value == 0.7);
    CHECK(share[1].basis == "source");
    CHECK(share[1].grade == "B2");
}

TEST_CASE("references are held in base units") {
    Diagnostics diagnostics;
    const auto stack = load_stack(text_of(whole), units(), diagnostics);
    REQUIRE(stack);
    const auto& reference = stack->references.at(ReferenceName("ripening_time"));
    CHECK(reference.unit == "months");
    CHECK(reference.series.front().value == 0.75);
    CHECK(reference.series.front().low == 0.375);
    CHECK_FALSE(reference.series.front().high);
}

TEST_CASE("names of layers, channels, coefficients and units") {
    CHECK(mistakes(R"("supplier": "mills")", R"("supplier": "mill")") ==
          All{{Code::unknown_layer, "\"mill\""}});
    CHECK(mistakes(R"("from": "demand")", R"("from": "demnd")") ==
          All{{Code::unknown_channel, "\"demnd\""}});
    CHECK(mistakes(R"("cost": { "value": 0.25)", R"("csot": { "value": 0.25)") ==
          All{{Code::unknown_key, "\"csot\""}});
    CHECK(mistakes(R"("unit": "months")", R"("unit": "month")") ==
          All{{Code::unknown_unit, "\"month\""}});
    CHECK(mistakes(R"({ "mills": 0.5,)", R"({ "milks": 0.5,)") ==
          All{{Code::unknown_layer, "\"milks\""}});
    CHECK(mistakes(R"("toward": "suppliers")", R"("toward": "supplier")") ==
          All{{Code::unknown_enum_value, "\"supplier\""}});
    CHECK(mistakes(R"("coefficient": "cost")", R"("coefficient": "note")").front() ==
          Found{Code::invalid_id, "\"note\""});

    Diagnostics diagnostics;
    (void)load_stack(text_of(with(whole, "\"supplier\": \"mills\"", "\"supplier\": \"mill\"")),
                     units(), diagnostics);
    CHECK(diagnostics.all().front().hint == "did you mean `mills`?");
}

TEST_CASE("links") {
    CHECK(mistakes(R"("customer": "bakers")", R"("customer": "mills")") ==
          All{{Code::self_link, "\"mills\""}});
    const std::string again = R"({ "supplier": "mills", "customer": "bakers",)"
                              R"( "demand": { "value": 0, "basis": "judgement" } })";
    CHECK(mistakes("\"links\": [", "\"links\": [" + again + ",").front().code ==
          Code::duplicate_id);
    CHECK(mistakes(R"("customer": "bakers", "note")", R"("note")") ==
          All{{Code::missing_key, "{"}});
    CHECK(mistakes(R"("value": 0.25)", R"("value": 1.25)") ==
          All{{Code::value_out_of_range, "1.25"}});
}

TEST_CASE("flows") {
    CHECK(mistakes(R"("damping": 0.5)", R"("damping": 1)") == All{{Code::value_out_of_range, "1"}});
    CHECK(mistakes(R"("damping": 0.5)", R"("damping": -0.5)") ==
          All{{Code::value_out_of_range, "-0.5"}});
    CHECK(mistakes(R"("sign": -1)", R"("sign": 0)") == All{{Code::invalid_value, "0"}});
    CHECK(mistakes(R"("sign": -1)", R"("sign": 2)") == All{{Code::value_out_of_range, "2"}});
    const std::string again = R"({ "from": "cost", "to": "cost", "toward": "customers", "sign": 1,)"
                              R"( "coefficient": "cost", "damping": 0.1 })";
    CHECK(mistakes("\"flows\": [", "\"flows\": [" + again + ",").front().code ==
          Code::duplicate_id);
}

TEST_CASE("figures say where they come from and when") {
    CHECK(mistakes(R"(, "basis": "unseen")", "") == All{{Code::missing_key, "{"}});
    CHECK(mistakes(R"("basis": "unseen")", R"("basis": "source")") ==
          All{{Code::missing_key, "{"}});
    CHECK(mistakes(R"("basis": "unseen")", R"("basis": "guess")").front() ==
          Found{Code::unknown_enum_value, "\"guess\""});
    CHECK(mistakes(R"("date": "2023-06", )", "") == All{{Code::missing_key, "{"}});
    CHECK(mistakes(R"("2023-06")", R"("06/2023")") == All{{Code::invalid_date, "\"06/2023\""}});
    CHECK(mistakes("https://a.example/1", "a.example/1") ==
          All{{Code::invalid_value, "\"a.example/1\""}});
    CHECK(mistakes(R"("grade": "B2")", R"("grade": "B7")") == All{{Code::invalid_grade, "\"B7\""}});
    CHECK(mistakes(R"("low": 0.2)", R"("low": 0.35)") == All{{Code::invalid_value, "0.35"}});
    CHECK(mistakes(R"("high": 0.4)", R"("high": 0.25)") == All{{Code::invalid_value, "0.25"}});
    CHECK(
        mistakes(
            R"("cost": { "value": 0.25, "basis": "judgement", "entry": "d1", "note": "A guess." })",
            R"("cost": 0.25)") == All{{Code::wrong_type, "0.25"}});
    CHECK(mistakes(R"([{ "value": 6, "low": 3, "date": "2024", "url": "http://b.example/x" }])",
                   "[]") == All{{Code::invalid_value, "[]"}});
}

TEST_CASE("shares of one measure and date stay within the whole") {
    Diagnostics diagnostics;
    CHECK_FALSE(load_stack(text_of(with(whole, "\"value\": 0.3,", "\"value\": 0.35,")), units(),
                           diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    const auto& over = diagnostics.all().front();
    CHECK(over.code == Code::shares_over_one);
    CHECK(marked(over.place).find("0.35") != std::string::npos);
    REQUIRE(over.labels.size() == 1);
    CHECK(marked(over.labels.front().place).find("0.7") != std::string::npos);

    Diagnostics other;
    CHECK(load_stack(text_of(with(whole, R"("value": 0.3, "low": 0.2, "high": 0.4, "date": "2024")",
                                  R"("value": 0.9, "date": "2022")")),
                     units(), other));
    CHECK(other.all().empty());
    CHECK(mistakes(R"("name": "B")", R"("name": "A")").front().code == Code::duplicate_id);
    CHECK(mistakes(R"("name": "B", "measure": "tons",)", R"("name": "B",)") ==
          All{{Code::missing_key, "{"}});
}

TEST_CASE("conflicting shares of one player and date count once") {
    const std::string second =
        R"({ "value": 0.5, "date": "2024", "basis": "unseen" }, { "value": 0.7, "date": "2024")";
    Diagnostics diagnostics;
    const auto stack = load_stack(text_of(with(whole, R"({ "value": 0.7, "date": "2024")", second)),
                                  units(), diagnostics);
    INFO(messages(diagnostics));
    CHECK(stack);
}

TEST_CASE("exposures of a company stay within the whole") {
    Diagnostics diagnostics;
    CHECK_FALSE(load_stack(text_of(with(whole, R"("bakers": 0.5)", R"("bakers": 0.6)")), units(),
                           diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    const auto& over = diagnostics.all().front();
    CHECK(over.code == Code::shares_over_one);
    CHECK(marked(over.place) == "0.6");
    REQUIRE(over.labels.size() == 1);
    CHECK(marked(over.labels.front().place) == "0.5");
    CHECK(mistakes("FLR.A", "flr") == All{{Code::invalid_id, "\"flr\""}});
    CHECK(mistakes(R"("bakers": 0.5)", R"("bakers": 0)") == All{{Code::value_out_of_range, "0"}});
}

TEST_CASE("shape of a stack") {
    CHECK(mistakes("[]") == All{{Code::wrong_type, "[]"}});
    CHECK(mistakes("{}") == All{{Code::missing_key, "{"},
                                {Code::missing_key, "{"},
                                {Code::missing_key, "{"},
                                {Code::missing_key, "{"}});
    CHECK(mistakes(R"("schema_version": "0.1")", R"("schema_version": "9.0")") ==
          All{{Code::unsupported_schema_version, "\"9.0\""}});
    CHECK(mistakes(R"("id": "chain",)", R"("id": "chain", "owner": "me",)") ==
          All{{Code::unknown_key, "\"owner\""}});
    CHECK(mistakes(R"("id": "chain")", R"("id": "Chain")") == All{{Code::invalid_id, "\"Chain\""}});
    CHECK(mistakes(R"("about": "Buy flour.")", "\"about\": \"\\u001b[31m\"") ==
          All{{Code::control_character, "\\u001b"}});
    CHECK(mistakes(R"("name": "Mills")", R"("name": " ")") == All{{Code::invalid_value, "\" \""}});
    CHECK(mistakes(R"("moat": "None.")", R"("moat": null)") == All{{Code::wrong_type, "null"}});
    CHECK(mistakes(R"("moat": "None.")", R"("name": "None.")") ==
          All{{Code::duplicate_key, "\"name\""}});
    CHECK(
        mistakes(
            R"({ "demand": { "name": "Demand" }, "cost": { "name": "Cost", "about": "Inputs." } })",
            "{}")
            .front() == Found{Code::invalid_value, "{}"});
}

TEST_CASE("a stack too large for a dense matrix") {
    std::string layers;
    for (int i = 0; i < 513; ++i) layers += "\"l" + std::to_string(i) + R"(": { "name": "x" },)";
    CHECK(mistakes(R"("layers": {)", "\"layers\": {" + layers) ==
          All{{Code::too_large, "\"l512\""}});
    std::string channels;
    for (int i = 0; i < 14; ++i) channels += "\"c" + std::to_string(i) + R"(": { "name": "x" },)";
    layers.erase(layers.find("\"l200\""));
    const All found = mistakes(with(with(whole, R"("layers": {)", "\"layers\": {" + layers),
                                    R"("channels": {)", "\"channels\": {" + channels));
    REQUIRE(found.size() == 1);
    CHECK(found.front().code == Code::too_large);
}
