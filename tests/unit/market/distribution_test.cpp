// SPDX-License-Identifier: MIT
#include "market/distribution.hpp"

#include <limits>

#include "numbers.hpp"
#include "support/catch.hpp"

using namespace stackimpact::market;  // NOLINT: a test of one namespace
using stackimpact::testing::near;

TEST_CASE("tails of the normal distribution") {
    CHECK(normal_upper(0.0).value() == 0.5);
    CHECK(near(normal_upper(1.959963984540054).value(), 0.025));
    CHECK(near(normal_upper(-1.0).value() + normal_upper(1.0).value(), 1.0));
    CHECK_FALSE(normal_upper(std::numeric_limits<double>::quiet_NaN()));
}

TEST_CASE("Student's distribution with one degree is Cauchy's, and is symmetric") {
    CHECK(near(student_two_sided(1.0, 1.0).value(), 0.5));
    CHECK(student_two_sided(-2.5, 7.0) == student_two_sided(2.5, 7.0));
    // Two degrees have a closed form: 1 - t / sqrt(2 + t^2).
    CHECK(near(student_two_sided(3.0, 2.0).value(), 1.0 - 3.0 / std::sqrt(11.0)));
    CHECK_FALSE(student_two_sided(1.0, 0.0));
    CHECK_FALSE(student_two_sided(std::numeric_limits<double>::quiet_NaN(), 3.0));
}

TEST_CASE("a fair coin is counted exactly") {
    // Of 2^20 rows 4845 + 1140 + 190 + 20 + 1 have at least 16 heads.
    CHECK(near(coin_upper(16, 20).value(), 6196.0 / 1048576.0));
    CHECK(coin_upper(0, 20).value() == 1.0);
    CHECK(near(coin_upper(20, 20).value(), 1.0 / 1048576.0));
    CHECK_FALSE(coin_upper(0, 0));
    CHECK_FALSE(coin_upper(3, 2));
}
