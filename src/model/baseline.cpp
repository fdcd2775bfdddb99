// SPDX-License-Identifier: MIT
#include "model/baseline.hpp"

#include <algorithm>

namespace stackimpact {

namespace {

bool inside_range(const LayerComparison& layer) {
    return layer.base && layer.head && layer.head->net >= layer.base->range_low &&
           layer.head->net <= layer.base->range_high;
}

}  // namespace

BaselineClass class_of(const Comparison& comparison) {
    if (comparison.outcome == ComparisonOutcome::identical) return BaselineClass::identical;
    if (comparison.outcome == ComparisonOutcome::equal) return BaselineClass::equal;
    const auto& layers = comparison.layers;
    if (std::any_of(layers.begin(), layers.end(),
                    [](const LayerComparison& layer) { return layer.verdict_changed(); })) {
        return BaselineClass::verdict_change;
    }
    return std::all_of(layers.begin(), layers.end(), inside_range) ? BaselineClass::within_range
                                                                   : BaselineClass::changed;
}

}  // namespace stackimpact
