// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source/text.hpp"

namespace stackimpact::draft {

/// What parts a token from the one before it: nothing, a blank, a hyphen, a slash, a comma or the
/// like, the end of a sentence.
enum class Gap { none, blank, hyphen, slash, comma, stop };

/// A word, a number with the letters at its end ("6m"), or a sign as `$`.
struct Token {
    enum class Kind { word, number, sign };
    Kind kind = Kind::word;
    /// ASCII letters in lower case, without dots in abbreviations ("us") and without "'s".
    std::string text;
    /// Bytes of the headline.
    Span span;
    Gap gap = Gap::none;
};

/// Parts a headline, which must be UTF-8, into tokens. Typographic dashes, quotes and blanks are as
/// plain ones. After one of `abbreviations` a full stop ends no sentence.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view headline,
                                           const std::vector<std::string>& abbreviations);

}  // namespace stackimpact::draft
