// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "model/date.hpp"
#include "model/id.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// No price: the company was not listed yet, or did not trade.
inline constexpr double no_price = std::numeric_limits<double>::quiet_NaN();

/// Daily closes, adjusted for splits and dividends, of many tickers.
struct PriceTable {
    /// The file they were read from, for messages; null of a table that was not read.
    TextPtr text;
    /// Hash of the file. Whoever reads it fills this in, at the same time if it is large.
    std::string sha256;
    /// Every day on which anything has a price, ascending.
    std::vector<Date> days;
    /// Ascending.
    std::vector<Ticker> tickers;
    /// Ticker after ticker, a value for each day; > 0 or `no_price`.
    std::vector<double> closes;
    /// In the same order, where in the text each price begins; without meaning for `no_price`.
    std::vector<std::uint32_t> offsets;

    [[nodiscard]] double close(std::size_t ticker, std::size_t day) const {
        return closes[ticker * days.size() + day];
    }
    /// The index of a ticker; nothing if there are no prices of it.
    [[nodiscard]] std::optional<std::size_t> find(const Ticker& ticker) const;
    /// The index of the first day that is not before `day`; the number of days if there is none.
    [[nodiscard]] std::size_t first_day_from(const Date& day) const;
    /// Where a price stands; without a text, nowhere.
    [[nodiscard]] Place place(std::size_t ticker, std::size_t day) const;
};

}  // namespace stackimpact
