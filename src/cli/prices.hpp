// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/outputs.hpp"
#include "market/price_reaction.hpp"
#include "market/price_study.hpp"
#include "model/prices.hpp"
#include "model/scenario.hpp"
#include "model/stack.hpp"
#include "source/diagnostic.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace stackimpact::cli {

/// The options on prices as typed.
struct PriceOptions {
    /// A file of prices; empty: scenarios state their returns.
    std::string prices;
    /// "FIRST,LAST"; empty: the scenario's, else the event day.
    std::string window;
    std::string estimation_window;
    std::string benchmark;
    /// A ticker or "mean".
    std::string equal_weighted;
    bool allow_jumps = false;
};

/// `--prices` and what goes with it.
void add_price_options(CLI::App& command, PriceOptions& options);

/// What is wrong with the options together. `inputs` are files that are read too.
[[nodiscard]] std::vector<UsageMistake> price_mistakes(const PriceOptions& options,
                                                       const std::vector<std::string>& inputs);

/// The files of a run, that of prices among them, which no output may replace.
[[nodiscard]] std::vector<std::string> with_price_file(const PriceOptions& options,
                                                       std::vector<std::string> files);

/// The prices of a run, made ready.
struct Prices {
    std::shared_ptr<const PriceTable> table;
    market::Study study;
    /// Nothing: the scenario's.
    std::optional<market::EventWindow> window;
};

/// Reads the file that the options name; nothing, reported, if it has mistakes or lacks a
/// benchmark.
[[nodiscard]] std::optional<Prices> read_prices(const PriceOptions& options, const Stack& stack,
                                                Diagnostics& diagnostics);

/// Puts returns computed from prices in the place of those that the scenario states; its
/// commentary, note and sources stay. False, reported, if that cannot be: the scenario is then as
/// it was. Safe to call from several threads, each with its own scenario.
[[nodiscard]] bool with_prices(const Prices& prices, const Stack& stack, const TextPtr& text,
                               Scenario& scenario, Diagnostics& diagnostics);

}  // namespace stackimpact::cli
