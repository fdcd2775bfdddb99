// SPDX-License-Identifier: MIT
// Laws of flows: what pressure does along the links of a stack.
#include <algorithm>
#include <cmath>

#include "propagate/propagate.hpp"
#include "propagate/spectrum.hpp"
#include "support.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

using propagate::Matrix;

Matrix draw_matrix(int low, int high) {
    Matrix matrix(static_cast<std::size_t>(draw(1, 6)));
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        for (std::size_t j = 0; j < matrix.size(); ++j) {
            matrix.at(i, j) = one_in(2) ? draw_twentieths(low, high) : 0.0;
        }
    }
    return matrix;
}

Matrix scaled(Matrix matrix, double factor) {
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        for (std::size_t j = 0; j < matrix.size(); ++j) matrix.at(i, j) *= factor;
    }
    return matrix;
}

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

LAW("the inverse holds all rounds: L = I + M L", [] {
    const Matrix drawn = draw_matrix(-20, 20);
    const Matrix flows = scaled(drawn, 0.9 / std::max(1.0, propagate::spectral_radius(drawn)));
    RC_PRE(!propagate::find_amplification(flows));
    const Matrix inverse = propagate::leontief_inverse(flows);
    for (std::size_t i = 0; i < flows.size(); ++i) {
        for (std::size_t j = 0; j < flows.size(); ++j) {
            double sum = i == j ? 1.0 : 0.0;
            for (std::size_t k = 0; k < flows.size(); ++k) sum += flows.at(i, k) * inverse.at(k, j);
            const double size = std::max(1.0, std::fabs(inverse.at(i, j)));
            RC_ASSERT(std::fabs(sum - inverse.at(i, j)) <= 1e-6 * size);
        }
    }
})

LAW("a matrix that amplifies is refused, with a loop of its own and a damping that works", [] {
    const Matrix flows = draw_matrix(0, 30);
    const auto found = propagate::find_amplification(flows);
    RC_ASSERT(found.has_value() == (propagate::spectral_radius(flows) >= propagate::radius_limit));
    if (!found) return;
    RC_ASSERT(found->loop.size() > 1U);
    RC_ASSERT(found->loop.front() == found->loop.back());
    double gain = 1.0;
    for (std::size_t i = 1; i < found->loop.size(); ++i) {
        gain *= flows.at(found->loop[i], found->loop[i - 1]);
    }
    RC_ASSERT(std::fabs(gain - found->gain) <= 1e-9 * gain);
    RC_ASSERT(gain > 0.0);
    RC_ASSERT(!propagate::find_amplification(scaled(flows, 0.999 * found->largest_factor)));
    RC_ASSERT(propagate::find_amplification(scaled(flows, 1.001 * found->largest_factor)));
})

LAW("paths end even where flows add up to more than one", [] {
    const Matrix flows = draw_matrix(-40, 40);
    for (std::size_t origin = 0; origin < flows.size(); ++origin) {
        const auto before = propagate::strongest_predecessors(flows, origin);
        for (std::size_t node = 0; node < flows.size(); ++node) {
            if (before[node] == flows.size()) continue;
            std::size_t steps = 1;
            std::size_t at = before[node];
            while (at != origin && steps <= flows.size()) {
                at = before[at];
                ++steps;
            }
            RC_ASSERT(at == origin);
        }
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
