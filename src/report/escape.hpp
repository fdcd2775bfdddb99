// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace stackimpact {

/// True for what must not reach a terminal: control characters (C0, DEL, C1) and Unicode's
/// Bidi_Control characters, which make a line read other than it is.
[[nodiscard]] bool is_unsafe(char32_t code_point);

/// A text from a file made safe for a terminal: line feeds and tabs become one blank; every other
/// unsafe character and every byte that is not UTF-8 becomes U+FFFD.
[[nodiscard]] std::string terminal_safe(std::string_view text);

}  // namespace stackimpact
