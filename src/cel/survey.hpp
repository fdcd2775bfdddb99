// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "cel/ast.hpp"
#include "cel/program.hpp"
#include "cel/reach.hpp"

namespace stackimpact::cel {

/// What stands in an expression whose value bounds do not follow.
struct Contents {
    bool is_strict = true;
    /// It reads no iteration variable from outside, and no value moves.
    bool is_fixed = true;
    bool has_fixed_weights = true;
    Interval evidence = certain;
};

[[nodiscard]] Contents survey(const Ast& ast, NodeId id, std::span<const Binding> bindings);

/// The number that a value is; else what is given for the others.
[[nodiscard]] double number_of(const Value& value, double other);

}  // namespace stackimpact::cel
