// SPDX-License-Identifier: MIT
#include "load/price_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "load/csv.hpp"
#include "load/decode.hpp"
#include "load/names.hpp"

namespace stackimpact {

namespace {

constexpr std::string_view columns_hint =
    "the first line names the columns: date,ticker,adj_close or date and a column for each ticker";
/// Names of the column of prices, the best first.
constexpr std::array<std::string_view, 3> close_names = {"adj_close", "close", "price"};

/// "Adj Close" and "adj_close" are one name.
std::string folded(std::string_view name) {
    std::string text(name);
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == ' ' || c == '-') c = '_';
    }
    return text;
}

using Names = std::vector<std::string>;

std::optional<std::size_t> column(const Names& names, std::string_view name) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) return std::nullopt;
    return static_cast<std::size_t>(at - names.begin());
}

bool report_repeats(const std::vector<Span>& cells, const Names& names, Mistakes& mistakes) {
    std::map<std::string_view, std::size_t> first;
    bool repeats = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto [at, fresh] = first.emplace(names[i], i);
        if (fresh || names[i].empty()) continue;
        repeats = true;
        mistakes.error(Code::duplicate_price, cells[i],
                       fmt::format("there is a column {} already", quoted(names[i])), {},
                       {{mistakes.text(), cells[at->second]}, "the first one"});
    }
    return repeats;
}

/// The columns of a table with a price a line.
std::optional<PriceColumns> price_a_line(const std::vector<Span>& cells, const Names& names,
                                         Span line, Mistakes& mistakes) {
    PriceColumns columns{names.size(), *column(names, "date"), column(names, "ticker"), 0, {}};
    std::vector<std::size_t> found;
    for (const std::string_view name : close_names) {
        if (const auto at = column(names, name)) found.push_back(*at);
    }
    if (found.empty()) {
        mistakes.error(Code::price_header, line, "no column holds the prices",
                       "name it adj_close, close or price");
        return std::nullopt;
    }
    columns.close = found.front();
    if (found.size() > 1 && names[columns.close] != close_names.front()) {
        mistakes.error(Code::price_header, cells[found.back()],
                       "`close` and `price` cannot both be the prices",
                       "name the one that is adjusted for splits and dividends adj_close");
        return std::nullopt;
    }
    return columns;
}

std::optional<PriceColumns> column_a_ticker(std::string_view content,
                                            const std::vector<Span>& cells, const Names& names,
                                            Span line, Mistakes& mistakes) {
    PriceColumns columns{names.size(), *column(names, "date"), std::nullopt, 0, {}};
    for (const std::string_view name : close_names) {
        if (!column(names, name)) continue;
        mistakes.error(Code::price_header, line, "no column is named `ticker`",
                       std::string(columns_hint));
        return std::nullopt;
    }
    bool good = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i == columns.date) continue;
        const std::string_view name = content.substr(cells[i].begin, cells[i].end - cells[i].begin);
        if (!is_ticker(name)) report_ticker(cells[i], name, mistakes);
        good = good && is_ticker(name);
        columns.tickers.emplace_back(i, name);
    }
    if (columns.tickers.empty()) {
        mistakes.error(Code::price_header, line, "there is no column but `date`",
                       std::string(columns_hint));
    }
    if (!good || columns.tickers.empty()) return std::nullopt;
    return columns;
}

std::string hint_without_date(std::string_view line) {
    const bool commas = line.find(',') != std::string_view::npos;
    if (!commas && line.find_first_of(";\t|") != std::string_view::npos) {
        return "columns are separated by commas";
    }
    return std::string(columns_hint);
}

}  // namespace

void report_ticker(Span span, std::string_view name, Mistakes& mistakes) {
    if (!mistakes.in_full()) return mistakes.count(span);
    std::string capitals(name);
    for (char& c : capitals) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    std::string hint = "as NVDA or BRK.B: capitals, digits and . - ^, at most 10";
    if (name.empty()) {
        mistakes.error(Code::invalid_id, span, "a ticker is missing", std::move(hint));
        return;
    }
    if (is_ticker(capitals)) hint = fmt::format("write {}", quoted(capitals));
    mistakes.error(Code::invalid_id, span, fmt::format("{} is no ticker", quoted(name)),
                   std::move(hint));
}

std::optional<PriceColumns> read_price_columns(Span line, Mistakes& mistakes) {
    const std::string_view content = mistakes.text()->content();
    std::vector<Span> cells;
    if (const auto wrong = split_cells(content, line, cells)) {
        mistakes.error(Code::price_line, wrong->span, std::string(wrong->message));
        return std::nullopt;
    }
    Names names;
    for (const Span cell : cells) {
        names.push_back(folded(content.substr(cell.begin, cell.end - cell.begin)));
    }
    if (!column(names, "date")) {
        mistakes.error(Code::price_header, line, "no column is named `date`",
                       hint_without_date(content.substr(line.begin, line.end - line.begin)));
        return std::nullopt;
    }
    if (report_repeats(cells, names, mistakes)) return std::nullopt;
    if (column(names, "ticker")) return price_a_line(cells, names, line, mistakes);
    return column_a_ticker(content, cells, names, line, mistakes);
}

}  // namespace stackimpact
