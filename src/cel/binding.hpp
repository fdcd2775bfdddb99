// SPDX-License-Identifier: MIT
#pragma once

#include "cel/value.hpp"

namespace stackimpact::cel {

/// The value of one slot for one evaluation.
struct Binding {
    /// Absent when monostate.
    Value value;
    /// Evidence weight in [0, 1] of the value. References and layer fields have 1.
    double weight = 1.0;
    /// Bounds of a numeric value (contain it) and of the weight; used by `bound` only.
    double low = 0.0;
    double high = 0.0;
    double weight_low = 1.0;
    double weight_high = 1.0;
    /// The value can be any of its type and in [low, high]; used by `bound` only.
    bool is_free = false;
};

}  // namespace stackimpact::cel
