// SPDX-License-Identifier: MIT
#include "source/readable_text.hpp"

#include <fmt/format.h>

#include "source/json_scan.hpp"
#include "source/utf8.hpp"

namespace stackimpact {

std::size_t after_byte_order_mark(std::string_view content) {
    return content.substr(0, byte_order_mark.size()) == byte_order_mark ? byte_order_mark.size()
                                                                        : 0;
}

bool check_readable(const TextPtr& text, std::size_t max_bytes, Diagnostics& diagnostics) {
    const std::string_view content = text->content();
    if (content.size() > max_bytes) {
        diagnostics.error(Code::too_large, {text, {}},
                          fmt::format("the file is larger than {} MiB", max_bytes >> 20));
        return false;
    }
    if (skip_json_space(content, after_byte_order_mark(content)) == content.size()) {
        diagnostics.error(Code::empty_file, {text, {}},
                          content.empty() ? "the file is empty" : "the file has only white space");
        return false;
    }
    const auto invalid = first_invalid_utf8(content);
    if (!invalid) return true;
    const auto byte = static_cast<unsigned>(static_cast<unsigned char>(content[*invalid]));
    const std::string_view mark = content.substr(0, 2);
    const bool utf16 = mark == "\xFF\xFE" || mark == "\xFE\xFF";
    diagnostics.error(
        Code::invalid_utf8, {text, {*invalid, *invalid + 1}},
        utf16 ? "the file is UTF-16, not UTF-8"
              : fmt::format("byte 0x{:02x} at offset {} is not valid UTF-8", byte, *invalid),
        "save the file as UTF-8");
    return false;
}

}  // namespace stackimpact
