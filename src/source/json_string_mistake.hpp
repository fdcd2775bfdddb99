// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "source/text.hpp"

namespace stackimpact {

/// One thing wrong in a JSON text: where, what, and what to do.
struct JsonMistake {
    Span span;
    std::string message;
    std::string hint;
};

/// The first mistake inside the string literal whose quote is at `begin`; nothing if it is well
/// formed.
[[nodiscard]] std::optional<JsonMistake> mistake_in_string(std::string_view content,
                                                           std::size_t begin);

/// Value of the four hexadecimal digits at `at`; nothing if there are not four.
[[nodiscard]] std::optional<unsigned> four_hex_digits(std::string_view content, std::size_t at);

}  // namespace stackimpact
