// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "cel/ast.hpp"
#include "cel/program.hpp"

namespace stackimpact::cel {

// The limits that the parser does not see. Each says so where it is not kept.

[[nodiscard]] bool reads_within_limit(const Ast& ast, std::vector<Issue>& issues);

/// Whether evaluating takes no more steps at worst than it may. Asks for a checked tree.
[[nodiscard]] bool costs_within_limit(const Ast& ast, std::vector<Issue>& issues);

}  // namespace stackimpact::cel
