// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>

#include "model/evidence.hpp"

namespace stackimpact::market {

/// How often and from where to draw; the same seed gives the same draws on every machine.
struct BootstrapSettings {
    std::size_t draws = 2000;
    std::uint64_t seed = 1;
};

/// An interval and how many draws it rests on.
struct BootstrapInterval {
    Interval interval;
    /// Draws of which the statistic was defined.
    std::size_t draws = 0;

    friend bool operator==(const BootstrapInterval&, const BootstrapInterval&) = default;
};

/// A statistic of the clusters with these numbers; one that was drawn twice is listed twice.
/// Nothing (or no finite number) if it is not defined for them.
using ClusterStatistic = std::function<std::optional<double>(std::span<const std::size_t>)>;

/// 95 % percentile interval (Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13) of
/// a statistic, by drawing as many whole clusters as there are, with replacement: what is inside a
/// cluster may depend on each other (Cameron, Gelbach & Miller 2008, "Bootstrap-based improvements
/// for inference with clustered errors", pairs cluster bootstrap). Nothing if no draw was defined.
/// One cluster gives an interval without width, which says nothing.
[[nodiscard]] std::optional<BootstrapInterval> cluster_bootstrap(std::size_t clusters,
                                                                 const ClusterStatistic& statistic,
                                                                 const BootstrapSettings& settings);

/// What one cluster adds to both sides of a ratio, as hits and scored pairs of an event.
struct Ratio {
    double numerator = 0.0;
    double denominator = 0.0;
};

/// The same for sum of numerators / sum of denominators; not defined where the latter is 0.
[[nodiscard]] std::optional<BootstrapInterval> cluster_bootstrap(std::span<const Ratio> clusters,
                                                                 const BootstrapSettings& settings);

}  // namespace stackimpact::market
