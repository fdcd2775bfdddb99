// SPDX-License-Identifier: MIT
#include "fuzz.hpp"

using stackimpact::JsonMember;
using stackimpact::JsonNode;
using stackimpact::Span;
using stackimpact::TextPtr;
namespace fuzz = stackimpact::fuzz;

namespace {

void check_inside(const Span& inner, const Span& outer) {
    fuzz::require(inner.begin < inner.end, "a value takes at least one byte");
    fuzz::require(inner.begin >= outer.begin && inner.end <= outer.end,
                  "a value lies inside its parent");
}

/// Spans nest, strings are UTF-8, and every byte of a decoded string has its place in the file.
void check_node(const TextPtr& text, const JsonNode& node, const Span& outer) {
    check_inside(node.span, outer);
    for (const JsonNode& item : node.items) check_node(text, item, node.span);
    for (const JsonMember& member : node.members) {
        check_inside(member.key_span, node.span);
        check_node(text, member.value, node.span);
    }
    if (node.kind != JsonNode::Kind::string) return;
    fuzz::require(!stackimpact::first_invalid_utf8(node.string), "a decoded string is UTF-8");
    for (std::size_t at = 0; at < node.string.size() && at < 64; ++at) {
        const Span span = stackimpact::span_in_string(*text, node, {at, at + 1});
        check_inside(span, node.span);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const TextPtr text = fuzz::text_of("input.json", fuzz::bytes(data, size));
    stackimpact::Diagnostics diagnostics;
    const auto root = stackimpact::parse_json(text, diagnostics);
    fuzz::check_diagnostics(root.has_value(), diagnostics);
    if (root) check_node(text, *root, {0, size});
    return 0;
}
