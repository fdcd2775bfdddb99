// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "source/text.hpp"

namespace stackimpact {

/// Goes through the lines of comma-separated values (RFC 4180, without line breaks inside cells).
/// A leading byte-order mark and empty lines are passed over; lines end with LF or CRLF.
class CsvLines {
public:
    explicit CsvLines(std::string_view content);

    /// Steps to the next line that is not empty; false at the end.
    bool next();
    /// The bytes of the line, without its break.
    [[nodiscard]] Span line() const { return line_; }

private:
    std::string_view content_;
    std::size_t at_ = 0;
    Span line_;
};

/// Where a quoted cell goes wrong.
struct CsvMistake {
    Span span;
    std::string_view message;
};

/// Writes the cells of a line over `cells`: their bytes without quotes and surrounding blanks; two
/// quotes inside a quoted cell stay two. With a mistake the cells up to it.
[[nodiscard]] std::optional<CsvMistake> split_cells(std::string_view content, Span line,
                                                    std::vector<Span>& cells);

}  // namespace stackimpact
