// SPDX-License-Identifier: MIT
#include "rules/coverage.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "rules/choose.hpp"
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
    return made;
}

Rule& add_rule(World& world, const std::string& id, const std::string& when) {
    Rule rule;
    rule.id = ArgumentId{id};
    rule.family = "of_" + id;
    if (!when.empty()) rule.when = {condition(when, cel::Expected::boolean)};
    rule.strength = condition("0.5", cel::Expected::number);
    return world.rules.rules.emplace(rule.id, rule).first->second;
}

Scenario scenario(const std::string& id, const std::map<std::string, FactValue>& facts,
                  const std::string& kind = "k0") {
    Scenario made;
    made.id = id;
    made.path = id + ".json";
    made.kind = KindId{kind};
    for (const auto& [name, value] : facts) {
        Fact fact;
        fact.name = FactName{name};
        fact.value = value;
        made.facts.emplace(fact.name, fact);
    }
    return made;
}

BookCoverage cover(const World& world, const std::vector<Scenario>& scenarios,
                   const RuleChoice& choice = {}) {
    return book_coverage(chosen_rules(choice, world.rules, world.stack), choice, scenarios,
                         {world.scales, world.vocabulary, world.stack, world.rules});
}

const RuleUse& rule(const BookCoverage& coverage, const std::string& id) {
    for (const RuleUse& use : coverage.rules) {
        if (use.rule.str() == id) return use;
    }
    throw std::logic_error("no rule " + id);
}

const FactUse& fact(const BookCoverage& coverage, const std::string& name) {
    for (const FactUse& use : coverage.facts) {
        if (use.fact.str() == name) return use;
    }
    throw std::logic_error("no fact " + name);
}

using Names = std::vector<std::string>;

Names names_of(const std::vector<FactUse>& uses) {
    Names names;
    for (const FactUse& use : uses) names.push_back(use.fact.str());
    return names;
}

RuleTest rule_test(const std::map<std::string, FactValue>& facts, RuleOutcome expect) {
    RuleTest made;
    for (const auto& [name, value] : facts) made.facts.emplace(FactName{name}, value);
    made.expect = expect;
    return made;
}

}  // namespace

TEST_CASE("every outcome of a rule is counted, in scenarios and in tests apart") {
    World w = world();
    Rule& one = add_rule(w, "one", "1.0 / n0 > 0.2");
    one.kinds = {KindId{"k0"}};
    one.tests = {rule_test({{"n0", 1.0}}, RuleOutcome::fired),
                 rule_test({{"n0", 9.0}}, RuleOutcome::not_fired),
                 rule_test({}, RuleOutcome::undecided)};
    const BookCoverage coverage = cover(
        w, {scenario("a", {{"n0", 2.0}}), scenario("b", {{"n0", 3.0}}),
            scenario("c", {{"n0", 8.0}}), scenario("d", {}), scenario("e", {{"n0", 2.0}}, "k1")});
    const RuleUse& use = rule(coverage, "one");
    CHECK(use.in_scenarios == OutcomeCounts{2, 1, 1, 1, 0});
    CHECK(use.in_tests == OutcomeCounts{1, 1, 1, 0, 0});
    CHECK(use.fired_in == Names{"a", "b"});
    CHECK(use.family == "of_one");
    CHECK_FALSE(use.never_applied());
    CHECK_FALSE(use.never_fired());
    CHECK_FALSE(use.never_silent());
    CHECK_FALSE(use.fires_nowhere());
    CHECK_FALSE(use.silent_nowhere());
    CHECK(coverage.scenarios.size() == 5);
}

TEST_CASE("a rule that says nothing, or the same everywhere, stands out") {
    World w = world();
    add_rule(w, "always", "b0 || n0 > 1.0");
    add_rule(w, "elsewhere", "b0").kinds = {KindId{"k1"}};
    add_rule(w, "never", "!b0").tests = {rule_test({{"b0", false}}, RuleOutcome::fired)};
    add_rule(w, "unconditional", "");
    const BookCoverage coverage =
        cover(w, {scenario("a", {{"b0", true}}), scenario("b", {{"b0", true}})});
    CHECK(rule(coverage, "always").never_silent());
    CHECK(rule(coverage, "always").silent_nowhere());
    CHECK(rule(coverage, "elsewhere").never_applied());
    CHECK(rule(coverage, "elsewhere").fires_nowhere());
    CHECK_FALSE(rule(coverage, "elsewhere").never_fired());
    CHECK(rule(coverage, "never").never_fired());
    CHECK_FALSE(rule(coverage, "never").fires_nowhere());  // a test makes it fire
    CHECK_FALSE(rule(coverage, "never").silent_nowhere());
    CHECK(rule(coverage, "unconditional").never_silent());
    CHECK_FALSE(rule(coverage, "unconditional").silent_nowhere());  // it cannot be
    CHECK(coverage.kinds_without_scenario == std::vector{KindId{"k1"}});
}

TEST_CASE("an undecided rule is not silent everywhere it applied") {
    World w = world();
    add_rule(w, "one", "b0");
    const BookCoverage coverage = cover(w, {scenario("a", {{"b0", true}}), scenario("b", {})});
    CHECK_FALSE(rule(coverage, "one").never_silent());
    CHECK(rule(coverage, "one").silent_nowhere());
}

TEST_CASE("a rule with each counts once, however many layers it chooses") {
    World w = world();
    add_rule(w, "all", "b0").each = condition("layer.order >= 1", cel::Expected::boolean);
    add_rule(w, "none", "b0").each = condition("layer.order > 9", cel::Expected::boolean);
    const BookCoverage coverage = cover(w, {scenario("a", {{"b0", true}})});
    CHECK(rule(coverage, "all").in_scenarios == OutcomeCounts{1, 0, 0, 0, 0});
    CHECK(rule(coverage, "none").in_scenarios == OutcomeCounts{0, 1, 0, 0, 0});
}

TEST_CASE("facts tell who reads and who states them") {
    World w = world();
    w.vocabulary.facts.at(FactName{"b1"}).descriptive = true;
    w.vocabulary.facts.at(FactName{"e0"}).descriptive = true;
    add_rule(w, "one", "b0 && e0 == 'x'");
    add_rule(w, "two", "b0");
    const BookCoverage coverage = cover(w, {scenario("a", {{"b0", true}, {"n1", 1.0}})});
    CHECK(fact(coverage, "b0").read_by == std::vector{ArgumentId{"one"}, ArgumentId{"two"}});
    CHECK(fact(coverage, "b0").stated_in == Names{"a"});
    CHECK_FALSE(fact(coverage, "b0").unread());
    CHECK(fact(coverage, "n0").unread());
    CHECK(fact(coverage, "n0").unstated());
    CHECK_FALSE(fact(coverage, "n1").unstated());
    CHECK_FALSE(fact(coverage, "b1").unread());  // descriptive
    CHECK(fact(coverage, "e0").read_though_descriptive());
    CHECK_FALSE(fact(coverage, "b0").read_though_descriptive());
}

TEST_CASE("what leaves most rules undecided is asked first") {
    World w = world();
    add_rule(w, "one", "b0 && n0 > 1.0");
    add_rule(w, "two", "n0 > 2.0");
    add_rule(w, "three", "b1");
    const BookCoverage coverage = cover(
        w, {scenario("a", {}), scenario("b", {{"b0", true}}), scenario("c", {{"b0", false}})});
    CHECK(names_of(coverage.ask_first()) == Names{"n0", "b1", "b0"});
    const FactUse& n0 = fact(coverage, "n0");
    CHECK(n0.missed == 5);        // both rules in a and b, `two` in c
    CHECK(n0.missed_alone == 4);  // all but one in a
    CHECK(n0.undecided == std::vector{ArgumentId{"one"}, ArgumentId{"two"}});
    CHECK(fact(coverage, "b1").missed == 3);
    CHECK(fact(coverage, "b0").missed == 1);
    CHECK(fact(coverage, "b0").missed_alone == 0);
}

TEST_CASE("a choice of rules leaves their facts, and reads those of the whole book") {
    World w = world();
    add_rule(w, "one", "b0").kinds = {KindId{"k0"}};
    add_rule(w, "two", "n0 > 1.0 && b0").kinds = {KindId{"k1"}};
    w.vocabulary.facts.at(FactName{"n1"}).kinds = {KindId{"k1"}};
    const std::vector<Scenario> scenarios{scenario("a", {})};

    RuleChoice family;
    family.families = {"of_one"};
    const BookCoverage of_family = cover(w, scenarios, family);
    CHECK(of_family.rules.size() == 1);
    CHECK(names_of(of_family.facts) == Names{"b0"});
    CHECK(fact(of_family, "b0").read_by.size() == 2);
    CHECK(fact(of_family, "b0").missed == 1);

    RuleChoice kind;
    kind.kinds = {KindId{"k0"}};
    const BookCoverage of_kind = cover(w, scenarios, kind);
    const Names names = names_of(of_kind.facts);
    CHECK(std::find(names.begin(), names.end(), "n1") == names.end());
    CHECK(std::find(names.begin(), names.end(), "n2") != names.end());
    CHECK_FALSE(fact(of_kind, "n0").unread());  // a rule of another kind reads it
    CHECK(of_kind.kinds_without_scenario.empty());
}

TEST_CASE("without scenarios the tests still count") {
    World w = world();
    add_rule(w, "one", "b0").tests = {rule_test({{"b0", true}}, RuleOutcome::not_fired)};
    const BookCoverage coverage = cover(w, {});
    CHECK(rule(coverage, "one").in_tests == OutcomeCounts{1, 0, 0, 0, 0});  // what was found
    CHECK(rule(coverage, "one").never_applied());
    CHECK_FALSE(rule(coverage, "one").fires_nowhere());
}
