// SPDX-License-Identifier: MIT
#pragma once

#include "cel/cell.hpp"
#include "cel/operations.hpp"
#include "cel/type.hpp"
#include "cel/value.hpp"

namespace stackimpact::cel {

/// The value of a slot as an expression of this type reads it: an int as a double where a double is
/// declared; an error if it is of another type or not finite. Not for std::monostate.
[[nodiscard]] Applied read_slot(const Value& value, Type::Kind kind, Arena& arena);

}  // namespace stackimpact::cel
