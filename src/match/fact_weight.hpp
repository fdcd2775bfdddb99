// SPDX-License-Identifier: MIT
#pragma once

#include <map>

#include "model/evidence.hpp"
#include "model/scales.hpp"
#include "model/scenario.hpp"

namespace stackimpact {

/// Weight of a fact's evidence with its bounds over unknown grades (SCORING, "Evidence of a fact").
struct FactWeight {
    double point = 0.0;
    Interval range;
    /// Every citation has both grades and the fact has at least one.
    bool graded = false;

    friend bool operator==(const FactWeight&, const FactWeight&) = default;
};

/// `sources` has all that the fact cites.
[[nodiscard]] FactWeight fact_weight(const Fact& fact, const std::map<SourceId, Source>& sources,
                                     const Scales& scales);

}  // namespace stackimpact
