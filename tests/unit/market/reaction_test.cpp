// SPDX-License-Identifier: MIT
#include "market/reaction.hpp"

#include <cmath>

#include "support/catch.hpp"

using stackimpact::market::AbnormalReturn;
using stackimpact::market::mean_standardised;
using stackimpact::market::standardised;

TEST_CASE("an abnormal return is measured in its standard deviations") {
    CHECK(standardised({-0.165, 0.04, 1.0}).value() == -0.165 / 0.04);
    CHECK_FALSE(standardised({-0.165, std::nullopt, 1.0}));
    CHECK_FALSE(standardised({std::nullopt, 0.04, 1.0}));
    CHECK_FALSE(standardised({-0.165, 0.0, 1.0}));
    CHECK_FALSE(standardised({-0.165, -0.04, 1.0}));
}

TEST_CASE("the mean is by weight over the companies that have one") {
    const AbnormalReturn heavy{-0.10, 0.02, 0.75};
    const AbnormalReturn light{0.05, 0.05, 0.25};
    const AbnormalReturn unknown{0.9, std::nullopt, 1.0};
    const auto mean = mean_standardised({heavy, unknown, light});
    REQUIRE(mean);
    CHECK(std::fabs(*mean - (-5.0 * 0.75 + 1.0 * 0.25)) < 1e-12);
    CHECK_FALSE(mean_standardised({unknown}));
    CHECK_FALSE(mean_standardised({}));
}
