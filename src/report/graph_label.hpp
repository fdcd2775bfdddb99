// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "model/argument_graph.hpp"

namespace stackimpact {

/// "τ 0.5, σ 0.62"; without strengths only the base score.
[[nodiscard]] std::string score_label(const ArgumentGraph& graph, std::span<const double> strengths,
                                      std::size_t argument);

}  // namespace stackimpact
