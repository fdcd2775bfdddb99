// SPDX-License-Identifier: MIT
// Laws of flow matrices: rounds, their sum and their growth.
#include "propagate/propagate.hpp"

#include <algorithm>
#include <cmath>

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

using Numbers = std::vector<double>;

Numbers draw_numbers(std::size_t size, int low, int high) {
    Numbers numbers(size);
    for (double& number : numbers) number = draw_twentieths(low, high);
    return numbers;
}

/// A matrix of which a round leaves at most four fifths, signs or not.
Matrix draw_damped_matrix(int low, int high) {
    const Matrix drawn = draw_matrix(low, high);
    return scaled(drawn, 0.8 / std::max(0.8, propagate::absolute_radius(drawn)));
}

/// Relative to what is compared, where that is over 1.
bool close(double a, double b) {
    return std::fabs(a - b) <= 1e-9 * std::max(1.0, std::fabs(b));
}

bool close(const Numbers& a, const Numbers& b) {
    bool all = a.size() == b.size();
    for (std::size_t i = 0; all && i < a.size(); ++i) all = close(a[i], b[i]);
    return all;
}

double product(const Numbers& a, const Numbers& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

std::vector<std::size_t> draw_order(std::size_t size) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < size; ++i) {
        order.insert(order.begin() + draw(0, static_cast<int>(i)), i);
    }
    return order;
}

}  // namespace

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

LAW("the sum of rounds comes to the solution, up to what the radius leaves", [] {
    const Matrix flows = draw_damped_matrix(-20, 20);
    const Numbers impulse = draw_numbers(flows.size(), -20, 20);
    const Numbers solution = propagate::solve(flows, impulse);
    Numbers sum(flows.size(), 0.0);
    for (const Numbers& round : propagate::rounds(flows, impulse, 400)) {
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += round[i];
    }
    RC_ASSERT(close(sum, solution));
    const auto settled = propagate::rounds_until(flows, impulse, 1e-12, 400);
    RC_ASSERT(settled.has_value());
    const Numbers last = propagate::rounds(flows, impulse, *settled + 1).back();
    RC_ASSERT(std::all_of(last.begin(), last.end(), [](double x) { return std::fabs(x) < 1e-12; }));
})

LAW("turned around, flows tell of each place what reaches it", [] {
    const Matrix flows = draw_damped_matrix(-20, 20);
    const Numbers impulse = draw_numbers(flows.size(), -20, 20);
    const Numbers weights = draw_numbers(flows.size(), -20, 20);
    const Matrix turned = propagate::transposed(flows);
    RC_ASSERT(close(product(weights, propagate::solve(flows, impulse)),
                    product(impulse, propagate::solve(turned, weights))));
    RC_ASSERT(close(propagate::absolute_radius(turned), propagate::absolute_radius(flows)));
})

LAW("solutions add and scale with impulses", [] {
    const Matrix flows = draw_damped_matrix(-20, 20);
    const Numbers one = draw_numbers(flows.size(), -20, 20);
    const Numbers other = draw_numbers(flows.size(), -20, 20);
    const double factor = draw_twentieths(-40, 40);
    Numbers both = one;
    for (std::size_t i = 0; i < both.size(); ++i) both[i] += factor * other[i];
    const auto solutions = propagate::solve(flows, std::vector<Numbers>{one, other, both});
    Numbers expected = solutions[0];
    for (std::size_t i = 0; i < both.size(); ++i) expected[i] += factor * solutions[1][i];
    RC_ASSERT(close(solutions[2], expected));
    RC_ASSERT(close(propagate::solve(flows, both), solutions[2]));
})

LAW("the order of nodes changes nothing", [] {
    const Matrix flows = draw_damped_matrix(-20, 20);
    const Numbers impulse = draw_numbers(flows.size(), -20, 20);
    const std::vector<std::size_t> order = draw_order(flows.size());
    Matrix mixed(flows.size());
    Numbers mixed_impulse(flows.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        mixed_impulse[i] = impulse[order[i]];
        for (std::size_t j = 0; j < order.size(); ++j)
            mixed.at(i, j) = flows.at(order[i], order[j]);
    }
    const Numbers solution = propagate::solve(flows, impulse);
    const Numbers mixed_solution = propagate::solve(mixed, mixed_impulse);
    for (std::size_t i = 0; i < order.size(); ++i) {
        RC_ASSERT(close(mixed_solution[i], solution[order[i]]));
    }
    RC_ASSERT(close(propagate::absolute_radius(mixed), propagate::absolute_radius(flows)));
})

LAW("good news that only passes on stays good, and more damping leaves less of it", [] {
    const Matrix flows = draw_damped_matrix(0, 20);
    const Matrix inverse = propagate::leontief_inverse(flows);
    const Matrix damped = propagate::leontief_inverse(scaled(flows, draw_twentieths(0, 20)));
    for (std::size_t i = 0; i < flows.size(); ++i) {
        for (std::size_t j = 0; j < flows.size(); ++j) {
            RC_ASSERT(inverse.at(i, j) >= (i == j ? 1.0 : 0.0) - 1e-12);
            RC_ASSERT(damped.at(i, j) <= inverse.at(i, j) + 1e-12);
        }
    }
    const Numbers impulse = draw_numbers(flows.size(), -20, 20);
    RC_ASSERT(propagate::solve(scaled(flows, 0.0), impulse) == impulse);
})

LAW("signs make no radius larger, and what holds without them holds with them", [] {
    const Matrix flows = draw_matrix(-30, 30);
    const double radius = propagate::spectral_radius(flows);
    const double absolute = propagate::absolute_radius(flows);
    RC_ASSERT(radius <= absolute);
    RC_ASSERT(propagate::find_cancellation(flows).has_value() ==
              (absolute >= propagate::radius_limit));
    const auto found = propagate::find_amplification(flows);
    if (radius >= propagate::radius_limit) RC_ASSERT(found.has_value());
    // Eigenvalues of six nodes are as good as the sixth root of their rounding at worst.
    if (radius < 0.99) RC_ASSERT(!found);
    // The bound is that of the matrix: a little less is under the limit, a little more is not.
    if (absolute == 0.0) return;
    const Matrix below = scaled(flows, (1.0 - 1e-8) / absolute);
    const Matrix above = scaled(flows, (1.0 + 1e-8) / absolute);
    RC_ASSERT(!propagate::find_cancellation(below));
    RC_ASSERT(!propagate::find_amplification(below));
    RC_ASSERT(propagate::find_cancellation(above));
})

LAW("rounds die out under the limit and grow over it", [] {
    const Matrix flows = draw_matrix(-20, 20);
    const double radius = propagate::spectral_radius(flows);
    RC_PRE(radius > 0.1);
    const auto size_after = [&](double factor) {
        const Matrix scaled_flows = scaled(flows, factor / radius);
        double largest = 0.0;
        for (std::size_t node = 0; node < flows.size(); ++node) {
            Numbers unit(flows.size(), 0.0);
            unit[node] = 1.0;
            const Numbers last = propagate::rounds(scaled_flows, unit, 2000).back();
            for (const double value : last) largest = std::max(largest, std::fabs(value));
        }
        return largest;
    };
    RC_ASSERT(size_after(0.95) < 1e-9);
    RC_ASSERT(size_after(1.05) > 1e9);
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
