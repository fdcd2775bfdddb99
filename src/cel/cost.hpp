// SPDX-License-Identifier: MIT
#pragma once

#include "cel/ast.hpp"

namespace stackimpact::cel {

/// Bytes that the text of a fact, and elements that a list of a variable, is taken to have at most.
inline constexpr double largest_fact = 4096.0;

/// Steps that evaluating a checked tree takes at worst, whatever the facts are. A step is one part
/// of the expression; work on texts, lists and maps takes one for every 16 bytes or elements that
/// it may have to look at. Infinite when it is beyond all counting.
[[nodiscard]] double worst_cost(const Ast& ast);

/// The same for a part that reads no iteration variable from outside.
[[nodiscard]] double worst_cost(const Ast& ast, NodeId id);

/// What the checker evaluates by itself costs no more than this, so that checking ends soon.
inline constexpr double max_checking_cost = 1000.0;

}  // namespace stackimpact::cel
