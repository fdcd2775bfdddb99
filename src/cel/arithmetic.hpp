// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

#include "cel/ast.hpp"
#include "cel/program.hpp"

namespace stackimpact::cel {

inline constexpr std::string_view error_division = "division by zero";
inline constexpr std::string_view error_overflow = "integer overflow";
inline constexpr std::string_view error_not_finite = "not a finite number";
inline constexpr std::string_view error_ramp = "ramp needs lo < hi";
inline constexpr std::string_view error_curve = "the xs of curve do not ascend";
inline constexpr std::string_view error_int_range = "the number does not fit into an int";

/// The value of one operation, or what went wrong.
struct Applied {
    Value value;
    /// Empty when there is a value.
    std::string_view error;
};

/// Exact order of an int and a double, as CEL compares across its numeric types.
[[nodiscard]] std::partial_ordering compare(std::int64_t left, double right);

/// Order of two values of comparable types.
[[nodiscard]] std::partial_ordering compare(const Value& left, const Value& right);

/// Whether `op`, an ordering or (in)equality, holds between values that are in this order.
[[nodiscard]] bool holds(Op op, std::partial_ordering order);

/// Applies a strict operation (operator or function) of a checked node to the values of its
/// operands.
[[nodiscard]] Applied apply(const Node& node, std::span<const Value> values);

/// Value of a double or int; 0 for others.
[[nodiscard]] double to_double(const Value& value);

/// 0 at or below `lo`, 1 at or above `hi`, linear between; needs lo < hi with a finite difference.
[[nodiscard]] double ramp(double x, double lo, double hi);

/// Piecewise linear through (xs[i], ys[i]), flat outside. Needs ascending xs, as many ys, finite
/// differences. Never leaves the two ys around x, and is monotone between two xs in floating point
/// too.
[[nodiscard]] double curve(double x, std::span<const double> xs, std::span<const double> ys);

}  // namespace stackimpact::cel
