// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <vector>

#include "argue/strengths.hpp"

namespace stackimpact::argue {

/// Writes f(s) for a state s; both have the same size.
using Target = std::function<void(const std::vector<double>& state, std::vector<double>& target)>;

/// Follows ds/dt = f(s) − s from `state` until it rests or the limits are reached.
[[nodiscard]] Equilibrium come_to_rest(std::vector<double> state, const Target& target,
                                       const ContinuousLimits& limits);

}  // namespace stackimpact::argue
