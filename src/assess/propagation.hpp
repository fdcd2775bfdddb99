// SPDX-License-Identifier: MIT
#pragma once

#include "assess/evaluation.hpp"

namespace stackimpact {

/// How the pressure of an evaluation travelled: rounds by layer and the strongest paths.
[[nodiscard]] Propagation propagation_of(const Stack& stack, const Network& network,
                                         const Evaluation& evaluation, Paths& paths);

}  // namespace stackimpact
