// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "propagate/matrix.hpp"

namespace stackimpact::propagate {

/// The largest sets of nodes that all reach each other by flows that are not 0 and have a loop
/// (Tarjan 1972); nodes ascending, sets by their first node. What is between them only passes on,
/// so eigenvalues other than 0 are those of these parts, one by one.
[[nodiscard]] std::vector<std::vector<std::size_t>> looping_parts(const Matrix& flows);

}  // namespace stackimpact::propagate
