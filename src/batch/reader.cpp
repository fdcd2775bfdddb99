// SPDX-License-Identifier: MIT
#include "batch/reader.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "load/load_event.hpp"

namespace stackimpact::batch {

namespace {

namespace json = simdjson::ondemand;

/// Integers up to here are exact as doubles.
constexpr double largest_integer = 9007199254740992.0;
/// A text without escapes in which every byte shows itself.
bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c >= ' ' && c <= '~' && c != '\\' && c != '"'; });
}

/// What stands between the quotes of a token; false for other tokens and for texts that are not
/// plain.
bool plain_text(std::string_view token, std::string_view& text) {
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ') {
        token.remove_suffix(1);
    }
    if (token.size() < 2 || token.front() != '"' || token.back() != '"') return false;
    text = token.substr(1, token.size() - 2);
    return is_plain(text);
}

/// An id as written: a plain text with its quotes, or an integer.
bool plain_id(json::value& value, std::string_view& id) {
    const std::string_view token = value.raw_json_token();
    std::string_view text;
    if (!token.empty() && token.front() == '"') {
        if (!plain_text(token, text)) return false;
        id = token.substr(0, text.size() + 2);
    } else {
        std::int64_t number = 0;
        if (value.get_int64().get(number)) return false;
        const std::size_t end = token.find_last_of("0123456789");
        id = token.substr(0, end + 1);
    }
    return id.size() <= longest_event_id;
}

}  // namespace

/// The parser with what it has learnt: most events have the keys of the one before, in its order.
struct EventReader::Parser {
    json::parser parser;
    /// By position: the key that stood there last.
    std::vector<std::size_t> order;
    /// By key: the line in which it stood last.
    std::vector<std::uint64_t> seen;
    std::uint64_t line = 0;

    [[nodiscard]] std::size_t find_key(const char* raw, std::size_t position,
                                       const WordTable& names) {
        if (position < order.size()) {
            const std::string& expected = names.words()[order[position]];
            // What stands behind the line can be read so far and no further.
            if (expected.size() < batch_padding &&
                std::memcmp(raw, expected.data(), expected.size()) == 0 &&
                raw[expected.size()] == '"') {
                return order[position];
            }
        }
        const void* const end = std::memchr(raw, '"', longest_key + 1);
        if (end == nullptr) return WordTable::none;
        const auto length = static_cast<std::size_t>(static_cast<const char*>(end) - raw);
        const std::size_t key = names.find({raw, length});
        if (key == WordTable::none) return key;
        if (position >= order.size()) order.resize(position + 1, key);
        order[position] = key;
        return key;
    }

    /// Longest name of a key.
    std::size_t longest_key = 0;
};

EventReader::EventReader(const BatchProgram::Parts& parts)
    : parts_(parts), parser_(new Parser), snapshots_(*parts.snapshots) {
    parser_->seen.resize(parts.keys.keys.size(), 0);
    for (const std::string& name : parts.keys.names.words()) {
        parser_->longest_key = std::max(parser_->longest_key, name.size());
    }
}

EventReader::~EventReader() = default;

namespace {

/// A fact that nobody knows.
bool is_null(std::string_view token) {
    return token.substr(0, 4) == "null" &&
           token.find_first_not_of(" \t\r", 4) == std::string_view::npos;
}

bool read_number(json::value& value, const Key& key, std::size_t lane, cel::Columns& facts) {
    double number = 0.0;
    if (value.get_double().get(number)) return is_null(value.raw_json_token());
    // The integer `-0` has no sign elsewhere, `-0.0` has one.
    if (number == 0.0 && std::signbit(number)) return false;
    number *= key.factor;
    if (!(number >= key.minimum && number <= key.maximum)) return false;
    if (key.whole && (std::trunc(number) != number || std::fabs(number) > largest_integer)) {
        return false;
    }
    if (key.is_read) facts.set_number(key.slot, lane, number);
    return true;
}

bool read_word(json::value& value, const Key& key, std::size_t lane, cel::Columns& facts) {
    std::string_view text;
    const std::string_view token = value.raw_json_token();
    if (!plain_text(token, text)) return is_null(token);
    const std::size_t word = key.words.find(text);
    if (word == WordTable::none) return false;
    if (key.is_read) facts.set_word(key.slot, lane, word);
    return true;
}

bool read_truth(json::value& value, const Key& key, std::size_t lane, cel::Columns& facts) {
    bool truth = false;
    if (value.get_bool().get(truth)) return is_null(value.raw_json_token());
    if (key.is_read) facts.set_truth(key.slot, lane, truth);
    return true;
}

bool read_text(json::value& value, const Key& key, std::size_t lane, cel::Columns& facts) {
    std::string_view text;
    const std::string_view token = value.raw_json_token();
    if (!plain_text(token, text)) return is_null(token);
    if (text.find_first_not_of(' ') == std::string_view::npos) return false;
    if (key.is_read) facts.set_text(key.slot, lane, std::string(text));
    return true;
}

bool read_date(json::value& value, std::optional<Date>& date) {
    std::string_view text;
    if (!plain_text(value.raw_json_token(), text)) return false;
    date = parse_date(text);
    return date.has_value();
}

/// One member of an event.
bool read_member(json::value& value, const Key& key, std::size_t lane, EventHead& head,
                 std::optional<Date>& date, cel::Columns& facts) {
    switch (key.kind) {
        case Key::Kind::number:
            return read_number(value, key, lane, facts);
        case Key::Kind::word:
            return read_word(value, key, lane, facts);
        case Key::Kind::truth:
            return read_truth(value, key, lane, facts);
        case Key::Kind::text:
            return read_text(value, key, lane, facts);
        case Key::Kind::id:
            return plain_id(value, head.id);
        case Key::Kind::date:
            return read_date(value, date);
        case Key::Kind::kind: {
            std::string_view text;
            if (!plain_text(value.raw_json_token(), text)) return false;
            head.kind = key.words.find(text);
            return head.kind != WordTable::none;
        }
        case Key::Kind::sources:
            break;
    }
    return false;
}

}  // namespace

bool EventReader::read(std::string_view line, std::size_t lane, Block& block) {
    Parser& parser = *parser_;
    ++parser.line;
    EventHead head;
    std::optional<Date> date;
    const auto read_all = [&]() -> bool {
        json::document document;
        json::object object;
        if (parser.parser.iterate(line.data(), line.size(), line.size() + batch_padding)
                .get(document)) {
            return false;
        }
        if (document.get_object().get(object)) return false;
        std::size_t position = 0;
        for (auto member : object) {
            json::field field;
            if (std::move(member).get(field)) return false;
            const std::size_t index =
                parser.find_key(field.key().raw(), position++, parts_.keys.names);
            if (index == WordTable::none || parser.seen[index] == parser.line) return false;
            parser.seen[index] = parser.line;
            json::value value = field.value();
            if (!read_member(value, parts_.keys.keys[index], lane, head, date, block.facts)) {
                return false;
            }
        }
        const char* location = nullptr;
        return document.current_location().get(location) == simdjson::OUT_OF_BOUNDS;
    };
    if (!read_all()) {
        block.facts.clear_lane(lane);
        return false;
    }
    head.snapshot = &snapshots_.at(date);
    block.heads[lane] = head;
    return true;
}

}  // namespace stackimpact::batch
