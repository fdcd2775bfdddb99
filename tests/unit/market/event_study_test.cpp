// SPDX-License-Identifier: MIT
#include "market/event_study.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "support/catch.hpp"

using namespace stackimpact::market;  // NOLINT: tests of one namespace

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

bool near(double a, double b, double tolerance) {
    return std::fabs(a - b) <= tolerance;
}

// Montgomery, Peck and Vining, Introduction to Linear Regression Analysis, examples 2.1 and 2.7:
// age in weeks and shear strength in psi of a rocket propellant. The forecast error of an abnormal
// return is that of a new observation of a simple regression; event studies with all their data
// printed were not found.
const std::vector<double> age{15.50, 23.75, 8.00,  17.00, 5.50,  19.00, 24.00, 2.50,  7.50, 11.00,
                              13.00, 3.75,  25.00, 9.75,  22.00, 18.00, 6.00,  12.50, 2.00, 21.50};
const std::vector<double> strength{2158.70, 1678.15, 2316.00, 2061.30, 2207.50, 1708.30, 1784.70,
                                   2575.00, 2357.90, 2256.70, 2165.20, 2399.55, 1779.80, 2336.75,
                                   1765.30, 2053.50, 2414.40, 2200.50, 2654.20, 1753.70};

}  // namespace

TEST_CASE("the fit and the forecast error of a published regression") {
    const auto model = fit_market_model(age, strength);
    REQUIRE(model);
    CHECK(model->days == 20);
    CHECK(near(model->market_mean, 13.3625, 1e-12));
    CHECK(near(model->market_variation, 1106.56, 0.005));
    CHECK(near(model->beta, -37.15, 0.005));
    CHECK(near(model->alpha, 2627.82, 0.005));
    // The book has 9244.59 and rounds the slope to -37.15 on the way, which moves it by 8.21.
    CHECK(near(model->residual_sd * model->residual_sd, 9244.59, 8.5));
    // Predicted at ten weeks: 2256.32, and with 95 % between 2048.32 and 2464.32, t = 2.101.
    const auto at_ten =
        cumulative_abnormal(*model, std::vector<double>{10.0}, std::vector<double>{2464.32});
    CHECK(near(2464.32 - at_ten.abnormal, 2256.32, 0.05));
    CHECK(near(2.101 * at_ten.sd, 2464.32 - 2256.32, 0.15));
    CHECK(near(at_ten.uncorrected_sd, model->residual_sd, 1e-12));
}

TEST_CASE("the forecast error of several days is that of their sum") {
    const auto model = fit_market_model(age, strength);
    REQUIRE(model);
    const std::vector<double> market{10.0, 20.0, 1.0};
    const auto sum = cumulative_abnormal(*model, market, std::vector<double>{2200, 1800, 2600});
    // From the covariance of the estimates: alpha, beta and both enter each day.
    const double s2 = model->residual_sd * model->residual_sd;
    const double n = 20;
    double variance = 0.0;
    for (std::size_t i = 0; i < market.size(); ++i) {
        for (std::size_t j = 0; j < market.size(); ++j) {
            const double x = market[i] - model->market_mean;
            const double y = market[j] - model->market_mean;
            variance += s2 * ((i == j ? 1.0 : 0.0) + 1 / n + x * y / model->market_variation);
        }
    }
    CHECK(near(sum.sd, std::sqrt(variance), 1e-9));
    CHECK(near(sum.uncorrected_sd, model->residual_sd * std::sqrt(3.0), 1e-9));
    CHECK(sum.sd > sum.uncorrected_sd);
    CHECK(near(sum.z(), sum.abnormal / sum.sd, 1e-12));
    CHECK(near(sum.uncorrected_z(), sum.abnormal / sum.uncorrected_sd, 1e-12));
}

TEST_CASE("days without one of the returns are passed over") {
    std::vector<double> market{0.01, none, -0.02, 0.015, 0.0, 0.005};
    std::vector<double> returns{0.02, 0.9, -0.03, 0.02, none, 0.01};
    const auto model = fit_market_model(market, returns);
    const auto same = fit_market_model(std::vector<double>{0.01, -0.02, 0.015, 0.005},
                                       std::vector<double>{0.02, -0.03, 0.02, 0.01});
    REQUIRE(model);
    REQUIRE(same);
    CHECK(model->days == 4);
    CHECK(model->beta == same->beta);
    CHECK(model->residual_sd == same->residual_sd);
}

TEST_CASE("what cannot be fitted") {
    CHECK_FALSE(fit_market_model(std::vector<double>{0.01, 0.02}, std::vector<double>{0.0, 0.1}));
    const std::vector<double> flat{0.01, 0.01, 0.01, 0.01};
    const std::vector<double> moves{0.01, 0.03, 0.02, 0.01};
    CHECK_FALSE(fit_market_model(flat, moves));
    const auto still = fit_market_model(moves, flat);
    REQUIRE(still);
    CHECK(still->variation == 0);
}

TEST_CASE("returns compound") {
    CHECK(near(compounded(std::vector<double>{0.1, -0.1}), -0.01, 1e-15));
    CHECK(compounded(std::vector<double>{-0.17}) == 1.0 - 0.17 - 1.0);
    CHECK(compounded({}) == 0);
}
