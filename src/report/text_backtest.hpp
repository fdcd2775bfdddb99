// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "report/backtest.hpp"
#include "report/style.hpp"
#include "report/text_context.hpp"

namespace stackimpact {

/// What every section of the text about a backtest reads.
struct BacktestTextContext {
    const Backtest& backtest;
    TextSigns signs;
    /// Columns to fill.
    std::size_t width = 100;
    bool ascii = false;
    /// Everything instead of a page.
    bool full = false;
};

// Sections; one without content is empty.

/// A row for each forecast, and what the columns are.
[[nodiscard]] Lines forecasts_section(const BacktestTextContext& context);
/// The house view over parts of the layers.
[[nodiscard]] Lines breakdown_section(const BacktestTextContext& context);
/// A row for each scored event.
[[nodiscard]] Lines events_section(const BacktestTextContext& context);

// What `full` adds.

/// How each forecast is made.
[[nodiscard]] Lines about_forecasts_section(const BacktestTextContext& context);
/// All that is known of signs, of order, and of probabilities, by forecast.
[[nodiscard]] Lines measures_sections(const BacktestTextContext& context);
/// How often prices rose where the house said so with which probability.
[[nodiscard]] Lines reliability_section(const BacktestTextContext& context);
/// Each event with its layers: price, forecasts, channels.
[[nodiscard]] Lines layers_section(const BacktestTextContext& context);
/// What was later than its event, by name.
[[nodiscard]] Lines refused_section(const BacktestTextContext& context);

}  // namespace stackimpact
