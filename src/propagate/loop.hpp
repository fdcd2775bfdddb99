// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "propagate/matrix.hpp"

namespace stackimpact::propagate {

/// A closed way along flows.
struct Loop {
    /// First node repeated at the end.
    std::vector<std::size_t> nodes;
    /// Product of the coefficients.
    double gain = 0.0;
};

/// The loop with the largest absolute gain per step (geometric mean); ties go to the smaller nodes
/// and the shorter loop. Empty without one.
[[nodiscard]] Loop strongest_loop(const Matrix& flows);

}  // namespace stackimpact::propagate
