// SPDX-License-Identifier: MIT
#include "market/brier.hpp"

#include <cstddef>
#include <limits>
#include <vector>

#include "numbers.hpp"
#include "support/catch.hpp"

using namespace stackimpact::market;  // NOLINT: a test of one namespace
using stackimpact::testing::near;
using stackimpact::testing::Numbers;
using Forecasts = std::vector<ProbabilityForecast>;

namespace {

Forecasts drawn(int count, Numbers& numbers) {
    Forecasts forecasts(static_cast<std::size_t>(count));
    for (auto& forecast : forecasts) forecast = {numbers.below(11) / 10.0, numbers.below(3) == 0};
    return forecasts;
}

}  // namespace

TEST_CASE("Brier score by hand") {
    const auto found =
        brier_statistics(Forecasts{{0.8, true}, {0.8, true}, {0.8, false}, {0.25, false}});
    REQUIRE(found);
    // (0.04 + 0.04 + 0.64 + 0.0625) / 4, with half of them happening.
    CHECK(near(found->brier, 0.195625));
    CHECK(near(found->reliability, (3 * (0.8 - 2.0 / 3) * (0.8 - 2.0 / 3) + 0.25 * 0.25) / 4));
    CHECK(near(found->resolution, (3 * (1.0 / 6) * (1.0 / 6) + 0.25) / 4));
    CHECK(near(found->uncertainty, 0.25));
    CHECK(near(found->skill_vs_climatology.value(), 1 - 0.195625 / 0.25));
    CHECK(near(found->skill_vs_half, 1 - 0.195625 / 0.25));
    CHECK(near(found->calibration_error, (3 * (0.8 - 2.0 / 3) + 0.25) / 4));
    CHECK(found->table == std::vector<Reliability>{{0.25, 1, 0.0}, {0.8, 3, 2.0 / 3}});
}

TEST_CASE("log loss of scikit-learn's manual") {
    // The example of `sklearn.metrics.log_loss`: 0.21616.
    const auto found =
        brier_statistics(Forecasts{{0.9, true}, {0.1, false}, {0.2, false}, {0.65, true}});
    REQUIRE(found);
    CHECK(std::fabs(found->log_loss - 0.21616) < 5e-6);
}

TEST_CASE("the score is reliability minus resolution plus uncertainty") {
    Numbers numbers(17);
    for (int i = 0; i < 200; ++i) {
        const auto found = brier_statistics(drawn(1 + i % 50, numbers));
        REQUIRE(found);
        CHECK(near(found->brier, found->reliability - found->resolution + found->uncertainty));
        CHECK(found->calibration_error * found->calibration_error <= found->reliability + 1e-12);
        std::size_t count = 0;
        for (const Reliability& row : found->table) count += row.count;
        CHECK(count == found->count);
    }
}

TEST_CASE("naming the opposite event keeps the scores") {
    Numbers numbers(19);
    const auto forecasts = drawn(40, numbers);
    auto opposite = forecasts;
    for (auto& forecast : opposite) forecast = {1 - forecast.probability, !forecast.happened};
    const auto a = brier_statistics(forecasts);
    const auto b = brier_statistics(opposite);
    CHECK(near(a->brier, b->brier));
    CHECK(near(a->uncertainty, b->uncertainty));
    CHECK(near(a->log_loss, b->log_loss, 1e-9));
}

TEST_CASE("the climatology is its own measure") {
    const auto found =
        brier_statistics(Forecasts{{0.25, true}, {0.25, false}, {0.25, false}, {0.25, false}});
    CHECK(near(found->skill_vs_climatology.value(), 0.0));
    CHECK(found->reliability == 0.0);
    CHECK(found->resolution == 0.0);
}

TEST_CASE("certainty that was right loses nothing, certainty that was wrong a finite amount") {
    const auto right = brier_statistics(Forecasts{{0.0, false}, {1.0, true}});
    CHECK(right->brier == 0.0);
    CHECK(right->log_loss == 0.0);
    const auto wrong = brier_statistics(Forecasts{{0.0, true}});
    CHECK(wrong->brier == 1.0);
    CHECK(near(wrong->log_loss, -std::log(std::numeric_limits<double>::epsilon())));
    CHECK(brier_statistics(Forecasts{{1.0, false}})->log_loss == wrong->log_loss);
}

TEST_CASE("no skill against what always happens") {
    const auto found = brier_statistics(Forecasts{{0.8, true}, {0.6, true}});
    REQUIRE(found);
    CHECK_FALSE(found->skill_vs_climatology);
    CHECK(near(found->skill_vs_half, 0.6));
}

TEST_CASE("no score without forecasts or with what is no probability") {
    CHECK_FALSE(brier_statistics({}));
    CHECK_FALSE(brier_statistics(Forecasts{{0.5, true}, {1.01, true}}));
    CHECK_FALSE(brier_statistics(Forecasts{{-0.01, true}}));
    CHECK_FALSE(brier_statistics(Forecasts{{std::numeric_limits<double>::quiet_NaN(), true}}));
}
