// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "assess/assess.hpp"
#include "model/backtest.hpp"

namespace stackimpact {

/// The forecasts that are held against prices, the house first, in the order of
/// BacktestPair::forecasts.
[[nodiscard]] std::vector<Forecast> backtest_forecasts();

/// What was said of one event and what prices did. Unless `settings` allow it, everything later
/// than the event is taken away first. The scenario has a date. Returns nothing, with a diagnostic,
/// only when a pressure exceeds 1e6.
[[nodiscard]] std::optional<BacktestEvent> backtest_event(const AssessInput& input,
                                                          const Scenario& scenario,
                                                          const BacktestSettings& settings,
                                                          Diagnostics& diagnostics);

/// Holds all forecasts against all events; `events` in any order.
[[nodiscard]] Backtest backtest(const AssessInput& input, std::vector<BacktestEvent> events,
                                const BacktestSettings& settings);

}  // namespace stackimpact
