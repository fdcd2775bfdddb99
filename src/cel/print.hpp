// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cel/ast.hpp"

namespace stackimpact::cel {

/// Canonical text: single blanks, only the parentheses that are needed, double quotes. Parsing it
/// gives the same tree, unless it has grown over the limit of text by its blanks and escapes.
[[nodiscard]] std::string print(const Ast& ast);

}  // namespace stackimpact::cel
