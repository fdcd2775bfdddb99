// SPDX-License-Identifier: MIT
#include "load/decode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "load/names.hpp"
#include "model/format.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

constexpr std::string_view supported_schema_version = "0.1";
constexpr std::size_t longest_quote = 60;
/// Most objects know no more keys than this.
constexpr std::size_t usual_keys = 16;

/// Bytes of the control character at `at` (C0 but \n and \t, DEL, C1); 0 if there is none.
std::size_t control_length(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == 0x7f || (byte < 0x20 && byte != '\n' && byte != '\t')) return 1;
    if (byte != 0xc2 || at + 1 >= text.size()) return 0;
    return static_cast<unsigned char>(text[at + 1]) < 0xa0 ? 2 : 0;
}

/// Where the first control character is that may not stand in texts; the end without one.
std::size_t find_control(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && control_length(text, at) == 0) ++at;
    return at;
}

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

/// What `read_text` takes: then no name for the value is needed.
bool is_text(const JsonNode& node) {
    return node.kind == JsonNode::Kind::string && find_control(node.string) == node.string.size();
}

Names each_once(const Names& names) {
    Names once;
    for (const std::string& name : names) {
        if (std::find(once.begin(), once.end(), name) == once.end()) once.push_back(name);
    }
    return once;
}

bool is_inside(double number, const NumberRange& range) {
    return number >= range.low && number <= range.high && !(range.open_low && number <= range.low);
}

std::string range_text(const NumberRange& range) {
    const std::string low = decimal(range.low);
    const std::string high = decimal(range.high);
    return range.open_low ? fmt::format("be over {} and at most {}", low, high)
                          : fmt::format("lie in {} to {}", low, high);
}

}  // namespace

Place Input::place_in(const JsonNode& node, Span decoded) const {
    return {text_, span_in_string(*text_, node, decoded)};
}

void Input::error(Code code, Span span, std::string message, std::string hint) const {
    diagnostics_->error(code, place(span), std::move(message), std::move(hint));
}

void Input::warning(Code code, Span span, std::string message, std::string hint) const {
    diagnostics_->warning(code, place(span), std::move(message), std::move(hint));
}

void Input::error(Code code, Span span, std::string message, std::string hint, Label label) const {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.place = place(span);
    diagnostic.message = std::move(message);
    diagnostic.hint = std::move(hint);
    diagnostic.labels.push_back(std::move(label));
    diagnostics_->add(std::move(diagnostic));
}

std::string quoted(std::string_view text) {
    if (text.size() <= longest_quote) return fmt::format("`{}`", text);
    std::size_t end = longest_quote;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    return fmt::format("`{}…`", text.substr(0, end));
}

bool has_type(const Input& input, const JsonNode& node, JsonNode::Kind kind,
              std::string_view what) {
    if (node.kind == kind) return true;
    input.error(Code::wrong_type, node.span,
                fmt::format("{} must be {}, not {}", what, kind_name(kind), kind_name(node.kind)));
    return false;
}

std::optional<std::string> read_text(const Input& input, const JsonNode& node,
                                     std::string_view what) {
    if (!has_type(input, node, JsonNode::Kind::string, what)) return std::nullopt;
    const std::size_t at = find_control(node.string);
    if (at == node.string.size()) return node.string;
    const Span control{at, at + control_length(node.string, at)};
    input.diagnostics().error(Code::control_character, input.place_in(node, control),
                              fmt::format("{} contains a control character", what),
                              "only line breaks and tabs may stand in texts");
    return std::nullopt;
}

std::optional<std::string> read_words(const Input& input, const JsonNode& node,
                                      std::string_view what) {
    auto text = read_text(input, node, what);
    if (!text || !blank(*text)) return text;
    input.error(Code::invalid_value, node.span, fmt::format("{} must not be empty", what));
    return std::nullopt;
}

std::optional<bool> read_boolean(const Input& input, const JsonNode& node, std::string_view what) {
    if (!has_type(input, node, JsonNode::Kind::boolean, what)) return std::nullopt;
    return node.boolean;
}

std::optional<double> read_number(const Input& input, const JsonNode& node, std::string_view what,
                                  const NumberRange& range) {
    if (node.kind != JsonNode::Kind::integer &&
        !has_type(input, node, JsonNode::Kind::number, what)) {
        return std::nullopt;
    }
    if (is_inside(node.number, range)) return node.number;
    input.error(Code::value_out_of_range, node.span,
                fmt::format("{} must {}", what, range_text(range)));
    return std::nullopt;
}

std::optional<std::int64_t> read_integer(const Input& input, const JsonNode& node,
                                         std::string_view what, std::int64_t low,
                                         std::int64_t high) {
    const bool numeric =
        node.kind == JsonNode::Kind::integer || node.kind == JsonNode::Kind::number;
    if (!numeric || std::trunc(node.number) != node.number) {
        input.error(Code::wrong_type, node.span,
                    fmt::format("{} must be a whole number, not {}", what,
                                numeric ? "a fraction" : kind_name(node.kind)));
        return std::nullopt;
    }
    if (node.number < static_cast<double>(low) || node.number > static_cast<double>(high)) {
        input.error(Code::value_out_of_range, node.span,
                    fmt::format("{} must lie in {} to {}", what, low, high));
        return std::nullopt;
    }
    return node.kind == JsonNode::Kind::integer ? node.integer
                                                : static_cast<std::int64_t>(node.number);
}

std::optional<Date> read_date(const Input& input, const JsonNode& node, std::string_view what) {
    if (!has_type(input, node, JsonNode::Kind::string, what)) return std::nullopt;
    auto date = parse_date(node.string);
    if (!date) {
        input.error(Code::invalid_date, node.span,
                    fmt::format("{} is no date", quoted(node.string)),
                    "write YYYY-MM-DD, YYYY-MM or YYYY");
    }
    return date;
}

std::optional<std::string> read_url(const Input& input, const JsonNode& node,
                                    std::string_view what) {
    auto text = read_text(input, node, what);
    if (!text || is_url(*text)) return text;
    input.error(Code::invalid_value, node.span, fmt::format("{} is no web address", quoted(*text)),
                "write the whole address with https://");
    return std::nullopt;
}

std::optional<std::size_t> read_word(const Input& input, const JsonNode& node,
                                     std::string_view what,
                                     std::span<const std::string_view> words) {
    if (!has_type(input, node, JsonNode::Kind::string, what)) return std::nullopt;
    const auto found = std::find(words.begin(), words.end(), node.string);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    const Names names(words.begin(), words.end());
    input.error(Code::unknown_enum_value, node.span,
                fmt::format("{} is not {}", quoted(node.string), what),
                nearest_hint(node.string, names));
    return std::nullopt;
}

std::optional<std::string> read_reference(const Input& input, const JsonNode& node,
                                          std::string_view what, Code code, const Names& known) {
    if (!has_type(input, node, JsonNode::Kind::string, what)) return std::nullopt;
    if (std::find(known.begin(), known.end(), node.string) != known.end()) return node.string;
    input.error(code, node.span, fmt::format("{} is not {}", quoted(node.string), what),
                input.diagnostics().wants_hints() ? nearest_hint(node.string, known) : "");
    return std::nullopt;
}

std::span<const JsonNode> read_items(const Input& input, const JsonNode& node,
                                     std::string_view what) {
    if (!has_type(input, node, JsonNode::Kind::array, what)) return {};
    return node.items;
}

std::span<const JsonMember> read_members(const Input& input, const JsonNode& node,
                                         std::string_view what) {
    if (!has_type(input, node, JsonNode::Kind::object, what)) return {};
    return node.members;
}

std::span<const JsonMember> read_members(const Input& input, const JsonNode& node,
                                         std::string_view what, std::size_t most) {
    const std::span<const JsonMember> members = read_members(input, node, what);
    if (members.size() <= most) return members;
    input.error(Code::too_large, members[most].key_span,
                fmt::format("a scenario has at most {} {}", most, what));
    return members.first(most);
}

ObjectReader::ObjectReader(const Input& input, const JsonNode& node, std::string_view what)
    : input_(&input),
      node_(&node),
      what_(what),
      valid_(has_type(input, node, JsonNode::Kind::object, what)),
      read_(node.members.size(), false) {
    known_.reserve(usual_keys);
}

const JsonNode* ObjectReader::find(std::string_view key) {
    known_.emplace_back(key);
    for (std::size_t i = 0; i < node_->members.size(); ++i) {
        if (node_->members[i].key != key) continue;
        read_[i] = true;
        return &node_->members[i].value;
    }
    return nullptr;
}

const JsonNode* ObjectReader::require(std::string_view key, std::string_view hint) {
    const JsonNode* found = find(key);
    if (found == nullptr && valid_) {
        input_->error(Code::missing_key, opening(), fmt::format("{} needs `{}`", what_, key),
                      std::string(hint));
    }
    return found;
}

const JsonNode* ObjectReader::find_nullable(std::string_view key) {
    const JsonNode* found = find(key);
    return found != nullptr && found->kind == JsonNode::Kind::null ? nullptr : found;
}

std::string ObjectReader::text(std::string_view key) {
    const JsonNode* found = find(key);
    if (found == nullptr) return {};
    if (is_text(*found)) return found->string;
    return read_text(*input_, *found, fmt::format("`{}`", key)).value_or("");
}

bool ObjectReader::flag(std::string_view key) {
    const JsonNode* found = find(key);
    if (found == nullptr) return false;
    if (found->kind == JsonNode::Kind::boolean) return found->boolean;
    return read_boolean(*input_, *found, fmt::format("`{}`", key)).value_or(false);
}

std::string ObjectReader::required_text(std::string_view key) {
    const JsonNode* found = require(key);
    if (found == nullptr) return {};
    if (is_text(*found) && !blank(found->string)) return found->string;
    return read_words(*input_, *found, fmt::format("`{}`", key)).value_or("");
}

std::optional<double> ObjectReader::number(std::string_view key, const NumberRange& range) {
    const JsonNode* found = find(key);
    if (found == nullptr) return std::nullopt;
    return read_number(*input_, *found, fmt::format("`{}`", key), range);
}

std::optional<double> ObjectReader::required_number(std::string_view key,
                                                    const NumberRange& range) {
    return require(key) == nullptr ? std::nullopt : number(key, range);
}

std::optional<Date> ObjectReader::date(std::string_view key) {
    const JsonNode* found = find(key);
    if (found == nullptr) return std::nullopt;
    return read_date(*input_, *found, fmt::format("`{}`", key));
}

void ObjectReader::read_schema_keys() {
    (void)text("$schema");
    const JsonNode* version = find("schema_version");
    if (version == nullptr ||
        !has_type(*input_, *version, JsonNode::Kind::string, "`schema_version`")) {
        return;
    }
    if (version->string == supported_schema_version) return;
    input_->error(Code::unsupported_schema_version, version->span,
                  fmt::format("schema version {} is not supported", quoted(version->string)),
                  fmt::format("this program reads {}", supported_schema_version));
}

void ObjectReader::finish() {
    if (!valid_) return;
    // Some keys are asked for more than once.
    Names known;
    for (std::size_t i = 0; i < node_->members.size(); ++i) {
        if (read_[i]) continue;
        const JsonMember& member = node_->members[i];
        if (known.empty()) known = each_once(known_);
        input_->error(Code::unknown_key, member.key_span,
                      fmt::format("{} has no key {}", what_, quoted(member.key)),
                      nearest_hint(member.key, known));
    }
}

}  // namespace stackimpact
