// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "source/text.hpp"

namespace stackimpact {

/// A piece of a line with a mark under a place in it.
struct Excerpt {
    /// Safe for a terminal.
    std::string text;
    /// Columns before the mark, and of the mark; the mark has at least one.
    std::size_t before = 0;
    std::size_t marked = 1;

    friend bool operator==(const Excerpt&, const Excerpt&) = default;
};

/// The part of `line` around the bytes `mark` that fits into `columns` (at least 20); cut ends show
/// `ellipsis`. An empty mark, or one past the end of the line, marks one column; a mark that goes
/// on after the part shown stops there.
[[nodiscard]] Excerpt excerpt(std::string_view line, Span mark, std::size_t columns,
                              std::string_view ellipsis);

}  // namespace stackimpact
