// SPDX-License-Identifier: MIT
#include "argue/contributions.hpp"

#include <cmath>
#include <numeric>
#include <stdexcept>

#include "support/catch.hpp"

using namespace stackimpact::argue;  // NOLINT: a test of one namespace

namespace {

/// 0 is the topic; 1 supports it, 2 attacks it, and 3 supports both.
const Graph diamond{
    {0.5, 0.4, 0.5, 0.3},
    {{1, 0, 1.0, false}, {2, 0, 1.0, true}, {3, 1, 0.5, false}, {3, 2, 1.0, false}}};
const Structure diamond_structure(diamond);

Question about(Semantics semantics) {
    return {diamond, diamond_structure, semantics, 0, {}};
}

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

TEST_CASE("a node that cannot move the topic contributes nothing") {
    const Graph graph{{0.5, 0.4, 0.9}, {{1, 0, 1.0, false}, {0, 2, 1.0, true}}};
    const Structure structure(graph);
    const Question question{graph, structure, Semantics::qe, 0, {}};
    CHECK(removal(question, {2}).values == std::vector<double>{0.0});
    CHECK(intrinsic_removal(question, {2}).values == std::vector<double>{0.0});
    CHECK(gradient(question).values[2] == 0.0);
    CHECK(shapley_exact(question, {{2}}).values == std::vector<double>{0.0});
}

TEST_CASE("intrinsic removal does not count what a node passes on") {
    // 2 → 1 → 0: 1 alone is weaker than 1 with its supporter.
    const Graph graph{{0.5, 0.2, 0.9}, {{1, 0, 1.0, false}, {2, 1, 1.0, false}}};
    const Structure structure(graph);
    const Question question{graph, structure, Semantics::dfquad, 0, {}};
    // σ(1) = 0.2 + 0.8·0.9 = 0.92; σ(0) = 0.5 + 0.5·0.92.
    CHECK(std::fabs(removal(question, {1}).values[0] - 0.46) <= 1e-15);
    CHECK(std::fabs(intrinsic_removal(question, {1}).values[0] - 0.10) <= 1e-15);
    CHECK(std::fabs(removal(question, {2}).values[0] - 0.36) <= 1e-15);
}

TEST_CASE("a kink is marked for what lies behind it, and for nothing else") {
    // Support and attack of 0 cancel: E = 0 with τ = 0.3 under DF-QuAD.
    const Graph graph{{0.3, 0.4, 0.4}, {{1, 0, 1.0, false}, {2, 0, 1.0, true}}};
    const Structure structure(graph);
    const Gradient found = gradient({graph, structure, Semantics::dfquad, 0, {}});
    CHECK_FALSE(found.kink[0]);
    CHECK(found.kink[1]);
    CHECK(found.kink[2]);
    // The slopes on both sides are 0.3 and 0.7.
    CHECK(std::fabs(found.values[1] - 0.5) <= 1e-15);
    CHECK(std::fabs(found.values[2] + 0.5) <= 1e-15);
    const Gradient smooth = gradient({graph, structure, Semantics::mlp, 0, {}});
    CHECK_FALSE(smooth.kink[1]);
}

TEST_CASE("of two equal strongest voices each counts half, of a stronger one only it") {
    const Graph graph{{0.5, 0.4, 0.4, 0.2},
                      {{1, 0, 1.0, false}, {2, 0, 1.0, false}, {3, 0, 1.0, false}}};
    const Structure structure(graph);
    const Gradient found = gradient({graph, structure, Semantics::euler_top, 0, {}});
    CHECK(found.kink[1]);
    CHECK(found.values[1] == found.values[2]);
    CHECK(found.values[1] > 0.0);
    CHECK(found.values[3] == 0.0);
    CHECK_FALSE(found.kink[3]);
}

TEST_CASE("slopes of products are right where voices have strength 1") {
    const Graph graph{{0.5, 1.0, 0.4, 1.0},
                      {{1, 0, 1.0, false}, {2, 0, 1.0, false}, {3, 0, 0.5, true}}};
    const Structure structure(graph);
    // E = 0.5 − 0·0.6, so only the voice of 1 moves the supports: 0.5·(1 − 0.4).
    const Gradient found = gradient({graph, structure, Semantics::dfquad, 0, {}});
    CHECK(std::fabs(found.values[1] - 0.5 * 0.6) <= 1e-15);
    CHECK(found.values[2] == 0.0);
}

TEST_CASE("Shapley values of groups sum to what all of them do") {
    for (const Semantics semantics : all_semantics) {
        const Question question = about(semantics);
        const double whole = strengths(diamond, diamond_structure, semantics)[0] - 0.5;
        const Shapley single = shapley_exact(question, {{1}, {2}, {3}});
        const Shapley grouped = shapley_exact(question, {{1, 3}, {2}});
        CHECK(std::fabs(sum(single.values) - whole) <= 1e-15);
        CHECK(std::fabs(sum(grouped.values) - whole) <= 1e-15);
        CHECK(single.standard_errors.empty());
    }
    CHECK_THROWS_AS(shapley_exact(about(Semantics::qe), std::vector<std::vector<std::size_t>>(17)),
                    std::logic_error);
}

TEST_CASE("sampled Shapley values are near the exact ones, and the same for a seed") {
    Graph graph{{0.5}, {}};
    for (std::size_t i = 1; i <= 12; ++i) {
        graph.base.push_back(static_cast<double>(i) / 13.0);
        graph.edges.push_back({i, i / 3, 1.0 - static_cast<double>(i) / 20.0, i % 2 == 0});
    }
    const Structure structure(graph);
    std::vector<std::vector<std::size_t>> players;
    for (std::size_t i = 1; i <= 12; ++i) players.push_back({i});
    for (const Semantics semantics : all_semantics) {
        const Question question{graph, structure, semantics, 0, {}};
        const Shapley exact = shapley_exact(question, players);
        const Shapley sampled = shapley_sampled(question, players, 200, 7);
        REQUIRE(sampled.standard_errors.size() == players.size());
        for (std::size_t i = 0; i < players.size(); ++i) {
            INFO(name(semantics) << " " << i);
            CHECK(std::fabs(sampled.values[i] - exact.values[i]) <=
                  4.5 * sampled.standard_errors[i] + 1e-12);
        }
        CHECK(std::fabs(sum(sampled.values) - sum(exact.values)) <= 1e-12);
        CHECK(shapley_sampled(question, players, 200, 7).values == sampled.values);
        CHECK(shapley_sampled(question, players, 200, 8).values != sampled.values);
    }
}
