// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "assess/assess.hpp"
#include "model/observation.hpp"
#include "model/resolution.hpp"

namespace stackimpact {

/// What the falsifiers of scenarios ask for, and how the first of each metric writes its value.
[[nodiscard]] AskedMetrics asked_metrics(std::span<const Scenario> scenarios);

/// The observations of both, in order of date.
[[nodiscard]] Observations merged(Observations observations, const Observations& more);

/// What became of the scenario's falsifiers by what was known on the day `as_of`, and what the
/// scenario comes to without what they refute. `assessment` is that of the scenario as written.
[[nodiscard]] ScenarioResolution resolve(const AssessInput& input, const Scenario& scenario,
                                         const Assessment& assessment,
                                         const Observations& observations, const Date& as_of);

}  // namespace stackimpact
