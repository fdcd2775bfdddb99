// SPDX-License-Identifier: MIT
#include "cel/pattern_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "source/utf8.hpp"

namespace stackimpact::cel {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_octal(char c) {
    return c >= '0' && c <= '7';
}

std::optional<char32_t> hexadecimal_value(char c) {
    if (is_digit(c)) return static_cast<char32_t>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<char32_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<char32_t>(c - 'A' + 10);
    return std::nullopt;
}

/// Value of hexadecimal digits; nothing without any or if one is none. Too large ones give a value
/// beyond the code points.
std::optional<char32_t> hexadecimal(std::string_view digits) {
    char32_t value = 0;
    for (const char c : digits) {
        const auto digit = hexadecimal_value(c);
        if (!digit) return std::nullopt;
        value = std::min<char32_t>(value * 16 + *digit, last_code_point + 1);
    }
    return digits.empty() ? std::nullopt : std::optional(value);
}

/// Reads what follows `\x`: two digits, or digits in braces.
std::optional<char32_t> read_hexadecimal(PatternReader& reader, std::size_t begin) {
    const bool braces = reader.skip("{");
    const std::size_t count = braces ? reader.rest().find('}') : 2;
    const bool complete = count <= reader.rest().size();
    const auto value = complete ? hexadecimal(reader.rest().substr(0, count)) : std::nullopt;
    if (!value) {
        return reader.fail(begin, "`\\x` has no number of a character after it",
                           "write two hexadecimal digits, or more of them as in `\\x{20AC}`");
    }
    reader.advance(count + (braces ? 1 : 0));
    if (*value > last_code_point || (*value >= 0xD800 && *value <= 0xDFFF)) {
        return reader.fail(begin, "there is no character with this number");
    }
    return value;
}

/// Reads the rest of an octal escape, of at most three digits, after its first one.
char32_t read_octal(PatternReader& reader, char first) {
    auto value = static_cast<char32_t>(first - '0');
    for (int more = 0; more < 2 && !reader.at_end() && is_octal(reader.rest()[0]); ++more) {
        value = value * 8 + (reader.take() - '0');
    }
    return value;
}

std::optional<char32_t> control_escape(char32_t letter) {
    constexpr std::string_view letters = "afnrtv";
    constexpr std::string_view characters = "\a\f\n\r\t\v";
    const std::size_t index =
        letter < 0x80 ? letters.find(static_cast<char>(letter)) : letters.npos;
    if (index == letters.npos) return std::nullopt;
    return static_cast<char32_t>(characters[index]);
}

std::string hint_for_escape(char letter) {
    switch (letter) {
        case 'Z':
            return "write `\\z` for the end of the text";
        case 'b':
        case 'B':
        case 'A':
        case 'z':
            return "it stands for a place, not for a character: write it outside of `[...]`";
        case 'Q':
            return "write a backslash before every sign in `[...]`";
        case 'E':
            return "`\\E` only ends a `\\Q`";
        case 'h':
            return "write `[ \\t]` for spaces and tabs";
        case 'R':
            return "write `\\r?\\n` for the end of a line";
        case 'u':
        case 'U':
            return "write a character by its number as `\\x{20AC}`";
        case 'e':
        case 'c':
            return "write a control character by its number as `\\x1B`";
        default:
            return "a backslash goes before signs only: drop it";
    }
}

/// Fails for an escape, read up to its letter, that stands for no character.
std::nullopt_t unknown_escape(PatternReader& reader, std::size_t begin, char letter) {
    if (letter == 'p' || letter == 'P') {
        return reader.fail(begin, "classes of Unicode properties are not in this profile",
                           "list the characters, as in `[a-z]`");
    }
    if (letter == 'C') {
        return reader.fail(begin, "`\\C`, a single byte, is not in this profile",
                           "write `(?s:.)` for any character");
    }
    if ((letter >= '1' && letter <= '9') || letter == 'k' || letter == 'g') {
        return reader.fail(begin, "patterns have no back references",
                           "write the text once more that the group matches");
    }
    return reader.fail(begin, fmt::format("`{}` is not an escape", reader.since(begin)),
                       hint_for_escape(letter));
}

/// Reads `[:name:]` or `[:^name:]`; needs `[:` next and a `:]` after it.
std::optional<CodePointRanges> read_posix_class(PatternReader& reader, bool ignore_case) {
    const std::size_t begin = reader.at();
    reader.advance(reader.rest().find(":]", 2) + 2);
    std::string_view name = reader.since(begin);
    name = name.substr(2, name.size() - 4);
    const bool negated = name.starts_with("^");
    const auto ranges = named_ranges(negated ? name.substr(1) : name);
    // The names of one letter belong to escapes.
    if (!ranges || name.size() < 2 + (negated ? 1 : 0)) {
        return reader.fail(begin, "there is no class of this name",
                           "there are `alnum`, `alpha`, `ascii`, `blank`, `cntrl`, `digit`, "
                           "`graph`, `lower`, `print`, `punct`, `space`, `upper`, `word` and "
                           "`xdigit`");
    }
    CodePointRanges known = ignore_case ? with_other_case(*ranges) : *ranges;
    return negated ? inverted(known) : known;
}

/// Reads one character of a class, also as an end of a range.
std::optional<char32_t> read_member(PatternReader& reader) {
    if (reader.rest().starts_with('\\')) return read_escape(reader);
    return reader.take();
}

/// Reads a character or a range of a class.
std::optional<CodePointRanges> read_range(PatternReader& reader, bool ignore_case) {
    const std::size_t begin = reader.at();
    const auto first = read_member(reader);
    if (!first) return std::nullopt;
    auto last = first;
    const std::string_view rest = reader.rest();
    if (rest.size() > 1 && rest[0] == '-' && rest[1] != ']') {
        reader.advance(1);
        if (class_escape_next(reader)) {
            reader.advance(2);
            return reader.fail(
                begin, fmt::format("the range `{}` has no last character", reader.since(begin)),
                "write `\\-` for the sign itself");
        }
        last = read_member(reader);
        if (!last) return std::nullopt;
    }
    if (*last < *first) {
        return reader.fail(begin, fmt::format("the range `{}` goes down", reader.since(begin)),
                           "write the smaller end first, or `\\-` for the sign itself");
    }
    const CodePointRanges ranges = {{*first, *last}};
    return ignore_case ? with_other_case(ranges) : ranges;
}

/// Reads whatever comes next in a class.
std::optional<CodePointRanges> read_item(PatternReader& reader, bool ignore_case) {
    const std::string_view rest = reader.rest();
    const bool named = rest.starts_with("[:") && rest.find(":]", 2) != rest.npos;
    if (named) return read_posix_class(reader, ignore_case);
    if (class_escape_next(reader)) return read_class_escape(reader, ignore_case);
    return read_range(reader, ignore_case);
}

}  // namespace

bool PatternReader::skip(std::string_view prefix) {
    if (!rest().starts_with(prefix)) return false;
    at_ += prefix.size();
    return true;
}

char32_t PatternReader::take() {
    const Utf8Step step = decode_utf8(text_, at_);
    at_ += step.length;
    return step.code_point;
}

std::nullopt_t PatternReader::fail(std::size_t begin, std::string message, std::string hint) {
    problem_ = {{begin, at_}, std::move(message), std::move(hint)};
    return std::nullopt;
}

std::nullopt_t PatternReader::fail_to_end(std::size_t begin, std::string message,
                                          std::string hint) {
    problem_ = {{begin, text_.size()}, std::move(message), std::move(hint)};
    return std::nullopt;
}

std::optional<char32_t> read_escape(PatternReader& reader) {
    const std::size_t begin = reader.at();
    reader.advance(1);
    if (reader.at_end()) {
        return reader.fail(begin, "the pattern ends with a backslash",
                           "write `\\\\` for the sign itself");
    }
    const char32_t code_point = reader.take();
    if (code_point >= 0x80) {
        return reader.fail(begin, fmt::format("`{}` is not an escape", reader.since(begin)),
                           "a backslash goes before ASCII signs only: drop it");
    }
    const auto letter = static_cast<char>(code_point);
    if (const auto control = control_escape(code_point)) return control;
    if (letter == 'x') return read_hexadecimal(reader, begin);
    const bool octal_next = !reader.at_end() && is_octal(reader.rest()[0]);
    if (letter == '0' || (is_octal(letter) && octal_next)) return read_octal(reader, letter);
    if (!is_letter(letter) && !is_digit(letter)) return code_point;
    return unknown_escape(reader, begin, letter);
}

bool class_escape_next(const PatternReader& reader) {
    const std::string_view rest = reader.rest();
    return rest.size() > 1 && rest[0] == '\\' &&
           std::string_view("dDsSwW").find(rest[1]) != std::string_view::npos;
}

CodePointRanges read_class_escape(PatternReader& reader, bool ignore_case) {
    reader.advance(1);
    const auto letter = static_cast<char>(reader.take());
    const bool negated = letter < 'a';
    const char name = negated ? static_cast<char>(letter - 'A' + 'a') : letter;
    CodePointRanges ranges = named_ranges(std::string_view(&name, 1)).value();
    if (ignore_case) ranges = with_other_case(std::move(ranges));
    return negated ? inverted(ranges) : ranges;
}

std::optional<CodePointRanges> read_class(PatternReader& reader, bool ignore_case) {
    const std::size_t begin = reader.at();
    reader.advance(1);
    const bool negated = reader.skip("^");
    CodePointRanges ranges;
    // A `]` at the start belongs to the class.
    for (bool first = true; first || !reader.skip("]"); first = false) {
        if (reader.at_end()) {
            return reader.fail_to_end(begin, "this class has no closing `]`",
                                      "write `\\[` for the sign itself");
        }
        const auto item = read_item(reader, ignore_case);
        if (!item) return std::nullopt;
        ranges.insert(ranges.end(), item->begin(), item->end());
    }
    ranges = merged(std::move(ranges));
    return negated ? inverted(ranges) : ranges;
}

}  // namespace stackimpact::cel
