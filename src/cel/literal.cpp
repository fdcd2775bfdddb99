// SPDX-License-Identifier: MIT
#include "cel/literal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace stackimpact::cel {
namespace {

std::optional<std::uint32_t> digit_value(char c) {
    if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<std::uint32_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<std::uint32_t>(c - 'A' + 10);
    return std::nullopt;
}

/// Reads exactly `count` digits of `base` (8 or 16); nothing if there are fewer.
std::optional<std::uint32_t> digits(std::string_view text, std::size_t count, std::uint32_t base) {
    if (text.size() < count) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : text.substr(0, count)) {
        const auto digit = digit_value(c);
        if (!digit || *digit >= base) return std::nullopt;
        value = value * base + *digit;
    }
    return static_cast<std::uint32_t>(value);
}

bool is_scalar(std::uint32_t code_point) {
    return code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
}

struct NumericEscape {
    std::size_t prefix;
    std::size_t count;
    std::uint32_t base;
};

/// Shape of the numeric escape whose letter (after the backslash) is `c`.
std::optional<NumericEscape> numeric_escape(char c) {
    switch (c) {
        case 'x':
        case 'X':
            return NumericEscape{2, 2, 16};
        case 'u':
            return NumericEscape{2, 4, 16};
        case 'U':
            return NumericEscape{2, 8, 16};
        case '0':
        case '1':
        case '2':
        case '3':
            return NumericEscape{1, 3, 8};
        default:
            return std::nullopt;
    }
}

std::optional<char> simple_escape(char c) {
    switch (c) {
        case 'a':
            return '\a';
        case 'b':
            return '\b';
        case 'f':
            return '\f';
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        case 'v':
            return '\v';
        case '\\':
        case '?':
        case '"':
        case '\'':
        case '`':
            return c;
        default:
            return std::nullopt;
    }
}

/// Decodes the escape at the start of `rest` (a backslash) into `out`; returns its length, 0 on
/// failure.
std::size_t decode_escape(std::string_view rest, std::string& out, EscapeProblem& problem) {
    const char letter = rest.size() > 1 ? rest[1] : '\0';
    if (const auto simple = simple_escape(letter)) {
        out += *simple;
        return 2;
    }
    problem.span = {0, rest.size() > 1 ? 1 + utf8_length(rest.substr(1)) : 1};
    const auto shape = numeric_escape(letter);
    if (!shape) {
        problem.message = "unknown escape sequence";
        return 0;
    }
    const auto code_point = digits(rest.substr(shape->prefix), shape->count, shape->base);
    if (!code_point) {
        problem.message = fmt::format("this escape sequence needs {} {} digits", shape->count,
                                      shape->base == 8 ? "octal" : "hexadecimal");
        return 0;
    }
    const std::size_t length = shape->prefix + shape->count;
    if (!is_scalar(*code_point)) {
        problem = {{0, length}, "this escape sequence is not a Unicode character"};
        return 0;
    }
    append_utf8(out, *code_point);
    return length;
}

bool is_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

void append_utf8(std::string& out, std::uint32_t code_point) {
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6));
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18));
        put(0x80 | ((code_point >> 12) & 0x3F));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

std::size_t utf8_length(std::string_view text) {
    if (text.empty()) return 0;
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
    std::uint32_t value = first & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return 0;
        value = (value << 6) | (byte(i) & 0x3Fu);
    }
    const std::uint32_t least = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80;
    return value >= least && is_scalar(value) ? length : 0;
}

std::optional<std::string> unescape(std::string_view content, EscapeProblem& problem) {
    std::string out;
    out.reserve(content.size());
    for (std::size_t at = 0; at < content.size();) {
        if (content[at] != '\\') {
            out += content[at++];
            continue;
        }
        const std::size_t length = decode_escape(content.substr(at), out, problem);
        if (length == 0) {
            problem.span.begin += at;
            problem.span.end += at;
            return std::nullopt;
        }
        at += length;
    }
    return out;
}

std::string quote(std::string_view value) {
    std::string out = "\"";
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20 || byte == 0x7F) {
            out += fmt::format("\\u{:04x}", byte);
        } else {
            out += c;
        }
    }
    return out + '"';
}

bool is_field_name(std::string_view text) {
    constexpr std::string_view others = "_.-/ ";
    return !text.empty() && std::all_of(text.begin(), text.end(), [others](char c) {
        return is_letter_or_digit(c) || others.find(c) != std::string_view::npos;
    });
}

bool is_plain_name(std::string_view text) {
    const auto stands_in_names = [](char c) { return is_letter_or_digit(c) || c == '_'; };
    return !text.empty() && !(text[0] >= '0' && text[0] <= '9') &&
           std::all_of(text.begin(), text.end(), stands_in_names);
}

std::string double_literal(double value) {
    std::string text = fmt::format("{}", value);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

}  // namespace stackimpact::cel
