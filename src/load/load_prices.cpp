// SPDX-License-Identifier: MIT
#include "load/load_prices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "load/csv.hpp"
#include "load/decode.hpp"
#include "load/mistakes.hpp"
#include "load/names.hpp"
#include "load/price_columns.hpp"
#include "load/price_index.hpp"
#include "source/utf8.hpp"

namespace stackimpact {

namespace {

/// Outside of this no share was ever quoted, and returns could leave what a double can hold.
constexpr double least_close = 1e-9;
constexpr double greatest_close = 1e12;

std::string_view text_of(std::string_view content, Span span) {
    return content.substr(span.begin, span.end - span.begin);
}

/// One price as it stands in the file.
struct Price {
    std::uint32_t ticker = 0;
    std::uint32_t day = 0;
    std::uint32_t offset = 0;
    double close = 0.0;
};

/// Reads the lines below the names of the columns.
class Reader {
public:
    Reader(const TextPtr& text, PriceColumns columns, Diagnostics& diagnostics, Mistakes& mistakes)
        : text_(text),
          content_(text->content()),
          columns_(std::move(columns)),
          diagnostics_(&diagnostics),
          mistakes_(&mistakes) {
        for (const auto& column : columns_.tickers) tickers_.add(column.second);
    }

    /// False when there are more tickers than can be.
    bool read(CsvLines& lines);
    /// Nothing, reported, if the table would be too large. Reports prices that are there twice.
    std::optional<PriceTable> table();

private:
    void read_line(Span line);
    void read_price(Span date);
    void read_day(Span date);
    std::optional<std::uint32_t> read_ticker(Span cell);
    std::optional<std::uint32_t> read_date(Span cell);
    /// An empty cell is no price.
    std::optional<double> read_close(Span cell);
    void report_close(Span cell);
    /// Warns once of a day that stands after a later one.
    void check_order(std::uint32_t day, std::uint32_t ticker, Span date);
    /// `first` is the place of the one that was there before.
    void report_duplicate(const Price& price, std::uint32_t first);
    /// Numbers of days in order of time.
    [[nodiscard]] std::vector<std::uint32_t> days_with_prices() const;
    /// The row of each ticker in order of name; writes the names.
    std::vector<std::size_t> sort_tickers(PriceTable& table) const;

    TextPtr text_;
    std::string_view content_;
    PriceColumns columns_;
    Diagnostics* diagnostics_;
    Mistakes* mistakes_;
    PriceDays days_;
    PriceTickers tickers_;
    std::vector<Span> cells_;
    std::vector<Price> prices_;
    /// The last day and its place, for each ticker, or for the lines of a table by ticker.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> last_;
    /// The place of each day in a table with a column for each ticker.
    std::map<std::uint32_t, std::uint32_t> lines_;
    bool sorted_ = true;
    bool too_many_ = false;
};

bool Reader::read(CsvLines& lines) {
    // A guess, so that prices are moved rarely: few lines are shorter.
    constexpr std::size_t short_line = 24;
    constexpr std::size_t short_cell = 8;
    prices_.reserve(content_.size() / (columns_.ticker ? short_line : short_cell));
    while (lines.next() && !too_many_) read_line(lines.line());
    return !too_many_;
}

void Reader::read_line(Span line) {
    if (const auto wrong = split_cells(content_, line, cells_)) {
        mistakes_->error(Code::price_line, wrong->span, std::string(wrong->message));
        return;
    }
    if (cells_.size() != columns_.count) {
        mistakes_->error(Code::price_line, line,
                         fmt::format("{} cell{}, and the first line names {} columns",
                                     cells_.size(), cells_.size() == 1 ? "" : "s", columns_.count));
        return;
    }
    const Span date = cells_[columns_.date];
    if (columns_.ticker) {
        read_price(date);
    } else {
        read_day(date);
    }
}

void Reader::read_price(Span date) {
    const auto ticker = read_ticker(cells_[*columns_.ticker]);
    const auto day = read_date(date);
    const Span cell = cells_[columns_.close];
    const auto close = read_close(cell);
    if (!ticker || !day) return;
    check_order(*day, *ticker, date);
    if (!close) return;
    prices_.push_back({*ticker, *day, static_cast<std::uint32_t>(cell.begin), *close});
}

void Reader::read_day(Span date) {
    auto day = read_date(date);
    if (day) {
        const auto [first, fresh] = lines_.emplace(*day, static_cast<std::uint32_t>(date.begin));
        if (fresh) {
            check_order(*day, 0, date);
        } else {
            report_duplicate({0, *day, static_cast<std::uint32_t>(date.begin), 0.0}, first->second);
            day.reset();
        }
    }
    for (std::size_t i = 0; i < columns_.tickers.size(); ++i) {
        const Span cell = cells_[columns_.tickers[i].first];
        const auto close = read_close(cell);
        if (!close || !day) continue;
        prices_.push_back(
            {static_cast<std::uint32_t>(i), *day, static_cast<std::uint32_t>(cell.begin), *close});
    }
}

std::optional<std::uint32_t> Reader::read_ticker(Span cell) {
    const std::string_view name = text_of(content_, cell);
    if (const auto known = tickers_.find(name)) return known;
    if (!is_ticker(name)) {
        report_ticker(cell, name, *mistakes_);
        return std::nullopt;
    }
    too_many_ = tickers_.names().size() >= max_price_tickers;
    if (too_many_) return std::nullopt;
    return tickers_.add(name);
}

std::optional<std::uint32_t> Reader::read_date(Span cell) {
    const auto day = days_.find(text_of(content_, cell));
    if (day) return day;
    if (!mistakes_->in_full()) {
        mistakes_->count(cell);
        return std::nullopt;
    }
    const std::string_view text = text_of(content_, cell);
    mistakes_->error(Code::invalid_date, cell,
                     text.empty() ? std::string("the day is missing")
                                  : fmt::format("{} is no day", quoted(text)),
                     "write the year, the month and the day: 2025-01-27");
    return std::nullopt;
}

std::optional<double> Reader::read_close(Span cell) {
    if (cell.begin == cell.end) return std::nullopt;
    const char* const end = content_.data() + cell.end;
    double close = 0.0;
    const auto [stop, error] = std::from_chars(content_.data() + cell.begin, end, close);
    if (error == std::errc{} && stop == end && close >= least_close && close <= greatest_close) {
        return close;
    }
    report_close(cell);
    return std::nullopt;
}

void Reader::report_close(Span cell) {
    if (!mistakes_->in_full()) return mistakes_->count(cell);
    const std::string_view text = text_of(content_, cell);
    const char* const end = text.data() + text.size();
    double close = 0.0;
    const auto [stop, error] = std::from_chars(text.data(), end, close);
    const bool number = error == std::errc{} && stop == end && std::isfinite(close);
    std::string hint = "a number as 30.06114; leave the cell empty on a day without a price";
    if (number && close <= 0) {
        hint = "a price is over 0; leave the cell empty on a day without one";
    } else if (number || error == std::errc::result_out_of_range) {
        hint = "prices from 0.000000001 to 1000000000000 are read";
    }
    mistakes_->error(Code::invalid_price, cell, fmt::format("{} is no price", quoted(text)),
                     std::move(hint));
}

void Reader::check_order(std::uint32_t day, std::uint32_t ticker, Span date) {
    if (last_.size() <= ticker) last_.resize(ticker + 1);
    auto& [last_order, last_offset] = last_[ticker];
    const std::uint32_t order = days_.order(day);
    if (sorted_ && order < last_order) {
        sorted_ = false;
        const Span earlier{last_offset, last_offset + (date.end - date.begin)};
        diagnostics_->add({Code::unsorted_prices,
                           Severity::warning,
                           {text_, date},
                           "the lines are not in order of time; they are sorted",
                           {},
                           {{{text_, earlier}, "this later day stands before it"}}});
    }
    last_order = order;
    last_offset = static_cast<std::uint32_t>(date.begin);
}

void Reader::report_duplicate(const Price& price, std::uint32_t first) {
    const auto cell = [&](std::size_t begin) {
        return Span{begin, std::min(content_.find_first_of(",\"\r\n", begin), content_.size())};
    };
    if (!mistakes_->in_full()) return mistakes_->count({price.offset, price.offset});
    const std::string day = to_string(days_.day(price.day));
    mistakes_->error(Code::duplicate_price, cell(price.offset),
                     columns_.ticker ? fmt::format("{} has a price on {} already",
                                                   tickers_.names()[price.ticker], day)
                                     : fmt::format("there is a line for {} already", day),
                     "keep the one that is right", {{text_, cell(first)}, "the first one"});
}

std::vector<std::uint32_t> Reader::days_with_prices() const {
    std::vector<bool> seen(days_.size());
    for (const Price& price : prices_) seen[price.day] = true;
    std::vector<std::uint32_t> days;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (seen[i]) days.push_back(static_cast<std::uint32_t>(i));
    }
    std::sort(days.begin(), days.end(),
              [&](std::uint32_t a, std::uint32_t b) { return days_.order(a) < days_.order(b); });
    return days;
}

std::vector<std::size_t> Reader::sort_tickers(PriceTable& table) const {
    const std::vector<std::string_view>& names = tickers_.names();
    std::vector<std::size_t> order(names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return names[a] < names[b]; });
    std::vector<std::size_t> row_of(names.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        row_of[order[i]] = i;
        table.tickers.emplace_back(std::string(names[order[i]]));
    }
    return row_of;
}

std::optional<PriceTable> Reader::table() {
    const std::vector<std::string_view>& names = tickers_.names();
    const std::vector<std::uint32_t> days = days_with_prices();
    if (!days.empty() && names.size() > max_price_cells / days.size()) {
        diagnostics_->error(
            Code::too_large, {text_, {}},
            fmt::format("{} tickers on {} days are too many", names.size(), days.size()),
            "leave out tickers or years");
        return std::nullopt;
    }
    PriceTable table;
    table.text = text_;
    std::vector<std::size_t> column_of(days_.size());
    for (std::size_t i = 0; i < days.size(); ++i) {
        column_of[days[i]] = i;
        table.days.push_back(days_.day(days[i]));
    }
    const std::vector<std::size_t> row_of = sort_tickers(table);
    table.closes.assign(names.size() * days.size(), no_price);
    table.offsets.assign(table.closes.size(), 0);
    for (const Price& price : prices_) {
        const std::size_t cell = row_of[price.ticker] * days.size() + column_of[price.day];
        if (!std::isnan(table.closes[cell])) {
            report_duplicate(price, table.offsets[cell]);
            continue;
        }
        table.closes[cell] = price.close;
        table.offsets[cell] = price.offset;
    }
    return table;
}

/// Reports a text that cannot be a table of prices at all.
bool check_text(const TextPtr& text, Diagnostics& diagnostics) {
    const std::string_view content = text->content();
    if (content.size() > max_price_bytes) {
        diagnostics.error(Code::too_large, {text, {}},
                          fmt::format("the file is larger than {} MiB", max_price_bytes >> 20),
                          "leave out tickers or years");
        return false;
    }
    // Most files are ASCII, which is seen much faster.
    unsigned char seen = 0;
    for (const char byte : content) seen |= static_cast<unsigned char>(byte);
    const auto invalid = seen < 0x80 ? std::nullopt : first_invalid_utf8(content);
    if (invalid) {
        diagnostics.error(Code::invalid_utf8, {text, {*invalid, *invalid + 1}},
                          "these bytes are not UTF-8", "save the file as UTF-8");
    }
    return !invalid;
}

}  // namespace

std::optional<PriceTable> load_prices(const TextPtr& text, Diagnostics& diagnostics) {
    if (!check_text(text, diagnostics)) return std::nullopt;
    CsvLines lines(text->content());
    if (!lines.next()) {
        diagnostics.error(Code::empty_file, {text, {}}, "the file is empty");
        return std::nullopt;
    }
    Mistakes mistakes(text, diagnostics);
    const Span header = lines.line();
    auto columns = read_price_columns(header, mistakes);
    if (!columns) {
        mistakes.finish();
        return std::nullopt;
    }
    Reader reader(text, std::move(*columns), diagnostics, mistakes);
    if (!reader.read(lines)) {
        diagnostics.error(Code::too_large, {text, lines.line()},
                          fmt::format("more than {} tickers", max_price_tickers));
        return std::nullopt;
    }
    auto table = reader.table();
    if (!mistakes.finish() || !table) return std::nullopt;
    if (table->days.empty()) {
        diagnostics.error(Code::empty_file, {text, header}, "there are no prices below the names");
        return std::nullopt;
    }
    return table;
}

}  // namespace stackimpact
