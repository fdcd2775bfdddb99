// SPDX-License-Identifier: MIT
#include "resolve/resolve.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/world.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

Date date(const std::string& text) {
    return parse_date(text).value();
}

const Date as_of = date("2026-03-01");

void add_argument(World& world, const std::string& id, Voice by, Direction direction,
                  double weight) {
    ScenarioArgument argument;
    argument.id = ArgumentId{id};
    argument.claim = "About " + id;
    argument.by = by;
    argument.strength = 0.5;
    argument.effects = {{LayerId{"a"}, ChannelId{"demand"}, direction, weight}};
    world.scenario.arguments.emplace(argument.id, argument);
}

/// `metric` over 10 refutes the arguments.
void add_falsifier(World& world, const std::string& metric,
                   const std::vector<std::string>& refutes) {
    Falsifier falsifier;
    falsifier.metric = metric;
    falsifier.op = ">";
    falsifier.value = 10;
    falsifier.by = date("2025-12-31");
    for (const std::string& id : refutes) falsifier.refutes.emplace_back(id);
    world.scenario.falsifiers.push_back(falsifier);
}

World world() {
    World made;
    made.scales = standard_scales();
    made.vocabulary = small_vocabulary();
    made.rules.environment = small_environment();
    made.stack = empty_stack(2);
    made.scenario.id = "s";
    made.scenario.date = date("2025-01-27");
    add_argument(made, "bear1", Voice::market, Direction::bear, 0.75);
    add_argument(made, "bull1", Voice::analyst, Direction::bull, 0.5);
    return made;
}

Observations observed(const std::vector<std::pair<std::string, double>>& metrics) {
    Observations all;
    for (const auto& [metric, value] : metrics) {
        Observation seen;
        seen.value = value;
        seen.date = date("2025-06-30");
        all[metric].push_back(seen);
    }
    return all;
}

ScenarioResolution resolved(const World& world, const Observations& observations) {
    return resolve(world.input(), world.scenario, assessed(world), observations, as_of);
}

const VoiceRecord& record(const ScenarioResolution& resolution, Voice voice) {
    return resolution.voices.at(static_cast<std::size_t>(voice));
}

}  // namespace

TEST_CASE("without what is refuted a scenario comes to what it comes to with it dropped") {
    World made = world();
    add_falsifier(made, "m", {"bear1"});
    const ScenarioResolution resolution = resolved(made, observed({{"m", 11}}));
    const Assessment with = assessed(made);
    const Assessment without = assessed(made, {{}, {{DropTarget::Kind::argument, "bear1"}}});
    REQUIRE(resolution.layers.size() == 2);
    CHECK(with.layers[0].shares.net < without.layers[0].shares.net);
    for (std::size_t i = 0; i < resolution.layers.size(); ++i) {
        CHECK(resolution.layers[i].net == with.layers[i].shares.net);
        CHECK(resolution.layers[i].verdict == with.layers[i].verdict);
        CHECK(resolution.layers[i].net_without == without.layers[i].shares.net);
        CHECK(resolution.layers[i].verdict_without == without.layers[i].verdict);
    }
}

TEST_CASE("what is open is told as if it came true, and changes nothing of the scenario") {
    World made = world();
    add_falsifier(made, "m", {"bear1"});
    const ScenarioResolution open = resolved(made, {});
    const ScenarioResolution refuted = resolved(made, observed({{"m", 11}}));
    CHECK(open.falsifiers[0].layers[0].net_without == refuted.falsifiers[0].layers[0].net_without);
    CHECK(open.layers[0].net_without == open.layers[0].net);
}

TEST_CASE("an argument has its claim, voice, base and what is heard of it") {
    World made = world();
    add_falsifier(made, "m", {"bear1", "nobody"});
    const ScenarioResolution resolution = resolved(made, {});
    const std::vector<RefutedArgument>& refutes = resolution.falsifiers[0].refutes;
    REQUIRE(refutes.size() == 2);
    CHECK(refutes[0].claim == "About bear1");
    CHECK(refutes[0].by == Voice::market);
    CHECK(refutes[0].base == to_micro(0.5));
    CHECK(refutes[0].heard > Micro{});
    CHECK_FALSE(refutes[1].made());
    CHECK_FALSE(refutes[1].rule);
}

TEST_CASE("a rule stands for its instances; without them for what became of it") {
    World made = world();
    Rule each;
    each.id = ArgumentId{"each"};
    each.claim = "Everywhere";
    each.when = {condition("b0", cel::Expected::boolean)};
    each.each = condition("layer.order >= 1", cel::Expected::boolean);
    each.strength = condition("0.5", cel::Expected::number);
    each.effects = {{LayerId{std::string(each_layer)}, ChannelId{"demand"}, Direction::bull, 0.5}};
    made.rules.rules.emplace(each.id, each);
    add_falsifier(made, "m", {"each", "each@b"});
    const auto ids = [&made] {
        std::vector<std::string> all;
        const ScenarioResolution resolution = resolved(made, {});
        for (const RefutedArgument& argument : resolution.falsifiers[0].refutes) {
            all.push_back(argument.id.str());
        }
        return all;
    };
    CHECK(ids() == std::vector<std::string>{"each", "each@b"});
    CHECK(resolved(made, {}).falsifiers[0].refutes[0].rule == RuleOutcome::undecided);
    Fact fact;
    fact.name = FactName{"b0"};
    fact.value = true;
    made.scenario.facts.emplace(fact.name, fact);
    CHECK(ids() == std::vector<std::string>{"each@a", "each@b"});
    const ScenarioResolution resolution = resolved(made, observed({{"m", 11}}));
    CHECK(record(resolution, Voice::rules) == VoiceRecord{2, 0, 0});
}

TEST_CASE("by voice: refuted by one falsifier, stood when all failed, else open") {
    World made = world();
    add_argument(made, "bear2", Voice::market, Direction::bear, 0.25);
    add_argument(made, "bear3", Voice::market, Direction::bear, 0.25);
    add_falsifier(made, "high", {"bear1"});
    add_falsifier(made, "low", {"bear1", "bear2", "bear3", "bull1"});
    add_falsifier(made, "unseen", {"bear3", "nobody"});
    const ScenarioResolution resolution = resolved(made, observed({{"high", 11}, {"low", 9}}));
    CHECK(resolution.counts == FalsifierCounts{1, 1, 0, 1, 0});
    CHECK(record(resolution, Voice::market) == VoiceRecord{1, 1, 1});
    CHECK(record(resolution, Voice::analyst) == VoiceRecord{0, 1, 0});
    CHECK(record(resolution, Voice::users) == VoiceRecord{});
    TrackRecord both;
    both.scenarios = {resolution, resolution};
    CHECK(both.counts() == FalsifierCounts{2, 2, 0, 2, 0});
    CHECK(both.voices().front() == VoiceRecord{2, 2, 2});
}

TEST_CASE("observations of several files stand in order of date") {
    Observations first = observed({{"m", 1}});
    Observations second = observed({{"m", 2}, {"n", 3}});
    second["m"].front().date = date("2025-05");
    const Observations all = merged(first, second);
    REQUIRE(all.at("m").size() == 2);
    CHECK(all.at("m")[0].value == 2);
    CHECK(all.at("n").size() == 1);
}

TEST_CASE("a metric is asked for in the unit of the first falsifier that gives one") {
    World made = world();
    add_falsifier(made, "m", {"bear1"});
    add_falsifier(made, "m", {"bear1"});
    made.scenario.falsifiers[1].dimension = "usd";
    made.scenario.falsifiers[1].as_written = "$10";
    const std::vector<Scenario> scenarios{made.scenario};
    const AskedMetrics asked = asked_metrics(scenarios);
    REQUIRE(asked.size() == 1);
    CHECK(asked.at("m").dimension == "usd");
    CHECK(asked.at("m").example == "$10");
}
