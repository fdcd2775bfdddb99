// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

namespace stackimpact::testing {

/// Up to rounding, relative for large numbers.
inline bool near(double actual, double expected, double tolerance = 1e-12) {
    return std::fabs(actual - expected) <= tolerance * std::max(1.0, std::fabs(expected));
}

/// Small whole numbers from one fixed seed, so that a failure can be repeated.
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : generator_(seed) {}
    /// 0 to `count` − 1, near enough to uniform for a test.
    int below(int count) {
        return static_cast<int>(generator_() % static_cast<std::uint64_t>(count));
    }

private:
    std::mt19937_64 generator_;
};

}  // namespace stackimpact::testing
