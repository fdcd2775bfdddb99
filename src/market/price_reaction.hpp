// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "market/price_study.hpp"
#include "model/date.hpp"
#include "model/scenario.hpp"
#include "model/stack.hpp"
#include "source/diagnostic.hpp"

namespace stackimpact::market {

/// First and last trading day of an event window, relative to the event day.
struct EventWindow {
    int first = 0;
    int last = 0;
};

/// What the prices of the stack's companies did around an event: simple return over the window,
/// return that the market model does not explain with its standard deviation, and the same against
/// the equal-weighted benchmark. The event day is that of the event (which must be a full date) or
/// the next trading day. Companies without a sound return are among `missing` with the reason; a
/// jump that looks like a split is warned of at its place. Nothing, reported, if the prices do not
/// reach the event. The windows must not overlap. Safe to call from several threads.
[[nodiscard]] std::optional<MarketReaction> price_reaction(const Study& study, const Stack& stack,
                                                           const Date& event, EventWindow window,
                                                           Diagnostics& diagnostics);

}  // namespace stackimpact::market
