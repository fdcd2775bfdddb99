// SPDX-License-Identifier: MIT
#include "market/price_jump.hpp"

#include <fmt/format.h>

#include <cmath>

namespace stackimpact::market {

namespace {

constexpr double least_change = 0.3;
constexpr double near = 0.01;
constexpr double near_large = 0.05;
/// Larger ones are near to each other, and are falls of over 95 % anyway.
constexpr int greatest_ratio = 20;

bool is_near(double value, double ratio, double tolerance) {
    return std::fabs(value / ratio - 1.0) <= tolerance;
}

/// "3:2" for 1.5; empty for what is no ratio of a split.
std::string ratio_text(double ratio, bool consolidation) {
    const auto text = [&](int more, int less) {
        return consolidation ? fmt::format("{}:{}", less, more) : fmt::format("{}:{}", more, less);
    };
    if (is_near(ratio, 1.5, near)) return text(3, 2);
    if (is_near(ratio, 2.0, near)) return text(2, 1);
    const int whole = ratio < greatest_ratio + 1 ? static_cast<int>(ratio + 0.5) : 0;
    if (whole < 3 || whole > greatest_ratio) return {};
    return is_near(ratio, whole, near_large) ? text(whole, 1) : std::string{};
}

}  // namespace

std::string split_like(double before, double after) {
    const double ratio = after / before;
    if (!(std::fabs(ratio - 1.0) > least_change)) return {};
    return ratio < 1.0 ? ratio_text(before / after, false) : ratio_text(ratio, true);
}

}  // namespace stackimpact::market
