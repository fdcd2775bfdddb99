// SPDX-License-Identifier: MIT
#include "draft/context.hpp"

#include <algorithm>

#include "source/utf8.hpp"

namespace stackimpact::draft {

namespace {

/// Half places that a comma and an amount in between are worth: what they part belongs together
/// less often.
constexpr std::size_t comma_distance = 4;
constexpr std::size_t amount_distance = 2;
/// Words that may be left out of a quotation without dots.
constexpr std::size_t quoted_gap = 1;

bool control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

}  // namespace

std::string clean(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = decode_utf8(text, at);
        const char32_t c = step.code_point;
        if (c == '\n' || c == '\t' || c == '\r') {
            if (!result.empty() && result.back() != ' ') result += ' ';
        } else if (!control(c)) {
            result += text.substr(at, step.length);
        }
        at += step.length;
    }
    const std::size_t begin = result.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return result.substr(begin, result.find_last_not_of(' ') - begin + 1);
}

std::string words_of(const Context& context, const PieceSet& pieces) {
    const auto& all = context.reading.pieces;
    std::string words;
    for (auto at = pieces.begin(); at != pieces.end();) {
        const std::size_t first = *at;
        std::size_t last = first;
        for (++at; at != pieces.end() && *at <= last + 1 + quoted_gap; ++at) last = *at;
        if (!words.empty()) words += " ... ";
        const std::size_t begin = all[first].span.begin;
        words += clean(context.headline.substr(begin, all[last].span.end - begin));
    }
    return words;
}

PieceSet pieces_of(const Match& match) {
    PieceSet pieces(match.pieces.begin(), match.pieces.end());
    if (match.slot) pieces.insert(*match.slot);
    return pieces;
}

std::optional<std::size_t> distance(const Context& context, const Match& match, std::size_t piece) {
    if (match.slot) return *match.slot == piece ? std::optional<std::size_t>(0) : std::nullopt;
    const bool before = match.end <= piece;
    if (!before && match.begin <= piece) return std::nullopt;
    const std::size_t from = before ? match.end : piece + 1;
    const std::size_t to = before ? piece : match.begin;
    std::size_t sum = before ? 1 : 2;
    for (std::size_t i = from; i <= to; ++i) {
        const Piece& each = context.reading.pieces[i];
        if (each.gap == Gap::stop) return std::nullopt;
        if (each.gap == Gap::comma) sum += comma_distance;
        if (i == to) break;
        sum += each.kind == Piece::Kind::amount ? 2 + amount_distance : 2;
    }
    return sum;
}

bool holds(const Lexicon::Condition& condition, const Context& context) {
    const auto& pieces = context.reading.pieces;
    const auto& kinds = condition.kinds;
    if (!kinds.empty() &&
        (!context.kind || std::find(kinds.begin(), kinds.end(), *context.kind) == kinds.end())) {
        return false;
    }
    if (!condition.with.empty() && !any_matches(condition.with, pieces)) return false;
    return !any_matches(condition.unless, pieces);
}

}  // namespace stackimpact::draft
