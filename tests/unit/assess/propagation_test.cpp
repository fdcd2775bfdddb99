// SPDX-License-Identifier: MIT
#include "support/catch.hpp"
#include "support/world.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

/// A world with one argument of strength 1 that is bear for the demand of one layer.
World world_of(const Stack& stack, const std::string& layer) {
    World world{standard_scales(), small_vocabulary(), stack, {}, {}};
    ScenarioArgument argument;
    argument.id = ArgumentId{"weak"};
    argument.claim = "Weak demand";
    argument.strength = 1.0;
    Effect effect;
    effect.layer = LayerId{layer};
    effect.channel = ChannelId{"demand"};
    effect.direction = Direction::bear;
    effect.weight = 1.0;
    argument.effects = {effect};
    world.scenario.arguments.emplace(argument.id, argument);
    return world;
}

Stack chain(std::size_t layers, double coefficient) {
    Stack stack = empty_stack(layers);
    stack.flows = standard_flows(1.0, 0.0);
    for (std::size_t i = 1; i < layers; ++i) {
        stack.links.push_back(link(stack.layers[i - 1].id.str(), stack.layers[i].id.str(),
                                   {{"demand", coefficient}}));
    }
    return stack;
}

std::vector<std::int64_t> values(const LayerRounds& layer) {
    std::vector<std::int64_t> row{layer.direct.value};
    for (const Micro round : layer.rounds) row.push_back(round.value);
    row.push_back(layer.rest.value);
    return row;
}

using Row = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("each link of a chain is a round") {
    const Assessment result = assessed(world_of(chain(5, 0.5), "e"));
    REQUIRE(result.propagation);
    const Propagation& propagation = *result.propagation;
    CHECK(propagation.radius.value == 0);
    CHECK(propagation.absolute_radius.value == 0);
    CHECK(propagation.converges_absolutely);
    CHECK(propagation.settles_in_round == 5);
    REQUIRE(propagation.layers.size() == 5);
    CHECK(values(propagation.layers[4]) == Row{-1000000, 0, 0, 0, 0});
    CHECK(values(propagation.layers[3]) == Row{0, -500000, 0, 0, 0});
    CHECK(values(propagation.layers[2]) == Row{0, 0, -250000, 0, 0});
    CHECK(values(propagation.layers[1]) == Row{0, 0, 0, -125000, 0});
    CHECK(values(propagation.layers[0]) == Row{0, 0, 0, 0, -62500});
    REQUIRE(propagation.paths.size() == 4);
    CHECK(propagation.paths[3].stops.size() == 5);
    CHECK(propagation.paths[3].stops.back().layer.str() == "a");
    CHECK(propagation.paths[3].coefficient.value == 62500);
    CHECK(propagation.paths[3].carries.value == -62500);
}

TEST_CASE("rounds that cancel each other are shown although nothing is left of them") {
    // b's customers tell it of demand at once with +0.5 and over c with -0.5 * 1.
    Stack stack = empty_stack(3);
    const ChannelId demand{"demand"};
    stack.flows = {{demand, demand, FlowToward::suppliers, 1, "direct", 1.0, "", {}},
                   {demand, demand, FlowToward::customers, 1, "onward", 1.0, "", {}},
                   {demand, demand, FlowToward::customers, -1, "turned", 1.0, "", {}}};
    stack.links = {link("b", "a", {{"direct", 0.5}}), link("a", "c", {{"onward", 1.0}}),
                   link("c", "b", {{"turned", 0.5}})};
    const Assessment result = assessed(world_of(stack, "a"));
    REQUIRE(result.propagation);
    CHECK(result.layers[1].pressure == Pressure{});
    CHECK(values(result.propagation->layers[1]) == Row{0, -500000, 500000, 0, 0});
    CHECK(values(result.propagation->layers[2]) == Row{0, -1000000, 0, 0, 0});
}

TEST_CASE("a loop goes on in the rest") {
    Stack stack = chain(2, 0.5);
    stack.flows.push_back(stack.flows.front());
    stack.flows.back().toward = FlowToward::customers;
    const Assessment result = assessed(world_of(stack, "a"));
    REQUIRE(result.propagation);
    CHECK(result.propagation->radius.value == 500000);
    // 1, 1/4, 1/16, ... at the layer itself: 4/3 in all.
    CHECK(values(result.propagation->layers[0]) == Row{-1000000, 0, -250000, 0, -83333});
    CHECK(values(result.propagation->layers[1]) == Row{0, -500000, 0, -125000, -41667});
    // 0.5^20 is the first under a millionth.
    CHECK(result.propagation->settles_in_round == 20);
    // From a layer back to itself is a path too.
    REQUIRE(result.propagation->paths.size() == 2);
    CHECK(result.propagation->paths[1].stops.size() == 3);
    CHECK(result.propagation->paths[1].carries.value == -250000);
}

TEST_CASE("a stack that takes too long to settle says so, and one that cancels") {
    Stack stack = chain(2, 0.995);
    stack.flows.push_back(stack.flows.front());
    stack.flows.back().toward = FlowToward::customers;
    CHECK_FALSE(assessed(world_of(stack, "a")).propagation->settles_in_round.has_value());

    // Two ways back of the same strength and opposite signs.
    const ChannelId cost{"cost"};
    const ChannelId demand{"demand"};
    stack.flows.push_back({demand, cost, FlowToward::suppliers, 1, "demand", 1.0, "", {}});
    stack.flows.push_back({cost, demand, FlowToward::customers, -1, "demand", 1.0, "", {}});
    const Assessment cancelling = assessed(world_of(stack, "a"));
    CHECK_FALSE(cancelling.propagation->converges_absolutely);
    CHECK(cancelling.propagation->radius.value == 0);
    Diagnostics diagnostics;
    CHECK(check_stack(stack, nullptr, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all().front().code == Code::cancelling_flows);
    CHECK(diagnostics.all().front().severity == Severity::warning);
}
