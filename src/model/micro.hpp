// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>

namespace stackimpact {

/// A number held exactly in millionths. All scores and their sums are micros: integer addition has
/// no order.
struct Micro {
    std::int64_t value = 0;

    friend auto operator<=>(const Micro&, const Micro&) = default;
    friend constexpr Micro operator+(Micro a, Micro b) { return {a.value + b.value}; }
    friend constexpr Micro operator-(Micro a, Micro b) { return {a.value - b.value}; }
    friend constexpr Micro operator-(Micro a) { return {-a.value}; }
    constexpr Micro& operator+=(Micro b) {
        value += b.value;
        return *this;
    }
};

inline constexpr std::int64_t micros_per_one = 1000000;

/// Rounds half away from zero; |x| must be under 9e12 (checked by callers: pressures over 1e6 are
/// refused).
[[nodiscard]] inline Micro to_micro(double x) {
    const double scaled = x * static_cast<double>(micros_per_one);
    return {static_cast<std::int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5))};
}
/// As a double, for arithmetic on shares and thresholds.
[[nodiscard]] constexpr double to_double(Micro m) {
    return static_cast<double>(m.value) / static_cast<double>(micros_per_one);
}

}  // namespace stackimpact
