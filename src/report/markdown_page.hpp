// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stackimpact {

/// A part of a page of Markdown that may be left out row by row.
struct MarkdownPart {
    struct Row {
        /// A whole line, escaped, with its line break.
        std::string text;
        /// Kept before the others of all parts.
        bool first = false;
    };

    /// What its rows are, for the line on those left out: "changed layers".
    std::string rows_are;
    /// Before and after the rows; not there without any row.
    std::string before;
    std::vector<Row> rows;
    std::string after;
};

/// `head`, the parts in order, a line on rows that had no room, `foot`: at most `bytes` long when
/// head and foot leave room for that line. Rows are kept in order of parts, those that are `first`
/// before all others; each is kept whole or not at all. `command` is the one that gives all rows.
[[nodiscard]] std::string markdown_page(const std::string& head,
                                        const std::vector<MarkdownPart>& parts,
                                        const std::string& foot, std::size_t bytes,
                                        std::string_view command);

/// "| a | b |" with a line break; cells are escaped already.
[[nodiscard]] std::string markdown_row(const std::vector<std::string>& cells);

}  // namespace stackimpact
