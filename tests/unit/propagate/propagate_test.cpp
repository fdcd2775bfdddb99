// SPDX-License-Identifier: MIT
#include "propagate/propagate.hpp"

#include <cmath>

#include "support/catch.hpp"

using stackimpact::propagate::find_amplification;
using stackimpact::propagate::leontief_inverse;
using stackimpact::propagate::Matrix;
using stackimpact::propagate::spectral_radius;
using stackimpact::propagate::strongest_predecessors;

namespace {

Matrix matrix(std::size_t size, const std::vector<double>& values) {
    Matrix m(size);
    for (std::size_t i = 0; i < values.size(); ++i) m.at(i / size, i % size) = values[i];
    return m;
}

bool near(double a, double b) {
    return std::fabs(a - b) <= 1e-12;
}

}  // namespace

TEST_CASE("the Leontief inverse of Miller and Blair's two sectors") {
    const Matrix inverse = leontief_inverse(matrix(2, {0.15, 0.25, 0.2, 0.05}));
    CHECK(near(inverse.at(0, 0), 1.254125412541254));
    CHECK(near(inverse.at(0, 1), 0.33003300330033003));
    CHECK(near(inverse.at(1, 0), 0.26402640264026406));
    CHECK(near(inverse.at(1, 1), 1.1221122112211221));
}

TEST_CASE("the spectral radius") {
    CHECK(near(spectral_radius(matrix(2, {0.15, 0.25, 0.2, 0.05})), 0.329128784747792));
    CHECK(near(spectral_radius(matrix(2, {0, 1, -0.25, 0})), 0.5));
    CHECK(spectral_radius(Matrix(3)) == 0.0);
}

TEST_CASE("an amplifying matrix names its loop and the damping that works") {
    const auto found = find_amplification(matrix(3, {0, 0, 1.5, 1, 0, 0, 0, 1, 0}));
    REQUIRE(found);
    CHECK(near(found->gain, 1.5));
    CHECK(found->loop.size() == 4);
    CHECK(found->loop.front() == found->loop.back());
    CHECK(near(found->largest_factor * found->radius, 1.0));
    CHECK_FALSE(find_amplification(matrix(2, {0.15, 0.25, 0.2, 0.05})));
}

TEST_CASE("a matrix that can be inverted but amplifies is refused") {
    // I - M is regular, yet the rounds of pressure grow without end.
    CHECK(find_amplification(matrix(1, {3.0})));
}

TEST_CASE("the strongest path prefers the larger product") {
    // 0 -> 1 -> 2 has 0.72, 0 -> 2 has 0.5.
    const auto before = strongest_predecessors(matrix(3, {0, 0, 0, 0.9, 0, 0, 0.5, 0.8, 0}), 0);
    CHECK(before[2] == 1);
    CHECK(before[1] == 0);
    CHECK(before[0] == 3);
}
