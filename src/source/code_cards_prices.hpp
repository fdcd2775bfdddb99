// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "source/codes.hpp"

namespace stackimpact {

/// SI12: tables of prices.
inline constexpr std::array<CodeInfo, 9> price_cards = {{
    {Code::price_header, "a table of prices whose columns cannot be told apart",
     R"~(The first line of a file of prices names the columns, separated by commas: `date`, `ticker` and
`adj_close` (or `close`, or `price`) in any order, or `date` and a column for each ticker.
  wrong: 2025-01-24,NVDA,142.62
  right: date,ticker,adj_close
         2025-01-24,NVDA,142.62
Other columns are passed over.)~"},
    {Code::price_line, "a line of a table that does not fit its columns",
     R"~(Every line has a cell for each column; an empty cell is a day without a price. A cell with a comma
inside stands in quotes, which close on the same line.
  wrong: 2025-01-24,NVDA
  right: 2025-01-24,NVDA,142.62)~"},
    {Code::invalid_price, "a cell that is no price",
     R"~(Prices are numbers over 0 with a point, without a currency, thousands separators or words.
  wrong: 2025-01-24,NVDA,"$1,142.62"
  right: 2025-01-24,NVDA,1142.62
Leave the cell empty where there is no price; nan, inf, 0 and -1 are refused.)~"},
    {Code::duplicate_price, "a price given twice",
     R"~(A ticker has one price for each day, so a second line for the same day, or a second column for the
same ticker, leaves open which one counts. Often two downloads were joined.
  wrong: 2025-01-24,NVDA,142.62
         2025-01-24,NVDA,142.60
  right: 2025-01-24,NVDA,142.62)~"},
    {Code::unsorted_prices, "days that are not in order",
     R"~(A line stands after one with a later day of the same ticker. The prices are sorted and used, but a
file that is written by a program is seldom out of order on purpose.
  wrong: 2025-01-27,NVDA,118.42
         2025-01-24,NVDA,142.62
  right: 2025-01-24,NVDA,142.62
         2025-01-27,NVDA,118.42)~"},
    {Code::more_mistakes, "a file with very many mistakes",
     R"~(The first mistakes of a long file, as of prices or of an argument graph, are told in full, the others
are counted. Most often they are one mistake of the program that wrote the file.
  wrong: NVDA;24.01.2025;142,62 on every line
  right: 2025-01-24,NVDA,142.62 on every line)~"},
    {Code::price_jump, "a one-day jump that looks like a split",
     R"~(A price becomes in one day what it would be after a split: a half, a tenth, the double. Closes that
are adjusted for splits do not jump so, and a return computed from the jump would be wrong. The
company is left out.
  wrong: 2024-06-07,NVDA,1208.88
         2024-06-10,NVDA,121.79
  right: 2024-06-07,NVDA,120.888
         2024-06-10,NVDA,121.79
Use adjusted closes; where the price did jump, --allow-jumps takes it as it is.)~"},
    {Code::outside_prices, "prices that do not reach the event",
     R"~(Returns are computed over trading days around the event, and from an estimation window before it.
The file must have prices of the benchmark for all of them.
  wrong: an event of 2025-01-27 and prices from 2025-01-02
  right: an event of 2025-01-27 and prices from 2024-07-01
By default the first return that counts is 130 trading days before the event.)~"},
    {Code::unknown_benchmark, "a benchmark without prices",
     R"~(Returns are held against those of a benchmark, whose prices must be in the file. The stack may name
it (`benchmarks`), or the command line.
  wrong: stackimpact analyze event.json --prices prices.csv --benchmark ACWI, without ACWI in the file
  right: stackimpact analyze event.json --prices prices.csv --benchmark SPY)~"},
}};

}  // namespace stackimpact
