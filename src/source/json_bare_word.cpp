// SPDX-License-Identifier: MIT
#include "source/json_bare_word.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "source/utf8.hpp"

namespace stackimpact {
namespace {

/// Longer words are cut in messages; the excerpt shows them anyway.
constexpr std::size_t max_shown_bytes = 40;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view word) {
    std::string result(word);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

/// The word up to white space or a mark of JSON; at least one code point.
Span word_at(std::string_view content, std::size_t at) {
    constexpr std::string_view marks = " \t\r\n,:;[]{}\"'";
    const std::size_t least = at + decode_utf8(content, at).length;
    return {at, std::max(least, std::min(content.find_first_of(marks, at), content.size()))};
}

std::string shown(std::string_view word) {
    if (word.size() <= max_shown_bytes) return std::string(word);
    std::size_t cut = 0;
    while (cut < max_shown_bytes) cut += decode_utf8(word, cut).length;
    return std::string(word.substr(0, cut)) + "...";
}

/// A quotation mark that JSON does not know: how long it is, 0 if none stands there.
std::size_t foreign_quote(std::string_view content, std::size_t at) {
    constexpr std::array<std::string_view, 9> quotes = {
        "'", "`", "\u2018", "\u2019", "\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb"};
    for (const std::string_view quote : quotes) {
        if (content.substr(at, quote.size()) == quote) return quote.size();
    }
    return 0;
}

/// Span of what foreign quotes enclose, up to the same line's next one.
Span quoted_span(std::string_view content, std::size_t at, std::size_t quote) {
    constexpr std::string_view stops = ",:{}[]\r\n\"";
    std::size_t end = at + quote;
    while (end < content.size() && stops.find(content[end]) == std::string_view::npos) {
        if (const std::size_t closing = foreign_quote(content, end)) return {at, end + closing};
        ++end;
    }
    return {at, at + quote};
}

/// What a broken number most likely wants.
std::string number_hint(std::string_view word) {
    const bool negative = word.front() == '-';
    const std::string_view digits = negative ? word.substr(1) : word;
    const auto is_part_of_number = [](char c) {
        return is_digit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
    };
    if (word.front() == '+') return "leave out the `+`";
    if (digits.size() > 1 && digits[0] == '0' && lower(digits[1]) == 'x') {
        return "write the number in decimal";
    }
    if (word.find('_') != std::string_view::npos) return "leave out the `_`";
    if (!std::all_of(digits.begin(), digits.end(), is_part_of_number)) {
        return fmt::format("put an amount with a unit in double quotes: \"{}\"", shown(word));
    }
    if (!digits.empty() && digits[0] == '.') return "write a digit before the point";
    if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) {
        return "leave out the leading zeros";
    }
    if (!digits.empty() && digits.back() == '.') return "write a digit after the point";
    return {};
}

bool is_not_finite(std::string_view word) {
    std::string plain = lowered(word);
    if (plain.size() > 1 && (plain[0] == '-' || plain[0] == '+')) plain.erase(0, 1);
    return plain == "nan" || plain == "inf" || plain == "infinity";
}

bool looks_like_amount(std::string_view word) {
    constexpr std::string_view starts = "+-.<>=~$";
    const char first = word.front();
    if (is_digit(first)) return true;
    if (starts.find(first) == std::string_view::npos) return false;
    return std::any_of(word.begin(), word.end(), is_digit);
}

/// Words that other languages use for the literals of JSON.
std::string_view meant_literal(std::string_view word) {
    const std::string plain = lowered(word);
    if (plain == "true" || plain == "false" || plain == "null") {
        if (plain == "true") return "true";
        return plain == "false" ? "false" : "null";
    }
    const bool nothing = plain == "none" || plain == "nil" || plain == "undefined";
    return nothing ? "null" : std::string_view();
}

JsonMistake foreign_quotes(Span span, std::string_view what) {
    return {span, fmt::format("JSON puts {} in straight double quotes", what), "write `\"`"};
}

}  // namespace

BareWord explain_bare_word(std::string_view content, std::size_t at, bool out_of_range) {
    if (const std::size_t quote = foreign_quote(content, at)) {
        return {foreign_quotes(quoted_span(content, at, quote), "texts"), Code::json_syntax};
    }
    const Span span = word_at(content, at);
    const std::string_view word = content.substr(span.begin, span.end - span.begin);
    if (out_of_range) {
        return {{span, fmt::format("the number {} is out of range", shown(word)),
                 "the largest is about 1.8e308"},
                Code::number_out_of_range};
    }
    if (is_not_finite(word)) {
        return {{span, fmt::format("`{}` is not a number of JSON", word),
                 "leave the key out when the value is not known"},
                Code::json_syntax};
    }
    if (looks_like_amount(word)) {
        return {{span, fmt::format("`{}` is not a number of JSON", shown(word)), number_hint(word)},
                Code::json_syntax};
    }
    if (const std::string_view meant = meant_literal(word); !meant.empty()) {
        return {{span, fmt::format("`{}` is not a value of JSON", shown(word)),
                 fmt::format("write `{}`", meant)},
                Code::json_syntax};
    }
    const bool text = is_letter(word.front()) || word.front() == '_' || word.size() > 1;
    return {
        {span, fmt::format("`{}` is not a value of JSON", shown(word)),
         text ? fmt::format("put a text in double quotes: \"{}\"", shown(word)) : std::string()},
        Code::json_syntax};
}

JsonMistake explain_bare_key(std::string_view content, std::size_t at) {
    if (const std::size_t quote = foreign_quote(content, at)) {
        return foreign_quotes(quoted_span(content, at, quote), "keys");
    }
    const Span span = word_at(content, at);
    const std::string key = shown(content.substr(span.begin, span.end - span.begin));
    return {span, fmt::format("the key `{}` is not in double quotes", key),
            fmt::format("write \"{}\"", key)};
}

}  // namespace stackimpact
