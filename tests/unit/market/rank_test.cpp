// SPDX-License-Identifier: MIT
#include "market/rank.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "market/distribution.hpp"
#include "numbers.hpp"
#include "support/catch.hpp"

using namespace stackimpact::market;  // NOLINT: a test of one namespace
using stackimpact::testing::near;
using stackimpact::testing::Numbers;
using Points = std::vector<Point>;

namespace {

Points drawn(int count, int values, Numbers& numbers) {
    Points points(static_cast<std::size_t>(count));
    for (Point& point : points) {
        point = {double(numbers.below(values)), double(numbers.below(values))};
    }
    return points;
}

int sign(double value) {
    return (value > 0) - (value < 0);
}

/// Concordant minus discordant and what is not tied on each side, pair by pair.
struct Count {
    int score = 0;
    int x = 0;
    int y = 0;
};

Count counted(const Points& points) {
    Count count;
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const int x = sign(points[i].x - points[j].x);
            const int y = sign(points[i].y - points[j].y);
            count.score += x * y;
            count.x += x * x;
            count.y += y * y;
        }
    }
    return count;
}

Points in_order(const std::vector<int>& order) {
    Points points;
    for (const int value : order) points.push_back({double(points.size()), double(value)});
    return points;
}

}  // namespace

TEST_CASE("Pearson's correlation of Anscombe's first set") {
    // Anscombe 1973, "Graphs in statistical analysis": 0.816.
    const Points points = {{10, 8.04}, {8, 6.95}, {13, 7.58},  {9, 8.81}, {11, 8.33}, {14, 9.96},
                           {6, 7.24},  {4, 4.26}, {12, 10.84}, {7, 4.82}, {5, 5.68}};
    CHECK(near(pearson(points).value(), 0.81642051634484));
}

TEST_CASE("Spearman's correlation of ten people") {
    // The example of https://en.wikipedia.org/wiki/Spearman%27s_rank_correlation_coefficient
    // (recalled): -29/165 with p = 0.627188.
    const Points points = {{106, 7},  {100, 27}, {86, 2},   {101, 50}, {99, 28},
                           {103, 29}, {97, 20},  {113, 12}, {112, 6},  {110, 17}};
    const auto found = spearman(points);
    REQUIRE(found);
    CHECK(near(found->value, -29.0 / 165.0));
    CHECK(near(found->p.value(), 0.627188, 1e-6));
}

TEST_CASE("tau-b and tau-c are what counting pair by pair gives") {
    Numbers numbers(7);
    for (int i = 0; i < 300; ++i) {
        const Points points = drawn(2 + i % 20, 2 + i % 9, numbers);
        const Count count = counted(points);
        const auto found = kendall_tau_b(points);
        REQUIRE(found.has_value() == (count.x > 0 && count.y > 0));
        if (!found) continue;
        CHECK(near(found->value, count.score / std::sqrt(double(count.x) * count.y)));
        CHECK(sign(kendall_tau_c(points).value()) == sign(count.score));
    }
}

TEST_CASE("without ties tau-c is tau-b") {
    const Points points = in_order({3, 0, 2, 1, 5, 4});
    CHECK(near(kendall_tau_c(points).value(), kendall_tau_b(points)->value));
}

TEST_CASE("the exact p of tau is the share of orders that are at least as far from none") {
    std::vector<int> order(6);
    std::iota(order.begin(), order.end(), 0);
    std::vector<int> scores;
    do scores.push_back(std::abs(counted(in_order(order)).score));
    while (std::next_permutation(order.begin(), order.end()));
    REQUIRE(scores.size() == 720);
    do {
        const int score = std::abs(counted(in_order(order)).score);
        const auto as_far = std::count_if(scores.begin(), scores.end(),
                                          [score](int other) { return other >= score; });
        const auto found = kendall_tau_b(in_order(order));
        REQUIRE(found);
        REQUIRE(near(found->p.value(), double(as_far) / 720.0));
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("p of tau is exact up to 33 points and the normal approximation from 34 on") {
    for (const int count : {33, 34}) {
        std::vector<int> order;
        for (int i = 0; i < count; ++i) order.push_back(i * 5 % count);
        const double n = count;
        const double score = counted(in_order(order)).score;
        const double deviation = std::sqrt(n * (n - 1) * (2 * n + 5) / 18);
        const double approximate = 2 * normal_upper(std::fabs(score) / deviation).value();
        const double found = kendall_tau_b(in_order(order))->p.value();
        CHECK(std::fabs(found - approximate) < 0.02);
        CHECK(near(found, approximate) == (count == 34));
    }
}

TEST_CASE("p of tau stays exact with one pair out of order") {
    std::vector<int> almost(40);
    std::iota(almost.begin(), almost.end(), 0);
    std::swap(almost[3], almost[4]);
    // 40 of 40! orders have at most one pair out of order, on both ends: 2 / 39!.
    CHECK(near(kendall_tau_b(in_order(almost))->p.value() * std::tgamma(40.0), 2.0, 1e-9));
}

TEST_CASE("swapping sides changes nothing and turning one round changes the sign") {
    Numbers numbers(11);
    for (int i = 0; i < 100; ++i) {
        const Points points = drawn(3 + i % 30, 12, numbers);
        Points swapped = points;
        Points turned = points;
        for (Point& point : swapped) std::swap(point.x, point.y);
        for (Point& point : turned) point.y = -point.y;
        if (!pearson(points)) continue;
        CHECK(near(pearson(swapped).value(), pearson(points).value()));
        CHECK(near(pearson(turned).value(), -pearson(points).value()));
        CHECK(near(spearman(swapped)->value, spearman(points)->value));
        CHECK(near(spearman(turned)->value, -spearman(points)->value));
        CHECK(near(kendall_tau_b(swapped)->value, kendall_tau_b(points)->value));
        CHECK(near(kendall_tau_b(turned)->value, -kendall_tau_b(points)->value));
        CHECK(near(kendall_tau_b(turned)->p.value(), kendall_tau_b(points)->p.value(), 1e-9));
    }
}

TEST_CASE("ranks see order only") {
    Numbers numbers(13);
    const Points points = drawn(40, 15, numbers);
    Points bent = points;
    for (Point& point : bent) point.x = point.x * point.x * point.x + point.x;
    CHECK(spearman(bent)->value == spearman(points)->value);
    CHECK(kendall_tau_b(bent)->value == kendall_tau_b(points)->value);
    CHECK(pearson(bent).value() != pearson(points).value());
}

TEST_CASE("no correlation without two points, two values on each side or with no number") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<Points> undefined = {
        {}, {{1, 2}}, {{1, 2}, {1, 3}, {1, 4}}, {{1, 2}, {3, 2}}, {{1, 2}, {2, nan}, {3, 1}}};
    for (const Points& points : undefined) {
        CHECK_FALSE(pearson(points));
        CHECK_FALSE(spearman(points));
        CHECK_FALSE(kendall_tau_b(points));
        CHECK_FALSE(kendall_tau_c(points));
    }
}

TEST_CASE("two points correlate, but Spearman's p needs a third") {
    const Points two = {{1, 5}, {2, 3}};
    CHECK(near(pearson(two).value(), -1.0));
    CHECK(near(spearman(two)->value, -1.0));
    CHECK_FALSE(spearman(two)->p);
    CHECK(kendall_tau_b(two)->value == -1.0);
    CHECK(kendall_tau_b(two)->p.value() == 1.0);
    CHECK(spearman(Points{{1, 1}, {2, 2}, {3, 3}})->p.value() == 0.0);
}

TEST_CASE("very large and very small values correlate as others do") {
    const Points huge = {{1e200, 5e200}, {2e200, 1e200}, {-3e200, 2e199}};
    const Points plain = {{10, 50}, {20, 10}, {-30, 2}};
    CHECK(near(pearson(huge).value(), pearson(plain).value()));
    CHECK(near(pearson(Points{{1e-200, 1}, {2e-200, 2}, {3e-200, 4}}).value(),
               pearson(Points{{1, 1}, {2, 2}, {3, 4}}).value()));
}

TEST_CASE("a hundred thousand pairs are no matter of pairs of pairs") {
    Points points;
    // Every second one is out of order with its neighbour: 50,000 of 4,999,950,000 pairs.
    for (int i = 0; i < 100000; ++i)
        points.push_back({double(i), double(i % 2 == 0 ? i + 1 : i - 1)});
    const auto found = kendall_tau_b(points);
    REQUIRE(found);
    CHECK(near(found->value, 1.0 - 2.0 * 50000.0 / 4999950000.0));
    CHECK(found->p.value() == 0.0);
}
