// SPDX-License-Identifier: MIT
#include <algorithm>

#include "draft/context.hpp"

namespace stackimpact::draft {

namespace {

/// The first of the phrases' places in the headline; longer ones first.
std::optional<Match> first_match(const Phrases& phrases, const std::vector<Piece>& pieces) {
    std::optional<Match> first;
    for (const Phrase& phrase : phrases) {
        for (Match& match : matches_of(phrase, pieces)) {
            const bool better = !first || match.begin < first->begin ||
                                (match.begin == first->begin && match.end > first->end);
            if (better) first = std::move(match);
        }
    }
    return first;
}

DraftKind weighed(const Lexicon::Kind& kind, Context& context) {
    DraftKind result;
    result.kind = kind.kind;
    for (const Lexicon::Cue& cue : kind.cues) {
        const auto match = first_match(cue.phrases, context.reading.pieces);
        if (!match) continue;
        const PieceSet pieces = pieces_of(*match);
        context.known.insert(pieces.begin(), pieces.end());
        result.cues.push_back({words_of(context, pieces), cue.weight});
        result.weight += cue.weight;
    }
    return result;
}

}  // namespace

DraftKind guess_kind(Context& context) {
    DraftKind best;
    for (const Lexicon::Kind& kind : context.lexicon.kinds) {
        DraftKind candidate = weighed(kind, context);
        if (candidate.weight > best.weight) {
            candidate.next = best.kind;
            candidate.next_weight = best.weight;
            best = std::move(candidate);
        } else if (candidate.weight > best.next_weight) {
            best.next = candidate.kind;
            best.next_weight = candidate.weight;
        }
    }
    return best;
}

}  // namespace stackimpact::draft
