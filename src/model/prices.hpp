// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "model/date.hpp"
#include "model/id.hpp"

namespace stackimpact {

/// No price: the company was not listed yet, or did not trade.
inline constexpr double no_price = std::numeric_limits<double>::quiet_NaN();

/// Daily closes, adjusted for splits and dividends, of many tickers.
struct PriceTable {
    std::string path;
    std::string sha256;
    /// Every day on which anything has a price, ascending.
    std::vector<Date> days;
    /// Ascending.
    std::vector<Ticker> tickers;
    /// Ticker after ticker, a value for each day; > 0 or `no_price`.
    std::vector<double> closes;
    /// Where each ticker's prices stand, for messages: a line of its first price, 1-based.
    std::vector<std::size_t> first_line;

    [[nodiscard]] double close(std::size_t ticker, std::size_t day) const {
        return closes[ticker * days.size() + day];
    }
};

}  // namespace stackimpact
