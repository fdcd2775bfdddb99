// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "cel/ast.hpp"
#include "cel/program.hpp"

namespace stackimpact::cel {

/// Evaluates the checked subtree at `id`, which reads no iteration variable from outside.
[[nodiscard]] Outcome walk(const Ast& ast, NodeId id, std::span<const Binding> bindings);

}  // namespace stackimpact::cel
