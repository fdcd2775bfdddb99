// SPDX-License-Identifier: MIT
#include "load/lexicon_language.hpp"

#include <fmt/format.h>

#include <utility>

namespace stackimpact {

namespace {

/// Reads one word of a headline.
std::optional<std::string> read_word_of(const Input& input, const JsonNode& node,
                                        std::string_view what) {
    auto word = read_words(input, node, what);
    if (!word) return std::nullopt;
    if (is_lexicon_word(*word)) return word;
    input.error(Code::invalid_value, node.span,
                fmt::format("{} is no word of a headline", quoted(*word)),
                "one word in lower case, without hyphens");
    return std::nullopt;
}

std::vector<std::string> read_word_list(const Input& input, const JsonNode& node,
                                        std::string_view what) {
    std::vector<std::string> words;
    for (const JsonNode& item : read_items(input, node, what)) {
        auto word = read_word_of(input, item, what);
        if (word) words.push_back(std::move(*word));
    }
    return words;
}

std::vector<std::string> read_word_list(const Input& input, ObjectReader& reader,
                                        std::string_view key) {
    const JsonNode* const node = reader.find(key);
    if (node == nullptr) return {};
    return read_word_list(input, *node, fmt::format("`{}`", key));
}

/// Words with whole numbers.
std::map<std::string, int> read_table(const Input& input, ObjectReader& reader,
                                      std::string_view key, std::int64_t low, std::int64_t high) {
    std::map<std::string, int> table;
    const JsonNode* const node = reader.find(key);
    if (node == nullptr) return table;
    for (const JsonMember& member : read_members(input, *node, fmt::format("`{}`", key))) {
        if (!is_lexicon_word(member.key)) {
            input.error(Code::invalid_value, member.key_span,
                        fmt::format("{} is no word of a headline", quoted(member.key)),
                        "one word in lower case, without hyphens");
        }
        const auto value =
            read_integer(input, member.value, fmt::format("`{}`", member.key), low, high);
        if (value) table[member.key] = static_cast<int>(*value);
    }
    return table;
}

void read_bounds(const Input& input, const JsonNode& node, const PhraseReader& phrases,
                 const Names& units, Lexicon::Language& language) {
    ObjectReader reader(input, node, "`bounds`");
    language.at_most = phrases.read(reader, "at_most");
    language.at_least = phrases.read(reader, "at_least");
    language.about = phrases.read(reader, "about");
    if (const JsonNode* const during = reader.find("during")) {
        ObjectReader span(input, *during, "`during`");
        language.during = phrases.read(span, "words");
        if (const JsonNode* const list = span.find("units")) {
            for (const JsonNode& item : read_items(input, *list, "`units`")) {
                auto unit = read_reference(input, item, "a unit", Code::unknown_unit, units);
                if (unit) language.during_units.push_back(std::move(*unit));
            }
        }
        span.finish();
    }
    reader.finish();
}

void read_ranges(const Input& input, const JsonNode& node, Lexicon::Language& language) {
    ObjectReader reader(input, node, "`ranges`");
    if (const JsonNode* const pairs = reader.find("pairs")) {
        for (const JsonNode& item : read_items(input, *pairs, "`pairs`")) {
            auto words = read_word_list(input, item, "a pair");
            if (words.size() == 2) {
                language.ranges.push_back(std::move(words));
            } else if (item.kind == JsonNode::Kind::array) {
                input.error(Code::invalid_value, item.span, "a pair has two words",
                            "as in [\"between\", \"and\"]");
            }
        }
    }
    language.range_words = read_word_list(input, reader, "words");
    language.no_range_after = read_word_list(input, reader, "not_after");
    reader.finish();
}

}  // namespace

Lexicon::Language read_language(const Input& input, const JsonNode& node,
                                const PhraseReader& phrases, const Names& units) {
    /// Number words and magnitudes beyond these are no words of headlines.
    constexpr std::int64_t largest_number = 1000000;
    constexpr std::int64_t largest_magnitude = 30;
    Lexicon::Language language;
    ObjectReader reader(input, node, "`language`");
    language.filler = phrases.read(reader, "filler");
    language.negations = phrases.read(reader, "negations");
    language.abbreviations = read_word_list(input, reader, "abbreviations");
    language.numbers = read_table(input, reader, "numbers", 0, largest_number);
    language.magnitudes = read_table(input, reader, "magnitudes", 1, largest_magnitude);
    language.percent = phrases.read(reader, "percent");
    if (const JsonNode* const bounds = reader.find("bounds")) {
        read_bounds(input, *bounds, phrases, units, language);
    }
    if (const JsonNode* const ranges = reader.find("ranges")) {
        read_ranges(input, *ranges, language);
    }
    language.counted = phrases.read(reader, "counted");
    language.amount_openers = read_word_list(input, reader, "amount_openers");
    language.expected = phrases.read(reader, "expected");
    language.previous = phrases.read(reader, "previous");
    language.up = phrases.read(reader, "up");
    language.down = phrases.read(reader, "down");
    language.months = read_table(input, reader, "months", 1, 12);
    language.other_dates = phrases.read(reader, "other_dates");
    reader.finish();
    return language;
}

}  // namespace stackimpact
