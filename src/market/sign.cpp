// SPDX-License-Identifier: MIT
#include "market/sign.hpp"

#include <cmath>

#include "market/distribution.hpp"

namespace stackimpact::market {

namespace {

/// 97.5 % point of the standard normal distribution.
constexpr double normal_975 = 1.959963984540054;

/// Among what was scored.
struct Rises {
    double predicted = 0.0;
    double realised = 0.0;
};

bool is_hit(const SignPair& pair) {
    return (pair.prediction > 0 && pair.realised > 0) || (pair.prediction < 0 && pair.realised < 0);
}

/// The paper's variance of the hit rate minus that of the expected one, multiplied out: the terms
/// without p (1 − p) q (1 − q) cancel, so that it is exactly 0 when one side never changes.
std::optional<double> pesaran_timmermann(double lead, double p, double q, double n) {
    const double variance = 4.0 * p * (1.0 - p) * q * (1.0 - q) * (n - 1.0) / (n * n);
    if (!(variance > 0)) return std::nullopt;
    return lead / std::sqrt(variance);
}

void add_rates(const Rises& rises, SignStatistics& result) {
    const double n = static_cast<double>(result.scored);
    const double p = rises.predicted / n;
    const double q = rises.realised / n;
    const double hit_rate = static_cast<double>(result.hits) / n;
    const double expected = p * q + (1.0 - p) * (1.0 - q);
    result.hit_rate = hit_rate;
    result.wilson = wilson_interval(result.hits, result.scored);
    result.binomial_p = coin_upper(result.hits, result.scored);
    result.expected_hit_rate = expected;
    result.pesaran_timmermann = pesaran_timmermann(hit_rate - expected, p, q, n);
    if (result.pesaran_timmermann) {
        result.pesaran_timmermann_p = normal_upper(*result.pesaran_timmermann);
    }
}

}  // namespace

SignStatistics sign_statistics(std::span<const SignPair> pairs, double band) {
    SignStatistics result;
    Rises rises;
    for (const SignPair& pair : pairs) {
        if (!(std::fabs(pair.prediction) > band)) {
            ++result.abstained;
            continue;
        }
        ++result.scored;
        if (is_hit(pair)) ++result.hits;
        if (pair.prediction > 0) rises.predicted += 1.0;
        if (pair.realised > 0) rises.realised += 1.0;
    }
    if (result.scored > 0) add_rates(rises, result);
    return result;
}

std::optional<Interval> wilson_interval(std::size_t hits, std::size_t count) {
    if (count == 0 || hits > count) return std::nullopt;
    const double n = static_cast<double>(count);
    const double k = static_cast<double>(hits);
    const double square = normal_975 * normal_975;
    const double middle = (2.0 * k + square) / (2.0 * (n + square));
    const double half =
        normal_975 * std::sqrt(4.0 * k * (n - k) / n + square) / (2.0 * (n + square));
    // Exact at the ends, where the difference leaves a rounding error.
    return Interval{hits == 0 ? 0.0 : middle - half, hits == count ? 1.0 : middle + half};
}

}  // namespace stackimpact::market
