// SPDX-License-Identifier: MIT
#pragma once

#include "model/evidence.hpp"
#include "model/scenario.hpp"

namespace stackimpact {

/// How far a fact still carries arguments that were made about its value, 0 to 1: at the value and
/// over its bounds.
struct Ground {
    double point = 1.0;
    Interval range{1.0, 1.0};
};

/// 1 for a value that no case or `--set` changed, or that stays inside what the scenario stated
/// ("<$6M": up to 6 million). For another number the ratio to the nearest stated one, smaller over
/// larger (0 across the sign): at $60M an argument about $6M keeps a tenth. Else 0.
[[nodiscard]] Ground ground_of(const Fact& fact);

}  // namespace stackimpact
