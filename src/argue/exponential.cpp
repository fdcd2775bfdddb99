// SPDX-License-Identifier: MIT
#include "argue/exponential.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace stackimpact::argue {

namespace {

// ln 2 in two parts: the first has trailing zero bits, so that k·high is exact for |k| < 2048.
constexpr double ln2_high = 6.93147180369123816490e-01;
constexpr double ln2_low = 1.90821492927058770002e-10;
constexpr double inverse_ln2 = 1.4426950408889634074;
constexpr double limit = 700.0;
// Terms of the Taylor series on |r| <= ln2/2: the 17th is below 1e-21.
constexpr int terms = 17;

/// 2^k for -1022 <= k <= 1023.
double power_of_two(std::int64_t k) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

}  // namespace

double exponential(double x) {
    if (x < -limit) return 0.0;
    const double clamped = std::min(x, limit);
    const double scaled = clamped * inverse_ln2;
    const auto k = static_cast<std::int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5));
    const auto kd = static_cast<double>(k);
    const double r = (clamped - kd * ln2_high) - kd * ln2_low;
    double sum = 1.0;
    for (int i = terms; i >= 1; --i) sum = 1.0 + sum * r / i;
    return sum * power_of_two(k);
}

}  // namespace stackimpact::argue
