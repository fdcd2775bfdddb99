// SPDX-License-Identifier: MIT
#pragma once

namespace stackimpact::market {

/// Two ends, low <= high.
struct Interval {
    double low = 0.0;
    double high = 0.0;

    friend bool operator==(const Interval&, const Interval&) = default;
};

}  // namespace stackimpact::market
