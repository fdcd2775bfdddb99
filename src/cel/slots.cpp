// SPDX-License-Identifier: MIT
#include "cel/slots.hpp"

#include <cmath>

namespace stackimpact::cel {
namespace {

constexpr std::string_view error_type = "the value of a fact is not of its declared type";

/// The kind of cell that a type of variable has; null for `any`.
Cell::Kind kind_of(Type::Kind kind) {
    switch (kind) {
        case Type::Kind::boolean:
            return Cell::Kind::boolean;
        case Type::Kind::integer:
            return Cell::Kind::integer;
        case Type::Kind::number:
        case Type::Kind::quantity:
            return Cell::Kind::number;
        case Type::Kind::string:
        case Type::Kind::enumeration:
            return Cell::Kind::string;
        case Type::Kind::timestamp:
            return Cell::Kind::timestamp;
        case Type::Kind::duration:
            return Cell::Kind::duration;
        case Type::Kind::list:
            return Cell::Kind::list;
        case Type::Kind::map:
            return Cell::Kind::map;
        case Type::Kind::any:
        case Type::Kind::null:
            break;
    }
    return Cell::Kind::null;
}

}  // namespace

Applied read_slot(const Value& value, Type::Kind kind, Arena& arena) {
    Cell cell = to_cell(value, arena);
    if (kind == Type::Kind::any) return {cell, {}};
    const Cell::Kind wanted = kind_of(kind);
    if (wanted == Cell::Kind::number && cell.is(Cell::Kind::integer)) {
        cell = Cell::of(cell.as_double());
    }
    if (!cell.is(wanted)) return {{}, error_type};
    if (wanted == Cell::Kind::number && !std::isfinite(cell.number)) return {{}, error_not_finite};
    return {cell, {}};
}

}  // namespace stackimpact::cel
