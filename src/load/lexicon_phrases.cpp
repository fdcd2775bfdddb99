// SPDX-License-Identifier: MIT
#include "load/lexicon_phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "load/amount_words.hpp"
#include "load/names.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

/// What headlines are parted at, or what has a meaning in phrases.
constexpr std::string_view no_word = "ABCDEFGHIJKLMNOPQRSTUVWXYZ \t\n@#|*-\",;:()/!?";
/// Phrases that one may stand for: groups in groups would make more than anybody means.
constexpr std::size_t most_phrases = 5000;

/// Every beginning with every end.
Phrases joined(const Phrases& beginnings, const Phrases& ends) {
    Phrases result;
    result.reserve(beginnings.size() * ends.size());
    for (const Phrase& beginning : beginnings) {
        for (const Phrase& end : ends) {
            Phrase phrase = beginning;
            phrase.parts.insert(phrase.parts.end(), end.parts.begin(), end.parts.end());
            result.push_back(std::move(phrase));
        }
    }
    return result;
}

/// Phrases of one word become one phrase with all of them.
Phrases merged(const Phrases& phrases) {
    Phrases result;
    Phrase words;
    for (const Phrase& phrase : phrases) {
        const bool single =
            phrase.parts.size() == 1 && phrase.parts[0].kind == PhrasePart::Kind::words;
        if (!single) {
            result.push_back(phrase);
            continue;
        }
        if (words.parts.empty()) words.parts.emplace_back();
        std::vector<std::string>& into = words.parts[0].words;
        const std::vector<std::string>& more = phrase.parts[0].words;
        into.insert(into.end(), more.begin(), more.end());
    }
    if (!words.parts.empty()) result.push_back(std::move(words));
    return result;
}

}  // namespace

bool is_lexicon_word(std::string_view text) {
    return !text.empty() && text.find_first_of(no_word) == std::string_view::npos;
}

Phrase plain_phrase(std::string_view text) {
    Phrase phrase;
    const std::string lower = folded(text);
    std::size_t at = 0;
    while (at < lower.size()) {
        const std::size_t begin = lower.find_first_not_of(" -,()/", at);
        if (begin == std::string::npos) break;
        at = std::min(lower.find_first_of(" -,()/", begin), lower.size());
        std::string word = lower.substr(begin, at - begin);
        while (!word.empty() && word.back() == '.') word.pop_back();
        if (is_lexicon_word(word)) phrase.parts.push_back({PhrasePart::Kind::words, {word}});
    }
    return phrase;
}

void PhraseReader::add_group(const JsonMember& member) {
    if (!check_id(input_, member.key_span, member.key, "a group")) return;
    groups_[member.key] = merged(read(member.value, fmt::format("`@{}`", member.key)));
}

void PhraseReader::add_group(const std::string& name, Phrases phrases) {
    groups_[name] = merged(phrases);
}

Phrases PhraseReader::read(ObjectReader& reader, std::string_view key) const {
    const JsonNode* const node = reader.find(key);
    return node == nullptr ? Phrases{} : read(*node, fmt::format("`{}`", key));
}

Phrases PhraseReader::read(const JsonNode& node, std::string_view what) const {
    Phrases all;
    for (const JsonNode& item : read_items(input_, node, what)) {
        Phrases phrases = phrases_of(item, what);
        all.insert(all.end(), std::make_move_iterator(phrases.begin()),
                   std::make_move_iterator(phrases.end()));
    }
    return all;
}

Phrases PhraseReader::phrases_of(const JsonNode& node, std::string_view what) const {
    const auto text = read_words(input_, node, what);
    if (!text) return {};
    Phrases phrases{Phrase{}};
    std::size_t at = 0;
    while (true) {
        const std::size_t end = std::min(text->find(' ', at), text->size());
        const Phrases ends = item(node, {at, end});
        if (ends.empty()) return {};
        if (phrases.size() * ends.size() > most_phrases) {
            input_.error(Code::invalid_value, node.span,
                         fmt::format("this stands for more than {} phrases", most_phrases),
                         "use smaller groups");
            return {};
        }
        phrases = joined(phrases, ends);
        if (end == text->size()) break;
        at = end + 1;
    }
    if (!check(node, phrases.front())) return {};
    return phrases;
}

Phrases PhraseReader::item(const JsonNode& node, Span span) const {
    const std::string text = node.string.substr(span.begin, span.end - span.begin);
    if (text == "...") return {Phrase{{{PhrasePart::Kind::gap, {}}}}};
    if (text == "#") return {Phrase{{{PhrasePart::Kind::slot, {}}}}};
    Phrases all;
    std::size_t at = 0;
    while (at <= text.size()) {
        const std::size_t end = std::min(text.find('|', at), text.size());
        const Phrases either = alternative(node, {span.begin + at, span.begin + end});
        if (either.empty()) return {};
        all.insert(all.end(), either.begin(), either.end());
        at = end + 1;
    }
    return merged(all);
}

/// A word, the beginning of one, or a group.
Phrases PhraseReader::alternative(const JsonNode& node, Span span) const {
    const std::string word = node.string.substr(span.begin, span.end - span.begin);
    if (!word.empty() && word.front() == '@') return group(node, span);
    const bool begins = word.size() > 1 && word.back() == '*';
    if (is_lexicon_word(begins ? word.substr(0, word.size() - 1) : word)) {
        return {Phrase{{{PhrasePart::Kind::words, {word}}}}};
    }
    input_.error(Code::invalid_value, input_.place_in(node, span).span,
                 fmt::format("{} is no word of a headline", quoted(word)),
                 "lower case, blanks for hyphens, `a|b` for either, `begin*`, `...` for a gap, "
                 "`#` for the amount, `@group`");
    return {};
}

Phrases PhraseReader::group(const JsonNode& node, Span span) const {
    const std::string name = node.string.substr(span.begin + 1, span.end - span.begin - 1);
    const auto found = groups_.find(name);
    if (found != groups_.end() && !found->second.empty()) return found->second;
    if (found == groups_.end()) {
        const Place place = input_.place_in(node, span);
        input_.error(Code::invalid_value, place.span,
                     fmt::format("there is no group {} before this", quoted(name)),
                     nearest_hint(name, names_of(groups_)));
    }
    return {};
}

bool PhraseReader::check(const JsonNode& node, const Phrase& phrase) const {
    const auto& parts = phrase.parts;
    const auto slots = std::count_if(parts.begin(), parts.end(), [](const PhrasePart& part) {
        return part.kind == PhrasePart::Kind::slot;
    });
    const bool open =
        parts.front().kind == PhrasePart::Kind::gap || parts.back().kind == PhrasePart::Kind::gap;
    if (word_count(phrase) > 0 && slots <= 1 && !open) return true;
    input_.error(Code::invalid_value, node.span,
                 fmt::format("{} is no phrase", quoted(node.string)),
                 "it needs a word, at most one `#`, and `...` only between others");
    return false;
}

}  // namespace stackimpact
