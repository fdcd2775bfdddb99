// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "source/diagnostic.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// The mistakes of one file of prices. A program that writes one wrong line writes a million, so
/// only the first are told in full, the others counted.
class PriceMistakes {
public:
    PriceMistakes(TextPtr text, Diagnostics& diagnostics)
        : text_(std::move(text)), diagnostics_(&diagnostics) {}

    [[nodiscard]] const TextPtr& text() const { return text_; }
    /// True while mistakes are told in full: only then their words are worth making.
    [[nodiscard]] bool in_full() const;
    void error(Code code, Span span, std::string message, std::string hint = {});
    /// An error that points at a second place too.
    void error(Code code, Span span, std::string message, std::string hint, Label label);
    /// One more that is not told in full.
    void count(Span span);
    /// Tells how many more there were; true if there was none at all.
    bool finish();

private:
    TextPtr text_;
    Diagnostics* diagnostics_;
    std::size_t errors_ = 0;
    Span first_untold_;
};

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
[[nodiscard]] std::optional<PriceColumns> read_price_columns(Span line, PriceMistakes& mistakes);

/// "`x` is no ticker" with what helps.
void report_ticker(Span span, std::string_view name, PriceMistakes& mistakes);

}  // namespace stackimpact
