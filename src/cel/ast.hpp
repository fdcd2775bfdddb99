// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "cel/program.hpp"
#include "cel/type.hpp"
#include "source/text.hpp"

namespace stackimpact::cel {

/// Index of a node in its tree; children stand before their parents.
using NodeId = std::uint32_t;

inline constexpr std::size_t no_slot = std::numeric_limits<std::size_t>::max();

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

/// What a call does, found by the checker.
enum class Function {
    none,
    has,
    ramp,
    curve,
    unit,
    to_double,
    to_int,
    abs,
    sign,
    greatest,
    least,
    round,
    floor,
    ceil,
    trunc,
    is_nan,
    sqrt,
};

/// One node of the tree: what the parser read, then what the checker found.
struct Node {
    enum class Kind { literal, identifier, select, list, call, unary, binary, conditional };

    Kind kind = Kind::literal;
    Op op = Op::none;
    /// A call with a target: `children[0].name(children[1], ...)`.
    bool has_target = false;
    /// The whole expression without enclosing parentheses.
    Span span;
    /// The operator, the field or the function's name.
    Span mark;
    /// Identifier, field or function.
    std::string name;
    /// A literal as written (an int stays an int even when it is used as a double).
    Value literal;
    std::vector<NodeId> children;

    /// Set by the checker. An int literal of type `number` is used as a double.
    Type type;
    Function function = Function::none;
    /// The variable that a name reads or that `has` tests.
    std::size_t slot = no_slot;
    /// Factor of a unit constructor.
    double factor = 1.0;
    /// The values that a strict operation needs, in order: children, with the elements of lists in
    /// their place, without the namespace of a function.
    std::vector<NodeId> operands;
};

/// A syntax tree with what the checker found out about it.
struct Ast {
    std::vector<Node> nodes;
    NodeId root = 0;
    /// Slots that are read, ascending, without repeats.
    std::vector<std::size_t> reads;
};

/// The operator as written: "&&".
[[nodiscard]] std::string_view symbol(Op op);

[[nodiscard]] bool is_ordering(Op op);
/// An ordering, `==`, `!=` or `in`.
[[nodiscard]] bool is_comparison(Op op);

/// How tightly a binary operator binds, from 1 (`||`) to 5 (`*`); 0 for other operators.
[[nodiscard]] int level(Op op);

}  // namespace stackimpact::cel
