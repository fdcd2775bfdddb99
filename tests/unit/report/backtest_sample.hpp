// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "model/backtest.hpp"

namespace backtest_sample {

/// Two scored events with five priced layers (one of them a proxy, one on which benchmarks
/// disagree), a confounded event and one without prices; two forecasts with sizes and two with
/// signs only. Statistics are those of the pairs where they can be told without a program.
[[nodiscard]] stackimpact::Backtest ordinary();
/// No event, no forecast.
[[nodiscard]] stackimpact::Backtest empty();
/// The ordinary one of which only the first event is there.
[[nodiscard]] stackimpact::Backtest one_event();
/// Nothing is scored.
[[nodiscard]] stackimpact::Backtest all_left_out();
/// Events are scored and the house makes no call: nothing is defined.
[[nodiscard]] stackimpact::Backtest undefined();
/// The ordinary one with this text wherever a text comes from a file.
[[nodiscard]] stackimpact::Backtest hostile(const std::string& text);
/// That many scored events of one layer.
[[nodiscard]] stackimpact::Backtest large(std::size_t events);

}  // namespace backtest_sample
