// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

#include "source/diagnostic.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// U+FEFF in UTF-8, which some editors put at the beginning of a file.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Bytes of a byte-order mark at the beginning of a text: 3 or 0.
[[nodiscard]] std::size_t after_byte_order_mark(std::string_view content);

/// Reports texts that no parser needs to see: too large, empty or blank, no UTF-8.
[[nodiscard]] bool check_readable(const TextPtr& text, std::size_t max_bytes,
                                  Diagnostics& diagnostics);

}  // namespace stackimpact
