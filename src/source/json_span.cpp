// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string_view>

#include "source/json.hpp"
#include "source/json_string_mistake.hpp"
#include "source/utf8.hpp"

namespace stackimpact {
namespace {

/// A piece of a string literal: bytes as written and bytes that they stand for.
struct Piece {
    std::size_t written = 1;
    std::size_t decoded = 1;
};

Piece piece_at(std::string_view content, std::size_t at) {
    if (content[at] != '\\') return {1, 1};
    if (content.substr(at, 2) != "\\u") return {2, 1};
    const auto unit = four_hex_digits(content, at + 2).value_or(0);
    // The literal is valid, so a surrogate is the first half of a pair; pairs take four bytes.
    if (unit >= 0xD800 && unit <= 0xDFFF) return {12, 4};
    return {6, utf8_length(static_cast<char32_t>(unit))};
}

}  // namespace

Span span_in_string(const Text& text, const JsonNode& node, Span decoded) {
    if (node.kind != JsonNode::Kind::string || node.span.end < node.span.begin + 2) {
        return node.span;
    }
    const std::string_view content = text.content();
    const std::size_t closing = node.span.end - 1;
    const std::size_t wanted_end = std::max(decoded.begin, decoded.end);
    std::size_t at = node.span.begin + 1;
    std::size_t passed = 0;
    // An escape that the range touches is wholly in the result.
    std::size_t begin = closing;
    bool found = false;
    while (at < closing) {
        const Piece piece = piece_at(content, at);
        if (!found && decoded.begin < passed + piece.decoded) {
            begin = at;
            found = true;
        }
        if (found && wanted_end <= passed) break;
        at += piece.written;
        passed += piece.decoded;
    }
    if (!found) return {closing, closing};
    if (wanted_end == decoded.begin) return {begin, begin};
    return {begin, std::min(at, closing)};
}

}  // namespace stackimpact
