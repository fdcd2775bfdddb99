// SPDX-License-Identifier: MIT
#include "market/bootstrap.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "numbers.hpp"
#include "support/catch.hpp"

using namespace stackimpact::market;  // NOLINT: a test of one namespace
using stackimpact::testing::near;
using Ratios = std::vector<Ratio>;

namespace {

const Ratios events = {{3, 4}, {1, 5}, {2, 2}, {0, 0}, {4, 6}};

double width(const Ratios& clusters) {
    const auto found = cluster_bootstrap(clusters, {2000, 1}).value().interval;
    return found.high - found.low;
}

}  // namespace

TEST_CASE("draws are those of the engine that the standard describes") {
    // Remainders by 7 of the first numbers of a 64-bit Mersenne twister (Nishimura 2000) with seed
    // 1, from another implementation.
    const std::vector<std::size_t> expected = {2, 2, 4, 5, 2, 0, 6, 4, 2, 0, 5, 1, 2, 3};
    std::vector<std::size_t> drawn;
    const auto keep = [&drawn](std::span<const std::size_t> chosen) -> std::optional<double> {
        drawn.insert(drawn.end(), chosen.begin(), chosen.end());
        return 0.0;
    };
    CHECK(cluster_bootstrap(7, keep, {2, 1}).value().draws == 2);
    CHECK(drawn == expected);
}

TEST_CASE("an interval is the same wherever it is computed") {
    // From another implementation, with NumPy's percentiles.
    const auto found = cluster_bootstrap(events, {2000, 42});
    REQUIRE(found);
    CHECK(near(found->interval.low, 0.30735294, 1e-8));
    CHECK(near(found->interval.high, 0.875));
    CHECK(found == cluster_bootstrap(events, {2000, 42}));
    CHECK_FALSE(found == cluster_bootstrap(events, {2000, 43}));
}

TEST_CASE("draws without a value are left out and told") {
    const auto found = cluster_bootstrap(Ratios{{1, 1}, {0, 0}}, {2000, 42});
    REQUIRE(found);
    // Both times the empty one: a quarter of the draws.
    CHECK(found->draws == 1486);
    CHECK(found->interval == stackimpact::Interval{1.0, 1.0});
}

TEST_CASE("nothing comes of nothing") {
    CHECK_FALSE(cluster_bootstrap(Ratios{}, {2000, 1}));
    CHECK_FALSE(cluster_bootstrap(Ratios{{0, 0}}, {2000, 1}));
    CHECK_FALSE(cluster_bootstrap(events, {0, 1}));
}

TEST_CASE("one cluster has no width") {
    const auto found = cluster_bootstrap(Ratios{{3, 4}}, {100, 1});
    REQUIRE(found);
    CHECK(found->interval == stackimpact::Interval{0.75, 0.75});
    CHECK(found->draws == 100);
}

TEST_CASE("quantiles of a distribution that is known") {
    // One hit in five: the number of hits of a draw is binomial with 1/5; P(0) = 0.328 and P(at
    // most 2) = 0.942 < 0.975 < P(at most 3) = 0.993.
    const auto found = cluster_bootstrap(Ratios{{1, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 1}}, {2000, 9});
    REQUIRE(found);
    CHECK(found->interval == stackimpact::Interval{0.0, 0.6});
}

TEST_CASE("equal clusters know less than as many single pairs") {
    Ratios clustered;
    Ratios single;
    for (int event = 0; event < 20; ++event) {
        const double hit = event % 2;
        clustered.push_back({10 * hit, 10});
        for (int layer = 0; layer < 10; ++layer) single.push_back({hit, 1});
    }
    CHECK(width(clustered) > 2.5 * width(single));
    // Half of 200: 1.96 standard errors of sqrt(0.25 / 200) on both sides.
    CHECK(std::fabs(width(single) - 2 * 1.96 * std::sqrt(0.25 / 200)) < 0.02);
}

TEST_CASE("the ratio is a statistic like any other") {
    const auto by_hand = [](std::span<const std::size_t> chosen) -> std::optional<double> {
        double hits = 0;
        double scored = 0;
        for (const std::size_t event : chosen) {
            hits += events[event].numerator;
            scored += events[event].denominator;
        }
        if (scored == 0) return std::nullopt;
        return hits / scored;
    };
    CHECK(cluster_bootstrap(events.size(), by_hand, {500, 3}) ==
          cluster_bootstrap(events, {500, 3}));
}
