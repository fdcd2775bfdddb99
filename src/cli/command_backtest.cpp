// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "cli/backtest.hpp"
#include "cli/commands.hpp"
#include "cli/config.hpp"
#include "cli/options.hpp"
#include "cli/prices.hpp"

namespace stackimpact::cli {

namespace {

constexpr const char* backtest_footer = R"(Examples:
  stackimpact backtest scenarios/
  stackimpact backtest scenarios/ --full
  stackimpact backtest scenarios/ --json | jq '.forecasts.house.sign.hit_rate'
  stackimpact backtest scenarios/ -o pairs.csv -o md=backtest.md
  stackimpact backtest scenarios/ --prices prices.csv --window 0,1

What the house view said of each layer, and what naive forecasts say, is held against the
standardised abnormal returns of the layer's companies. What was not known on the day of an event is
taken away first: facts and arguments that rest on later sources alone, later figures and references
of the stack. Events with other news on the same day are listed and not scored.

Exit codes, worst first:
  70 a bug; 5 an output was not written; 3 an input is invalid or cannot be read (the others count
  all the same); 2 wrong usage; 4 no scenario is there, or no layer of any was priced; 0 done. The
  last line on standard error says which and why.)";

/// Resampling more often than this changes no digit that is shown.
constexpr std::size_t most_draws = 1000000;
/// Numbers in documents are exact up to here.
constexpr std::uint64_t greatest_seed = (std::uint64_t{1} << 53U) - 1;

void add_settings(CLI::App& command, BacktestSettings& settings) {
    command
        .add_option("--band", settings.band,
                    "Neutral band: a net up to this size makes no call (default: 0.1)")
        ->option_text("NET")
        ->check(CLI::Range(0.0, 1.0));
    command.add_flag("--include-confounded", settings.include_confounded,
                     "Score events with other news on the same day too");
    command.add_flag("--allow-later", settings.allow_later,
                     "Keep what is later than the event, to see what it would change");
    command.add_option("--seed", settings.seed, "Of the resampling of events (default: 1)")
        ->option_text("N")
        ->check(CLI::Range(std::uint64_t{0}, greatest_seed));
    command.add_option("--draws", settings.draws, "How often events are resampled (default: 2000)")
        ->option_text("N")
        ->check(CLI::Range(std::size_t{100}, most_draws));
}

}  // namespace

void add_backtest(CLI::App& app, Action& action) {
    CLI::App* const command =
        app.add_subcommand("backtest", "Hold forecasts against what prices did");
    const auto options = std::make_shared<BacktestOptions>();
    command
        ->add_option("SCENARIO", options->scenarios,
                     "Files, directories, patterns, or - (required)")
        ->required()
        ->type_name("");
    add_output_options(*command, options->format, options->outputs, backtest_formats);
    CLI::Option* const quiet =
        command->add_flag("-q,--quiet", options->quiet, "Text: only the answer and the forecasts");
    command->add_flag("--full", options->full, "Text: everything")->excludes(quiet);
    add_settings(*command, options->settings);
    add_price_options(*command, options->prices);
    add_knowledge_options(*command, options->knowledge);
    add_jobs_option(*command, options->jobs);
    add_look_options(*command, options->look);
    command->footer(backtest_footer);
    command->callback(
        [&action, options] { action = [options] { return configured(*options, run_backtest); }; });
}

}  // namespace stackimpact::cli
