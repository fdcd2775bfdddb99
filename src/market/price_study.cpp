// SPDX-License-Identifier: MIT
#include "market/price_study.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <utility>

#include "market/price_jump.hpp"
#include "source/nearest.hpp"

namespace stackimpact::market {

namespace {

constexpr double no_return = std::numeric_limits<double>::quiet_NaN();
/// A mean of fewer is moved by any one of them.
constexpr std::size_t least_others = 20;
/// A mean that was asked for; of a single one it would be that one.
constexpr std::size_t least_asked = 2;

std::optional<std::size_t> find_benchmark(const PriceTable& prices, const Ticker& ticker,
                                          std::string_view option, Diagnostics& diagnostics) {
    const auto row = prices.find(ticker);
    if (row) return row;
    std::vector<std::string> names;
    for (const Ticker& each : prices.tickers) names.push_back(each.str());
    std::string hint = nearest_hint(ticker.str(), names);
    if (hint.empty()) hint = fmt::format("{} names another one", option);
    diagnostics.error(Code::unknown_benchmark, {prices.text, {}},
                      fmt::format("there are no prices of the benchmark {}", ticker.str()),
                      std::move(hint));
    return std::nullopt;
}

/// The mean return of many tickers, on days on which enough of them have one.
void set_mean(const std::vector<std::size_t>& rows, std::size_t least, Study& study) {
    const std::size_t days = study.trading_days.size();
    std::vector<double> sums(days, 0.0);
    std::vector<std::size_t> counts(days, 0);
    for (const std::size_t row : rows) {
        for (std::size_t day = 1; day < days; ++day) {
            const double before = study.close(row, day - 1);
            const double after = study.close(row, day);
            if (std::isnan(before) || std::isnan(after)) continue;
            if (!study.options.allow_jumps && !split_like(before, after).empty()) continue;
            sums[day] += after / before - 1.0;
            ++counts[day];
        }
    }
    study.equal_weighted.assign(days, no_return);
    for (std::size_t day = 1; day < days; ++day) {
        if (counts[day] < least) continue;
        study.equal_weighted[day] = sums[day] / static_cast<double>(counts[day]);
    }
    study.equal_weighted_name = fmt::format("mean of {} tickers", rows.size());
}

void set_ticker(std::size_t row, Study& study) {
    study.equal_weighted = returns_of(study, row, 0, study.trading_days.size() - 1);
    study.equal_weighted_row = row;
    study.equal_weighted_name = study.prices->tickers[row].str();
}

/// Rows that a mean is over: all but the benchmarks, and without companies of the stack if asked.
std::vector<std::size_t> rows_of_mean(const Study& study, const Stack& stack, bool companies) {
    std::vector<std::size_t> rows;
    const std::vector<Ticker>& tickers = study.prices->tickers;
    for (std::size_t row = 0; row < tickers.size(); ++row) {
        const bool company = stack.companies.count(tickers[row]) > 0;
        const bool benchmark = row == study.benchmark ||
                               tickers[row].str() == stack.cap_weighted_benchmark ||
                               tickers[row].str() == stack.equal_weighted_benchmark;
        if (!benchmark && (companies || !company)) rows.push_back(row);
    }
    return rows;
}

void choose_automatic(const Stack& stack, Study& study) {
    const Ticker named{stack.equal_weighted_benchmark};
    if (const auto row = study.prices->find(named)) return set_ticker(*row, study);
    const std::vector<std::size_t> rows = rows_of_mean(study, stack, false);
    if (rows.size() >= least_others) return set_mean(rows, least_others, study);
    study.no_equal_weighted = named.empty() ? std::string("the stack names none")
                                            : fmt::format("there are no prices of {}", named.str());
    study.no_equal_weighted += fmt::format(
        ", and {} tickers that are no companies of the stack are too few for a mean", rows.size());
}

bool choose_equal_weighted(const Stack& stack, Study& study, Diagnostics& diagnostics) {
    switch (study.options.equal_weighted) {
        case EqualWeighted::automatic:
            choose_automatic(stack, study);
            return true;
        case EqualWeighted::ticker: {
            const auto row = find_benchmark(*study.prices, study.options.equal_weighted_ticker,
                                            "--equal-weighted", diagnostics);
            if (row) set_ticker(*row, study);
            return row.has_value();
        }
        case EqualWeighted::mean:
            set_mean(rows_of_mean(study, stack, true), least_asked, study);
            return true;
    }
    return true;
}

}  // namespace

std::vector<double> returns_of(const Study& study, std::size_t row, std::size_t first,
                               std::size_t last) {
    std::vector<double> returns;
    returns.reserve(last - first + 1);
    for (std::size_t day = first; day <= last; ++day) {
        returns.push_back(day == 0 ? no_return
                                   : study.close(row, day) / study.close(row, day - 1) - 1.0);
    }
    return returns;
}

std::optional<Study> prepare_study(const PriceTable& prices, const Stack& stack,
                                   const StudyOptions& options, Diagnostics& diagnostics) {
    Study study;
    study.prices = &prices;
    study.options = options;
    if (options.benchmark.empty()) study.options.benchmark = Ticker{stack.cap_weighted_benchmark};
    if (study.options.benchmark.empty()) {
        diagnostics.error(Code::unknown_benchmark, {prices.text, {}},
                          "the stack names no benchmark for these prices",
                          "name its ticker with --benchmark");
        return std::nullopt;
    }
    const auto row = find_benchmark(prices, study.options.benchmark, "--benchmark", diagnostics);
    if (!row) return std::nullopt;
    study.benchmark = *row;
    for (std::size_t day = 0; day < prices.days.size(); ++day) {
        if (!std::isnan(prices.close(*row, day))) study.trading_days.push_back(day);
    }
    if (study.trading_days.empty()) {
        diagnostics.error(
            Code::unknown_benchmark, {prices.text, {}},
            fmt::format("the benchmark {} has no price at all", study.options.benchmark.str()));
        return std::nullopt;
    }
    study.market = returns_of(study, *row, 0, study.trading_days.size() - 1);
    if (!choose_equal_weighted(stack, study, diagnostics)) return std::nullopt;
    return study;
}

}  // namespace stackimpact::market
