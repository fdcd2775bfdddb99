// SPDX-License-Identifier: MIT
#include "source/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace stackimpact {
namespace {

unsigned char byte_at(std::string_view text, std::size_t offset) {
    return static_cast<unsigned char>(text[offset]);
}

/// Length that a lead byte promises and the smallest code point that may use it; length 0: no lead.
struct Lead {
    std::size_t length = 0;
    char32_t smallest = 0;
    char32_t bits = 0;
};

Lead lead_of(unsigned char byte) {
    if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, byte & 0x1Fu};
    if (byte >= 0xE0 && byte <= 0xEF) return {3, 0x800, byte & 0x0Fu};
    if (byte >= 0xF0 && byte <= 0xF4) return {4, 0x10000, byte & 0x07u};
    return {};
}

/// True when the eight bytes at `offset` are ASCII.
bool eight_ascii(std::string_view text, std::size_t offset) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + offset, sizeof bytes);
    return (bytes & 0x8080808080808080u) == 0;
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

bool reorders(char32_t c) {
    return c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

Utf8Step decode_utf8(std::string_view text, std::size_t offset) {
    const unsigned char first = byte_at(text, offset);
    if (first < 0x80) return {first, 1, true};
    const Utf8Step invalid{first, 1, false};
    const Lead lead = lead_of(first);
    if (lead.length == 0 || text.size() - offset < lead.length) return invalid;
    char32_t code_point = lead.bits;
    for (std::size_t i = 1; i < lead.length; ++i) {
        const unsigned char next = byte_at(text, offset + i);
        if ((next & 0xC0u) != 0x80u) return invalid;
        code_point = (code_point << 6) | (next & 0x3Fu);
    }
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < lead.smallest || surrogate || code_point > 0x10FFFF) return invalid;
    return {code_point, lead.length, true};
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (text.size() - at >= 8 && eight_ascii(text, at)) {
            at += 8;
            continue;
        }
        const Utf8Step step = decode_utf8(text, at);
        if (!step.valid) return at;
        at += step.length;
    }
    return std::nullopt;
}

bool is_unsafe(char32_t code_point) {
    return is_control(code_point) || reorders(code_point);
}

std::size_t utf8_length(char32_t code_point) {
    if (code_point < 0x80) return 1;
    if (code_point < 0x800) return 2;
    return code_point < 0x10000 ? 3 : 4;
}

}  // namespace stackimpact
