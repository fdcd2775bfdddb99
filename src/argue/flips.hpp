// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "argue/contributions.hpp"

namespace stackimpact::argue {

/// The smallest change of one base score that brings the topic to a threshold.
struct Flip {
    /// The base score that does it; nothing: none in [0, 1] does.
    std::optional<double> base;
    /// True when a bound or a formula says so, false when only values at many points do (on a graph
    /// with cycles, or where bounds stay too wide).
    bool proved = true;
};

/// A flip of the topic across `threshold`, in (0, 1), for each of `nodes`. Found where the energy
/// of the topic meets the energy that the threshold asks for: σ is flat where that is 0, energy is
/// not.
[[nodiscard]] std::vector<Flip> flips(const Question& question, double threshold,
                                      const std::vector<std::size_t>& nodes);

}  // namespace stackimpact::argue
