// SPDX-License-Identifier: MIT
#include "draft/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "draft/context.hpp"
#include "source/utf8.hpp"

namespace stackimpact {

namespace {

using draft::Context;
using draft::FoundFact;
using draft::Piece;

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    }));
}

/// Whether a text can be a headline; reported otherwise.
bool is_headline(const TextPtr& text, const std::string& event, Diagnostics& diagnostics) {
    const std::string_view content = text->content();
    if (const auto invalid = first_invalid_utf8(content)) {
        diagnostics.error(Code::invalid_utf8, {text, {*invalid, *invalid + 1}},
                          "the headline is not UTF-8");
        return false;
    }
    if (event.empty()) {
        diagnostics.error(Code::empty_file, {text, {}}, "there is no headline",
                          "as in: stackimpact draft 'Open model trained for under $6M'");
        return false;
    }
    const std::size_t length = code_points(event);
    if (length <= longest_headline) return true;
    diagnostics.error(
        Code::invalid_value, {text, {0, 1}},
        fmt::format("the headline has {} characters, at most {}", length, longest_headline),
        "give the headline alone, not the article");
    return false;
}

/// A vocabulary in which shells take `$` and a digit out of amounts.
bool has_dollars(const Vocabulary& vocabulary) {
    for (const auto& entry : vocabulary.units) {
        const auto& symbols = entry.second.symbols;
        if (std::any_of(symbols.begin(), symbols.end(),
                        [](const std::string& symbol) { return symbol.front() == '$'; })) {
            return true;
        }
    }
    return false;
}

bool is_damaged(const TextPtr& text, const Context& context, Diagnostics& diagnostics) {
    if (!has_dollars(context.vocabulary)) return false;
    const auto span = draft::shell_accident(context.headline, context.reading, context.lexicon);
    if (!span) return false;
    const std::string words(context.headline.substr(span->begin, span->end - span->begin));
    diagnostics.error(Code::shell_mangled_amount, {text, *span},
                      fmt::format("`{}` has lost a part of its number", draft::clean(words)),
                      "did the shell take the `$6`? put the headline into single quotes: '$6M'");
    return true;
}

void choose_kind(const DraftChoices& choices, Context& context, Draft& draft) {
    draft.kind = guess_kind(context);
    if (choices.kind) {
        draft.kind = {};
        draft.kind.kind = choices.kind;
        draft.kind.chosen = true;
    }
    context.kind = draft.kind.kind;
}

void choose_date(const DraftChoices& choices, const Context& context, Draft& draft) {
    const auto& dates = context.reading.dates;
    if (!dates.empty()) {
        const Span span = dates.front().span;
        draft.date = dates.front().date;
        draft.date_words = draft::clean(context.headline.substr(span.begin, span.end - span.begin));
    }
    if (!choices.date) return;
    draft.date = choices.date;
    draft.date_words.clear();
}

/// Facts of amounts and of words, in the order of the headline. Amounts win.
void find_facts(Context& context, Draft& draft) {
    std::vector<FoundFact> found = place_amounts(context, draft.unplaced);
    for (FoundFact& more : find_statements(context, draft.unplaced)) {
        const bool taken = std::any_of(found.begin(), found.end(), [&](const FoundFact& each) {
            return each.fact.name == more.fact.name;
        });
        if (!taken) found.push_back(std::move(more));
    }
    std::stable_sort(found.begin(), found.end(), [](const FoundFact& a, const FoundFact& b) {
        return *a.pieces.begin() < *b.pieces.begin();
    });
    for (FoundFact& each : found) draft.facts.push_back(std::move(each.fact));
}

/// Marks what is known although no fact came of it.
void know(const Phrases& phrases, Context& context) {
    for (const Phrase& phrase : phrases) {
        for (const draft::Match& match : matches_of(phrase, context.reading.pieces)) {
            context.known.insert(match.pieces.begin(), match.pieces.end());
        }
    }
}

void list_unknown(Context& context, Draft& draft) {
    const Lexicon::Language& language = context.lexicon.language;
    for (const Phrases* phrases : {&language.filler, &language.up, &language.down,
                                   &language.at_most, &language.at_least, &language.about}) {
        know(*phrases, context);
    }
    for (const auto& company : context.lexicon.companies) know(company.second, context);
    const auto& pieces = context.reading.pieces;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].kind != Piece::Kind::word || context.known.count(i) > 0) continue;
        const Span span = pieces[i].span;
        draft.unknown.push_back(
            draft::clean(context.headline.substr(span.begin, span.end - span.begin)));
    }
}

}  // namespace

std::optional<Draft> draft_headline(const TextPtr& text, const Lexicon& lexicon,
                                    const Vocabulary& vocabulary, const DraftChoices& choices,
                                    Diagnostics& diagnostics) {
    Draft draft;
    const std::string_view content = text->content();
    draft.event = draft::clean(content);
    if (!is_headline(text, draft.event, diagnostics)) return std::nullopt;
    Context context{
        content, lexicon, vocabulary, draft::read_headline(content, lexicon, vocabulary), {}, {}};
    if (is_damaged(text, context, diagnostics)) return std::nullopt;
    choose_kind(choices, context, draft);
    choose_date(choices, context, draft);
    find_facts(context, draft);
    list_unknown(context, draft);
    return draft;
}

}  // namespace stackimpact
