// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/backtest.hpp"

namespace stackimpact {

// What text, Markdown and tables say of a backtest in the same words.

[[nodiscard]] bool is_scored(const BacktestEvent& event);
/// Whether the forecast at that index had the sign of the price; nothing: it makes no call, for it
/// does not speak of the layer or lies inside the neutral band. A price that did not move makes
/// every call wrong.
[[nodiscard]] std::optional<bool> is_hit(const Backtest& backtest, std::size_t forecast,
                                         const BacktestPair& pair);

/// Scored events that are older than a rule that fired in them.
[[nodiscard]] std::size_t scored_in_hindsight(const Backtest& backtest);

/// Calls and hits of the house over the layers of one event.
struct EventCalls {
    std::size_t calls = 0;
    std::size_t hits = 0;
};
[[nodiscard]] EventCalls calls_of(const Backtest& backtest, const BacktestEvent& event);

/// Name of the forecast, or its id with blanks.
[[nodiscard]] std::string forecast_name(const Backtest& backtest, const std::string& id);
[[nodiscard]] std::string layer_name(const Backtest& backtest, const LayerId& id);
[[nodiscard]] std::string channel_name(const Backtest& backtest, const ChannelId& id);

/// "61%".
[[nodiscard]] std::string percent_text(double fraction);
/// "42 to 77%"; also of points ("-12 to 21").
[[nodiscard]] std::string percent_bounds(const Interval& bounds);
/// "+4 (-12 to +21)", in points of percent.
[[nodiscard]] std::string lead_text(const ForecastScore& score);
/// "0.172", "<0.001".
[[nodiscard]] std::string p_text(double p);

/// Kinds of breakdown in their order, each with a title.
[[nodiscard]] const std::vector<std::pair<std::string, std::string>>& breakdown_kinds();
/// What a group of a breakdown is called.
[[nodiscard]] std::string group_name(const Breakdown& group);

/// The result in sentences: hits with intervals, how many calls, what a coin does, and how it
/// stands against other forecasts.
[[nodiscard]] std::vector<std::string> headline_sentences(const Backtest& backtest);
/// How many scored events are older than a rule that fired in them; empty: none.
[[nodiscard]] std::string hindsight_text(const Backtest& backtest);
/// Events that are not scored and why, at most `limit` names of each; empty: none.
[[nodiscard]] std::string left_out_text(const Backtest& backtest, std::size_t limit);
/// What was refused for being later than its event, counted; empty: nothing.
[[nodiscard]] std::string refused_text(const Backtest& backtest);
/// Proxies, benchmarks that disagree and layers without a price; empty: none of these.
[[nodiscard]] std::string prices_text(const Backtest& backtest, std::size_t limit);
/// What the numbers cannot say; only what is true of these.
[[nodiscard]] std::vector<std::string> beware_sentences(const Backtest& backtest);

}  // namespace stackimpact
