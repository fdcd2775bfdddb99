// SPDX-License-Identifier: MIT
#include "market/brier.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace stackimpact::market {

namespace {

/// Of something that was held for impossible and happened: the loss stays finite, as in
/// scikit-learn's `log_loss`.
constexpr double smallest_probability = std::numeric_limits<double>::epsilon();

double squared(double value) {
    return value * value;
}

bool is_probability(const ProbabilityForecast& forecast) {
    return forecast.probability >= 0.0 && forecast.probability <= 1.0;
}

std::vector<Reliability> reliability_table(std::span<const ProbabilityForecast> forecasts) {
    // Count and how many happened.
    std::map<double, std::pair<std::size_t, std::size_t>> groups;
    for (const ProbabilityForecast& forecast : forecasts) {
        auto& group = groups[forecast.probability];
        ++group.first;
        if (forecast.happened) ++group.second;
    }
    std::vector<Reliability> table;
    for (const auto& [probability, group] : groups) {
        const double observed =
            static_cast<double>(group.second) / static_cast<double>(group.first);
        table.push_back({probability, group.first, observed});
    }
    return table;
}

void add_losses(std::span<const ProbabilityForecast> forecasts, BrierStatistics& result) {
    const double n = static_cast<double>(forecasts.size());
    for (const ProbabilityForecast& forecast : forecasts) {
        const double came_true =
            forecast.happened ? forecast.probability : 1.0 - forecast.probability;
        result.brier += squared(forecast.probability - (forecast.happened ? 1.0 : 0.0));
        result.log_loss -= std::log(std::max(came_true, smallest_probability));
    }
    result.brier /= n;
    result.log_loss /= n;
}

/// Needs the table.
void add_split(double share, BrierStatistics& result) {
    const double n = static_cast<double>(result.count);
    for (const Reliability& row : result.table) {
        const double weight = static_cast<double>(row.count) / n;
        result.reliability += weight * squared(row.probability - row.observed);
        result.resolution += weight * squared(row.observed - share);
        result.calibration_error += weight * std::fabs(row.probability - row.observed);
    }
    result.uncertainty = share * (1.0 - share);
}

}  // namespace

std::optional<BrierStatistics> brier_statistics(std::span<const ProbabilityForecast> forecasts) {
    if (forecasts.empty()) return std::nullopt;
    if (!std::all_of(forecasts.begin(), forecasts.end(), is_probability)) return std::nullopt;
    const auto happened =
        std::count_if(forecasts.begin(), forecasts.end(),
                      [](const ProbabilityForecast& forecast) { return forecast.happened; });
    BrierStatistics result;
    result.count = forecasts.size();
    result.table = reliability_table(forecasts);
    add_losses(forecasts, result);
    add_split(static_cast<double>(happened) / static_cast<double>(forecasts.size()), result);
    if (result.uncertainty > 0) {
        result.skill_vs_climatology = 1.0 - result.brier / result.uncertainty;
    }
    result.skill_vs_half = 1.0 - result.brier / 0.25;
    return result;
}

}  // namespace stackimpact::market
