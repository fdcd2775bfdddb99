// SPDX-License-Identifier: MIT
#include "report/escape.hpp"

#include "source/utf8.hpp"

namespace stackimpact {

namespace {

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

bool reorders(char32_t c) {
    return c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

bool is_unsafe(char32_t code_point) {
    return is_control(code_point) || reorders(code_point);
}

std::string terminal_safe(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = decode_utf8(text, at);
        const bool blank = step.code_point == '\n' || step.code_point == '\t';
        if (blank) {
            safe += ' ';
        } else if (!step.valid || is_unsafe(step.code_point)) {
            safe += "\xEF\xBF\xBD";
        } else {
            safe += text.substr(at, step.length);
        }
        at += step.length;
    }
    return safe;
}

}  // namespace stackimpact
