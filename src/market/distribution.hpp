// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>

namespace stackimpact::market {

/// P(Z >= z) of the standard normal distribution; nothing if z is not a number.
[[nodiscard]] std::optional<double> normal_upper(double z);

/// P(|T| >= |t|) of Student's distribution; nothing without a degree of freedom or if t is not a
/// number.
[[nodiscard]] std::optional<double> student_two_sided(double t, double degrees);

/// P(X >= successes) for a fair coin thrown `trials` times; nothing without trials or with more
/// successes than trials.
[[nodiscard]] std::optional<double> coin_upper(std::size_t successes, std::size_t trials);

}  // namespace stackimpact::market
