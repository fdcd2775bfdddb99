// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>

#include "model/prices.hpp"
#include "source/diagnostic.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// Limits on a file of prices: 5,000 tickers over 50 years fit.
inline constexpr std::size_t max_price_bytes = 1u << 30;
inline constexpr std::size_t max_price_tickers = 100'000;
/// Tickers times days.
inline constexpr std::size_t max_price_cells = 64u << 20;

/// Reads daily closes as comma-separated values, with a price a line (`date,ticker,adj_close`) or a
/// column for each ticker (`date,NVDA,SPY`); an empty cell is no price. Reports all mistakes, the
/// first of them in full; nothing after one. `sha256` is left for the caller to fill in.
[[nodiscard]] std::optional<PriceTable> load_prices(const TextPtr& text, Diagnostics& diagnostics);

}  // namespace stackimpact
