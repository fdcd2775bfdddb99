// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/diagnostic.hpp"
#include "source/text.hpp"

namespace stackimpact {

struct JsonMember;

/// A JSON value that knows its place. Plain data; objects keep their members in file order.
struct JsonNode {
    enum class Kind { null, boolean, integer, number, string, array, object };

    Kind kind = Kind::null;
    bool boolean = false;
    /// Set for `integer`.
    std::int64_t integer = 0;
    /// Set for `integer` and `number`.
    double number = 0.0;
    /// Decoded, valid UTF-8; set for `string`.
    std::string string;
    std::vector<JsonNode> items;
    std::vector<JsonMember> members;
    /// The bytes of the value, quotes and brackets included.
    Span span;

    /// The member's value or null. Linear; objects are small.
    [[nodiscard]] const JsonNode* find(std::string_view key) const;
};

struct JsonMember {
    std::string key;
    /// The bytes of the key, quotes included.
    Span key_span;
    JsonNode value;
};

/// "an object", "a string", ... for messages.
[[nodiscard]] std::string_view kind_name(JsonNode::Kind kind);

/// Limits on any JSON input.
inline constexpr std::size_t max_json_bytes = 16u << 20;
inline constexpr std::size_t max_json_depth = 64;
/// Values in one text: keeps the tree of 16 MiB of `[0,0,...` from taking a gigabyte.
inline constexpr std::size_t max_json_values = 2u << 20;

/// Gets an item of a list of the root object, and the list's key.
using TakeItem = std::function<void(std::string_view key, const JsonNode& item)>;

/// How a text is parsed when it is no small file.
struct JsonReading {
    std::size_t max_bytes = max_json_bytes;
    /// Gets the items of all lists that are values of the root object, one by one as they end; they
    /// are not kept and do not count against `max_json_values`. An item may come although the text
    /// has a mistake further on. Empty: they are kept.
    TakeItem take_item;
    /// What messages call the text.
    std::string_view what = "the file";
};

/// Parses a whole text (RFC 8259; a leading byte-order mark is skipped). Reports empty text, size,
/// syntax, invalid UTF-8, nesting and duplicate keys (all of them) into `diagnostics`; returns
/// nothing if any error was found. A file of the program with entries was parsed before.
[[nodiscard]] std::optional<JsonNode> parse_json(const TextPtr& text, Diagnostics& diagnostics,
                                                 const JsonReading& reading = {});

/// Byte range in the file of bytes [begin, end) of the decoded string value of `node`, through
/// escapes.
[[nodiscard]] Span span_in_string(const Text& text, const JsonNode& node, Span decoded);

}  // namespace stackimpact
