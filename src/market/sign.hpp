// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "model/evidence.hpp"

namespace stackimpact::market {

/// What was said to happen and what happened.
struct SignPair {
    double prediction = 0.0;
    double realised = 0.0;
};

/// How often the sign was right, and how surprising that would be without skill.
struct SignStatistics {
    /// Predictions outside the neutral band.
    std::size_t scored = 0;
    /// Predictions inside it or on its edge.
    std::size_t abstained = 0;
    /// Scored with both signs the same; something realised at 0 is a miss.
    std::size_t hits = 0;
    /// hits / scored; this and the next three: nothing if nothing was scored.
    std::optional<double> hit_rate;
    /// 95 % by Wilson's score method (Wilson 1927, "Probable inference, the law of succession, and
    /// statistical inference").
    std::optional<Interval> wilson;
    /// P(at least as many hits) for a fair coin.
    std::optional<double> binomial_p;
    /// Hit rate of independent signs with the same shares of rises, p q + (1 − p)(1 − q).
    std::optional<double> expected_hit_rate;
    /// (hit rate − expected) / its standard deviation, about standard normal if signs are
    /// independent (Pesaran & Timmermann 1992, "A simple nonparametric test of predictive
    /// performance"); nothing if predictions or what was realised are all on one side.
    std::optional<double> pesaran_timmermann;
    /// P(at least as large a statistic).
    std::optional<double> pesaran_timmermann_p;
};

/// Predictions with |prediction| <= `band` abstain.
[[nodiscard]] SignStatistics sign_statistics(std::span<const SignPair> pairs, double band);

/// 95 % interval of `hits` / `count` by Wilson's score method; nothing without a count or with more
/// hits than that.
[[nodiscard]] std::optional<Interval> wilson_interval(std::size_t hits, std::size_t count);

}  // namespace stackimpact::market
