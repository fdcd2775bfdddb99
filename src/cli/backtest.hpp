// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/knowledge.hpp"
#include "cli/outcome.hpp"
#include "cli/outputs.hpp"
#include "cli/prices.hpp"
#include "model/backtest.hpp"

namespace stackimpact::cli {

/// What `backtest` can write.
inline const Formats backtest_formats{Format::text, Format::json, Format::csv, Format::markdown};

/// The options of `backtest` as typed.
struct BacktestOptions {
    std::vector<std::string> scenarios;
    /// The word of one of `backtest_formats`.
    std::string format = "text";
    std::vector<std::string> outputs;
    bool quiet = false;
    bool full = false;
    BacktestSettings settings;
    KnowledgeOptions knowledge;
    PriceOptions prices;
    LookOptions look;
    /// Threads; nothing: one for each processor when there are several inputs.
    std::optional<std::size_t> jobs;
};

/// Holds the forecasts against what prices did, over all scenarios, and writes what came of it.
[[nodiscard]] Outcome run_backtest(const BacktestOptions& options);

}  // namespace stackimpact::cli
