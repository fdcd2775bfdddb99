// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/date.hpp"
#include "model/id.hpp"
#include "model/prices.hpp"
#include "model/stack.hpp"
#include "source/diagnostic.hpp"

namespace stackimpact::market {

/// The benchmark in which the largest company weighs no more than any other.
enum class EqualWeighted {
    /// The stack's if it has prices, else the mean of tickers that are neither companies of the
    /// stack nor benchmarks, if there are enough.
    automatic,
    /// The ticker that is named.
    ticker,
    /// The mean of all tickers but the benchmarks.
    mean,
};

/// How an event is measured. Windows are in trading days relative to the event day.
struct StudyOptions {
    /// Empty: the stack's.
    Ticker benchmark;
    EqualWeighted equal_weighted = EqualWeighted::automatic;
    /// Read for `EqualWeighted::ticker`.
    Ticker equal_weighted_ticker;
    /// By default 120 days, the length of MacKinlay's example; its end keeps ten days of rumours
    /// out.
    int estimation_first = -130;
    int estimation_last = -11;
    /// With fewer days of its estimation window a company is left out.
    std::size_t least_days = 60;
    /// Take jumps that look like splits as returns.
    bool allow_jumps = false;
};

/// Prices made ready for any number of events. Trading days are those on which the benchmark has a
/// price; returns are fractions, NaN without prices on the day and the trading day before.
struct Study {
    /// Must outlive the study.
    const PriceTable* prices = nullptr;
    StudyOptions options;
    /// Indices of days of the table.
    std::vector<std::size_t> trading_days;
    std::size_t benchmark = 0;
    /// A return for each trading day.
    std::vector<double> market;
    /// The same of the equal-weighted benchmark; empty when there is none.
    std::vector<double> equal_weighted;
    /// Its row in the table; nothing for a mean.
    std::optional<std::size_t> equal_weighted_row;
    /// "RSP", "mean of 25 tickers"; empty: none.
    std::string equal_weighted_name;
    /// Why there is none.
    std::string no_equal_weighted;

    [[nodiscard]] const Date& day(std::size_t trading_day) const {
        return prices->days[trading_days[trading_day]];
    }
    /// Close of a row of the table on a trading day, or `no_price`.
    [[nodiscard]] double close(std::size_t row, std::size_t trading_day) const {
        return prices->close(row, trading_days[trading_day]);
    }
};

/// Finds the benchmarks in the prices; nothing, reported, when one is asked for and not there.
[[nodiscard]] std::optional<Study> prepare_study(const PriceTable& prices, const Stack& stack,
                                                 const StudyOptions& options,
                                                 Diagnostics& diagnostics);

/// Returns of a row of the table on trading days [first, last]; the first trading day has none.
[[nodiscard]] std::vector<double> returns_of(const Study& study, std::size_t row, std::size_t first,
                                             std::size_t last);

}  // namespace stackimpact::market
