// SPDX-License-Identifier: MIT
#include "load/stored_values.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <utility>

#include "model/format.hpp"

namespace stackimpact::stored {

namespace {

using Kind = JsonNode::Kind;

bool is_number(const Reader& in, const JsonNode& node, std::string_view key) {
    if (node.kind == Kind::integer) return true;
    return is_kind(in, node, key, Kind::number);
}

/// A whole number from 0 or below to `high`; nothing, reported, if it is none.
std::optional<std::int64_t> whole(const Reader& in, const JsonNode& node, std::string_view key,
                                  std::int64_t low, std::int64_t high) {
    return read_integer(in.input, node, fmt::format("`{}`", key), low, high);
}

/// The two items of a range; null, reported, if there are not two.
const JsonNode* pair(const Reader& in, const JsonNode& node, std::string_view key) {
    if (!is_kind(in, node, key, Kind::array)) return nullptr;
    if (node.items.size() == 2) return node.items.data();
    in.input.error(Code::invalid_value, node.span,
                   fmt::format("`{}` must have two items, not {}", key, node.items.size()));
    return nullptr;
}

}  // namespace

void wrong(const Reader& in, const JsonNode& node, std::string_view key, std::string_view wanted) {
    in.input.error(Code::wrong_type, node.span,
                   fmt::format("`{}` must be {}, not {}", key, wanted, kind_name(node.kind)));
}

bool is_kind(const Reader& in, const JsonNode& node, std::string_view key, Kind kind) {
    if (node.kind == kind) return true;
    wrong(in, node, key, kind_name(kind));
    return false;
}

void unknown_word(const Reader& in, const JsonNode& node, std::string_view key,
                  const Names& words) {
    in.input.error(Code::unknown_enum_value, node.span,
                   fmt::format("{} is no `{}`", quoted(node.string), key),
                   nearest_hint(node.string, words));
}

void take(const Reader& in, const JsonNode& node, std::string_view key, bool& into) {
    if (is_kind(in, node, key, Kind::boolean)) into = node.boolean;
}

void take(const Reader& in, const JsonNode& node, std::string_view key, int& into) {
    constexpr auto most = std::numeric_limits<int>::max();
    if (const auto read = whole(in, node, key, -most, most)) into = static_cast<int>(*read);
}

void take(const Reader& in, const JsonNode& node, std::string_view key, std::size_t& into) {
    constexpr auto most = std::numeric_limits<int>::max();
    if (const auto read = whole(in, node, key, 0, most)) into = static_cast<std::size_t>(*read);
}

void take(const Reader& in, const JsonNode& node, std::string_view key, double& into) {
    if (is_number(in, node, key)) into = node.number;
}

void take(const Reader& in, const JsonNode& node, std::string_view key, Micro& into) {
    if (!is_number(in, node, key)) return;
    if (std::fabs(node.number) > largest_micro) {
        in.input.error(Code::value_out_of_range, node.span,
                       fmt::format("`{0}` must lie in -{1} to {1}", key, decimal(largest_micro)));
        return;
    }
    into = to_micro(node.number);
}

void take(const Reader& in, const JsonNode& node, std::string_view key, std::string& into) {
    if (is_kind(in, node, key, Kind::string)) into = node.string;
}

void take(const Reader& in, const JsonNode& node, std::string_view key, Date& into) {
    if (const auto date = read_date(in.input, node, fmt::format("`{}`", key))) into = *date;
}

void take(const Reader& in, const JsonNode& node, std::string_view key, Interval& into) {
    const JsonNode* const items = pair(in, node, key);
    if (items == nullptr) return;
    take(in, items[0], key, into.low);
    take(in, items[1], key, into.high);
}

void take(const Reader& in, const JsonNode& node, std::string_view key, Location& into) {
    if (node.kind == Kind::null) return;
    const Object object(in, node, fmt::format("`{}`", key));
    object.need("file", into.file);
    std::optional<std::size_t> line;
    std::optional<std::size_t> column;
    object.need("line", line);
    object.need("column", column);
    into.position = {line.value_or(0), column.value_or(0)};
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, MissingReturn& into) {
    const Object object(in, node, "a missing return");
    object.need("ticker", into.ticker);
    object.need("reason", into.reason);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Citation& into) {
    const Object object(in, node, "a citation");
    object.need("source", into.source);
    std::optional<int> credibility;
    object.part("credibility", credibility);
    into.credibility = credibility.value_or(0);
    object.text("says", into.says);
    object.text("group", into.group);
}

void take(const Reader& in, const JsonNode& node, std::string_view key, Pressure& into) {
    const Object object(in, node, fmt::format("`{}`", key));
    object.need("bull", into.bull);
    object.need("bear", into.bear);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Effect& into) {
    const Object object(in, node, "an effect");
    object.need("layer", into.layer);
    object.need("channel", into.channel);
    object.need("direction", into.direction);
    object.need("weight", into.weight);
}

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Source& into) {
    const Object object(in, node, "a source");
    object.need("id", into.id);
    object.text("title", into.title);
    object.text("publisher", into.publisher);
    object.text("url", into.url);
    object.part("date", into.date);
    object.need("reliability", into.reliability);
    object.text("group", into.group);
    object.text("note", into.note);
    object.part("location", into.location);
}

void take(const Reader& in, const JsonNode& node, std::string_view key,
          std::variant<ArgumentId, MechanismId>& into) {
    constexpr std::string_view prefix = "mechanism:";
    if (!is_kind(in, node, key, Kind::string)) return;
    if (node.string.compare(0, prefix.size(), prefix) == 0) {
        into = MechanismId{node.string.substr(prefix.size())};
    } else {
        into = ArgumentId{node.string};
    }
}

Object::Object(const Reader& in, const JsonNode& node, std::string what)
    : in_(in),
      node_(node),
      what_(std::move(what)),
      valid_(has_type(in.input, node, Kind::object, what_)) {}

const JsonNode* Object::require(std::string_view key) const {
    const JsonNode* const found = node_.find(key);
    if (found == nullptr && valid_) {
        in_.input.error(Code::missing_key, {node_.span.begin, node_.span.begin + 1},
                        fmt::format("{} needs `{}`", what_, key));
    }
    return found;
}

const JsonNode* Object::expect(std::string_view key) const {
    return in_.whole ? require(key) : node_.find(key);
}

void Object::text(std::string_view key, std::string& into) const {
    const JsonNode* const node = expect(key);
    if (node != nullptr && node->kind != Kind::null) take(in_, *node, key, into);
}

void Object::range(std::string_view key, Micro& low, Micro& high) const {
    const JsonNode* const node = expect(key);
    const JsonNode* const items = node == nullptr ? nullptr : pair(in_, *node, key);
    if (items == nullptr) return;
    take(in_, items[0], key, low);
    take(in_, items[1], key, high);
}

void Object::shares(Shares& into) const {
    need("net", into.net);
    need("bull", into.bull);
    need("bear", into.bear);
    need("open", into.open);
}

void Object::check_id(const JsonMember& member, const std::string& id) const {
    if (id == member.key) return;
    in_.input.error(
        Code::invalid_value, member.key_span,
        fmt::format("the key {} and the `id` {} differ", quoted(member.key), quoted(id)));
}

}  // namespace stackimpact::stored
