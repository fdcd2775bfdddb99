// SPDX-License-Identifier: MIT
#include <string>
#include <vector>

#include "knowledge.hpp"

using stackimpact::Code;
using stackimpact::Diagnostics;
using stackimpact::load_scenario;
using stackimpact::Severity;
using stackimpact::load_test::builtin;
using stackimpact::load_test::Found;
using stackimpact::load_test::mistakes_in;
using stackimpact::load_test::scenario_of;
using stackimpact::load_test::text_of;

namespace {

/// A scenario with one thing in it beside the event.
std::string only(const std::string& members) {
    return R"({ "event": "e", )" + members + " }";
}
std::string fact_only(const std::string& written) {
    return only(R"("facts": { )" + written + " }");
}
std::string arguments_only(const std::string& written) {
    return only(R"("facts": {}, "arguments": { )" + written + " }");
}

}  // namespace

TEST_CASE("mistakes in facts") {
    const auto check = [](const std::string& written, Code code, const std::string& part) {
        INFO(written);
        const auto all = mistakes_in(fact_only(written));
        REQUIRE(all.size() == 1);
        CHECK(all[0] == Found{code, part});
    };
    check(R"("trainig_cost": 1)", Code::unknown_fact, R"("trainig_cost")");
    check(R"("open_weights": "yes")", Code::wrong_type, R"("yes")");
    check(R"("open_weights": [])", Code::wrong_type, "[]");
    check(R"("training_chip": "h8000")", Code::unknown_enum_value, R"("h8000")");
    check(R"("app_store_rank": 1.5)", Code::wrong_type, "1.5");
    check(R"("app_store_rank": 0)", Code::value_out_of_range, "0");
    check(R"("active_parameter_share": "120%")", Code::value_out_of_range, R"("120%")");
    check(R"("catch_up_time": "30 years")", Code::value_out_of_range, R"("30 years")");
    check(R"("training_cost": "6M years")", Code::unknown_unit, "years");
    check(R"("training_cost": "0M")", Code::shell_mangled_amount, "0M");
    check(R"("training_cost": "\u0024six")", Code::invalid_amount, "six");
    check(R"("training_cost": { "status": "claimed" })", Code::missing_key, "{");
    check(R"("training_cost": { "value": 1, "status": "rumoured" })", Code::unknown_enum_value,
          R"("rumoured")");
    check(R"("training_cost": { "value": 1, "by": "rules" })", Code::unknown_enum_value,
          R"("rules")");
    check(R"("training_cost": { "value": 1, "at_most": 2 })", Code::value_out_of_range, "2");
    check(R"("training_cost": { "value": "<$6M", "high": 7 })", Code::conflicting_keys, "7");
    check(R"("training_cost": { "value": 1, "low": 2 })", Code::invalid_value, "2");
    check(R"("training_cost": { "value": 1, "high": "<2" })", Code::invalid_amount, R"("<2")");
    check(R"("open_weights": { "value": true, "low": 0 })", Code::conflicting_keys, "0");
    check(R"("training_cost": { "value": 1, "note": "\u001b[31m" })", Code::control_character,
          "\\u001b");
    check(R"("training_cost": { "value": 1, "sources": ["reuters"] })", Code::unknown_source,
          R"("reuters")");
    check(R"("training_cost": { "value": 1, "source": "x" })", Code::unknown_key, R"("source")");
}

TEST_CASE("mistakes in sources and citations") {
    const auto check = [](const std::string& source, const std::string& citation, Code code,
                          const std::string& part) {
        INFO(source << " " << citation);
        const auto all =
            mistakes_in(only(R"("sources": { "s": )" + source +
                             R"( }, "facts": { "open_weights": { "value": true, "sources": [ )" +
                             citation + " ] } }"));
        REQUIRE(all.size() == 1);
        CHECK(all[0] == Found{code, part});
    };
    const std::string good = R"("https://a.example/")";
    check(R"("Reuters")", R"("s")", Code::invalid_value, R"("Reuters")");
    check(R"({ "reliability": "B" })", R"("s")", Code::missing_key, "{");
    check(R"({ "title": "t", "reliability": "b" })", R"("s")", Code::invalid_grade, R"("b")");
    check(R"({ "title": "t", "date": "27/01/2025" })", R"("s")", Code::invalid_date,
          R"("27/01/2025")");
    check(good, R"({ "source": "s", "credibility": 7 })", Code::invalid_grade, "7");
    check(good, R"({ "source": "s", "credibility": "B3" })", Code::invalid_grade, R"("B3")");
    check(good, R"({ "source": "t" })", Code::unknown_source, R"("t")");
    check(good, "3", Code::wrong_type, "3");
}

TEST_CASE("mistakes in arguments") {
    const auto check = [](const std::string& written, Code code, const std::string& part) {
        INFO(written);
        const auto all = mistakes_in(arguments_only(R"("a": { "claim": "c", )" + written + " }"));
        REQUIRE(all.size() == 1);
        CHECK(all[0] == Found{code, part});
    };
    check(R"("hedge": "may bee")", Code::unknown_hedge, R"("may bee")");
    check(R"("strength": 1.5)", Code::value_out_of_range, "1.5");
    check(R"("mechanism": "No")", Code::invalid_id, R"("No")");
    check(R"("rests_on": ["open_weight"])", Code::unknown_fact, R"("open_weight")");
    check(R"("rests_on": ["open_weights"])", Code::unknown_fact, R"("open_weights")");
    check(R"("bull": { "chips": 0.5 })", Code::unknown_layer, R"("chips")");
    check(R"("bear": { "chip_design": 0 })", Code::value_out_of_range, "0");
    check(R"("effects": [{ "layer": "$each", "channel": "demand", "bull": 1 }])",
          Code::unknown_layer, R"("$each")");
    check(R"("effects": [{ "layer": "chip_design", "channel": "price", "bull": 1 }])",
          Code::unknown_channel, R"("price")");
    check(R"("effects": [{ "layer": "chip_design", "channel": "demand", "bull": 1, "bear": 0.5 }])",
          Code::conflicting_keys, "0.5");
    check(R"("effects": [{ "layer": "chip_design", "channel": "demand" }])", Code::missing_key,
          "{");
    check(R"("supports": "b")", Code::wrong_type, R"("b")");
    check(R"("supports": [{ "to": "switchboard", "weight": 0 }])", Code::value_out_of_range, "0");
    check(R"("supports": ["switchbord"])", Code::unknown_argument, R"("switchbord")");
    check(R"("attacks": ["mechanism:eficiency"])", Code::unknown_mechanism,
          R"("mechanism:eficiency")");
    check(R"("attacks": ["a"])", Code::argument_cycle, R"("a")");
}

TEST_CASE("an argument that rests on a fact which nobody states is warned of") {
    Diagnostics diagnostics;
    const std::string argument = R"("a": { "claim": "c", "rests_on": ["open_weights"] })";
    CHECK(load_scenario(text_of(arguments_only(argument)), "test", builtin(), diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].severity == Severity::warning);
    (void)scenario_of(only(R"("facts": {}, "arguments": { )" + argument +
                           R"( }, "cases": { "c": { "set": { "open_weights": true } } })"));
}

TEST_CASE("arguments and rules share one set of names") {
    const auto all = mistakes_in(arguments_only(R"("switchboard": { "claim": "c" })"));
    REQUIRE(all.size() == 1);
    CHECK(all[0] == Found{Code::duplicate_id, R"("switchboard")"});
}

TEST_CASE("circles through arguments and rules name their members") {
    Diagnostics diagnostics;
    const std::string text = arguments_only(
        R"("a": { "claim": "c", "mechanism": "efficiency", "supports": ["b"] },
           "b": { "claim": "c", "attacks": ["second_mover_saving"] })");
    CHECK_FALSE(load_scenario(text_of(text), "test", builtin(), diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    const auto& circle = diagnostics.all()[0];
    CHECK(circle.code == Code::argument_cycle);
    for (const char* part : {"`second_mover_saving` attacks `a`", "`a` supports `b`",
                             "`b` attacks `second_mover_saving`"}) {
        INFO(circle.message);
        CHECK(circle.message.find(part) != std::string::npos);
    }
    CHECK(circle.labels.size() == 2);
    CHECK(circle.hint.find("<builtin>/rules/training.json:") != std::string::npos);
}

TEST_CASE("rules of another kind of event close no circle") {
    const std::string text = only(
        R"("kind": "export_control", "facts": {}, "arguments": {
           "a": { "claim": "c", "mechanism": "efficiency", "supports": ["b"] },
           "b": { "claim": "c", "attacks": ["second_mover_saving"] } })");
    (void)scenario_of(text);
}

TEST_CASE("two circles are two errors, chains and diamonds are none") {
    const auto all = mistakes_in(arguments_only(
        R"("a": { "claim": "c", "supports": ["b"] }, "b": { "claim": "c", "attacks": ["a"] },
           "c": { "claim": "c", "supports": ["d"] }, "d": { "claim": "c", "supports": ["c", "a"] })"));
    REQUIRE(all.size() == 2);
    CHECK(all[0].code == Code::argument_cycle);
    CHECK(all[1].code == Code::argument_cycle);
    (void)scenario_of(arguments_only(
        R"("a": { "claim": "c", "supports": ["b", "c"] }, "b": { "claim": "c", "supports": ["d"] },
           "c": { "claim": "c", "attacks": ["d"] }, "d": { "claim": "c" })"));
}

TEST_CASE("an argument and its supporter with one effect need one mechanism") {
    const auto text = [](const std::string& a, const std::string& b) {
        return arguments_only(
            R"("a": { "claim": "c", "bull": { "chip_design": 0.5 }, "supports": ["b"])" + a +
            R"( }, "b": { "claim": "c", "bull": { "chip_design": 0.25 })" + b + " }");
    };
    const auto all = mistakes_in(text("", ""));
    REQUIRE(all.size() == 1);
    CHECK(all[0] == Found{Code::double_counting, R"("b")"});
    CHECK(mistakes_in(text(R"(, "mechanism": "m")", R"(, "mechanism": "n")")).size() == 1);
    CHECK(mistakes_in(text(R"(, "mechanism": "m")", R"(, "mechanism": "m")")).empty());
    CHECK(
        mistakes_in(arguments_only(
                        R"("a": { "claim": "c", "bull": { "chip_design": 0.5 }, "supports": ["b"] },
                 "b": { "claim": "c", "bear": { "chip_design": 0.5 } })"))
            .empty());
}

TEST_CASE("nothing supports and attacks the same") {
    const auto all = mistakes_in(arguments_only(
        R"("a": { "claim": "c", "supports": ["b"], "attacks": ["mechanism:m"] },
           "b": { "claim": "c", "mechanism": "m" })"));
    REQUIRE(all.size() == 1);
    CHECK(all[0] == Found{Code::support_and_attack, R"("mechanism:m")"});
}

TEST_CASE("mistakes in the market, expectations and falsifiers") {
    const auto check = [](const std::string& written, Code code, const std::string& part) {
        INFO(written);
        const auto all = mistakes_in(only(R"("facts": {}, )" + written));
        REQUIRE(all.size() == 1);
        CHECK(all[0] == Found{code, part});
    };
    check(R"("market": { "NVDA": -17 })", Code::value_out_of_range, "-17");
    check(R"("market": { "NVDA": "<-3%" })", Code::invalid_amount, R"("<-3%")");
    check(R"("market": { "nvda": 0.1 })", Code::invalid_id, R"("nvda")");
    check(R"("market": { "NVIDIA": 0.1 })", Code::unknown_company, R"("NVIDIA")");
    check(R"("market": { "returns": { "NVDA": { "return": 0, "equal_weighted": {} } } })",
          Code::missing_key, "{");
    check(R"("market": { "commentary": { "chip": "bull" } })", Code::unknown_layer, R"("chip")");
    check(R"("market": { "commentary": { "chip_design": "up" } })", Code::unknown_enum_value,
          R"("up")");
    check(R"("market": { "commentary": { "chip_design": { "stated": true } } })", Code::missing_key,
          "{");
    check(R"("market": { "window": [1, 0], "returns": {} })", Code::invalid_value, "[1, 0]");
    check(R"("market": { "returns": { "NVDA": { "return": 0, "sd": 0 } } })",
          Code::value_out_of_range, "0");
    check(R"("expect": { "chip": { "sign": "bull" } })", Code::unknown_layer, R"("chip")");
    check(R"("expect": { "chip_design": { "verdict": "bulish" } })", Code::unknown_enum_value,
          R"("bulish")");
    check(R"("expect": { "chip_design": { "rnk": "most_bearish" } })", Code::unknown_key,
          R"("rnk")");
    const auto falsifier = [](const std::string& op, const std::string& value) {
        return R"("falsifiers": [{ "metric": "m", "op": )" + op + R"(, "value": )" + value +
               R"(, "by": "2026", "refutes": ["switchboard"] }])";
    };
    check(falsifier(R"("=>")", "1"), Code::unknown_enum_value, R"("=>")");
    check(falsifier(R"(">")", R"("much")"), Code::invalid_amount, R"("much")");
}

TEST_CASE("a company that the stack does not have is only passed over") {
    Diagnostics diagnostics;
    const auto text = text_of(only(R"("facts": {}, "market": { "ZZZZ": "1%", "NVDA": "1%" })"));
    const auto scenario = load_scenario(text, "test", builtin(), diagnostics);
    REQUIRE(scenario);
    CHECK(scenario->market->returns.size() == 2);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].severity == Severity::warning);
}

TEST_CASE("what a scenario needs, and all mistakes at once") {
    CHECK(mistakes_in("[]").front().code == Code::wrong_type);
    CHECK(mistakes_in("{}").size() == 2);
    CHECK(mistakes_in(R"({ "event": "e", "facts": {}, "fact": {} })").front() ==
          Found{Code::unknown_key, R"("fact")"});
    CHECK(mistakes_in(R"({ "event": "e", "facts": {}, "schema_version": "9.0" })").front().code ==
          Code::unsupported_schema_version);
    const auto all = mistakes_in(R"({ "id": "Bad Id", "event": " ", "kind": "model_launch",
        "date": "27/01/2025", "facts": { "open_weigths": true }, "cases": { "C": {} } })");
    std::vector<Code> codes;
    for (const Found& one : all) codes.push_back(one.code);
    CHECK(codes == std::vector<Code>{Code::invalid_id, Code::invalid_value, Code::unknown_kind,
                                     Code::invalid_date, Code::unknown_fact, Code::invalid_id});
}
