// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "draft/read.hpp"
#include "model/draft.hpp"
#include "model/lexicon.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact::draft {

/// Pieces of a headline that belong together.
using PieceSet = std::set<std::size_t>;

/// What was found in a headline, and which of its pieces have a meaning.
struct Context {
    std::string_view headline;
    const Lexicon& lexicon;
    const Vocabulary& vocabulary;
    Reading reading;
    std::optional<KindId> kind;
    /// Pieces that something knows.
    PieceSet known;
};

/// A fact with the pieces that it came from.
struct FoundFact {
    DraftFact fact;
    PieceSet pieces;
};

/// A text of the headline without control characters; line breaks and tabs become blanks.
[[nodiscard]] std::string clean(std::string_view text);
/// The words of some pieces, with dots where others are left out.
[[nodiscard]] std::string words_of(const Context& context, const PieceSet& pieces);
/// The pieces of a match that are not in its gaps.
[[nodiscard]] PieceSet pieces_of(const Match& match);

/// How far a match is from a piece: half places, more over commas and amounts; nothing over the end
/// of a sentence. What stands before counts as nearer.
[[nodiscard]] std::optional<std::size_t> distance(const Context& context, const Match& match,
                                                  std::size_t piece);

[[nodiscard]] bool holds(const Lexicon::Condition& condition, const Context& context);

/// The kind that most words speak for.
[[nodiscard]] DraftKind guess_kind(Context& context);
/// Facts that amounts state; the others are listed with why.
[[nodiscard]] std::vector<FoundFact> place_amounts(Context& context, std::vector<Unplaced>& left);
/// Facts that words state.
[[nodiscard]] std::vector<FoundFact> find_statements(Context& context, std::vector<Unplaced>& left);

/// An amount as the text of a fact's value, "<$6M", with another sign if it is given.
[[nodiscard]] std::string amount_text(const Amount& amount, const std::string& sign,
                                      const Vocabulary& vocabulary);
/// The value of a fact, if the fact may have it; else why not.
[[nodiscard]] std::optional<FactValue> checked_value(const std::string& text,
                                                     const FactDeclaration& declaration,
                                                     const Vocabulary& vocabulary,
                                                     std::string& reason);

}  // namespace stackimpact::draft
