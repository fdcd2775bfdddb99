// SPDX-License-Identifier: MIT
#include "argue/flips.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace stackimpact::argue;  // NOLINT: a test of one namespace

namespace {

bool near(double a, double b, double tolerance = 1e-10) {
    return std::fabs(a - b) <= tolerance;
}

Flip flip(const Graph& graph, Semantics semantics, double threshold, std::size_t node,
          std::size_t topic = 0) {
    const Structure structure(graph);
    return flips({graph, structure, semantics, topic, {}}, threshold, {node}).front();
}

}  // namespace

TEST_CASE("a flip where the strength is flat is found on the energy") {
    // Quadratic energy: σ(0) = 0.5 exactly where the support equals the attack, with slope 0 there.
    const Graph graph{{0.5, 0.7, 0.4}, {{1, 0, 1.0, false}, {2, 0, 1.0, true}}};
    const Flip found = flip(graph, Semantics::qe, 0.5, 1);
    REQUIRE(found.base);
    CHECK(near(*found.base, 0.4, 1e-12));
    CHECK(found.proved);
}

TEST_CASE("what cannot flip is said not to, and that is proved") {
    const Graph graph{{0.9, 0.2, 0.5}, {{1, 0, 0.1, true}, {0, 2, 1.0, true}}};
    for (const Semantics semantics : all_semantics) {
        CHECK_FALSE(flip(graph, semantics, 0.5, 1).base);
        CHECK(flip(graph, semantics, 0.5, 1).proved);
        // Not an ancestor.
        CHECK_FALSE(flip(graph, semantics, 0.5, 2).base);
    }
}

TEST_CASE("the topic's own base score is solved by formula") {
    const Graph graph{{0.7, 0.8}, {{1, 0, 1.0, true}}};
    for (const Semantics semantics : all_semantics) {
        const Flip found = flip(graph, semantics, 0.5, 0);
        if (!found.base) continue;
        Graph changed = graph;
        changed.base[0] = *found.base;
        INFO(name(semantics));
        CHECK(near(strengths(changed, Structure(changed), semantics)[0], 0.5, 1e-14));
    }
}

TEST_CASE("a topic on the threshold flips by nothing") {
    const Graph graph{{0.5, 0.4, 0.4}, {{1, 0, 1.0, false}, {2, 0, 1.0, true}}};
    const Flip found = flip(graph, Semantics::qe, 0.5, 1);
    REQUIRE(found.base);
    CHECK(*found.base == 0.4);
}

TEST_CASE("of two flips on one side the nearer is found") {
    // 3 supports both 1, which supports the topic, and 2, which attacks it: as 3 rises the energy
    // first falls and then comes back.
    Graph graph{{0.5, 0.3, 0.25, 0.0},
                {{1, 0, 1.0, false}, {2, 0, 1.0, true}, {3, 1, 1.0, false}, {3, 2, 1.0, false}}};
    graph.edges[2].weight = 1.0;
    graph.edges[3].weight = 0.6;
    for (const Semantics semantics : {Semantics::qe, Semantics::dfquad, Semantics::mlp}) {
        const Structure structure(graph);
        // What is nearest by values at many points.
        const double start = strengths(graph, structure, semantics)[0];
        for (const double threshold : {0.49, 0.5, 0.505, 0.51, 0.52}) {
            std::optional<double> scanned;
            Graph moved = graph;
            for (int i = 0; i <= 100'000 && !scanned; ++i) {
                moved.base[3] = i / 1e5;
                const double now = strengths(moved, structure, semantics)[0];
                if ((now - threshold) * (start - threshold) <= 0) scanned = moved.base[3];
            }
            const Flip found = flip(graph, semantics, threshold, 3);
            INFO(name(semantics) << " " << threshold);
            CHECK(found.base.has_value() == scanned.has_value());
            if (found.base && scanned) CHECK(near(*found.base, *scanned, 1.01e-5));
        }
    }
}

TEST_CASE("a flip through a cycle is found by values and says that it is not proved") {
    const Graph graph{{0.6, 0.5, 0.3}, {{0, 1, 1.0, true}, {1, 0, 1.0, true}, {2, 1, 1.0, false}}};
    const Structure structure(graph);
    for (const std::size_t node : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
        const Flip found = flip(graph, Semantics::qe, 0.5, node);
        CHECK_FALSE(found.proved);
        if (!found.base) continue;
        Graph changed = graph;
        changed.base[node] = *found.base;
        const double strength =
            continuous_strengths(changed, structure, Semantics::qe, {}).strength[0];
        CHECK(near(strength, 0.5, 1e-7));
    }
}
