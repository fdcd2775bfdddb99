// SPDX-License-Identifier: MIT
#include "propagate/propagate.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace stackimpact::propagate;  // NOLINT: a test of one namespace

namespace {

using Numbers = std::vector<double>;

Matrix matrix(std::size_t size, const std::vector<double>& values) {
    Matrix m(size);
    for (std::size_t i = 0; i < values.size(); ++i) m.at(i / size, i % size) = values[i];
    return m;
}

bool near(double a, double b) {
    return std::fabs(a - b) <= 1e-12 * std::fmax(1.0, std::fabs(b));
}

bool near(const Numbers& a, const Numbers& b) {
    bool all = a.size() == b.size();
    for (std::size_t i = 0; all && i < a.size(); ++i) all = near(a[i], b[i]);
    return all;
}

/// Miller and Blair's two sectors.
Matrix two_sectors() {
    return matrix(2, {0.15, 0.25, 0.2, 0.05});
}

}  // namespace

TEST_CASE("the Leontief inverse of Miller and Blair's two sectors") {
    const Matrix inverse = leontief_inverse(two_sectors());
    CHECK(near(inverse.at(0, 0), 1.254125412541254));
    CHECK(near(inverse.at(0, 1), 0.33003300330033003));
    CHECK(near(inverse.at(1, 0), 0.26402640264026406));
    CHECK(near(inverse.at(1, 1), 1.1221122112211221));
}

TEST_CASE("output for a final demand, alone and among others") {
    CHECK(near(solve(two_sectors(), Numbers{350, 1700}), {1000, 2000}));
    const auto many = solve(two_sectors(), std::vector<Numbers>{{350, 1700}, {0, 0}, {1, 0}});
    REQUIRE(many.size() == 3);
    CHECK(near(many[0], {1000, 2000}));
    CHECK(near(many[1], {0, 0}));
    CHECK(near(many[2], {1.254125412541254, 0.26402640264026406}));
    CHECK(solve(two_sectors(), std::vector<Numbers>{}).empty());
}

TEST_CASE("prices are the same system turned around") {
    // Value added of 0.65 and 0.7 a unit makes both prices 1.
    CHECK(near(solve(transposed(two_sectors()), Numbers{0.65, 0.7}), {1, 1}));
}

TEST_CASE("rounds of spending") {
    const auto terms = rounds(two_sectors(), {350, 1700}, 3);
    REQUIRE(terms.size() == 3);
    CHECK(near(terms[0], {350, 1700}));
    CHECK(near(terms[1], {477.5, 155}));
    CHECK(near(terms[2], {110.375, 103.25}));
    CHECK(rounds(two_sectors(), {350, 1700}, 0).empty());
}

TEST_CASE("the round in which nothing of a size is left") {
    const Matrix half = matrix(1, {0.5});
    CHECK(rounds_until(half, {1.0}, 1e-12, 1000) == std::optional<std::size_t>(40));
    CHECK(rounds_until(half, {1.0}, 2.0, 1000) == std::optional<std::size_t>(0));
    CHECK(rounds_until(half, {-1.0}, 0.3, 2) == std::optional<std::size_t>(2));
    CHECK_FALSE(rounds_until(half, {-1.0}, 0.2, 2));
    CHECK_FALSE(rounds_until(matrix(1, {-1.0}), {1.0}, 0.5, 1000));
}

TEST_CASE("products of matrices") {
    const Matrix product = times(matrix(2, {1, 2, 0, -1}), matrix(2, {0, 1, 3, 4}));
    CHECK(product.at(0, 0) == 6);
    CHECK(product.at(0, 1) == 9);
    CHECK(product.at(1, 0) == -3);
    CHECK(product.at(1, 1) == -4);
}

TEST_CASE("the strongest path prefers the larger product") {
    // 0 -> 1 -> 2 has 0.72, 0 -> 2 has 0.5.
    const auto before = strongest_predecessors(matrix(3, {0, 0, 0, 0.9, 0, 0, 0.5, 0.8, 0}), 0);
    CHECK(before[2] == 1);
    CHECK(before[1] == 0);
    CHECK(before[0] == 3);
}
