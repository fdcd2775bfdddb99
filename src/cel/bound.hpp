// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "cel/ast.hpp"
#include "cel/program.hpp"
#include "cel/reach.hpp"

namespace stackimpact::cel {

/// Bounds of the checked subtree at `id`; the bindings must outlive the result.
/// `has_limited_cost` where the cost of the expression is known to be within its limit.
[[nodiscard]] Reach reach(const Ast& ast, NodeId id, std::span<const Binding> bindings,
                          bool has_limited_cost);

}  // namespace stackimpact::cel
