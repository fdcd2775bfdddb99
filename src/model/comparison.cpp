// SPDX-License-Identifier: MIT
#include "model/comparison.hpp"

#include <utility>

namespace stackimpact {

namespace {

/// True when one side has no such layer, or both differ in what `of` takes.
template <class Of>
bool differs(const LayerComparison& layer, Of of) {
    if (!layer.base || !layer.head) return layer.base.has_value() != layer.head.has_value();
    return of(*layer.base) != of(*layer.head);
}

}  // namespace

bool LayerComparison::verdict_changed() const {
    return differs(*this, [](const LayerReading& side) { return side.verdict; });
}

bool LayerComparison::gap_changed() const {
    return differs(*this,
                   [](const LayerReading& side) { return std::pair(side.gap_said, side.gap_did); });
}

bool LayerComparison::confidence_changed() const {
    return differs(*this, [](const LayerReading& side) { return side.confidence; });
}

}  // namespace stackimpact
