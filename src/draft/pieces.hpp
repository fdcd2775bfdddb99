// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "draft/amount.hpp"
#include "draft/tokens.hpp"
#include "model/date.hpp"
#include "model/lexicon.hpp"

namespace stackimpact::draft {

/// What phrases are matched against: a headline in which amounts and dates are one piece each.
struct Piece {
    /// `other`: known to be neither, as a year.
    enum class Kind { word, amount, date, other };
    Kind kind = Kind::word;
    /// Of a word or sign.
    std::string text;
    Span span;
    Gap gap = Gap::none;
    /// Index of the amount or date.
    std::size_t index = 0;
};

/// Where a phrase stands in the pieces: [begin, end).
struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
    /// The pieces of its words, without those in gaps and slots.
    std::vector<std::size_t> pieces;
    /// The piece in its slot.
    std::optional<std::size_t> slot;
};

/// Every place where a phrase stands, at most one for each beginning.
[[nodiscard]] std::vector<Match> matches_of(const Phrase& phrase, const std::vector<Piece>& pieces);
[[nodiscard]] bool any_matches(const Phrases& phrases, const std::vector<Piece>& pieces);

/// Length in tokens of the longest of the phrases, which are words alone, at `at`; 0 if none is
/// there.
[[nodiscard]] std::size_t longest_at(const Phrases& phrases, const std::vector<Token>& tokens,
                                     std::size_t at);
/// The same for the longest that ends before `at`.
[[nodiscard]] std::size_t longest_before(const Phrases& phrases, const std::vector<Token>& tokens,
                                         std::size_t at);
/// True if a word of a phrase, which may end in `*`, is this one.
[[nodiscard]] bool is_one_of(const PhrasePart& part, const std::string& text);

}  // namespace stackimpact::draft
