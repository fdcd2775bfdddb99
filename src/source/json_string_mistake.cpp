// SPDX-License-Identifier: MIT
#include "source/json_string_mistake.hpp"

#include <fmt/format.h>

#include <charconv>

#include "source/utf8.hpp"

namespace stackimpact {
namespace {

bool is_high_surrogate(unsigned unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_low_surrogate(unsigned unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

JsonMistake unclosed(Span span) {
    return {span, "this text has no closing quote on its line",
            "close it with `\"`; write a line break inside a text as `\\n`"};
}

JsonMistake raw_control(std::size_t at, char c) {
    const auto value = static_cast<unsigned>(static_cast<unsigned char>(c));
    if (c == '\t') return {{at, at + 1}, "a raw tab inside a text", "write it as `\\t`"};
    return {{at, at + 1},
            fmt::format("a raw control character (U+{:04X}) inside a text", value),
            fmt::format("remove it, or write it as `\\u{:04x}`", value)};
}

/// Checks the `\u` escape at `at`; sets `length` to its whole length, both halves of a pair
/// included.
std::optional<JsonMistake> mistake_in_unicode_escape(std::string_view content, std::size_t at,
                                                     std::size_t& length) {
    length = 6;
    const auto unit = four_hex_digits(content, at + 2);
    if (!unit) {
        return JsonMistake{{at, at + 2},
                           "`\\u` needs four hexadecimal digits",
                           "for example `\\u00e9`; for a backslash itself write `\\\\`"};
    }
    if (!is_high_surrogate(*unit) && !is_low_surrogate(*unit)) return std::nullopt;
    if (is_high_surrogate(*unit) && content.substr(at + 6, 2) == "\\u") {
        const auto second = four_hex_digits(content, at + 8);
        length = 12;
        if (second && is_low_surrogate(*second)) return std::nullopt;
    }
    return JsonMistake{{at, at + 6},
                       fmt::format("`{}` is half of a surrogate pair", content.substr(at, 6)),
                       "write the character itself, or both halves one after the other"};
}

std::optional<JsonMistake> mistake_in_escape(std::string_view content, std::size_t at,
                                             std::size_t& length) {
    constexpr std::string_view simple = "\"\\/bfnrt";
    length = 2;
    const char letter = content[at + 1];
    if (simple.find(letter) != std::string_view::npos) return std::nullopt;
    if (letter == 'u') return mistake_in_unicode_escape(content, at, length);
    const std::size_t shown = decode_utf8(content, at + 1).length;
    return JsonMistake{{at, at + 1 + shown},
                       fmt::format("`{}` is not an escape of JSON", content.substr(at, 1 + shown)),
                       "for a backslash itself write `\\\\`"};
}

}  // namespace

std::optional<unsigned> four_hex_digits(std::string_view content, std::size_t at) {
    if (at > content.size() || content.size() - at < 4) return std::nullopt;
    unsigned value = 0;
    const char* const first = content.data() + at;
    const auto [end, error] = std::from_chars(first, first + 4, value, 16);
    if (error != std::errc() || end != first + 4) return std::nullopt;
    return value;
}

std::optional<JsonMistake> mistake_in_string(std::string_view content, std::size_t begin) {
    std::size_t at = begin + 1;
    while (at < content.size() && content[at] != '"') {
        const char c = content[at];
        if (c == '\n' || c == '\r') return unclosed({begin, at});
        if (static_cast<unsigned char>(c) < 0x20) return raw_control(at, c);
        if (c != '\\') {
            ++at;
            continue;
        }
        if (at + 1 == content.size()) break;
        std::size_t length = 0;
        if (content[at + 1] == '\n' || content[at + 1] == '\r') return unclosed({begin, at + 1});
        if (auto mistake = mistake_in_escape(content, at, length)) return mistake;
        at += length;
    }
    if (at < content.size()) return std::nullopt;
    return unclosed({begin, content.size()});
}

}  // namespace stackimpact
