// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace stackimpact::market {

/// The probability that was given to something, and whether it happened.
struct ProbabilityForecast {
    double probability = 0.0;
    bool happened = false;
};

/// All forecasts of one probability.
struct Reliability {
    double probability = 0.0;
    std::size_t count = 0;
    /// Share of them that happened.
    double observed = 0.0;

    friend bool operator==(const Reliability&, const Reliability&) = default;
};

/// How good probabilities were.
struct BrierStatistics {
    std::size_t count = 0;
    /// Mean squared error (Brier 1950) = reliability − resolution + uncertainty (Murphy 1973, "A
    /// new vector partition of the probability score"), split by distinct probabilities.
    double brier = 0.0;
    double reliability = 0.0;
    double resolution = 0.0;
    double uncertainty = 0.0;
    /// 1 − brier / uncertainty, so against the observed share; nothing if all or none happened.
    std::optional<double> skill_vs_climatology;
    /// 1 − brier / 0.25, so against always saying one half.
    double skill_vs_half = 0.0;
    /// Mean of −ln(probability of what came true) (Good 1952, "Rational decisions").
    double log_loss = 0.0;
    /// In ascending order of probability.
    std::vector<Reliability> table;
    /// Mean of |probability − observed| over the table, by count: expected calibration error
    /// (Naeini, Cooper & Hauskrecht 2015), with a bin for each distinct probability.
    double calibration_error = 0.0;
};

/// Nothing without forecasts or with a probability outside [0, 1].
[[nodiscard]] std::optional<BrierStatistics> brier_statistics(
    std::span<const ProbabilityForecast> forecasts);

}  // namespace stackimpact::market
