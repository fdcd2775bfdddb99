// SPDX-License-Identifier: MIT
#include "propagate/spectrum.hpp"

#include <cmath>

#include "propagate/components.hpp"
#include "propagate/loop.hpp"
#include "propagate/propagate.hpp"
#include "support/catch.hpp"

using namespace stackimpact::propagate;  // NOLINT: a test of one namespace

namespace {

using Nodes = std::vector<std::size_t>;

Matrix matrix(std::size_t size, const std::vector<double>& values) {
    Matrix m(size);
    for (std::size_t i = 0; i < values.size(); ++i) m.at(i / size, i % size) = values[i];
    return m;
}

bool near(double a, double b, double tolerance = 1e-12) {
    return std::fabs(a - b) <= tolerance;
}

/// Q [[radius, off], [0, radius]] Q' with the rotation (0.6, 0.8): one eigenvalue twice, with one
/// eigenvector, and entries of both signs.
Matrix defective(double radius, double off) {
    const double c = 0.6;
    const double s = 0.8;
    return matrix(2, {radius - c * s * off, c * c * off, -s * s * off, radius + c * s * off});
}

}  // namespace

TEST_CASE("the spectral radius") {
    CHECK(near(spectral_radius(matrix(2, {0.15, 0.25, 0.2, 0.05})), 0.329128784747792));
    CHECK(near(spectral_radius(matrix(2, {0, 1, -0.25, 0})), 0.5));
    CHECK(spectral_radius(Matrix(3)) == 0.0);
    CHECK(spectral_radius(Matrix(0)) == 0.0);
    CHECK(absolute_radius(Matrix(0)) == 0.0);
}

TEST_CASE("parts that loop, without what only leads from one to the other") {
    // 0 <-> 1 -> 2 -> 3 with itself, 4 alone.
    Matrix m(5);
    m.at(1, 0) = m.at(0, 1) = m.at(2, 1) = m.at(3, 2) = m.at(3, 3) = -0.5;
    CHECK(looping_parts(m) == std::vector<Nodes>{{0, 1}, {3}});
    // A ring found from its middle, through a chain longer than a call stack would like.
    const std::size_t size = 400;
    Matrix ring(size);
    for (std::size_t i = 0; i < size; ++i) ring.at((i + 1) % size, i) = 0.5;
    REQUIRE(looping_parts(ring).size() == 1);
    CHECK(looping_parts(ring).front().size() == size);
    ring.at(0, size - 1) = 0.0;
    CHECK(looping_parts(ring).empty());
}

TEST_CASE("flows without a loop have the radius 0, not a root of the rounding") {
    // Eigenvalues of the whole matrix would be off by about 1e-16 to the power of 1/12.
    Matrix chain(12);
    for (std::size_t to = 0; to < 12; ++to) {
        for (std::size_t from = 0; from < to; ++from) chain.at(to, from) = to % 2 == 0 ? 3.0 : -7.0;
    }
    CHECK(spectral_radius(chain) == 0.0);
    CHECK(absolute_radius(chain) == 0.0);
    CHECK_FALSE(find_amplification(chain));
}

TEST_CASE("one eigenvalue in many parts of a chain is exact") {
    // A Jordan block of 12: what flows between the loops changes no eigenvalue.
    Matrix block(12);
    for (std::size_t i = 0; i < 12; ++i) {
        block.at(i, i) = 1.0 - 1e-8;
        if (i > 0) block.at(i, i - 1) = 1.0;
    }
    CHECK(spectral_radius(block) == 1.0 - 1e-8);
    CHECK_FALSE(find_amplification(block));
    block.at(7, 7) = 1.0;
    REQUIRE(find_amplification(block));
    CHECK(find_amplification(block)->loop == Nodes{7, 7});
}

TEST_CASE("the absolute radius is that of the best loops, with Collatz and Wielandt's bounds") {
    CHECK(near(absolute_radius(matrix(2, {0.6, 0.6, -0.6, -0.6})), 1.2));
    CHECK(near(absolute_radius(matrix(3, {0, 0.99, 0, 0, 0, -0.99, 0.99, 0, 0})), 0.99));
    // Coefficients of very different size: similar to 0.5 times a permutation.
    CHECK(near(absolute_radius(matrix(2, {0, 0.5e9, 0.5e-9, 0})), 0.5));
    CHECK(near(spectral_radius(matrix(2, {0, 0.5e9, -0.5e-9, 0})), 0.5));
    // A long ring: the powers of the matrix never settle.
    Matrix ring(60);
    for (std::size_t i = 0; i < 60; ++i) ring.at((i + 1) % 60, i) = i % 2 == 0 ? 4.0 : 0.245;
    CHECK(near(absolute_radius(ring), std::sqrt(0.98)));
    CHECK(near(spectral_radius(ring), std::sqrt(0.98)));
}

TEST_CASE("an amplifying matrix names its loop and the damping that works") {
    const auto found = find_amplification(matrix(3, {0, 0, 1.5, 1, 0, 0, 0, 1, 0}));
    REQUIRE(found);
    CHECK(near(found->gain, 1.5));
    CHECK(found->loop == Nodes{0, 1, 2, 0});
    CHECK(near(found->largest_factor * found->radius, 1.0));
    CHECK_FALSE(find_amplification(matrix(2, {0.15, 0.25, 0.2, 0.05})));
}

TEST_CASE("an invertible matrix is not the test") {
    // (I - M)⁻¹ s is there and harmless to look at, yet the rounds of pressure grow without end.
    const Matrix flows = matrix(2, {0, 2, 2, 0});
    const std::vector<double> answer = solve(flows, {1.0, 0.0});
    CHECK(near(answer[0], -1.0 / 3.0));
    CHECK(near(answer[1], -2.0 / 3.0));
    CHECK(rounds(flows, {1.0, 0.0}, 21).back()[0] == 1048576.0);
    const auto found = find_amplification(flows);
    REQUIRE(found);
    CHECK(near(found->radius, 2.0));
    CHECK(near(found->largest_factor, 0.5));
    CHECK(found->gain == 4.0);
    CHECK(find_amplification(matrix(1, {3.0})));
}

TEST_CASE("the limit is one less a billionth") {
    CHECK(find_amplification(matrix(1, {1.0})));
    CHECK(find_amplification(matrix(1, {radius_limit})));
    CHECK_FALSE(find_amplification(matrix(1, {1.0 - 2e-9})));
    CHECK(find_amplification(matrix(1, {-1.0})));
    CHECK(find_amplification(matrix(3, {0, 1, 0, 0, 0, 1, 1, 0, 0})));
    CHECK_FALSE(find_amplification(matrix(3, {0, 0.999999, 0, 0, 0, 1, 1, 0, 0})));
}

TEST_CASE("loops that amplify only together are named with a gain below one") {
    // Two loops through node 0, each returning 0.64 in two rounds: 1.28 together.
    const auto found = find_amplification(matrix(3, {0, 0.8, 0.8, 0.8, 0, 0, 0.8, 0, 0}));
    REQUIRE(found);
    CHECK(near(found->radius, std::sqrt(1.28)));
    CHECK(found->loop == Nodes{0, 1, 0});
    CHECK(near(found->gain, 0.64));
    CHECK(found->nodes == Nodes{0, 1, 2});
}

TEST_CASE("pressure that comes back turned around amplifies too") {
    const auto found = find_amplification(matrix(2, {0, -1.5, 1, 0}));
    REQUIRE(found);
    CHECK(near(found->radius, std::sqrt(1.5)));
    CHECK(near(found->gain, -1.5));
}

TEST_CASE("the loop is one of the part that amplifies") {
    // 0 and 1 cancel each other with loops of 0.9 and 0.81; 2 and 3 really return 1.1, but no loop
    // of theirs is as strong as those of the first two would be alone.
    Matrix flows(4);
    flows.at(0, 0) = 1.5;
    flows.at(0, 1) = 1.5;
    flows.at(1, 0) = flows.at(1, 1) = -1.5;
    flows.at(2, 1) = 0.3;
    flows.at(2, 3) = 1.1;
    flows.at(3, 2) = 1.0;
    const auto found = find_amplification(flows);
    REQUIRE(found);
    CHECK(found->loop == Nodes{2, 3, 2});
    CHECK(found->nodes == Nodes{2, 3});
    CHECK(near(found->radius, std::sqrt(1.1)));
}

TEST_CASE("a total that is finite by cancellation alone") {
    const Matrix flows = matrix(2, {0.6, 0.6, -0.6, -0.6});
    CHECK_FALSE(find_amplification(flows));
    CHECK(near(spectral_radius(flows), 0.0, 1e-7));
    const auto found = find_cancellation(flows);
    REQUIRE(found);
    CHECK(near(found->radius, 1.2));
    CHECK(near(found->largest_factor, 1.0 / 1.2));
    CHECK(found->loop == Nodes{0, 0});
    CHECK_FALSE(find_cancellation(matrix(2, {0.4, 0.4, -0.4, -0.4})));
}

TEST_CASE("eigenvalues that coincide are refused where rounding reaches the limit") {
    // Each is 1e-16 away from a matrix whose eigenvalues are a root of that, 1e-8, further out.
    CHECK_FALSE(find_amplification(defective(1.0 - 1e-6, 1.0)));
    CHECK(find_amplification(defective(1.0 - 5e-9, 1.0)));
    CHECK(find_amplification(defective(1.0, 1.0)));
    CHECK(find_amplification(defective(1.0 + 1e-6, 1.0)));
    CHECK_FALSE(find_amplification(defective(-1.0 + 1e-6, 1.0)));
    CHECK(find_amplification(defective(-1.0 + 5e-9, 1.0)));
    // Nilpotent, but so large that a change of the last bit is enough.
    CHECK(find_amplification(matrix(2, {1e9, 1e9, -1e9, -1e9})));
    CHECK_FALSE(find_amplification(matrix(2, {1e3, 1e3, -1e3, -1e3})));
}

TEST_CASE("loops are compared by their gain per step") {
    // 0 -> 1 -> 0 with 0.49 (0.7 a step) against 1 -> 2 -> 3 -> 1 with 0.512 (0.8 a step).
    Matrix flows(4);
    flows.at(1, 0) = flows.at(0, 1) = 0.7;
    flows.at(2, 1) = flows.at(3, 2) = -0.8;
    flows.at(1, 3) = 0.8;
    const Loop loop = strongest_loop(flows);
    CHECK(loop.nodes == Nodes{1, 2, 3, 1});
    CHECK(near(loop.gain, 0.512));
    CHECK(strongest_loop(Matrix(2)).nodes.empty());
}
