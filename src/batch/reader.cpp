// SPDX-License-Identifier: MIT
#include "batch/reader.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "batch/fact_object.hpp"
#include "batch/fact_value.hpp"
#include "load/load_event.hpp"

namespace stackimpact::batch {

namespace {

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
    explicit Parser(const Scales& scales) : evidence(scales) {}

    json::parser parser;
    Evidence evidence;
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
    : parts_(parts), parser_(new Parser(parts.input.scales)) {
    parser_->seen.resize(parts.keys.keys.size(), 0);
    for (const std::string& name : parts.keys.names.words()) {
        parser_->longest_key = std::max(parser_->longest_key, name.size());
    }
}

EventReader::~EventReader() = default;

namespace {

bool read_date(json::value& value, std::optional<Date>& date) {
    std::string_view text;
    if (!plain_text(value.raw_json_token(), text)) return false;
    date = parse_date(text);
    return date.has_value();
}

/// A member that is no fact.
bool read_head(json::value& value, const Key& key, EventHead& head) {
    switch (key.kind) {
        case Key::Kind::id:
            return plain_id(value, head.id);
        case Key::Kind::date:
            return read_date(value, head.date);
        case Key::Kind::kind: {
            std::string_view text;
            if (!plain_text(value.raw_json_token(), text)) return false;
            head.kind = key.words.find(text);
            return head.kind != WordTable::none;
        }
        default:
            return false;
    }
}

/// A bare value, which a fact usually is, or an object.
bool read_fact(json::value& value, const Key& key, const Evidence& evidence, std::size_t lane,
               cel::Columns& facts) {
    if (opens_object(value)) {
        return read_fact_object(value, key, evidence, lane, facts);
    }
    return read_value(value, key, lane, facts);
}

}  // namespace

bool EventReader::read(std::string_view line, std::size_t lane, Block& block) {
    Parser& parser = *parser_;
    ++parser.line;
    EventHead head;
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
            const Key& key = parts_.keys.keys[index];
            const bool usual = is_fact(key)
                                   ? read_fact(value, key, parser.evidence, lane, block.facts)
                                   : read_head(value, key, head);
            if (!usual) return false;
        }
        const char* location = nullptr;
        return document.current_location().get(location) == simdjson::OUT_OF_BOUNDS;
    };
    if (!read_all()) {
        block.facts.clear_lane(lane);
        return false;
    }
    block.heads[lane] = head;
    return true;
}

}  // namespace stackimpact::batch
