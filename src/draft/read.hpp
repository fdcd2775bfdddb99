// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "draft/amount.hpp"
#include "draft/pieces.hpp"
#include "draft/tokens.hpp"
#include "source/diagnostic.hpp"

namespace stackimpact::draft {

/// A date of a headline, with the bytes it takes.
struct WrittenDate {
    Date date;
    Span span;
};

/// An amount with the bytes it takes: with its bounds, and from its number on.
struct ReadAmount {
    Amount amount;
    Span span;
    Span core;
    /// The piece that it is.
    std::size_t piece = 0;
};

/// A headline in pieces.
struct Reading {
    std::vector<Token> tokens;
    std::vector<Piece> pieces;
    std::vector<ReadAmount> amounts;
    std::vector<WrittenDate> dates;
};

[[nodiscard]] Reading read_headline(std::string_view headline, const Lexicon& lexicon,
                                    const Vocabulary& vocabulary);

/// Where a shell took a part of an amount away, as `$6` of "under $6M".
[[nodiscard]] std::optional<Span> shell_accident(std::string_view headline, const Reading& reading,
                                                 const Lexicon& lexicon);

/// A date at a token; `length` is how many tokens it takes. A month without a day is none.
[[nodiscard]] std::optional<Date> date_at(const std::vector<Token>& tokens, std::size_t at,
                                          const Lexicon& lexicon, std::size_t& length);

}  // namespace stackimpact::draft
