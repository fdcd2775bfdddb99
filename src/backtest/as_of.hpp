// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "model/backtest.hpp"
#include "model/scenario.hpp"
#include "model/stack.hpp"

namespace stackimpact {

/// What takes everything away that a scenario knows from sources later than its event: citations,
/// facts and arguments that rest on nothing else, as if these sources were dropped. Says so in
/// `refused`.
[[nodiscard]] Overlay without_later(const Scenario& scenario, std::vector<RefusedLater>& refused);

/// A stack without the figures that are later than an event. Where none is left, a reference is not
/// known, a link carries nothing and a player has no share. Says so in `refused`.
[[nodiscard]] Stack without_later(const Stack& stack, const Date& event,
                                  std::vector<RefusedLater>& refused);

}  // namespace stackimpact
