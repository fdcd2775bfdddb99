// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "model/observation.hpp"
#include "model/resolution.hpp"

namespace stackimpact {

/// The days that a verdict depends on.
struct ResolutionDays {
    /// The day of the event; nothing: not said, so that no observation comes before it.
    std::optional<Date> event;
    Date as_of;
};

/// True if an observed value is what the falsifier calls refuting. Values that differ by rounding
/// of units only are the same.
[[nodiscard]] bool meets(const Falsifier& falsifier, double observed);

/// Verdict, reason, date and observations; everything about arguments and layers stays empty.
[[nodiscard]] FalsifierResolution verdict_of(const Falsifier& falsifier,
                                             const std::vector<Observation>& observations,
                                             const ResolutionDays& days);

}  // namespace stackimpact
