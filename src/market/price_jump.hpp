// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace stackimpact::market {

/// "10:1" for a one-day change of the price that looks like a split that nobody adjusted for, "1:2"
/// for one that looks like a consolidation; empty for any other. The change is over 30 % and near
/// to a usual ratio: by 1 % for 3:2 and 2:1, which prices also reach on their own, and by 5 % for
/// 3:1 to 20:1, where the day's own move has to be allowed for.
[[nodiscard]] std::string split_like(double before, double after);

}  // namespace stackimpact::market
