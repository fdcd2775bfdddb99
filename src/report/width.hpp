// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stackimpact {

/// Columns that a terminal gives to a code point: 0 (combining marks, joiners), 1 or 2 (East Asian
/// wide, pictographs). Knows no locale. Control characters and bidirectional controls count 1, as
/// `terminal_safe` shows them.
[[nodiscard]] std::size_t code_point_width(char32_t code_point);

/// Columns of a text as `terminal_safe` shows it; a byte that is not UTF-8 counts 1.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The text if it has at most `columns` columns, else its longest beginning that leaves room for
/// `ellipsis`, with that. Never parts a mark from its character. Without room for the ellipsis the
/// text is just cut.
[[nodiscard]] std::string fit(std::string_view text, std::size_t columns,
                              std::string_view ellipsis = "\u2026");

/// Bytes of the longest beginning of `text` with at most `columns` columns.
[[nodiscard]] std::size_t prefix_within(std::string_view text, std::size_t columns);

}  // namespace stackimpact
