// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "load/figures.hpp"

namespace stackimpact {

/// Collects the shares of one layer and reports those of one measure and date that exceed the
/// whole.
class ShareCheck {
public:
    /// Adds a player's shares. Of several for one date, which contradict each other, the smallest
    /// counts.
    void add(const std::string& player, const std::string& measure, const PlacedSeries& shares);
    void report(const Input& input) const;

private:
    struct Share {
        std::string player;
        double value = 0.0;
        Span span;
    };

    /// By measure, then date.
    std::map<std::pair<std::string, std::string>, std::vector<Share>> shares_;
};

/// Shares may exceed 1 by this much: they are rounded figures.
inline constexpr double share_tolerance = 1e-9;

}  // namespace stackimpact
