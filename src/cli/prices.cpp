// SPDX-License-Identifier: MIT
#include "cli/prices.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <future>
#include <string_view>
#include <system_error>
#include <utility>

#include "cli/read.hpp"
#include "load/load_prices.hpp"

namespace stackimpact::cli {

namespace {

/// Trading days around an event, as in a scenario.
constexpr int widest_window = 250;
/// Four years of trading days; nobody takes a market model to hold for longer.
constexpr int longest_estimation = 1008;
constexpr std::string_view mean_word = "mean";

/// "FIRST,LAST" in order.
std::optional<std::array<int, 2>> window_of(const std::string& words) {
    std::array<int, 2> days{};
    const char* at = words.data();
    const char* const end = at + words.size();
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto [stop, error] = std::from_chars(at, end, days.at(i));
        if (error != std::errc{}) return std::nullopt;
        at = stop;
        if (i == 0 && (at == end || *at++ != ',')) return std::nullopt;
    }
    if (at != end || days[0] > days[1]) return std::nullopt;
    return days;
}

std::string window_mistake(const std::string& words) {
    const auto days = window_of(words);
    if (days && (*days)[0] >= -widest_window && (*days)[1] <= widest_window) return {};
    return fmt::format("`{}` is no window of trading days as in -1,1", words);
}

std::string estimation_mistake(const std::string& words) {
    const auto days = window_of(words);
    if (!days || (*days)[1] >= 0 || (*days)[0] < -longest_estimation) {
        return fmt::format("`{}` is no window of trading days before the event as in -130,-11",
                           words);
    }
    const auto least = static_cast<int>(market::StudyOptions{}.least_days);
    if ((*days)[1] - (*days)[0] + 1 >= least) return {};
    return fmt::format("`{}` has fewer than {} trading days", words, least);
}

market::StudyOptions study_options(const PriceOptions& options) {
    market::StudyOptions study;
    study.benchmark = Ticker{options.benchmark};
    if (options.equal_weighted == mean_word) {
        study.equal_weighted = market::EqualWeighted::mean;
    } else if (!options.equal_weighted.empty()) {
        study.equal_weighted = market::EqualWeighted::ticker;
        study.equal_weighted_ticker = Ticker{options.equal_weighted};
    }
    if (const auto days = window_of(options.estimation_window)) {
        study.estimation_first = (*days)[0];
        study.estimation_last = (*days)[1];
    }
    study.allow_jumps = options.allow_jumps;
    return study;
}

std::string overlap_hint(const market::StudyOptions& study, market::EventWindow window) {
    const int length = study.estimation_last - study.estimation_first;
    return fmt::format("--estimation-window {},{} ends before it", window.first - 1 - length,
                       window.first - 1);
}

std::string overlap_message(const market::StudyOptions& study, market::EventWindow window) {
    return fmt::format("the event window {},{} overlaps the estimation window {},{}", window.first,
                       window.last, study.estimation_first, study.estimation_last);
}

/// Reports a scenario whose event has no day.
bool has_event_day(const Scenario& scenario, const TextPtr& text, Diagnostics& diagnostics) {
    if (scenario.date && scenario.date->day != 0) return true;
    diagnostics.error(Code::outside_prices, {text, {}},
                      scenario.date
                          ? fmt::format("`date` is {}, and returns are computed around a day",
                                        to_string(*scenario.date))
                          : std::string("returns are computed around the day of the event, and "
                                        "there is no `date`"),
                      "write it as \"date\": \"2025-01-27\"");
    return false;
}

}  // namespace

void add_price_options(CLI::App& command, PriceOptions& options) {
    command
        .add_option("--prices", options.prices,
                    "Compute returns from the daily closes of this CSV:\n"
                    "date,ticker,adj_close or date,NVDA,SPY...")
        ->option_text("FILE");
    command
        .add_option("--window", options.window,
                    "Trading days around the event, as -1,1\n(default: the scenario's, else 0,0)")
        ->option_text("FIRST,LAST")
        ->check(window_mistake);
    command
        .add_option("--estimation-window", options.estimation_window,
                    "Trading days that the market model is fitted to\n(default: -130,-11)")
        ->option_text("FIRST,LAST")
        ->check(estimation_mistake);
    command
        .add_option("--benchmark", options.benchmark,
                    "The market, weighted by value (default: the stack's)")
        ->option_text("TICKER");
    command
        .add_option("--equal-weighted", options.equal_weighted,
                    "The market, each company alike: a ticker, or mean for\n"
                    "the mean of the file (default: the stack's)")
        ->option_text("TICKER|mean");
    command.add_flag("--allow-jumps", options.allow_jumps,
                     "Take one-day jumps that look like splits as returns");
}

std::vector<UsageMistake> price_mistakes(const PriceOptions& options,
                                         const std::vector<std::string>& inputs) {
    std::vector<UsageMistake> mistakes;
    const std::pair<std::string_view, bool> asked[] = {
        {"--window", !options.window.empty()},
        {"--estimation-window", !options.estimation_window.empty()},
        {"--benchmark", !options.benchmark.empty()},
        {"--equal-weighted", !options.equal_weighted.empty()},
        {"--allow-jumps", options.allow_jumps}};
    for (const auto& [option, given] : asked) {
        if (!given || !options.prices.empty()) continue;
        mistakes.push_back({fmt::format("{} says how returns are computed from prices", option),
                            "name their file with --prices"});
    }
    if (options.prices == standard_input &&
        std::find(inputs.begin(), inputs.end(), standard_input) != inputs.end()) {
        mistakes.push_back({"standard input cannot be both a scenario and prices", {}});
    }
    const auto days = window_of(options.window);
    if (!days) return mistakes;
    const market::StudyOptions study = study_options(options);
    const market::EventWindow window{(*days)[0], (*days)[1]};
    if (study.estimation_last >= window.first) {
        mistakes.push_back({overlap_message(study, window), overlap_hint(study, window)});
    }
    return mistakes;
}

std::vector<std::string> with_price_file(const PriceOptions& options,
                                         std::vector<std::string> files) {
    if (!options.prices.empty()) files.push_back(options.prices);
    return files;
}

std::optional<Prices> read_prices(const PriceOptions& options, const Stack& stack,
                                  Diagnostics& diagnostics) {
    const ReadResult input = read_input(options.prices, diagnostics, max_price_bytes);
    if (!input.read) return std::nullopt;
    // Hashing a large file takes as long as reading its numbers.
    auto hash = std::async(std::launch::async, [&] { return input.text->sha256(); });
    auto table = load_prices(input.text, diagnostics);
    if (!table) return std::nullopt;
    table->sha256 = hash.get();
    Prices prices;
    prices.table = std::make_shared<const PriceTable>(std::move(*table));
    auto study = market::prepare_study(*prices.table, stack, study_options(options), diagnostics);
    if (!study) return std::nullopt;
    prices.study = std::move(*study);
    if (const auto days = window_of(options.window)) {
        prices.window = market::EventWindow{(*days)[0], (*days)[1]};
    }
    return prices;
}

bool with_prices(const Prices& prices, const Stack& stack, const TextPtr& text, Scenario& scenario,
                 Diagnostics& diagnostics) {
    if (!has_event_day(scenario, text, diagnostics)) return false;
    market::EventWindow window;
    if (scenario.market) window = {scenario.market->window_first, scenario.market->window_last};
    if (prices.window) window = *prices.window;
    const market::StudyOptions& options = prices.study.options;
    if (options.estimation_last >= window.first) {
        diagnostics.error(Code::invalid_value, {text, {}}, overlap_message(options, window),
                          overlap_hint(options, window));
        return false;
    }
    auto computed =
        market::price_reaction(prices.study, stack, *scenario.date, window, diagnostics);
    if (!computed) return false;
    if (scenario.market) {
        computed->confounded = scenario.market->confounded;
        computed->note = scenario.market->note;
        computed->commentary = scenario.market->commentary;
        computed->sources = scenario.market->sources;
    }
    scenario.market = std::move(*computed);
    return true;
}

}  // namespace stackimpact::cli
