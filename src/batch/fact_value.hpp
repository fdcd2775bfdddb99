// SPDX-License-Identifier: MIT
#pragma once

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "batch/keys.hpp"
#include "cel/columns.hpp"
#include "load/scenario_facts.hpp"

namespace stackimpact::batch {

// What the fast reader takes as it is. Each function tells whether the value is of the usual form;
// a fact that no rule reads is only looked at.

namespace json = simdjson::ondemand;

/// A text without escapes in which every byte shows itself.
inline bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c >= ' ' && c <= '~' && c != '\\' && c != '"'; });
}

inline bool opens_object(json::value& value) {
    const std::string_view token = value.raw_json_token();
    return !token.empty() && token.front() == '{';
}

/// What stands between the quotes of a token; false for other tokens and for texts that are not
/// plain.
inline bool plain_text(std::string_view token, std::string_view& text) {
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ') {
        token.remove_suffix(1);
    }
    if (token.size() < 2 || token.front() != '"' || token.back() != '"') return false;
    text = token.substr(1, token.size() - 2);
    return is_plain(text);
}

/// A fact that nobody knows.
inline bool is_null(std::string_view token) {
    return token.substr(0, 4) == "null" &&
           token.find_first_not_of(" \t\r", 4) == std::string_view::npos;
}

inline bool read_number(json::value& value, const Key& key, std::size_t lane, cel::Columns& facts) {
    double number = 0.0;
    if (value.get_double().get(number)) return is_null(value.raw_json_token());
    // The integer `-0` has no sign elsewhere, `-0.0` has one.
    if (number == 0.0 && std::signbit(number)) return false;
    number *= key.factor;
    if (!(number >= key.minimum && number <= key.maximum)) return false;
    if (key.whole && (std::trunc(number) != number || std::fabs(number) > largest_whole_fact)) {
        return false;
    }
    if (key.is_read) facts.set_number(key.slot, lane, number);
    return true;
}

inline bool read_word(json::value& value, const Key& key, std::size_t lane, cel::Columns& facts) {
    std::string_view text;
    const std::string_view token = value.raw_json_token();
    if (!plain_text(token, text)) return is_null(token);
    const std::size_t word = key.words.find(text);
    if (word == WordTable::none) return false;
    if (key.is_read) facts.set_word(key.slot, lane, word);
    return true;
}

inline bool read_truth(json::value& value, const Key& key, std::size_t lane, cel::Columns& facts) {
    bool truth = false;
    if (value.get_bool().get(truth)) return is_null(value.raw_json_token());
    if (key.is_read) facts.set_truth(key.slot, lane, truth);
    return true;
}

inline bool read_text(json::value& value, const Key& key, std::size_t lane, cel::Columns& facts) {
    std::string_view text;
    const std::string_view token = value.raw_json_token();
    if (!plain_text(token, text)) return is_null(token);
    if (text.find_first_not_of(' ') == std::string_view::npos) return false;
    if (key.is_read) facts.set_text(key.slot, lane, std::string(text));
    return true;
}

/// A fact of any type.
inline bool read_value(json::value& value, const Key& key, std::size_t lane, cel::Columns& facts) {
    switch (key.kind) {
        case Key::Kind::number:
            return read_number(value, key, lane, facts);
        case Key::Kind::word:
            return read_word(value, key, lane, facts);
        case Key::Kind::truth:
            return read_truth(value, key, lane, facts);
        case Key::Kind::text:
            return read_text(value, key, lane, facts);
        default:
            return false;
    }
}

}  // namespace stackimpact::batch
