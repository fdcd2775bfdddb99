// SPDX-License-Identifier: MIT
#include "match/match.hpp"

#include <algorithm>
#include <cmath>

#include "match/weigher.hpp"
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

/// A confirmed fact with one citation of grade B2 (weight 0.65625), or as graded.
Fact& add_fact(World& world, const std::string& name, FactValue value,
               Reliability reliability = Reliability::b, int credibility = 2) {
    Source source;
    source.id = SourceId{"src_" + name};
    source.reliability = reliability;
    world.scenario.sources.emplace(source.id, source);
    Fact fact;
    fact.name = FactName{name};
    fact.value = std::move(value);
    fact.status = FactStatus::confirmed;
    fact.citations = {{source.id, credibility, "", ""}};
    return world.scenario.facts.emplace(fact.name, fact).first->second;
}

Rule& add_rule(World& world, const std::string& id, const std::vector<std::string>& when,
               const std::string& strength) {
    Rule rule;
    rule.id = ArgumentId{id};
    for (const std::string& text : when) {
        rule.when.push_back(condition(text, cel::Expected::boolean));
    }
    rule.strength = condition(strength, cel::Expected::number);
    rule.effects = {{LayerId{"a"}, ChannelId{"demand"}, Direction::bull, 0.5}};
    return world.rules.rules.emplace(rule.id, rule).first->second;
}

MatchResult matched(const World& world, const std::vector<DropTarget>& drop = {}) {
    return match(world.rules, world.stack, world.vocabulary, world.scales, world.scenario, drop);
}

RuleAssessment only_rule(const World& world) {
    const MatchResult result = matched(world);
    REQUIRE(result.rules.size() == 1);
    return result.rules.front();
}

Argument only_argument(const World& world) {
    const MatchResult result = matched(world);
    REQUIRE(result.arguments.size() == 1);
    return result.arguments.front();
}

}  // namespace

TEST_CASE("a rule ends in one of five outcomes") {
    World w = world();
    w.scenario.kind = KindId{"k0"};
    add_fact(w, "n0", 4.0);
    add_rule(w, "rule", {"n0 > 3.0"}, "0.5");
    CHECK(only_rule(w).outcome == RuleOutcome::fired);
    std::get<double>(w.scenario.facts.at(FactName{"n0"}).value) = 3.0;
    CHECK(only_rule(w).outcome == RuleOutcome::not_fired);
    CHECK(only_rule(w).reason == "n0 > 3.0");
    w.scenario.facts.at(FactName{"n0"}).status = FactStatus::retracted;
    CHECK(only_rule(w).outcome == RuleOutcome::undecided);
    CHECK(only_rule(w).needs == std::vector<FactName>{FactName{"n0"}});
    w.rules.rules.begin()->second.kinds = {KindId{"k1"}};
    CHECK(only_rule(w).outcome == RuleOutcome::not_applicable);
}

TEST_CASE("a strength outside 0 to 1 is an error, not a guess") {
    World w = world();
    add_fact(w, "n0", 9.0);
    add_rule(w, "rule", {}, "n0 / 8.0");
    CHECK(only_rule(w).outcome == RuleOutcome::error);
    CHECK(matched(w).arguments.empty());
}

TEST_CASE("false wins over missing, and missing facts unite with those of the strength") {
    World w = world();
    add_fact(w, "n0", 1.0);
    Rule& rule = add_rule(w, "rule", {"b0", "n0 > 3.0"}, "ramp(n1, 0.0, 10.0)");
    CHECK(only_rule(w).outcome == RuleOutcome::not_fired);
    CHECK(only_rule(w).needs.empty());
    rule.when.pop_back();
    CHECK(only_rule(w).needs == std::vector<FactName>{FactName{"b0"}, FactName{"n1"}});
}

TEST_CASE("a rule's evidence is the least of its conditions and its strength") {
    World w = world();
    add_fact(w, "n0", 5.0, Reliability::b, 1);
    add_fact(w, "n1", 5.0, Reliability::b, 2);
    add_fact(w, "b0", true, Reliability::a, 1);
    add_rule(w, "rule", {"b0", "n0 > 3.0"}, "ramp(n1, 0.0, 10.0)");
    CHECK(only_argument(w).base == 0.5);
    CHECK(only_argument(w).evidence == 0.65625);
    w.rules.rules.begin()->second.strength = condition("0.25", cel::Expected::number);
    CHECK(only_argument(w).evidence == 0.875);
}

TEST_CASE("an alternative carries as much as its best operand") {
    World w = world();
    add_fact(w, "b0", true, Reliability::c, 3);
    add_fact(w, "n2", 5.0, Reliability::b, 1);
    add_rule(w, "rule", {"b0 || n2 > 4.0"}, "0.5");
    CHECK(only_argument(w).evidence == 0.875);
}

TEST_CASE("bounds of a fact become bounds of the strength") {
    World w = world();
    Fact& fact = add_fact(w, "n0", 5.0);
    fact.low = 2.0;
    add_rule(w, "rule", {}, "ramp(n0, 0.0, 10.0)");
    CHECK(only_argument(w).base == 0.5);
    CHECK(only_argument(w).base_range == Interval{0.2, 1.0});
    fact.high = 6.0;
    CHECK(only_argument(w).base_range == Interval{0.2, 0.6});
}

TEST_CASE("a rule that could fire inside the bounds acts in the range only") {
    World w = world();
    Fact& fact = add_fact(w, "n0", 2.0);
    fact.high = 5.0;
    add_rule(w, "rule", {"n0 > 3.0"}, "0.5");
    const Argument argument = only_argument(w);
    CHECK(argument.evidence == 0.0);
    CHECK(argument.evidence_range == Interval{0.0, 0.65625});
    CHECK(only_rule(w).outcome == RuleOutcome::not_fired);
    fact.high = 2.5;
    CHECK(matched(w).arguments.empty());
}

TEST_CASE("a rule that might not fire inside the bounds may be silent there") {
    World w = world();
    Fact& fact = add_fact(w, "n0", 5.0);
    fact.low = 2.0;
    fact.high = 5.0;
    add_rule(w, "rule", {"n0 > 3.0"}, "0.5");
    CHECK(only_argument(w).evidence == 0.65625);
    CHECK(only_argument(w).evidence_range == Interval{0.0, 0.65625});
    fact.low = 4.0;
    CHECK(only_argument(w).evidence_range == Interval{0.65625, 0.65625});
    w.rules.rules.begin()->second.when.clear();
    w.rules.rules.begin()->second.strength = condition("n0 / 4.5", cel::Expected::number);
    std::get<double>(fact.value) = 4.0;
    CHECK(only_argument(w).evidence_range == Interval{0.0, 0.65625});
}

TEST_CASE("one instance for each layer that the predicate picks") {
    World w = world();
    Rule& rule = add_rule(w, "rule", {}, "0.5");
    rule.each = condition("layer.order > 1", cel::Expected::boolean);
    rule.effects[0].layer = LayerId{"$each"};
    const MatchResult result = matched(w);
    REQUIRE(result.arguments.size() == 2);
    CHECK(result.arguments[0].id.str() == "rule@b");
    CHECK(result.arguments[0].rule.str() == "rule");
    CHECK(result.arguments[0].effects[0].layer.str() == "b");
    CHECK(result.arguments[1].effects[0].layer.str() == "c");
    CHECK(result.rules[1].layer == LayerId{"c"});
    rule.each = condition("layer.order > 3", cel::Expected::boolean);
    CHECK(only_rule(w).outcome == RuleOutcome::not_fired);
    CHECK(only_rule(w).reason == "layer.order > 3");
}

TEST_CASE("dropped rules leave neither an argument nor an outcome") {
    World w = world();
    add_rule(w, "one", {}, "0.5").mechanism = MechanismId{"m"};
    Rule& two = add_rule(w, "two", {}, "0.5");
    two.each = condition("layer.order > 1", cel::Expected::boolean);
    const auto ids = [&](DropTarget::Kind kind, const std::string& id) {
        std::vector<std::string> found;
        for (const RuleAssessment& rule : matched(w, {{kind, id}}).rules) {
            found.push_back(rule.id.str());
        }
        return found;
    };
    using Ids = std::vector<std::string>;
    CHECK(ids(DropTarget::Kind::argument, "one") == Ids{"two@b", "two@c"});
    CHECK(ids(DropTarget::Kind::mechanism, "m") == Ids{"two@b", "two@c"});
    CHECK(ids(DropTarget::Kind::argument, "two") == Ids{"one"});
    CHECK(ids(DropTarget::Kind::argument, "two@b") == Ids{"one", "two@c"});
    CHECK(matched(w, {{DropTarget::Kind::argument, "two@b"}}).arguments.size() == 2);
}

TEST_CASE("a scenario argument's evidence is the least of facts, hedge and cap") {
    World w = world();
    add_fact(w, "n0", 1.0);
    ScenarioArgument written;
    written.id = ArgumentId{"arg"};
    w.scenario.arguments.emplace(written.id, written);
    ScenarioArgument& argument = w.scenario.arguments.begin()->second;
    CHECK(only_argument(w).evidence == 1.0);
    CHECK(only_argument(w).base == 0.5);
    argument.rests_on = {FactName{"n0"}};
    CHECK(only_argument(w).evidence == 0.65625);
    argument.hedge = "may";
    CHECK(only_argument(w).evidence == 0.4);
    argument.at_most = 0.1;
    CHECK(only_argument(w).evidence == 0.1);
    CHECK(only_argument(w).face_evidence == 1.0);
    w.scenario.facts.begin()->second.status = FactStatus::retracted;
    CHECK(only_argument(w).evidence == 0.0);
    CHECK(only_argument(w).face_evidence == 0.0);
}

TEST_CASE("claims name the values they speak of") {
    World w = world();
    add_fact(w, "n0", 2.5);
    add_rule(w, "rule", {}, "0.5").claim = "{n0} where {stack.r0} was usual, {n1} unknown {";
    CHECK(only_argument(w).claim == "2.5 where 4 was usual, {n1} unknown {");
}

TEST_CASE("weighing under a change is matching again") {
    World w = world();
    add_fact(w, "n0", 4.0);
    add_fact(w, "b1", true);
    add_rule(w, "one", {"n0 > 3.0"}, "0.5");
    // These two fire only when b1 is gone or n1 is there.
    add_rule(w, "three", {"n1 > 1.0"}, "0.25");
    add_rule(w, "two", {"!has(facts.b1)"}, "0.75").mechanism = MechanismId{"same"};
    const MatchResult before = matched(w);
    REQUIRE(before.arguments.size() == 1);
    const std::vector<Argument> all = candidates(w.rules, w.stack, w.scenario, {});
    REQUIRE(all.size() == 3);
    const Weigher weigher(w.rules, w.vocabulary, w.scales, w.scenario, before.bindings,
                          *before.program, before.arguments, all);
    using Kind = DropTarget::Kind;
    const auto evidence = [&](const Overlay& overlay) { return weigher.under(overlay).evidence; };
    CHECK(weigher.stated().evidence == std::vector<double>{0.65625, 0.0, 0.0});
    CHECK(evidence({}) == weigher.stated().evidence);
    CHECK(evidence({{}, {{Kind::fact, "n0"}}}) == std::vector<double>{0.0, 0.0, 0.0});
    CHECK(evidence({{}, {{Kind::source, "src_n0"}}}) == std::vector<double>{0.0, 0.0, 0.0});
    CHECK(evidence({{}, {{Kind::fact, "b1"}}}) == std::vector<double>{0.65625, 0.0, 1.0});
    CHECK(weigher.under({{}, {{Kind::fact, "b1"}}}).base[2] == 0.75);
    CHECK(evidence({{}, {{Kind::argument, "one"}}}) == std::vector<double>{0.0, 0.0, 0.0});
    CHECK(evidence({{}, {{Kind::fact, "b1"}, {Kind::mechanism, "same"}}}) ==
          std::vector<double>{0.65625, 0.0, 0.0});
    FactChange change;
    change.name = FactName{"n1"};
    change.value = FactValue{2.0};
    change.status = FactStatus::confirmed;
    change.citations = w.scenario.facts.at(FactName{"n0"}).citations;
    CHECK(evidence({{change}, {}}) == std::vector<double>{0.65625, 0.65625, 0.0});
}

TEST_CASE("an argument that loses all its sources weighs nothing") {
    World w = world();
    add_fact(w, "n0", 1.0);
    add_fact(w, "b0", true);
    ScenarioArgument written;
    written.id = ArgumentId{"arg"};
    written.sources = {{SourceId{"src_n0"}, 1, "", ""}, {SourceId{"src_b0"}, 1, "", ""}};
    w.scenario.arguments.emplace(written.id, written);
    const MatchResult before = matched(w);
    const std::vector<Argument> all = candidates(w.rules, w.stack, w.scenario, {});
    const Weigher weigher(w.rules, w.vocabulary, w.scales, w.scenario, before.bindings,
                          *before.program, before.arguments, all);
    const DropTarget first{DropTarget::Kind::source, "src_n0"};
    const DropTarget second{DropTarget::Kind::source, "src_b0"};
    CHECK(weigher.under({{}, {first}}).evidence[0] == 1.0);
    CHECK(weigher.under({{}, {first, second}}).evidence[0] == 0.0);
    CHECK(weigher.under({{}, {first, second}}).face[0] == 0.0);
}
