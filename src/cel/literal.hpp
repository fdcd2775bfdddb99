// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "source/text.hpp"

namespace stackimpact::cel {

/// Appends the UTF-8 form of a Unicode scalar value.
void append_utf8(std::string& out, std::uint32_t code_point);

/// Length in bytes of the valid UTF-8 sequence at the start of `text`; 0 if there is none.
[[nodiscard]] std::size_t utf8_length(std::string_view text);

/// Why a string literal cannot be decoded, and where in it.
struct EscapeProblem {
    Span span;
    std::string message;
};

/// Decodes the content of a quoted string (without quotes) by CEL's escapes. On failure returns
/// nothing and sets `problem`, whose span counts from the start of `content`.
[[nodiscard]] std::optional<std::string> unescape(std::string_view content, EscapeProblem& problem);

/// A string literal in double quotes that decodes to `value`.
[[nodiscard]] std::string quote(std::string_view value);

/// Whether a field can be written in backquotes: letters, digits, `_`, `.`, `-`, `/` and blanks.
[[nodiscard]] bool is_field_name(std::string_view text);

/// Whether a field needs no backquotes.
[[nodiscard]] bool is_plain_name(std::string_view text);

/// Shortest decimal form that CEL reads as the same double (always with a point or an exponent).
[[nodiscard]] std::string double_literal(double value);

}  // namespace stackimpact::cel
