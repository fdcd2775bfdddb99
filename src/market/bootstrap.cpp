// SPDX-License-Identifier: MIT
#include "market/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "source/draw.hpp"

namespace stackimpact::market {

namespace {

/// Between neighbours by straight line (type 7 of Hyndman & Fan 1996, "Sample quantiles in
/// statistical packages").
double quantile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const std::size_t below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = place - static_cast<double>(below);
    return sorted[below] + part * (sorted[above] - sorted[below]);
}

}  // namespace

std::optional<BootstrapInterval> cluster_bootstrap(std::size_t clusters,
                                                   const ClusterStatistic& statistic,
                                                   const BootstrapSettings& settings) {
    if (clusters == 0) return std::nullopt;
    Draw draw(settings.seed);
    std::vector<std::size_t> chosen(clusters);
    std::vector<double> values;
    values.reserve(settings.draws);
    for (std::size_t i = 0; i < settings.draws; ++i) {
        for (std::size_t& cluster : chosen) cluster = draw.below(clusters);
        const std::optional<double> value = statistic(chosen);
        if (value && std::isfinite(*value)) values.push_back(*value);
    }
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end());
    return BootstrapInterval{{quantile(values, 0.025), quantile(values, 0.975)}, values.size()};
}

std::optional<BootstrapInterval> cluster_bootstrap(std::span<const Ratio> clusters,
                                                   const BootstrapSettings& settings) {
    const auto ratio = [clusters](std::span<const std::size_t> chosen) -> std::optional<double> {
        Ratio sum;
        for (const std::size_t cluster : chosen) {
            sum.numerator += clusters[cluster].numerator;
            sum.denominator += clusters[cluster].denominator;
        }
        if (sum.denominator == 0) return std::nullopt;
        return sum.numerator / sum.denominator;
    };
    return cluster_bootstrap(clusters.size(), ratio, settings);
}

}  // namespace stackimpact::market
