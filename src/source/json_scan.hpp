// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "source/text.hpp"

namespace stackimpact {

/// Offset of the first byte at or after `at` that is not white space of JSON.
[[nodiscard]] std::size_t skip_json_space(std::string_view content, std::size_t at);

/// Follows the raw text while a parser reports its values in order, and so finds the place of each.
/// Everything it walks over has been accepted by the parser.
class JsonCursor {
public:
    /// The parser does not see the bytes of `left_out`, in order, so the cursor passes over them.
    JsonCursor(std::string_view content, std::size_t begin, std::span<const Span> left_out)
        : content_(content), at_(begin), left_out_(left_out) {}

    /// The span of the next string, number, literal or single bracket.
    Span next();

private:
    /// Over white space, separators and what is left out.
    void skip();

    std::string_view content_;
    std::size_t at_;
    std::span<const Span> left_out_;
};

}  // namespace stackimpact
