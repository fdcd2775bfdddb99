// SPDX-License-Identifier: MIT
#pragma once

#include "cel/ast.hpp"
#include "cel/environment.hpp"

namespace stackimpact::cel {

/// Finds what names and calls of a parsed expression mean without asking for types. What nobody
/// declared stays as an error that evaluation meets.
void resolve_untyped(const Environment& environment, Ast& ast);

}  // namespace stackimpact::cel
