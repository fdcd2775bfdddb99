// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/date.hpp"
#include "source/diagnostic.hpp"
#include "source/json.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// Names that a text may refer to, in the order in which messages list them.
using Names = std::vector<std::string>;

/// One input while it is decoded: its text and where mistakes go.
class Input {
public:
    Input(TextPtr text, Diagnostics& diagnostics)
        : text_(std::move(text)), diagnostics_(&diagnostics) {}

    [[nodiscard]] const TextPtr& text() const { return text_; }
    [[nodiscard]] Diagnostics& diagnostics() const { return *diagnostics_; }
    [[nodiscard]] Place place(Span span) const { return {text_, span}; }
    [[nodiscard]] Location location(Span span) const { return stackimpact::location(place(span)); }
    /// Place of bytes [begin, end) of a decoded string value.
    [[nodiscard]] Place place_in(const JsonNode& node, Span decoded) const;
    void error(Code code, Span span, std::string message, std::string hint = {}) const;
    void warning(Code code, Span span, std::string message, std::string hint = {}) const;
    /// An error that points at a second place too.
    void error(Code code, Span span, std::string message, std::string hint, Label label) const;

private:
    TextPtr text_;
    Diagnostics* diagnostics_;
};

/// Inclusive bounds of a number; `open_low`: the lower one itself is out.
struct NumberRange {
    double low = 0.0;
    double high = 1.0;
    bool open_low = false;
};

/// 0 to 1: shares, strengths, caps.
inline constexpr NumberRange unit_range{0.0, 1.0, false};
/// Over 0 to 1: weights of effects and relations, where 0 would say nothing.
inline constexpr NumberRange weight_range{0.0, 1.0, true};

/// A text from a file as messages quote it: in backticks, shortened when long.
[[nodiscard]] std::string quoted(std::string_view text);
/// "a number" as "not a number" in "must be a string, not a number".
[[nodiscard]] bool has_type(const Input& input, const JsonNode& node, JsonNode::Kind kind,
                            std::string_view what);

/// Reads a string without control characters other than line breaks and tabs.
[[nodiscard]] std::optional<std::string> read_text(const Input& input, const JsonNode& node,
                                                   std::string_view what);
/// Also refuses an empty or blank one.
[[nodiscard]] std::optional<std::string> read_words(const Input& input, const JsonNode& node,
                                                    std::string_view what);
[[nodiscard]] std::optional<bool> read_boolean(const Input& input, const JsonNode& node,
                                               std::string_view what);
[[nodiscard]] std::optional<double> read_number(const Input& input, const JsonNode& node,
                                                std::string_view what, const NumberRange& range);
/// A whole number inside [low, high]; 5.0 is one too.
[[nodiscard]] std::optional<std::int64_t> read_integer(const Input& input, const JsonNode& node,
                                                       std::string_view what, std::int64_t low,
                                                       std::int64_t high);
[[nodiscard]] std::optional<Date> read_date(const Input& input, const JsonNode& node,
                                            std::string_view what);
/// An http or https address.
[[nodiscard]] std::optional<std::string> read_url(const Input& input, const JsonNode& node,
                                                  std::string_view what);
/// One of `words`; its index in them.
[[nodiscard]] std::optional<std::size_t> read_word(const Input& input, const JsonNode& node,
                                                   std::string_view what,
                                                   std::span<const std::string_view> words);
/// One of `words`, which stand in the order of the enumerators.
template <class Enum>
std::optional<Enum> read_enum(const Input& input, const JsonNode& node, std::string_view what,
                              std::span<const std::string_view> words) {
    const auto index = read_word(input, node, what, words);
    if (!index) return std::nullopt;
    return static_cast<Enum>(*index);
}
/// A string that names one of `known`, else `code` with the nearest.
[[nodiscard]] std::optional<std::string> read_reference(const Input& input, const JsonNode& node,
                                                        std::string_view what, Code code,
                                                        const Names& known);
/// The items of an array; none, with an error, if it is no array.
[[nodiscard]] std::span<const JsonNode> read_items(const Input& input, const JsonNode& node,
                                                   std::string_view what);
/// The members of an object; none, with an error, if it is no object.
[[nodiscard]] std::span<const JsonMember> read_members(const Input& input, const JsonNode& node,
                                                       std::string_view what);
/// The same where a scenario's size is limited: at most `most` of them, with an error when there
/// are more.
[[nodiscard]] std::span<const JsonMember> read_members(const Input& input, const JsonNode& node,
                                                       std::string_view what, std::size_t most);

/// Reads one object key by key and knows in the end which keys nobody asked for.
class ObjectReader {
public:
    /// `what` names it in messages ("a fact"). Reports a value that is no object; it then has no
    /// keys and asks for none.
    ObjectReader(const Input& input, const JsonNode& node, std::string_view what);

    [[nodiscard]] bool valid() const { return valid_; }
    [[nodiscard]] const JsonNode& node() const { return *node_; }
    /// The opening bracket: where a key is missing.
    [[nodiscard]] Span opening() const { return {node_->span.begin, node_->span.begin + 1}; }
    /// The member's value or null.
    const JsonNode* find(std::string_view key);
    /// As `find`; reports a missing key.
    const JsonNode* require(std::string_view key, std::string_view hint = {});
    /// As `find`, but null also for a JSON null.
    const JsonNode* find_nullable(std::string_view key);

    /// The text under `key`; empty when absent.
    std::string text(std::string_view key);
    /// The text under `key`, which must be there and not be blank.
    std::string required_text(std::string_view key);
    /// The truth value under `key`; false when absent.
    bool flag(std::string_view key);
    std::optional<double> number(std::string_view key, const NumberRange& range);
    std::optional<double> required_number(std::string_view key, const NumberRange& range);
    std::optional<Date> date(std::string_view key);

    /// Marks `$schema` and `schema_version` as read and checks the version.
    void read_schema_keys();
    /// Reports the keys that nobody asked for.
    void finish();

private:
    const Input* input_;
    const JsonNode* node_;
    std::string what_;
    bool valid_;
    std::vector<bool> read_;
    Names known_;
};

}  // namespace stackimpact
