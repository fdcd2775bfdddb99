// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "cel/ast.hpp"
#include "cel/cell.hpp"

namespace stackimpact::cel {

/// The value of one operation, or what went wrong.
struct Applied {
    Cell value;
    /// Empty when there is a value.
    std::string_view error;
};

[[nodiscard]] inline Applied fail(std::string_view error) {
    return {{}, error};
}

template <typename Inner>
[[nodiscard]] Applied value(Inner inner) {
    return {Cell::of(inner), {}};
}

inline constexpr std::string_view error_overload = "no such overload";
inline constexpr std::string_view error_division = "division by zero";
inline constexpr std::string_view error_overflow = "integer overflow";
inline constexpr std::string_view error_range = "out of range";
inline constexpr std::string_view error_ramp = "ramp needs lo < hi";
inline constexpr std::string_view error_curve = "the xs of curve do not ascend";
inline constexpr std::string_view error_curve_lists = "the lists of curve are not of one length";
inline constexpr std::string_view error_not_finite = "not a finite number";

/// Applies a strict operation to the values of its operands. New texts and lists are put into the
/// arena.
[[nodiscard]] Applied apply(const Operation& operation, std::span<const Cell> operands,
                            Arena& arena);

/// The same for a function: everything but operators, `index`, `field` and literals of several
/// parts.
[[nodiscard]] Applied apply_function(const Operation& operation, std::span<const Cell> operands,
                                     Arena& arena);

/// What is wrong with the two lists of a curve; empty when they are its knots.
[[nodiscard]] std::string_view problem_of_knots(std::span<const Cell> xs, std::span<const Cell> ys);

/// `a op b` for an arithmetic operator on doubles, by IEEE 754.
[[nodiscard]] inline double arithmetic(Op op, double a, double b) {
    switch (op) {
        case Op::add:
            return a + b;
        case Op::subtract:
            return a - b;
        case Op::multiply:
            return a * b;
        default:
            return a / b;
    }
}

}  // namespace stackimpact::cel
