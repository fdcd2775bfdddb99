// SPDX-License-Identifier: MIT
#include "rules/rule_tests.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/world.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

World world() {
    World made;
    made.scales = standard_scales();
    made.vocabulary = small_vocabulary();
    made.rules.environment = small_environment();
    made.stack = empty_stack(3);
    Figure early;
    early.value = 2.0;
    early.date = *parse_date("2024");
    Figure late = early;
    late.value = 8.0;
    late.date = *parse_date("2025");
    for (const char* name : {"r0", "r1"}) {
        Reference reference;
        reference.name = ReferenceName{name};
        reference.series = {early, late};
        made.stack.references[reference.name] = reference;
    }
    return made;
}

Rule& add_rule(World& world, const std::vector<std::string>& when, const std::string& strength) {
    Rule rule;
    rule.id = ArgumentId{"rule"};
    for (const std::string& text : when) {
        rule.when.push_back(condition(text, cel::Expected::boolean));
    }
    rule.strength = condition(strength, cel::Expected::number);
    rule.effects = {{LayerId{"a"}, ChannelId{"demand"}, Direction::bull, 0.5}};
    return world.rules.rules.emplace(rule.id, rule).first->second;
}

RuleTest test_of(std::map<FactName, FactValue> facts, RuleOutcome expect) {
    RuleTest test;
    test.facts = std::move(facts);
    test.expect = expect;
    return test;
}

FactName n0() {
    return FactName{"n0"};
}

RuleTestReport run(const World& world) {
    std::vector<const Rule*> rules;
    for (const auto& entry : world.rules.rules) rules.push_back(&entry.second);
    return run_rule_tests(rules, {world.scales, world.vocabulary, world.stack, world.rules});
}

RuleTestResult only_result(const World& world) {
    const RuleTestReport report = run(world);
    REQUIRE(report.tests.size() == 1);
    return report.tests.front();
}

}  // namespace

TEST_CASE("a test passes when the rule ends as expected") {
    World w = world();
    Rule& rule = add_rule(w, {"n0 > 3.0"}, "0.5");
    rule.tests = {test_of({{n0(), 4.0}}, RuleOutcome::fired),
                  test_of({{n0(), 2.0}}, RuleOutcome::not_fired),
                  test_of({}, RuleOutcome::undecided), test_of({{n0(), 2.0}}, RuleOutcome::fired)};
    const RuleTestReport report = run(w);
    CHECK(report.passed() == 3);
    CHECK(report.failed() == 1);
    CHECK(report.tests.back().number == 4);
    CHECK(report.tests.back().outcome == RuleOutcome::not_fired);
    CHECK(report.rules.front().passed == 3);
    CHECK(report.rules.front().failed == 1);
}

TEST_CASE("a condition tells what it read and what it came to") {
    World w = world();
    add_rule(w, {"b0", "n0 < stack.r0"}, "n0 / 10.0").tests = {
        test_of({{n0(), 9.0}}, RuleOutcome::fired)};
    const RuleTestResult result = only_result(w);
    REQUIRE(result.conditions.size() == 2);
    CHECK_FALSE(result.conditions[0].holds);
    CHECK(result.conditions[0].needs == std::vector<FactName>{FactName{"b0"}});
    CHECK(result.conditions[0].reads == std::vector<ReadValue>{{"b0", std::nullopt}});
    CHECK(result.conditions[1].holds == false);
    CHECK(result.conditions[1].reads == std::vector<ReadValue>{{"n0", "9"}, {"stack.r0", "8"}});
    CHECK(result.strength.holds == true);
    CHECK(result.strength.value == 0.9);
}

TEST_CASE("references are read as they were on the day of the test") {
    World w = world();
    Rule& rule = add_rule(w, {"n0 < stack.r0"}, "0.5");
    rule.tests = {test_of({{n0(), 5.0}}, RuleOutcome::not_fired)};
    CHECK_FALSE(only_result(w).passed);
    rule.tests.front().date = parse_date("2024-06-01");
    const RuleTestResult result = only_result(w);
    CHECK(result.passed);
    CHECK(result.conditions.front().reads.back() == ReadValue{"stack.r0", "2"});
}

TEST_CASE("missing facts count only where the test names some") {
    World w = world();
    Rule& rule = add_rule(w, {"n0 > 3.0", "b0"}, "0.5");
    rule.tests = {test_of({}, RuleOutcome::undecided)};
    CHECK(only_result(w).passed);
    rule.tests.front().needs = {n0()};
    CHECK_FALSE(only_result(w).passed);
    CHECK(only_result(w).needs == std::vector<FactName>{FactName{"b0"}, n0()});
    rule.tests.front().needs = {n0(), FactName{"b0"}};
    CHECK(only_result(w).passed);
}

TEST_CASE("neither scales nor the kind of event decide a test") {
    World w = world();
    for (auto& status : w.scales.status) status.second = 0.0;
    Rule& rule = add_rule(w, {"n0 > 3.0"}, "0.5");
    rule.kinds = {KindId{"k1"}};
    rule.tests = {test_of({{n0(), 4.0}}, RuleOutcome::fired)};
    CHECK(only_result(w).passed);
}

TEST_CASE("a strength that is no strength is an error with a reason") {
    World w = world();
    Rule& rule = add_rule(w, {}, "n0 / 5.0");
    rule.tests = {test_of({{n0(), 9.0}}, RuleOutcome::error)};
    const RuleTestResult result = only_result(w);
    CHECK(result.passed);
    CHECK(result.strength.value == 1.8);
    CHECK_FALSE(result.strength.holds);
    CHECK_FALSE(result.strength.error.empty());
}

TEST_CASE("a rule whose each chooses no layer does not fire") {
    World w = world();
    Rule& rule = add_rule(w, {}, "0.5");
    rule.each = condition("layer.order > 9", cel::Expected::boolean);
    rule.tests = {test_of({}, RuleOutcome::not_fired)};
    REQUIRE(only_result(w).each);
    CHECK(only_result(w).each->holds == false);
    CHECK(only_result(w).passed);
    rule.each = condition("layer.order > 1", cel::Expected::boolean);
    CHECK(only_result(w).each->holds == true);
    CHECK_FALSE(only_result(w).passed);
}

TEST_CASE("coverage asks only for what a rule can end in") {
    using Outcomes = std::vector<RuleOutcome>;
    World w = world();
    Rule& rule = add_rule(w, {}, "0.5");
    CHECK(run(w).rules.front().lacks == Outcomes{RuleOutcome::fired});
    rule.tests = {test_of({}, RuleOutcome::fired)};
    CHECK(run(w).rules.front().lacks.empty());
    rule.when = {condition("stack.r0 > 3.0", cel::Expected::boolean)};
    CHECK(run(w).rules.front().lacks == Outcomes{RuleOutcome::not_fired});
    rule.when = {condition("n0 > 3.0", cel::Expected::boolean)};
    CHECK(run(w).rules.front().lacks == Outcomes{RuleOutcome::not_fired, RuleOutcome::undecided});
}
