// SPDX-License-Identifier: MIT
#include "argue/semantics.hpp"

#include <cmath>

#include "argue/exponential.hpp"
#include "argue/strengths.hpp"
#include "support/catch.hpp"

using stackimpact::argue::all_semantics;
using stackimpact::argue::Graph;
using stackimpact::argue::Semantics;
using stackimpact::argue::Structure;

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
    return stackimpact::argue::strengths(graph, Structure(graph), semantics);
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

TEST_CASE("the exponential agrees with the library's") {
    for (double x = -690.0; x <= 690.0; x += 0.37) {
        const double expected = std::exp(x);
        INFO(x);
        CHECK(std::fabs(stackimpact::argue::exponential(x) - expected) <= 1e-15 * expected);
    }
    CHECK(stackimpact::argue::exponential(0.0) == 1.0);
    CHECK(stackimpact::argue::exponential(-1e6) == 0.0);
}

TEST_CASE("the logarithm agrees with the library's") {
    for (double x = 1e-320; x < 1e308; x *= 1.37) {
        const double expected = std::log(x);
        INFO(x);
        CHECK(std::fabs(stackimpact::argue::logarithm(x) - expected) <=
              1e-15 * std::fabs(expected));
    }
    for (double x = 0.5; x < 2.0; x += 0.00137) {
        const double expected = std::log(x);
        INFO(x);
        CHECK(std::fabs(stackimpact::argue::logarithm(x) - expected) <=
              1e-15 * std::fabs(expected));
    }
    CHECK(stackimpact::argue::logarithm(1.0) == 0.0);
}

TEST_CASE("a semantics is found by its name") {
    for (const Semantics semantics : all_semantics) {
        CHECK(stackimpact::argue::semantics_named(name(semantics)) == semantics);
    }
    CHECK_FALSE(stackimpact::argue::semantics_named("QE"));
}

TEST_CASE("the energy and the base score for a strength lead to it") {
    for (const Semantics semantics : all_semantics) {
        for (const double base : {0.0, 0.1, 0.5, 0.9, 1.0}) {
            for (const double strength : {0.05, 0.1, 0.5, 0.85}) {
                INFO(name(semantics) << " " << base << " " << strength);
                const auto energy = energy_for(semantics, base, strength);
                if (energy) CHECK(near(influence(semantics, base, *energy), strength, 1e-14));
            }
        }
        for (const double energy : {-3.0, -0.4, 0.0, 0.3, 0.9}) {
            if (form(semantics).influence == stackimpact::argue::Influence::linear &&
                energy < -1.0) {
                continue;
            }
            const auto base = base_for(semantics, energy, 0.6);
            INFO(name(semantics) << " " << energy);
            if (base) CHECK(near(influence(semantics, *base, energy), 0.6, 1e-14));
        }
    }
}

TEST_CASE("a strength that nothing leads to has no energy and no base score") {
    // Euler's strengths stay above τ², a base score of 0 or 1 stays what it is, and so on.
    CHECK_FALSE(energy_for(Semantics::euler, 0.9, 0.5));
    CHECK_FALSE(energy_for(Semantics::euler, 0.0, 0.5));
    CHECK_FALSE(energy_for(Semantics::mlp, 1.0, 0.5));
    CHECK_FALSE(base_for(Semantics::qe, 3.0, 0.5));
    CHECK_FALSE(base_for(Semantics::dfquad, 1.0, 0.5));
    CHECK_FALSE(base_for(Semantics::dfquad, -1.0, 0.5));
}

TEST_CASE("slopes are those of the influence, also at base scores of 0 and 1") {
    constexpr double step = 1e-6;
    for (const Semantics semantics : all_semantics) {
        for (const double base : {0.0, 0.2, 0.7, 1.0}) {
            for (const double energy : {-0.7, -0.1, 0.2, 0.8}) {
                INFO(name(semantics) << " " << base << " " << energy);
                const auto found = slopes(semantics, base, energy);
                const double rise = influence(semantics, base, energy + step) -
                                    influence(semantics, base, energy - step);
                CHECK(near(found.energy, rise / (2 * step), 1e-8));
                const double at = base == 0.0 ? step : (base == 1.0 ? 1.0 - step : base);
                const double change = influence(semantics, at + step, energy) -
                                      influence(semantics, at - step, energy);
                CHECK(near(found.base, change / (2 * step), 1e-4));
                CHECK_FALSE(found.kink);
            }
        }
    }
    CHECK(slopes(Semantics::dfquad, 0.2, 0.0).kink);
    CHECK_FALSE(slopes(Semantics::dfquad, 0.5, 0.0).kink);
    CHECK_FALSE(slopes(Semantics::qe, 0.2, 0.0).kink);
    CHECK(std::isfinite(slopes(Semantics::euler, 0.5, 1e5).base));
    CHECK(std::isfinite(slopes(Semantics::mlp, 0.0, 1e5).base));
}

TEST_CASE("bounds of a point are the point") {
    const Graph graph = example();
    for (const Semantics semantics : all_semantics) {
        const auto bounds =
            stackimpact::argue::strength_bounds({graph, graph}, Structure(graph), semantics);
        CHECK(bounds.low == run(graph, semantics));
        CHECK(bounds.high == bounds.low);
    }
}
