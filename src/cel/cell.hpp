// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>

#include "cel/ast.hpp"
#include "cel/value.hpp"

namespace stackimpact::cel {

/// A value while an engine computes with it. It owns nothing: texts and elements belong to the
/// program, to the bindings or to the arena of the evaluation.
struct Cell {
    enum class Kind : std::uint8_t {
        null,
        boolean,
        integer,
        number,
        string,
        timestamp,
        duration,
        list,
        map
    };

    Kind kind = Kind::null;
    /// `string`: bytes; `list`: elements; `map`: entries; `timestamp`: nanoseconds.
    std::uint32_t size = 0;
    union {
        bool truth;
        /// Also the seconds of a timestamp and the nanoseconds of a duration.
        std::int64_t integer = 0;
        double number;
        const char* text;
        /// Elements, or keys and values in turn.
        const Cell* cells;
    };

    [[nodiscard]] static Cell of(bool value) {
        Cell cell;
        cell.kind = Kind::boolean;
        cell.truth = value;
        return cell;
    }
    [[nodiscard]] static Cell of(std::int64_t value) {
        Cell cell;
        cell.kind = Kind::integer;
        cell.integer = value;
        return cell;
    }
    [[nodiscard]] static Cell of(double value) {
        Cell cell;
        cell.kind = Kind::number;
        cell.number = value;
        return cell;
    }
    [[nodiscard]] static Cell of(std::string_view value) {
        Cell cell;
        cell.kind = Kind::string;
        cell.size = static_cast<std::uint32_t>(value.size());
        cell.text = value.data();
        return cell;
    }
    [[nodiscard]] static Cell of(const std::string& value) { return of(std::string_view(value)); }
    [[nodiscard]] static Cell of(Timestamp value);
    [[nodiscard]] static Cell of(Duration value);
    [[nodiscard]] static Cell of_list(std::span<const Cell> elements);
    /// Keys and values in turn.
    [[nodiscard]] static Cell of_map(std::span<const Cell> entries);

    [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
    /// An int or a double.
    [[nodiscard]] bool is_numeric() const { return kind == Kind::integer || kind == Kind::number; }
    /// The value of an int or a double.
    [[nodiscard]] double as_double() const {
        return kind == Kind::number ? number : static_cast<double>(integer);
    }
    [[nodiscard]] std::string_view as_text() const { return {text, size}; }
    [[nodiscard]] Timestamp as_timestamp() const {
        return {integer, static_cast<std::int32_t>(size)};
    }
    [[nodiscard]] Duration as_duration() const { return {integer}; }
    /// Elements of a list; keys and values of a map in turn.
    [[nodiscard]] std::span<const Cell> items() const {
        return {cells, kind == Kind::map ? 2 * std::size_t{size} : size};
    }
};

/// Memory of one evaluation. Small evaluations need no allocation.
class Arena {
public:
    [[nodiscard]] std::span<Cell> cells(std::size_t count);
    /// A copy of a text.
    [[nodiscard]] std::string_view text(std::string_view value);
    [[nodiscard]] std::span<char> characters(std::size_t count);
    /// Forgets all that it gave out.
    void release() { memory_.release(); }

private:
    std::array<std::byte, 1024> first_;
    std::pmr::monotonic_buffer_resource memory_{first_.data(), first_.size()};
};

/// A view of a value; elements of lists and maps are laid out in the arena. Not for std::monostate.
[[nodiscard]] Cell to_cell(const Value& value, Arena& arena);

[[nodiscard]] Value to_value(const Cell& cell);

/// Order of two numbers, texts, bools, timestamps or durations; unordered if they have none.
[[nodiscard]] std::partial_ordering compare(const Cell& left, const Cell& right);

/// CEL's `==`: values of different types are unequal, numbers compare by value.
[[nodiscard]] bool equal(const Cell& left, const Cell& right);

/// Whether `op`, an ordering or (in)equality, holds between values that are in this order.
[[nodiscard]] bool holds(Op op, std::partial_ordering order);

/// The value of a key in a map, or null if the map does not have it.
[[nodiscard]] const Cell* find(const Cell& map, const Cell& key);

}  // namespace stackimpact::cel
