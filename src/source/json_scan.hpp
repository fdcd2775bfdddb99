// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

#include "source/text.hpp"

namespace stackimpact {

/// Offset of the first byte at or after `at` that is not white space of JSON.
[[nodiscard]] std::size_t skip_json_space(std::string_view content, std::size_t at);

/// Follows the raw text while a parser reports its values in order, and so finds the place of each.
/// Everything it walks over has been accepted by the parser.
class JsonCursor {
public:
    JsonCursor(std::string_view content, std::size_t begin) : content_(content), at_(begin) {}

    /// The span of the next string, number, literal or single bracket.
    Span next();

private:
    /// Over white space and separators.
    void skip();

    std::string_view content_;
    std::size_t at_;
};

}  // namespace stackimpact
