// SPDX-License-Identifier: MIT
// Laws of flows: what pressure does along the links of a stack.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "support.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

ScenarioArgument single_argument(const Effect& effect) {
    ScenarioArgument argument;
    argument.id = ArgumentId{"single"};
    argument.claim = "One thing";
    argument.strength = 1.0;
    argument.effects = {effect};
    return argument;
}

}  // namespace

LAW("one more bull effect in demand, supply or cost lowers no layer's net", [] {
    World world = draw_world();
    const Assessment before = assessed(world);
    Effect effect = draw_effect(world.stack);
    RC_PRE(effect.channel.str() != "pricing");
    effect.direction = Direction::bull;
    world.scenario.arguments.emplace(ArgumentId{"single"}, single_argument(effect));
    const Assessment after = assessed(world);
    for (std::size_t i = 0; i < before.layers.size(); ++i) {
        RC_ASSERT(before.layers[i].shares.net <= after.layers[i].shares.net);
        RC_ASSERT(before.layers[i].pressure.bear == after.layers[i].pressure.bear);
    }
})

LAW("without damping left nothing travels", [] {
    World world = draw_world();
    World unlinked = world;
    for (Flow& flow : world.stack.flows) flow.damping = 0.0;
    unlinked.stack.links.clear();
    const Assessment result = assessed(world);
    RC_ASSERT(everything(result) == everything(assessed(unlinked)));
    for (const LayerAssessment& layer : result.layers) {
        for (const Contribution& c : layer.contributions) RC_ASSERT(c.direct());
        if (layer.steps) RC_ASSERT(layer.steps->propagation == Micro{});
    }
})

LAW("one effect has one sign in each channel all along the stack", [] {
    World world = draw_world_of_arguments();
    const Effect effect = draw_effect(world.stack);
    world.scenario.arguments.clear();
    world.scenario.arguments.emplace(ArgumentId{"single"}, single_argument(effect));
    const std::int64_t own = effect.direction == Direction::bull ? 1 : -1;
    for (const LayerAssessment& layer : assessed(world).layers) {
        for (const Contribution& c : layer.contributions) {
            const bool turned = c.from_channel.str() == "pricing" && c.channel.str() != "pricing";
            RC_ASSERT(c.amount.value * (turned ? -own : own) > 0);
        }
    }
})

LAW("every derived contribution names a way over links", [] {
    const World world = draw_world();
    const auto linked = [&](const LayerId& a, const LayerId& b) {
        return std::any_of(world.stack.links.begin(), world.stack.links.end(), [&](const Link& l) {
            return (l.supplier == a && l.customer == b) || (l.supplier == b && l.customer == a);
        });
    };
    for (const LayerAssessment& layer : assessed(world).layers) {
        for (const Contribution& c : layer.contributions) {
            if (c.direct()) continue;
            RC_ASSERT(c.via.size() > 1U);
            RC_ASSERT(c.via.front() == c.from_layer);
            RC_ASSERT(c.via.back() == layer.id);
            for (std::size_t i = 1; i < c.via.size(); ++i)
                RC_ASSERT(linked(c.via[i - 1], c.via[i]));
        }
    }
})

LAW("rounds of a result add up to its pressures", [] {
    const Assessment result = assessed(draw_world());
    RC_ASSERT(result.propagation.has_value());
    RC_ASSERT(result.propagation->layers.size() == result.layers.size());
    for (std::size_t i = 0; i < result.layers.size(); ++i) {
        const LayerRounds& rounds = result.propagation->layers[i];
        RC_ASSERT(rounds.layer == result.layers[i].id);
        Micro sum = rounds.direct + rounds.rest;
        for (const Micro round : rounds.rounds) sum += round;
        RC_ASSERT(sum == result.layers[i].pressure.bull - result.layers[i].pressure.bear);
        Micro direct;
        for (const Contribution& c : result.layers[i].contributions) {
            if (c.direct()) direct += c.amount;
        }
        RC_ASSERT(rounds.direct == direct);
    }
})

LAW("rounds and paths of the mirrored world are its own with the other sign", [] {
    const World world = draw_world();
    const Propagation one = *assessed(world).propagation;
    const Propagation other = *assessed(mirrored(world)).propagation;
    RC_ASSERT(one.settles_in_round == other.settles_in_round);
    for (std::size_t i = 0; i < one.layers.size(); ++i) {
        RC_ASSERT(one.layers[i].direct == -other.layers[i].direct);
        RC_ASSERT(one.layers[i].rest == -other.layers[i].rest);
        for (std::size_t k = 0; k < one.layers[i].rounds.size(); ++k) {
            RC_ASSERT(one.layers[i].rounds[k] == -other.layers[i].rounds[k]);
        }
    }
    RC_ASSERT(one.paths.size() == other.paths.size());
    for (std::size_t i = 0; i < one.paths.size(); ++i) {
        RC_ASSERT(one.paths[i].stops == other.paths[i].stops);
        RC_ASSERT(one.paths[i].carries == -other.paths[i].carries);
    }
})

LAW("paths of a result begin where pressure acts and lead over links", [] {
    const World world = draw_world();
    const Assessment result = assessed(world);
    Micro before{std::numeric_limits<std::int64_t>::max()};
    for (const PressurePath& path : result.propagation->paths) {
        RC_ASSERT(path.stops.size() > 1U);
        const auto& from = path.stops.front();
        Micro direct;
        for (const LayerAssessment& layer : result.layers) {
            for (const Contribution& c : layer.contributions) {
                if (c.direct() && layer.id == from.layer && c.channel == from.channel)
                    direct += c.amount;
            }
        }
        RC_ASSERT(direct.value != 0);
        const double carried = to_double(path.coefficient) * to_double(direct);
        RC_ASSERT(std::fabs(carried - to_double(path.carries)) <=
                  1e-6 + 1e-6 * std::fabs(to_double(direct)));
        const Micro size{std::llabs(path.carries.value)};
        RC_ASSERT(size <= before);
        before = size;
    }
})

TEST_CASE("a stack that amplifies is refused with its loop") {
    // Each of three layers buys everything of the two others: demand goes round with a gain of 0.9
    // for each link.
    Stack stack = empty_stack(3);
    stack.flows = standard_flows(0.9, 0.0);
    for (const char* supplier : {"a", "b", "c"}) {
        for (const char* customer : {"a", "b", "c"}) {
            if (std::string(supplier) == customer) continue;
            stack.links.push_back(link(supplier, customer, {{"demand", 1.0}}));
        }
    }
    Diagnostics diagnostics;
    CHECK_FALSE(check_stack(stack, nullptr, diagnostics));
    REQUIRE(diagnostics.error_count() == 1);
    CHECK(diagnostics.all().front().code == Code::amplification);
    CHECK(diagnostics.all().front().message.find("a.demand") != std::string::npos);
    for (Flow& flow : stack.flows) flow.damping = 0.49;
    CHECK(check_stack(stack, nullptr, diagnostics));
}

TEST_CASE("a stack is checked at every day from which a coefficient is another one") {
    // Only in the spring of 2024 both loops are strong: one link's figure of 2024 with the other's
    // of 2023.
    Stack stack = empty_stack(2);
    stack.flows = standard_flows(0.9, 0.0);
    stack.flows.push_back(stack.flows.front());
    const auto dated = [](double value, Date date) {
        Figure figure;
        figure.value = value;
        figure.date = date;
        return figure;
    };
    Link up = link("a", "b", {{"demand", 1.0}});
    up.coefficients["demand"] = {dated(0.1, {2023, 0, 0}), dated(1.0, {2024, 0, 0})};
    Link down = link("b", "a", {{"demand", 1.0}});
    down.coefficients["demand"] = {dated(1.0, {2023, 0, 0}), dated(0.1, {2024, 6, 0})};
    stack.links = {up, down};
    Diagnostics diagnostics;
    CHECK_FALSE(check_stack(stack, nullptr, diagnostics));
}
