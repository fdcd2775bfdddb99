// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stackimpact {

/// One step through a text: a code point, or a single byte that is not valid UTF-8 there.
struct Utf8Step {
    /// The code point; for an invalid byte the byte's value.
    char32_t code_point = 0;
    /// Bytes consumed, 1 to 4.
    std::size_t length = 1;
    bool valid = true;
};

/// Decodes what starts at `offset` (must be inside the text); overlong forms and surrogates are
/// invalid.
[[nodiscard]] Utf8Step decode_utf8(std::string_view text, std::size_t offset);

/// Offset of the first byte that is not valid UTF-8.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// True for what must not reach a terminal: control characters (C0, DEL, C1) and Unicode's
/// Bidi_Control characters, which make a line read other than it is.
[[nodiscard]] bool is_unsafe(char32_t code_point);

/// Bytes that a code point takes in UTF-8, 1 to 4.
[[nodiscard]] std::size_t utf8_length(char32_t code_point);

}  // namespace stackimpact
