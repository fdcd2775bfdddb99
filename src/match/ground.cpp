// SPDX-License-Identifier: MIT
#include "match/ground.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace stackimpact {

namespace {

/// Without any bound the value alone; a bound that is not given does not bind.
Interval bounds_of(double value, const std::optional<double>& low,
                   const std::optional<double>& high) {
    if (!low && !high) return {value, value};
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return {std::min(low.value_or(-infinity), value), std::max(high.value_or(infinity), value)};
}

/// Smaller over larger of a number and the nearest one in the interval.
double nearness(double value, const Interval& stated) {
    if (value >= stated.low && value <= stated.high) return 1.0;
    const double nearest = value < stated.low ? stated.low : stated.high;
    if (!std::isfinite(value) || value * nearest <= 0) return 0.0;
    const double ratio = std::abs(value) / std::abs(nearest);
    return std::min(ratio, 1 / ratio);
}

}  // namespace

Ground ground_of(const Fact& fact) {
    if (!fact.stated) return {};
    const std::optional<double> value = number_of(fact.value);
    const std::optional<double> before = number_of(fact.stated->value);
    if (!value || !before) {
        const double same = fact.value == fact.stated->value ? 1.0 : 0.0;
        return {same, {same, same}};
    }
    const Interval stated = bounds_of(*before, fact.stated->low, fact.stated->high);
    const Interval now = bounds_of(*value, fact.low, fact.high);
    const double at_low = nearness(now.low, stated);
    const double at_high = nearness(now.high, stated);
    const bool meets = now.low <= stated.high && now.high >= stated.low;
    return {nearness(*value, stated),
            {std::min(at_low, at_high), meets ? 1.0 : std::max(at_low, at_high)}};
}

}  // namespace stackimpact
