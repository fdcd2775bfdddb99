// SPDX-License-Identifier: MIT
// Whole assessments with numbers worked out by hand.
#include "assess/assess.hpp"

#include <algorithm>

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
    made.stack.flows = standard_flows(0.5, 0.8);
    return made;
}

Effect effect(const std::string& layer, const std::string& channel, Direction direction,
              double weight) {
    return {LayerId{layer}, ChannelId{channel}, direction, weight};
}

ScenarioArgument& add(World& world, const std::string& id, double strength,
                      const std::vector<Effect>& effects) {
    ScenarioArgument argument;
    argument.id = ArgumentId{id};
    argument.strength = strength;
    argument.effects = effects;
    return world.scenario.arguments.emplace(argument.id, argument).first->second;
}

Relation relation(RelationKind kind, const std::string& target, double weight = 1.0) {
    return {kind, false, ArgumentId{target}, weight, ""};
}

const LayerAssessment& layer(const Assessment& assessment, const std::string& id) {
    for (const LayerAssessment& layer : assessment.layers) {
        if (layer.id.str() == id) return layer;
    }
    throw std::logic_error("no layer " + id);
}

const ArgumentAssessment& argument(const Assessment& assessment, const std::string& id) {
    for (const ArgumentAssessment& argument : assessment.arguments) {
        if (argument.argument.id.str() == id) return argument;
    }
    throw std::logic_error("no argument " + id);
}

bool has_reason(const LayerAssessment& layer, const std::string& key) {
    const auto& reasons = layer.confidence.reasons;
    return std::any_of(reasons.begin(), reasons.end(),
                       [&](const ConfidenceReason& reason) { return reason.key == key; });
}

Micro m(double x) {
    return to_micro(x);
}

/// A confirmed fact with one citation of grade A1 and the argument's rest on it.
void ground(World& world, const std::string& fact_name, const std::string& source_id,
            ScenarioArgument& argument) {
    Source source;
    source.id = SourceId{source_id};
    source.reliability = Reliability::a;
    world.scenario.sources.emplace(source.id, source);
    Fact fact;
    fact.name = FactName{fact_name};
    fact.value = 1.0;
    fact.status = FactStatus::confirmed;
    fact.citations = {{source.id, 1, "", ""}};
    world.scenario.facts.emplace(fact.name, fact);
    argument.rests_on.push_back(fact.name);
}

}  // namespace

TEST_CASE("strength follows quadratic energy over what is heard") {
    World w = world();
    add(w, "target", 0.5, {effect("a", "demand", Direction::bull, 1.0)});
    // E = 0.8 · 0.5 (hedged) · 1 = 0.4 for, 1 · 0.9 · 0.5 = 0.45 against: E = −0.05.
    ScenarioArgument& friendly = add(w, "friend", 0.8, {});
    friendly.at_most = 0.5;
    friendly.relations = {relation(RelationKind::support, "target")};
    add(w, "foe", 0.9, {}).relations = {relation(RelationKind::attack, "target", 0.5)};
    const Assessment result = assessed(w);
    CHECK(argument(result, "friend").heard == m(0.4));
    CHECK(argument(result, "foe").heard == m(0.9));
    // σ = 0.5 − 0.5 · 0.0025 / 1.0025
    CHECK(argument(result, "target").strength == m(0.5 - 0.5 * 0.0025 / 1.0025));
    CHECK(argument(result, "target").supported_by.size() == 1);
    CHECK(argument(result, "target").attacked_by.front().weight == 0.5);
}

TEST_CASE("support cannot revive a premise that nobody has grounds for") {
    World w = world();
    add(w, "target", 0.5, {effect("a", "demand", Direction::bull, 1.0)}).at_most = 0.1;
    add(w, "friend", 1.0, {}).relations = {relation(RelationKind::support, "target")};
    // σ = 0.5 + 0.5 · 1/2 = 0.75, heard = 0.1 · 0.75.
    CHECK(argument(assessed(w), "target").heard == m(0.075));
}

TEST_CASE("pressure becomes shares with one unit of doubt") {
    World w = world();
    add(w, "up", 0.5, {effect("a", "demand", Direction::bull, 1.0)});
    add(w, "down", 0.25, {effect("a", "cost", Direction::bear, 1.0)});
    const LayerAssessment a = layer(assessed(w), "a");
    CHECK(a.pressure == Pressure{m(0.5), m(0.25)});
    CHECK(a.shares.bull == m(0.5 / 1.75));
    CHECK(a.shares.bear == m(0.25 / 1.75));
    CHECK(a.shares.open == m(1) - a.shares.bull - a.shares.bear);
    CHECK(a.verdict == Verdict::lean_bull);
    REQUIRE(a.channels.size() == 2);
    CHECK(a.channels[0].second.shares.net == m(1.0 / 3.0));
    CHECK(a.channels[1].second.shares.net == m(-0.2));
}

TEST_CASE("contributions of one argument to one layer are netted") {
    World w = world();
    add(w, "both", 1.0,
        {effect("a", "demand", Direction::bull, 0.75), effect("a", "cost", Direction::bear, 0.25)});
    const LayerAssessment a = layer(assessed(w), "a");
    CHECK(a.pressure == Pressure{m(0.5), m(0)});
    CHECK(a.contributions.size() == 2);
    CHECK(a.arguments.size() == 1);
}

TEST_CASE("pressure travels over links with damping and a layer without its own is derived") {
    World w = world();
    w.stack.links = {link("a", "b", {{"demand", 0.6}, {"cost", 0.4}})};
    add(w, "need", 1.0, {effect("b", "demand", Direction::bull, 1.0)});
    const Assessment result = assessed(w);
    const LayerAssessment& a = layer(result, "a");
    CHECK(a.pressure == Pressure{m(0.3), m(0)});
    CHECK(a.derived);
    CHECK_FALSE(layer(result, "b").derived);
    CHECK(a.contributions.front().via == std::vector<LayerId>{LayerId{"b"}, LayerId{"a"}});
    CHECK(has_reason(a, "derived"));
    CHECK(layer(result, "c").derived);
}

TEST_CASE("a layer whose only argument is silent is derived") {
    World w = world();
    ScenarioArgument& silent = add(w, "silent", 1.0, {effect("a", "demand", Direction::bull, 1.0)});
    silent.by = Voice::market;
    CHECK_FALSE(layer(assessed(w), "a").derived);
    silent.at_most = 0.0;
    CHECK(layer(assessed(w), "a").derived);
    CHECK(layer(assessed(w), "a").gap_said.label == GapLabel::not_argued);
}

TEST_CASE("of one mechanism only the strongest argument acts") {
    World w = world();
    const std::vector<Effect> effects{effect("a", "demand", Direction::bull, 0.5)};
    add(w, "loud", 0.8, effects).mechanism = MechanismId{"same"};
    add(w, "soft", 0.6, effects).mechanism = MechanismId{"same"};
    add(w, "other", 0.5, effects);
    Assessment result = assessed(w);
    CHECK(layer(result, "a").pressure.bull == m(0.4 + 0.25));
    CHECK(argument(result, "loud").also_said_by == std::vector<ArgumentId>{ArgumentId{"soft"}});
    CHECK_FALSE(argument(result, "soft").acts);
    // Its own effects there are summed before they are compared.
    w.scenario.arguments.at(ArgumentId{"soft"}).effects.push_back(effects.front());
    result = assessed(w);
    CHECK(layer(result, "a").pressure.bull == m(0.6 + 0.25));
    CHECK_FALSE(argument(result, "loud").acts);
    // The other direction, channel or layer is another matter.
    w.scenario.arguments.at(ArgumentId{"loud"}).effects = {
        effect("a", "demand", Direction::bear, 0.5)};
    CHECK(layer(assessed(w), "a").pressure.bear == m(0.4));
}

TEST_CASE("what the market said is at face value, unrebutted and not propagated") {
    World w = world();
    w.stack.links = {link("b", "a", {{"cost", 1.0}})};
    ScenarioArgument& said = add(w, "said", 1.0, {effect("a", "demand", Direction::bear, 1.0)});
    said.by = Voice::market;
    said.at_most = 0.5;
    add(w, "rebuttal", 1.0, {}).relations = {relation(RelationKind::attack, "said")};
    add(w, "relief", 0.5, {effect("a", "cost", Direction::bull, 0.5)});
    add(w, "cheaper", 0.8, {effect("b", "cost", Direction::bull, 1.0)});
    const LayerAssessment a = layer(assessed(w), "a");
    REQUIRE(a.said);
    CHECK(a.said->shares.net == m(-0.5));
    CHECK(a.said->arguments == std::vector<ArgumentId>{ArgumentId{"said"}});
    const Steps& s = *a.steps;
    CHECK(s.face_value == m(-0.5));
    // Doubt: e = .5, m = .5, net −1/3. Rebutted: σ = 1 − 1/2, m = .25, net −.2.
    CHECK(s.doubt == m(-1.0 / 3.0) - m(-0.5));
    CHECK(s.rebuttals == m(-0.2) - m(-1.0 / 3.0));
    // Others: p = .25, net 0. Propagation: + .8 · .5 = .4, p = .65, m = .25.
    CHECK(s.other_arguments == m(0.2));
    CHECK(s.propagation == a.shares.net);
    CHECK(a.shares.net == m(0.65 / 1.9) - m(0.25 / 1.9));
    CHECK(a.gap_said.label == GapLabel::overreaction);
    CHECK(*a.gap_said.size == a.shares.net - m(-0.5));
    CHECK_FALSE(layer(assessed(w), "b").said);
    CHECK(layer(assessed(w), "b").gap_said.label == GapLabel::not_argued);
}

TEST_CASE("what prices did is the mean of the companies that are mainly in a layer") {
    World w = world();
    const auto company = [&](const std::string& ticker, double exposure, double abnormal,
                             double sd) {
        w.stack.companies[Ticker{ticker}] = {
            Ticker{ticker}, ticker, {{LayerId{"a"}, exposure}}, "", ""};
        if (!w.scenario.market) w.scenario.market.emplace();
        w.scenario.market->returns.push_back(
            {Ticker{ticker}, abnormal, abnormal, sd, std::nullopt});
    };
    company("BIG", 1.0, -0.12, 0.03);
    company("MID", 0.5, -0.02, 0.02);
    company("OUT", 0.49, 0.9, 0.01);
    add(w, "own", 0.1, {effect("a", "demand", Direction::bull, 1.0)});
    LayerAssessment a = layer(assessed(w), "a");
    REQUIRE(a.did);
    CHECK(a.did->companies.size() == 2);
    CHECK(*a.did->z == m(-3.0));
    CHECK(*a.did->priced == m(-0.5));
    CHECK(a.did->simple == m((-0.12 - 0.01) / 1.5));
    CHECK(a.gap_did.label == GapLabel::overreaction);
    w.scenario.market->confounded = true;
    CHECK(layer(assessed(w), "a").gap_did.label == GapLabel::confounded);
    CHECK(layer(assessed(w), "b").gap_did.label == GapLabel::not_priced);
    w.scenario.arguments.begin()->second.at_most = 0.0;
    CHECK(layer(assessed(w), "a").gap_did.label == GapLabel::no_own_view);
    for (CompanyReturn& entry : w.scenario.market->returns) entry.sd.reset();
    CHECK(layer(assessed(w), "a").gap_did.label == GapLabel::not_priced);
}

TEST_CASE(
    "confidence is high on graded, independent, direct evidence that no single change turns") {
    World w = world();
    ground(w, "n0", "one", add(w, "first", 0.5, {effect("a", "demand", Direction::bull, 1.0)}));
    ground(w, "n1", "two", add(w, "second", 0.5, {effect("a", "pricing", Direction::bull, 1.0)}));
    CHECK(layer(assessed(w), "a").confidence.level == ConfidenceLevel::high);
    w.scenario.sources.at(SourceId{"two"}).group = "one";
    const LayerAssessment dependent = layer(assessed(w), "a");
    CHECK(dependent.confidence.level == ConfidenceLevel::moderate);
    CHECK(has_reason(dependent, "not_independent_sources"));
}

TEST_CASE("confidence is moderate where single changes turn the sign, and they are named") {
    World w = world();
    ScenarioArgument& first = add(w, "first", 0.9, {effect("a", "demand", Direction::bull, 1.0)});
    ground(w, "n0", "one", first);
    ground(w, "n1", "two", first);
    add(w, "doubt", 0.3, {effect("a", "cost", Direction::bear, 1.0)});
    const LayerAssessment a = layer(assessed(w), "a");
    CHECK(a.confidence.level == ConfidenceLevel::moderate);
    CHECK(has_reason(a, "fragile"));
    REQUIRE(a.fragile_to.size() == 3);
    CHECK(a.fragile_to[0] == Fragility{"without", "argument", "first", m(-0.3 / 1.3)});
    CHECK(a.fragile_to[1] == Fragility{"without", "source", "one", m(-0.3 / 1.3)});
    CHECK(a.fragile_to[2] == Fragility{"without", "source", "two", m(-0.3 / 1.3)});
}

TEST_CASE("confidence is low with the reasons said") {
    World w = world();
    ScenarioArgument& weak = add(w, "weak", 1.0, {effect("a", "demand", Direction::bull, 1.0)});
    weak.at_most = 0.29;
    CHECK(has_reason(layer(assessed(w), "a"), "weak_evidence"));
    CHECK_FALSE(has_reason(layer(assessed(w), "a"), "little_pressure"));
    weak.at_most = 0.3;
    CHECK(layer(assessed(w), "a").confidence.level == ConfidenceLevel::moderate);
    weak.strength = 0.5;
    CHECK(has_reason(layer(assessed(w), "a"), "little_pressure"));
    weak.strength = 1.0;
    weak.at_most = 1.0;
    add(w, "other", 0.9, {effect("a", "cost", Direction::bear, 1.0)});
    const LayerAssessment contested = layer(assessed(w), "a");
    CHECK(contested.verdict == Verdict::contested);
    CHECK(has_reason(contested, "contested"));
    CHECK(contested.confidence.level == ConfidenceLevel::low);
}

TEST_CASE("a fact that nobody graded can be anything, and the range shows it") {
    World w = world();
    ScenarioArgument& up = add(w, "up", 1.0, {effect("a", "demand", Direction::bull, 1.0)});
    ground(w, "n0", "one", up);
    w.scenario.sources.begin()->second.reliability = Reliability::ungraded;
    w.scenario.facts.begin()->second.citations.front().credibility = 0;
    add(w, "down", 0.25, {effect("a", "cost", Direction::bear, 1.0)});
    const LayerAssessment a = layer(assessed(w), "a");
    CHECK(a.shares.net == m(0.375 / 1.625) - m(0.25 / 1.625));
    CHECK(a.range_low == m(-0.2));
    CHECK(a.range_high == m(0.75 / 2.25));
    CHECK(has_reason(a, "wide_range"));
    CHECK(assessed(w).ungraded == std::vector<FactName>{FactName{"n0"}});
}

TEST_CASE("the range knows that a netted argument may win or lose the place of its mechanism") {
    World w = world();
    ScenarioArgument& mixed = add(
        w, "mixed", 1.0,
        {effect("a", "demand", Direction::bull, 0.5), effect("a", "cost", Direction::bear, 1.0)});
    mixed.mechanism = MechanismId{"same"};
    ground(w, "n0", "one", mixed);
    add(w, "rival", 0.8, {effect("a", "demand", Direction::bull, 0.5)}).mechanism =
        MechanismId{"same"};
    // F1: e = .625, anywhere in .5 to 1. Stated, the rival's .4 acts, not the other's .3125.
    w.scenario.sources.begin()->second.reliability = Reliability::f;
    const LayerAssessment a = layer(assessed(w), "a");
    CHECK(a.pressure == Pressure{m(0.4), m(0.625)});
    // At worst the rival gives way and the netted argument costs 1 (it would be .5: a little wide).
    CHECK(a.range_low == m(-0.5));
    // At best the netted argument comes to 0 and the rival acts.
    CHECK(a.range_high == m(0.4 / 1.4));
}

TEST_CASE("facts to grade first are those that carry most pressure") {
    World w = world();
    const auto ungrade = [&](const std::string& fact, const std::string& source) {
        w.scenario.sources.at(SourceId{source}).reliability = Reliability::ungraded;
        w.scenario.facts.at(FactName{fact}).citations.front().credibility = 0;
    };
    ground(w, "n0", "one", add(w, "small", 0.2, {effect("a", "demand", Direction::bull, 0.1)}));
    w.scenario.arguments.emplace(ArgumentId{"tiny"}, w.scenario.arguments.begin()->second);
    w.scenario.arguments.at(ArgumentId{"tiny"}).id = ArgumentId{"tiny"};
    ground(w, "n1", "two", add(w, "large", 1.0, {effect("b", "demand", Direction::bear, 1.0)}));
    ungrade("n0", "one");
    ungrade("n1", "two");
    CHECK(assessed(w).ungraded == std::vector<FactName>{FactName{"n1"}, FactName{"n0"}});
}

TEST_CASE("pressures beyond all reason are refused, also where they cancel") {
    World w = world();
    ScenarioArgument& huge =
        add(w, "huge", 1.0, {effect("a", "demand", Direction::bull, 1000001.0)});
    Diagnostics diagnostics;
    CHECK_FALSE(assess(w.input(), w.scenario, {}, diagnostics));
    REQUIRE(diagnostics.error_count() == 1);
    CHECK(diagnostics.all().front().code == Code::pressure_overflow);
    huge.effects.push_back(effect("a", "cost", Direction::bear, 1000001.0));
    CHECK_FALSE(assess(w.input(), w.scenario, {}, diagnostics));
    // Far beyond what micros can hold.
    huge.effects = {effect("a", "demand", Direction::bull, 1e300)};
    CHECK_FALSE(assess(w.input(), w.scenario, {}, diagnostics));
    huge.effects = {effect("a", "demand", Direction::bull, 1000000.0)};
    CHECK(assess(w.input(), w.scenario, {}, diagnostics));
}

TEST_CASE("dropping a source takes what rests on it alone, and only that") {
    World w = world();
    ScenarioArgument& one = add(w, "one", 1.0, {effect("a", "demand", Direction::bull, 1.0)});
    ground(w, "n0", "first", one);
    ScenarioArgument& two = add(w, "two", 1.0, {effect("b", "demand", Direction::bull, 1.0)});
    ground(w, "n1", "second", two);
    w.scenario.facts.at(FactName{"n1"}).citations.push_back({SourceId{"first"}, 1, "", ""});
    w.scenario.market.emplace().sources = {{SourceId{"first"}, 1, "", ""}};
    const Overlay overlay{{}, {{DropTarget::Kind::source, "first"}}};
    const Scenario without = apply(w.scenario, overlay);
    CHECK_FALSE(without.market);
    CHECK(without.facts.at(FactName{"n0"}).status == FactStatus::retracted);
    CHECK(without.facts.at(FactName{"n1"}).citations.size() == 1);
    const Assessment result = assessed(w, overlay);
    CHECK(layer(result, "a").shares.net == m(0));
    CHECK(layer(result, "b").shares.net == m(0.5));
}
