// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "cel/ast.hpp"

namespace stackimpact::cel {

/// Closed range of numbers; its ends may be infinite.
struct Interval {
    double low = 0.0;
    double high = 0.0;
};

/// The least interval around both.
[[nodiscard]] Interval hull(Interval a, Interval b);

/// What an operation yields on intervals of operands.
struct Interplay {
    Interval value;
    bool may_be_value = true;
    bool may_fail = false;
    /// It can be no number by IEEE 754 (0 / 0).
    bool may_be_nan = false;
};

/// The interval of ints between two doubles: widened where ints are no longer exact doubles, and
/// failing where they overflow.
[[nodiscard]] Interplay whole(double low, double high);

/// A numeric operator or function of a checked node on intervals. Contains every result of `apply`
/// on numbers inside them; wider intervals never give a narrower result.
[[nodiscard]] Interplay interplay(const Node& node, std::span<const Interval> values);

}  // namespace stackimpact::cel
