// SPDX-License-Identifier: MIT
#include <memory>
#include <optional>
#include <string>

#include "knowledge.hpp"

using stackimpact::Code;
using stackimpact::Diagnostics;
using stackimpact::DropTarget;
using stackimpact::FactChange;
using stackimpact::FactStatus;
using stackimpact::FactValue;
using stackimpact::parse_drop;
using stackimpact::parse_set;
using stackimpact::Scenario;
using stackimpact::Text;
using stackimpact::load_test::builtin;
using stackimpact::load_test::Found;
using stackimpact::load_test::found;
using stackimpact::load_test::messages;
using stackimpact::load_test::mistakes_in;
using stackimpact::load_test::scenario_of;

namespace {

const Scenario& base() {
    static const Scenario scenario = scenario_of(R"({ "event": "e",
        "sources": { "reuters": "https://www.reuters.com/" },
        "facts": { "training_cost": { "value": "<$6M", "sources": ["reuters"] } },
        "arguments": { "moat_smaller": { "claim": "c", "mechanism": "moat" } } })");
    return scenario;
}

template <class Result>
struct Parsed {
    std::optional<Result> result;
    Diagnostics diagnostics;
};

Parsed<FactChange> set(const std::string& words) {
    Parsed<FactChange> parsed;
    parsed.result = parse_set(std::make_shared<const Text>("--set", words), base(), builtin(),
                              parsed.diagnostics);
    return parsed;
}

FactChange good_set(const std::string& words) {
    const auto parsed = set(words);
    INFO(words << "\n" << messages(parsed.diagnostics));
    REQUIRE(parsed.result);
    CHECK(parsed.diagnostics.all().empty());
    return *parsed.result;
}

void check_bad_set(const std::string& words, Code code, const std::string& part) {
    auto parsed = set(words);
    INFO(words << "\n" << messages(parsed.diagnostics));
    CHECK_FALSE(parsed.result);
    const auto all = found(parsed.diagnostics);
    REQUIRE(all.size() == 1);
    CHECK(all[0] == Found{code, part});
}

Parsed<DropTarget> drop(const std::string& words) {
    Parsed<DropTarget> parsed;
    parsed.result = parse_drop(std::make_shared<const Text>("--drop", words), base(), builtin(),
                               parsed.diagnostics);
    return parsed;
}

void check_drop(const std::string& words, DropTarget::Kind kind, const std::string& id) {
    const auto parsed = drop(words);
    INFO(words << "\n" << messages(parsed.diagnostics));
    REQUIRE(parsed.result);
    CHECK(*parsed.result == DropTarget{kind, id});
}

void check_bad_drop(const std::string& words, Code code, const std::string& near) {
    const auto parsed = drop(words);
    INFO(words << "\n" << messages(parsed.diagnostics));
    CHECK_FALSE(parsed.result);
    REQUIRE(parsed.diagnostics.all().size() == 1);
    CHECK(parsed.diagnostics.all()[0].code == code);
    CHECK(parsed.diagnostics.all()[0].hint.find(near) != std::string::npos);
}

}  // namespace

TEST_CASE("values set from the command line are typed by the vocabulary") {
    CHECK(good_set("training_cost=60M").value == FactValue{6e7});
    CHECK(good_set("training_cost=$600M").as_written == "$600M");
    CHECK(good_set("training_cost=<$6M").high == 6e6);
    CHECK(good_set("training_cost=USD 60M").value == FactValue{6e7});
    CHECK(good_set("open_weights=false").value == FactValue{false});
    CHECK(good_set("open_weights=yes").value == FactValue{true});
    CHECK(good_set("training_chip=h100").value == FactValue{std::string("h100")});
    CHECK(good_set("app_store_rank=3").value == FactValue{std::int64_t{3}});
    CHECK_FALSE(good_set("training_cost=60M").status);
    const FactChange status = good_set("training_cost.status=retracted");
    CHECK(status.status == FactStatus::retracted);
    CHECK_FALSE(status.value);
}

TEST_CASE("mistakes in what is set are marked in the argument") {
    check_bad_set("training_cost", Code::invalid_value, "training_cost");
    check_bad_set("trainig_cost=1", Code::unknown_fact, "trainig_cost");
    check_bad_set("training_cost.low=1", Code::unknown_key, "low");
    check_bad_set("training_cost.status=rumoured", Code::unknown_enum_value, "rumoured");
    check_bad_set("open_weights.status=confirmed", Code::unknown_fact, "open_weights");
    check_bad_set("open_weights=perhaps", Code::wrong_type, "perhaps");
    check_bad_set("training_chip=h8000", Code::unknown_enum_value, "h8000");
    check_bad_set("app_store_rank=0", Code::value_out_of_range, "0");
    check_bad_set("training_cost=6M years", Code::unknown_unit, "years");
    for (const char* mangled : {"training_cost=0M", "training_cost=00M", "training_cost=M",
                                "training_cost=", "training_cost=under M"}) {
        const auto parsed = set(mangled);
        INFO(mangled << "\n" << messages(parsed.diagnostics));
        CHECK_FALSE(parsed.result);
        REQUIRE(parsed.diagnostics.all().size() == 1);
        CHECK(parsed.diagnostics.all()[0].code == Code::shell_mangled_amount);
        CHECK(parsed.diagnostics.all()[0].hint.find("single quotes") != std::string::npos);
    }
}

TEST_CASE("what can be dropped") {
    using Kind = DropTarget::Kind;
    check_drop("moat_smaller", Kind::argument, "moat_smaller");
    check_drop("switchboard", Kind::argument, "switchboard");
    check_drop("training_cost", Kind::fact, "training_cost");
    check_drop("reuters", Kind::source, "reuters");
    check_drop("mechanism:moat", Kind::mechanism, "moat");
    check_drop("mechanism:efficiency", Kind::mechanism, "efficiency");
    check_drop("fact:training_cost", Kind::fact, "training_cost");
    check_drop("source:reuters", Kind::source, "reuters");
}

TEST_CASE("what is not there cannot be dropped") {
    check_bad_drop("moat_smaler", Code::unknown_target, "`moat_smaller`");
    check_bad_drop("mechanism:eficiency", Code::unknown_mechanism, "`efficiency`");
    check_bad_drop("fact:open_weights", Code::unknown_target, "training_cost");
    check_bad_drop("source:reuter", Code::unknown_target, "`reuters`");
    check_bad_drop("", Code::unknown_target, "");
}

TEST_CASE("mistakes in cases") {
    const auto check = [](const std::string& written, Code code, const std::string& part) {
        INFO(written);
        const auto all = mistakes_in(R"({ "event": "e", "facts": { "training_cost": "$6M" },
            "cases": { "c": { )" + written +
                                     " } } }");
        REQUIRE(all.size() == 1);
        CHECK(all[0] == Found{code, part});
    };
    check(R"("set": { "open_weight": true })", Code::unknown_fact, R"("open_weight")");
    check(R"("set": { "open_weights": { "status": "confirmed" } })", Code::missing_key, "{");
    check(R"("set": { "training_cost": { "high": "$9M" } })", Code::missing_key, "{");
    check(R"("set": { "training_cost": { "by": "vendor" } })", Code::unknown_key, R"("by")");
    check(R"("set": { "training_cost": "years" })", Code::invalid_amount, R"(years)");
    check(R"("drop": ["mechanism:eficiency"])", Code::unknown_mechanism,
          R"("mechanism:eficiency")");
    check(R"("drop": ["fact:open_weights"])", Code::unknown_target, R"("fact:open_weights")");
    check(R"("drop": "moat")", Code::wrong_type, R"("moat")");
    check(R"("sets": {})", Code::unknown_key, R"("sets")");
}
