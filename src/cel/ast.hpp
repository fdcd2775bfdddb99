// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cel/pattern.hpp"
#include "cel/time.hpp"
#include "cel/type.hpp"
#include "cel/value.hpp"
#include "source/text.hpp"

namespace stackimpact::cel {

/// Index of a node in its tree; children stand before their parents.
using NodeId = std::uint32_t;

inline constexpr std::size_t no_slot = std::numeric_limits<std::size_t>::max();
inline constexpr std::size_t no_local = std::numeric_limits<std::size_t>::max();

enum class Op {
    none,
    logical_not,
    negate,
    multiply,
    divide,
    remainder,
    add,
    subtract,
    less,
    less_equal,
    greater,
    greater_equal,
    equal,
    not_equal,
    in,
    logical_and,
    logical_or,
};

/// What a call, a selection or a literal of several parts does, found by the checker.
enum class Function {
    none,
    /// Whether a fact is stated.
    has,
    /// Whether a map has a field.
    has_field,
    field,
    index,
    make_list,
    make_map,
    ramp,
    curve,
    unit,
    to_double,
    to_int,
    to_text,
    to_bool,
    to_timestamp,
    to_duration,
    size,
    contains,
    starts_with,
    ends_with,
    matches,
    time_field,
    abs,
    sign,
    greatest,
    least,
    round,
    floor,
    ceil,
    trunc,
    is_nan,
    is_inf,
    is_finite,
    sqrt,
    /// Only in expressions without types: `dyn(x)`, and names and functions that nobody declared,
    /// which are errors when they are reached.
    identity,
    unknown_name,
    unknown_function,
};

/// Macros over the elements of a list or the keys of a map.
enum class Macro { none, all, exists, exists_one, filter, map };

/// What is done to the values of operands that must all be known.
struct Operation {
    Op op = Op::none;
    Function function = Function::none;
    TimeField time_field = TimeField::full_year;
    /// Factor of a unit constructor.
    double factor = 1.0;
    /// The knots of `curve` are constants and in order.
    bool has_sound_knots = false;
    /// The pattern of `matches` where it is a literal.
    std::shared_ptr<const Pattern> pattern;
};

/// One node of the tree: what the parser read, then what the checker found.
struct Node {
    enum class Kind {
        literal,
        identifier,
        select,
        index,
        list,
        map,
        call,
        unary,
        binary,
        conditional,
        /// `children[0].macro(name, children[1], ...)`.
        comprehension
    };

    Kind kind = Kind::literal;
    Op op = Op::none;
    Macro macro = Macro::none;
    /// A call with a target: `children[0].name(children[1], ...)`.
    bool has_target = false;
    /// The whole expression without enclosing parentheses.
    Span span;
    /// The operator, the field or the function's name.
    Span mark;
    /// Identifier (a leading point is a part of it), field, function or iteration variable.
    std::string name;
    /// A literal as written (an int stays an int even when it is used as a double).
    Value literal;
    /// Of a map: keys and values in turn.
    std::vector<NodeId> children;

    /// Set by the checker. An int literal of type `number` is used as a double.
    Type type;
    /// The variable that a name reads or that `has` tests.
    std::size_t slot = no_slot;
    /// The iteration variable that a name reads, or that a macro binds: how many enclose it.
    std::size_t local = no_local;
    Operation operation;
    /// The children that a strict operation needs the values of.
    std::vector<NodeId> operands;
};

/// A syntax tree with what the checker found out about it.
struct Ast {
    std::vector<Node> nodes;
    NodeId root = 0;
    /// Slots that are read, ascending, without repeats.
    std::vector<std::size_t> reads;
    /// Slots that `has` asks for, ascending, without repeats.
    std::vector<std::size_t> asks;
};

/// The field that `field` or `has_field` looks for.
[[nodiscard]] std::optional<std::string_view> field_name(const Ast& ast, const Node& node);

/// The operator as written: "&&".
[[nodiscard]] std::string_view symbol(Op op);

/// The macro called `name`, if it is one over elements.
[[nodiscard]] Macro find_macro(std::string_view name);
[[nodiscard]] std::string_view macro_name(Macro macro);

[[nodiscard]] bool is_ordering(Op op);
/// An ordering, `==`, `!=` or `in`.
[[nodiscard]] bool is_comparison(Op op);

/// How tightly a binary operator binds, from 1 (`||`) to 5 (`*`); 0 for other operators.
[[nodiscard]] int level(Op op);

}  // namespace stackimpact::cel
