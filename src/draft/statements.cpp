// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "draft/context.hpp"

namespace stackimpact::draft {

namespace {

/// Pieces before a phrase in which a negation turns it round.
constexpr std::size_t negation_reach = 3;

struct Said {
    Match match;
    const std::string* value = nullptr;
    std::size_t words = 0;
};

/// The pieces of a negation just before a match; empty if there is none.
PieceSet negation(const Context& context, const Match& match) {
    for (const Phrase& phrase : context.lexicon.language.negations) {
        for (const Match& found : matches_of(phrase, context.reading.pieces)) {
            if (found.end > match.begin || match.begin - found.end >= negation_reach) continue;
            const bool parted = std::any_of(
                context.reading.pieces.begin() + static_cast<std::ptrdiff_t>(found.end),
                context.reading.pieces.begin() + static_cast<std::ptrdiff_t>(match.begin) + 1,
                [](const Piece& piece) { return piece.gap >= Gap::comma; });
            if (!parted) return pieces_of(found);
        }
    }
    return {};
}

/// All that the headline says of a fact, the first words first, and of these the longest.
std::vector<Said> all_said(const Context& context, const Lexicon::Statement& statement) {
    std::vector<Said> all;
    for (const Lexicon::Statement::Value& value : statement.values) {
        for (const Phrase& phrase : value.phrases) {
            for (Match& match : matches_of(phrase, context.reading.pieces)) {
                all.push_back({std::move(match), &value.value, word_count(phrase)});
            }
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Said& a, const Said& b) {
        return std::tuple(a.match.begin, ~a.words) < std::tuple(b.match.begin, ~b.words);
    });
    return all;
}

}  // namespace

std::vector<FoundFact> find_statements(Context& context, std::vector<Unplaced>& left) {
    std::vector<FoundFact> found;
    std::set<FactName> taken;
    for (const Lexicon::Statement& statement : context.lexicon.statements) {
        if (taken.count(statement.fact) > 0 || !holds(statement.condition, context)) continue;
        const FactDeclaration& declared = context.vocabulary.facts.at(statement.fact);
        for (const Said& said : all_said(context, statement)) {
            PieceSet pieces = pieces_of(said.match);
            context.known.insert(pieces.begin(), pieces.end());
            const PieceSet negated = negation(context, said.match);
            if (!negated.empty()) {
                pieces.insert(negated.begin(), negated.end());
                context.known.insert(negated.begin(), negated.end());
                left.push_back({words_of(context, pieces),
                                fmt::format("`{}` is said with a no", statement.fact.str())});
                continue;
            }
            std::string reason;
            auto value = checked_value(*said.value, declared, context.vocabulary, reason);
            if (!value) continue;
            found.push_back(
                {{statement.fact, std::move(*value), words_of(context, pieces)}, pieces});
            taken.insert(statement.fact);
            break;
        }
    }
    return found;
}

}  // namespace stackimpact::draft
