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

#include "model/assessment.hpp"
#include "model/baseline.hpp"
#include "report/json_write.hpp"

namespace stackimpact::json {

// `put` for the small values that all sections are made of. What is not there is null, never left
// out.

inline void put(Writer& out, bool value) {
    out.value(value);
}
inline void put(Writer& out, int value) {
    out.value(std::int64_t{value});
}
inline void put(Writer& out, std::int64_t value) {
    out.value(value);
}
inline void put(Writer& out, std::size_t value) {
    out.value(static_cast<std::int64_t>(value));
}
inline void put(Writer& out, double value) {
    out.value(value);
}
inline void put(Writer& out, Micro value) {
    out.value(value);
}
inline void put(Writer& out, std::string_view value) {
    out.value(value);
}
inline void put(Writer& out, const char* value) {
    out.value(std::string_view(value));
}
inline void put(Writer& out, const std::string& value) {
    out.value(value);
}
inline void put(Writer& out, std::nullptr_t) {
    out.null();
}
void put(Writer& out, const Date& value);
/// [low, high].
void put(Writer& out, const Interval& value);
/// Null without a file.
void put(Writer& out, const Location& value);
void put(Writer& out, const MissingReturn& value);
void put(Writer& out, const Citation& value);
void put(Writer& out, const Pressure& value);
void put(Writer& out, const Effect& value);
void put(Writer& out, const Source& value);
void put(Writer& out, const Acceptance& value);
/// An argument's id, or "mechanism:" and the mechanism's.
void put(Writer& out, const std::variant<ArgumentId, MechanismId>& target);

template <class Tag>
void put(Writer& out, const Id<Tag>& value) {
    out.value(value.str());
}

/// The enumerator's word.
template <class Enum, std::enable_if_t<std::is_enum_v<Enum>, int> = 0>
void put(Writer& out, Enum value) {
    out.value(name(value));
}

template <class T>
void put(Writer& out, const std::optional<T>& value) {
    if (value) {
        put(out, *value);
    } else {
        out.null();
    }
}

template <class T>
inline constexpr bool is_scalar = std::is_arithmetic_v<T>;
template <>
inline constexpr bool is_scalar<std::string> = true;
template <class Tag>
inline constexpr bool is_scalar<Id<Tag>> = true;

template <class T>
void put(Writer& out, const std::vector<T>& values) {
    out.begin_array(is_scalar<T>);
    for (const T& value : values) put(out, value);
    out.end_array();
}

/// Null for an empty text.
[[nodiscard]] inline std::optional<std::string_view> text(std::string_view value) {
    return value.empty() ? std::nullopt : std::optional(value);
}

/// "sha256:" and the hash; null for an empty one.
[[nodiscard]] std::optional<std::string> hash(const std::string& sha256);

/// Null for 0, which means unknown.
[[nodiscard]] std::optional<std::int64_t> count(std::size_t value);

/// [low, high].
void range(Writer& out, std::string_view key, Micro low, Micro high);
/// `sources`, ids of the cited sources, each once in order of citation; and `citations`.
void cited(Writer& out, const std::vector<Citation>& citations);
/// net, bull, bear and open of the object that is open.
void shares(Writer& out, const Shares& shares);

/// An object of all values by their id, which `id_of` tells.
template <class T, class IdOf>
void by_id(Writer& out, std::string_view key, const std::vector<T>& values, IdOf id_of) {
    out.key(key);
    out.begin_object();
    for (const T& value : values) out.member(id_of(value).str(), value);
    out.end_object();
}

}  // namespace stackimpact::json
