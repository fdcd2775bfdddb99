// SPDX-License-Identifier: MIT
#include <cmath>

#include "argue/contributions.hpp"
#include "argue/strengths.hpp"
#include "support/catch.hpp"

using namespace stackimpact::argue;  // NOLINT: a test of one namespace

namespace {

/// Three groups of nodes, each attacking all of the next: what goes round comes back turned over
/// and larger, so that nothing comes to rest.
Graph restless() {
    constexpr std::size_t size = 40;
    Graph graph{std::vector<double>(3 * size, 0.5), {}};
    graph.base[0] = 0.6;  // the symmetric state is a rest, if a fragile one
    for (std::size_t group = 0; group < 3; ++group) {
        for (std::size_t from = 0; from < size; ++from) {
            for (std::size_t to = 0; to < size; ++to) {
                graph.edges.push_back(
                    {group * size + from, (group + 1) % 3 * size + to, 1.0, true});
            }
        }
    }
    return graph;
}

Equilibrium run(const Graph& graph, Semantics semantics, const ContinuousLimits& limits = {}) {
    return continuous_strengths(graph, Structure(graph), semantics, limits);
}

}  // namespace

TEST_CASE("an attack on itself rests where it is its own consequence") {
    for (const Semantics semantics : all_semantics) {
        const Equilibrium end = run({{0.8}, {{0, 0, 1.0, true}}}, semantics);
        REQUIRE(end.converged);
        const double s = end.strength[0];
        const double energy =
            form(semantics).aggregation == Aggregation::product ? (1.0 - s) - 1.0 : -s;
        CHECK(std::fabs(influence(semantics, 0.8, energy) - s) <= 1e-11);
    }
}

TEST_CASE("what never comes to rest is said not to have") {
    ContinuousLimits limits;
    limits.longest_time = 500.0;
    const Equilibrium end = run(restless(), Semantics::mlp, limits);
    CHECK_FALSE(end.converged);
    CHECK(end.residual > 1e-3);
    CHECK(end.time >= 500.0);
    for (const double strength : end.strength) {
        CHECK(strength >= 0.0);
        CHECK(strength <= 1.0);
    }
    limits.most_steps = 10;
    CHECK(run(restless(), Semantics::mlp, limits).steps == 10);
}

TEST_CASE("contributions on a graph that never comes to rest say so") {
    const Graph graph = restless();
    const Structure structure(graph);
    Question question{graph, structure, Semantics::mlp, 0, {}};
    question.limits.longest_time = 20.0;
    CHECK_FALSE(removal(question, {1}).converged);
    CHECK_FALSE(gradient(question).converged);
}

TEST_CASE("what lies before a cycle is exact, and what lies behind it follows") {
    // 0 → 1 ⇄ 2 → 3.
    const Graph graph{
        {0.3, 0.6, 0.7, 0.4},
        {{0, 1, 0.5, false}, {1, 2, 1.0, true}, {2, 1, 1.0, true}, {2, 3, 1.0, true}}};
    for (const Semantics semantics : all_semantics) {
        const Equilibrium end = run(graph, semantics);
        REQUIRE(end.converged);
        CHECK(end.strength[0] == influence(semantics, 0.3, 0.0));
        const Graph behind{{end.strength[2], 0.4}, {{0, 1, 1.0, true}}};
        const double follows = strengths(behind, Structure(behind), semantics)[1];
        CHECK(std::fabs(end.strength[3] - follows) <= 1e-11);
    }
}

TEST_CASE("gradients through a cycle are those of finite differences") {
    const Graph graph{
        {0.3, 0.6, 0.7, 0.4},
        {{0, 1, 0.5, false}, {1, 2, 1.0, true}, {2, 1, 0.8, true}, {2, 3, 1.0, true}}};
    const Structure structure(graph);
    for (const Semantics semantics : all_semantics) {
        const Gradient found = gradient({graph, structure, semantics, 3, {}});
        REQUIRE(found.converged);
        for (std::size_t node = 0; node < 4; ++node) {
            constexpr double step = 1e-5;
            Graph up = graph;
            Graph down = graph;
            up.base[node] += step;
            down.base[node] -= step;
            const double slope =
                (run(up, semantics).strength[3] - run(down, semantics).strength[3]) / (2 * step);
            INFO(name(semantics) << " " << node);
            CHECK(std::fabs(found.values[node] - slope) <= 1e-7);
        }
    }
}
