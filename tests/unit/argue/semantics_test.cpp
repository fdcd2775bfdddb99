// SPDX-License-Identifier: MIT
#include "argue/semantics.hpp"

#include <cmath>

#include "argue/exponential.hpp"
#include "support/catch.hpp"

using stackimpact::argue::all_semantics;
using stackimpact::argue::Graph;
using stackimpact::argue::Semantics;

namespace {

// QDT example 4.1 (also QBAF-Py's examples): a..f as 0..5.
Graph example() {
    return {{0.5, 0.2, 0.85, 0.65, 0.4, 1.0},
            {{2, 0, 1.0, true},
             {4, 1, 1.0, true},
             {5, 2, 1.0, true},
             {1, 0, 1.0, false},
             {3, 0, 1.0, false},
             {4, 2, 1.0, false}}};
}

std::vector<double> run(const Graph& graph, Semantics semantics) {
    return stackimpact::argue::strengths(graph, *stackimpact::argue::topological_order(graph),
                                         semantics);
}

bool near(double a, double b, double tolerance) {
    return std::fabs(a - b) <= tolerance;
}

}  // namespace

TEST_CASE("quadratic energy gives the published strengths") {
    const std::vector<double> s = run(example(), Semantics::qe);
    CHECK(near(s[0], 0.5187551724162596, 1e-12));
    CHECK(near(s[1], 0.1724137931034483, 1e-12));
    CHECK(near(s[2], 0.625, 1e-12));
}

TEST_CASE("the other semantics give the published strengths") {
    CHECK(near(run(example(), Semantics::sd_dfquad)[0], 0.57, 0.005));
    CHECK(near(run(example(), Semantics::sd_dfquad)[2], 0.53, 0.005));
    CHECK(near(run(example(), Semantics::euler_top)[0], 0.47, 0.005));
    CHECK(near(run(example(), Semantics::euler)[0], 0.5, 0.005));
    CHECK(near(run(example(), Semantics::euler)[2], 0.81, 0.005));
}

TEST_CASE("without relations every semantics keeps the base score") {
    for (const Semantics semantics : all_semantics) {
        for (const double base : {0.0, 0.25, 0.5, 1.0}) {
            CHECK(near(run({{base}, {}}, semantics)[0], base, 1e-15));
        }
    }
}

TEST_CASE("an edge of weight 0 is no edge") {
    for (const Semantics semantics : all_semantics) {
        const Graph graph{{0.8, 0.3}, {{0, 1, 0.0, true}}};
        CHECK(near(run(graph, semantics)[1], 0.3, 1e-15));
    }
}

TEST_CASE("a cycle has no topological order") {
    const Graph graph{{0.5, 0.5}, {{0, 1, 1.0, true}, {1, 0, 1.0, false}}};
    CHECK_FALSE(stackimpact::argue::topological_order(graph));
    CHECK_FALSE(stackimpact::argue::topological_order({{0.5}, {{0, 0, 1.0, true}}}));
}

TEST_CASE("the exponential agrees with the library's") {
    for (double x = -690.0; x <= 690.0; x += 0.37) {
        const double expected = std::exp(x);
        INFO(x);
        CHECK(std::fabs(stackimpact::argue::exponential(x) - expected) <= 1e-15 * expected);
    }
    CHECK(stackimpact::argue::exponential(0.0) == 1.0);
    CHECK(stackimpact::argue::exponential(-1e6) == 0.0);
}

TEST_CASE("bounds of a point are the point") {
    const Graph graph = example();
    const auto order = *stackimpact::argue::topological_order(graph);
    const auto bounds = stackimpact::argue::strength_bounds({graph, graph}, order);
    CHECK(bounds.low == run(graph, Semantics::qe));
    CHECK(bounds.high == bounds.low);
}
