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
constexpr int artanh_terms = 12;

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

double logarithm(double x) {
    constexpr double smallest_normal = 0x1p-1022;
    double scale = 0.0;
    if (x < smallest_normal) {
        x *= 0x1p54;
        scale = -54.0;
    }
    // x = m·2^k with m between √½ and √2, where the series below is short.
    const auto bits = std::bit_cast<std::uint64_t>(x);
    constexpr std::uint64_t mantissa_bits = 52;
    constexpr std::uint64_t mantissa = (std::uint64_t{1} << mantissa_bits) - 1;
    auto k = static_cast<double>(static_cast<std::int64_t>(bits >> mantissa_bits) - 1023) + scale;
    double m = std::bit_cast<double>((bits & mantissa) | (std::uint64_t{1023} << mantissa_bits));
    constexpr double sqrt2 = 1.4142135623730951;
    if (m > sqrt2) {
        m *= 0.5;
        k += 1.0;
    }
    // ln m = 2·artanh(s); the terms beyond s²⁵ are under 1e-20.
    const double s = (m - 1.0) / (m + 1.0);
    const double square = s * s;
    double sum = 0.0;
    for (int i = artanh_terms; i >= 1; --i) sum = sum * square + 1.0 / (2 * i + 1);
    const double rest = 2.0 * s * square * sum;
    return k * ln2_high + (2.0 * s + (rest + k * ln2_low));
}

}  // namespace stackimpact::argue
