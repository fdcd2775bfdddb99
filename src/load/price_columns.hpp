// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "load/mistakes.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// What the cells of a line are: a price a line, or a column for each ticker.
struct PriceColumns {
    std::size_t count = 0;
    std::size_t date = 0;
    /// With a price a line.
    std::optional<std::size_t> ticker;
    std::size_t close = 0;
    /// With a column for each ticker: in order of the columns.
    std::vector<std::pair<std::size_t, std::string_view>> tickers;
};

/// Reads the line of names; nothing, reported, if the lines below cannot be read by it.
[[nodiscard]] std::optional<PriceColumns> read_price_columns(Span line, Mistakes& mistakes);

/// "`x` is no ticker" with what helps.
void report_ticker(Span span, std::string_view name, Mistakes& mistakes);

}  // namespace stackimpact
