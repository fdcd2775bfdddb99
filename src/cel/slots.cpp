// SPDX-License-Identifier: MIT
#include "cel/slots.hpp"

#include <cmath>

namespace stackimpact::cel {
namespace {

constexpr std::string_view error_type = "the value of a fact is not of its declared type";

/// A value that is of its declared type, or an error.
template <typename Inner>
Applied exactly(const Value& value) {
    const auto* const inner = std::get_if<Inner>(&value);
    if (inner == nullptr) return {{}, error_type};
    return {Cell::of(*inner), {}};
}

Applied number_in(const Value& value) {
    double number = 0.0;
    if (const auto* const inner = std::get_if<double>(&value)) {
        number = *inner;
    } else if (const auto* const integer = std::get_if<std::int64_t>(&value)) {
        number = static_cast<double>(*integer);
    } else {
        return {{}, error_type};
    }
    if (!std::isfinite(number)) return {{}, error_not_finite};
    return {Cell::of(number), {}};
}

/// A value that is laid out in the arena.
Applied laid_out(const Value& value, Cell::Kind kind, Arena& arena) {
    const Cell cell = to_cell(value, arena);
    return cell.is(kind) ? Applied{cell, {}} : Applied{{}, error_type};
}

}  // namespace

Applied read_slot(const Value& value, Type::Kind kind, Arena& arena) {
    switch (kind) {
        case Type::Kind::boolean:
            return exactly<bool>(value);
        case Type::Kind::integer:
            return exactly<std::int64_t>(value);
        case Type::Kind::number:
        case Type::Kind::quantity:
            return number_in(value);
        case Type::Kind::string:
        case Type::Kind::enumeration:
            return exactly<std::string>(value);
        case Type::Kind::timestamp:
            return exactly<Timestamp>(value);
        case Type::Kind::duration:
            return exactly<Duration>(value);
        case Type::Kind::list:
            return laid_out(value, Cell::Kind::list, arena);
        case Type::Kind::map:
            return laid_out(value, Cell::Kind::map, arena);
        case Type::Kind::null:
            return laid_out(value, Cell::Kind::null, arena);
        case Type::Kind::any:
            break;
    }
    return {to_cell(value, arena), {}};
}

}  // namespace stackimpact::cel
