// SPDX-License-Identifier: MIT
#include "draft/pieces.hpp"

#include <algorithm>

namespace stackimpact::draft {

namespace {

/// Words that a gap of a phrase may hold: more, and its ends belong to different thoughts.
constexpr std::size_t most_in_gap = 6;

class Matcher {
public:
    Matcher(const Phrase& phrase, const std::vector<Piece>& pieces)
        : phrase_(phrase), pieces_(pieces) {}

    std::optional<Match> at(std::size_t begin) {
        match_ = Match{};
        match_.begin = begin;
        if (!part(0, begin)) return std::nullopt;
        return std::move(match_);
    }

private:
    /// Matches the parts from `number` on against the pieces from `at` on.
    bool part(std::size_t number, std::size_t at) {
        if (number == phrase_.parts.size()) {
            match_.end = at;
            return true;
        }
        const PhrasePart& wanted = phrase_.parts[number];
        if (wanted.kind == PhrasePart::Kind::gap) return gap(number, at);
        if (at >= pieces_.size()) return false;
        const Piece& piece = pieces_[at];
        if (at > match_.begin && piece.gap == Gap::stop) return false;
        if (wanted.kind == PhrasePart::Kind::slot) {
            if (piece.kind != Piece::Kind::amount) return false;
            match_.slot = at;
            return part(number + 1, at + 1);
        }
        if (piece.kind != Piece::Kind::word || !is_one_of(wanted, piece.text)) return false;
        match_.pieces.push_back(at);
        if (part(number + 1, at + 1)) return true;
        match_.pieces.pop_back();
        return false;
    }

    bool gap(std::size_t number, std::size_t at) {
        for (std::size_t skipped = 0; skipped <= most_in_gap; ++skipped) {
            if (part(number + 1, at + skipped)) return true;
            if (at + skipped >= pieces_.size() || pieces_[at + skipped].gap == Gap::stop) break;
        }
        return false;
    }

    const Phrase& phrase_;
    const std::vector<Piece>& pieces_;
    Match match_;
};

/// Whether all of a phrase of words stands at `at`.
bool stands_at(const Phrase& phrase, const std::vector<Token>& tokens, std::size_t at) {
    if (at + phrase.parts.size() > tokens.size()) return false;
    for (std::size_t i = 0; i < phrase.parts.size(); ++i) {
        const PhrasePart& part = phrase.parts[i];
        if (part.kind != PhrasePart::Kind::words) return false;
        if (i > 0 && tokens[at + i].gap >= Gap::comma) return false;
        if (!is_one_of(part, tokens[at + i].text)) return false;
    }
    return true;
}

}  // namespace

bool is_one_of(const PhrasePart& part, const std::string& text) {
    return std::any_of(part.words.begin(), part.words.end(), [&](const std::string& word) {
        if (word.back() != '*') return word == text;
        return text.compare(0, word.size() - 1, word, 0, word.size() - 1) == 0;
    });
}

std::vector<Match> matches_of(const Phrase& phrase, const std::vector<Piece>& pieces) {
    std::vector<Match> found;
    Matcher matcher(phrase, pieces);
    for (std::size_t begin = 0; begin < pieces.size(); ++begin) {
        auto match = matcher.at(begin);
        if (match) found.push_back(std::move(*match));
    }
    return found;
}

bool any_matches(const Phrases& phrases, const std::vector<Piece>& pieces) {
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](const Phrase& phrase) { return !matches_of(phrase, pieces).empty(); });
}

std::size_t longest_at(const Phrases& phrases, const std::vector<Token>& tokens, std::size_t at) {
    std::size_t longest = 0;
    for (const Phrase& phrase : phrases) {
        if (phrase.parts.size() <= longest) continue;
        if (stands_at(phrase, tokens, at)) longest = phrase.parts.size();
    }
    return longest;
}

std::size_t longest_before(const Phrases& phrases, const std::vector<Token>& tokens,
                           std::size_t at) {
    std::size_t longest = 0;
    for (const Phrase& phrase : phrases) {
        const std::size_t length = phrase.parts.size();
        if (length <= longest || length > at) continue;
        if (stands_at(phrase, tokens, at - length)) longest = length;
    }
    return longest;
}

}  // namespace stackimpact::draft
