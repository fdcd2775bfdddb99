// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "load/decode.hpp"
#include "model/assessment.hpp"
#include "source/nearest.hpp"

namespace stackimpact::stored {

// `take` reads back what `put` of the result document wrote, type by type (report/json_values.hpp).
// The document is the program's own, so what is checked is that it has the shape it was written
// in; ids and names stay as they are. Mistakes are reported and leave the value as it was.

/// A document while it is read.
struct Reader {
    Input input;
    /// A result has every key, a baseline only some of them.
    bool whole = true;
};

/// Numbers in results: pressures are refused over 1e6, so this is room enough and exact in doubles.
inline constexpr double largest_micro = 1e9;

/// Reports that the value under `key` must be something else ("a string").
void wrong(const Reader& in, const JsonNode& node, std::string_view key, std::string_view wanted);
[[nodiscard]] bool is_kind(const Reader& in, const JsonNode& node, std::string_view key,
                           JsonNode::Kind kind);

void take(const Reader& in, const JsonNode& node, std::string_view key, bool& into);
void take(const Reader& in, const JsonNode& node, std::string_view key, int& into);
void take(const Reader& in, const JsonNode& node, std::string_view key, std::size_t& into);
void take(const Reader& in, const JsonNode& node, std::string_view key, double& into);
/// Exact: documents have at most 6 decimals.
void take(const Reader& in, const JsonNode& node, std::string_view key, Micro& into);
void take(const Reader& in, const JsonNode& node, std::string_view key, std::string& into);
void take(const Reader& in, const JsonNode& node, std::string_view key, Date& into);
/// [low, high].
void take(const Reader& in, const JsonNode& node, std::string_view key, Interval& into);
void take(const Reader& in, const JsonNode& node, std::string_view key, MissingReturn& into);
/// Null: no file.
void take(const Reader& in, const JsonNode& node, std::string_view key, Location& into);
void take(const Reader& in, const JsonNode& node, std::string_view key, Citation& into);
void take(const Reader& in, const JsonNode& node, std::string_view key, Pressure& into);
void take(const Reader& in, const JsonNode& node, std::string_view key, Effect& into);
void take(const Reader& in, const JsonNode& node, std::string_view key, Source& into);
/// An argument's id, or "mechanism:" and the mechanism's.
void take(const Reader& in, const JsonNode& node, std::string_view key,
          std::variant<ArgumentId, MechanismId>& into);

template <class Tag>
void take(const Reader& in, const JsonNode& node, std::string_view key, Id<Tag>& into) {
    take(in, node, key, into.value);
}

/// The last enumerator; enumerators count from 0.
template <class Enum>
inline constexpr Enum last_of{};
template <>
inline constexpr Verdict last_of<Verdict> = Verdict::contested;
template <>
inline constexpr ConfidenceLevel last_of<ConfidenceLevel> = ConfidenceLevel::high;
template <>
inline constexpr GapLabel last_of<GapLabel> = GapLabel::overreaction;
template <>
inline constexpr CommentaryDirection last_of<CommentaryDirection> = CommentaryDirection::mixed;
template <>
inline constexpr Direction last_of<Direction> = Direction::bear;
template <>
inline constexpr RelationKind last_of<RelationKind> = RelationKind::attack;
template <>
inline constexpr Voice last_of<Voice> = Voice::rules;
template <>
inline constexpr FactStatus last_of<FactStatus> = FactStatus::retracted;
template <>
inline constexpr Reliability last_of<Reliability> = Reliability::ungraded;
template <>
inline constexpr RuleOutcome last_of<RuleOutcome> = RuleOutcome::error;
template <>
inline constexpr CheckLevel last_of<CheckLevel> = CheckLevel::warning;
template <>
inline constexpr CheckOutcome last_of<CheckOutcome> = CheckOutcome::skipped;
template <>
inline constexpr FactType last_of<FactType> = FactType::text;

/// Reports a word that is none of `words`.
void unknown_word(const Reader& in, const JsonNode& node, std::string_view key, const Names& words);

template <class Enum, std::enable_if_t<std::is_enum_v<Enum>, int> = 0>
void take(const Reader& in, const JsonNode& node, std::string_view key, Enum& into) {
    if (!is_kind(in, node, key, JsonNode::Kind::string)) return;
    Names words;
    for (int i = 0; i <= static_cast<int>(last_of<Enum>); ++i) {
        const auto value = static_cast<Enum>(i);
        if (name(value) == node.string) {
            into = value;
            return;
        }
        words.emplace_back(name(value));
    }
    unknown_word(in, node, key, words);
}

template <class T>
void take(const Reader& in, const JsonNode& node, std::string_view key, std::optional<T>& into) {
    if (node.kind == JsonNode::Kind::null) {
        into.reset();
    } else {
        take(in, node, key, into.emplace());
    }
}

template <class T>
void take(const Reader& in, const JsonNode& node, std::string_view key, std::vector<T>& into) {
    if (!is_kind(in, node, key, JsonNode::Kind::array)) return;
    into.clear();
    into.reserve(node.items.size());
    for (const JsonNode& item : node.items) take(in, item, key, into.emplace_back());
}

/// One object of a stored document. Keys that nobody asks for are those of a later version.
class Object {
public:
    /// `what` names it in messages ("a layer").
    Object(const Reader& in, const JsonNode& node, std::string what);

    [[nodiscard]] const JsonNode* find(std::string_view key) const { return node_.find(key); }
    /// The value of a key that has to be there.
    [[nodiscard]] const JsonNode* require(std::string_view key) const;
    /// The value of a key that only a baseline may lack.
    [[nodiscard]] const JsonNode* expect(std::string_view key) const;

    template <class T>
    void need(std::string_view key, T& into) const {
        if (const JsonNode* node = require(key)) take(in_, *node, key, into);
    }
    template <class T>
    void part(std::string_view key, T& into) const {
        if (const JsonNode* node = expect(key)) take(in_, *node, key, into);
    }
    /// A key that documents of an earlier minor version lack.
    template <class T>
    void later(std::string_view key, T& into) const {
        if (const JsonNode* node = find(key)) take(in_, *node, key, into);
    }
    /// A text that is null when empty.
    void text(std::string_view key, std::string& into) const;
    void later_text(std::string_view key, std::string& into) const {
        if (find(key) != nullptr) text(key, into);
    }
    /// [low, high].
    void range(std::string_view key, Micro& low, Micro& high) const;
    /// net, bull, bear and open.
    void shares(Shares& into) const;

    /// An object of values by their id, which `id_of` tells.
    template <class T, class IdOf>
    void by_id(std::string_view key, std::vector<T>& into, IdOf id_of) const {
        const JsonNode* const node = expect(key);
        if (node != nullptr) members(*node, key, into, id_of);
    }
    template <class T, class IdOf>
    void later_by_id(std::string_view key, std::vector<T>& into, IdOf id_of) const {
        if (const JsonNode* const node = find(key)) members(*node, key, into, id_of);
    }

private:
    template <class T, class IdOf>
    void members(const JsonNode& node, std::string_view key, std::vector<T>& into,
                 IdOf id_of) const {
        if (!is_kind(in_, node, key, JsonNode::Kind::object)) return;
        into.reserve(node.members.size());
        for (const JsonMember& member : node.members) {
            const std::size_t errors_before = in_.input.diagnostics().error_count();
            take(in_, member.value, key, into.emplace_back());
            if (in_.input.diagnostics().error_count() != errors_before) continue;
            check_id(member, id_of(into.back()).str());
        }
    }
    void check_id(const JsonMember& member, const std::string& id) const;

    const Reader& in_;
    const JsonNode& node_;
    std::string what_;
    bool valid_;
};

}  // namespace stackimpact::stored
