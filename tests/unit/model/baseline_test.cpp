// SPDX-License-Identifier: MIT
#include <cstdint>
#include <vector>

#include "model/baseline.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

LayerComparison layer(std::int64_t net, Verdict verdict) {
    LayerComparison layer;
    layer.base = LayerReading{};
    layer.base->range_low = Micro{-100};
    layer.base->range_high = Micro{200};
    layer.head = layer.base;
    layer.head->net = Micro{net};
    layer.head->verdict = verdict;
    return layer;
}

BaselineClass class_with(const std::vector<LayerComparison>& layers) {
    Comparison comparison;
    comparison.outcome = ComparisonOutcome::different;
    comparison.layers = layers;
    return class_of(comparison);
}

}  // namespace

TEST_CASE("the class of a change against a baseline") {
    Comparison same;
    CHECK(class_of(same) == BaselineClass::identical);
    same.outcome = ComparisonOutcome::equal;
    CHECK(class_of(same) == BaselineClass::equal);

    constexpr Verdict was = Verdict::neutral;
    // Both ends of the range belong to it.
    CHECK(class_with({layer(-100, was), layer(200, was)}) == BaselineClass::within_range);
    CHECK(class_with({layer(0, was), layer(201, was)}) == BaselineClass::changed);
    CHECK(class_with({layer(-101, was)}) == BaselineClass::changed);
    CHECK(class_with({layer(50, Verdict::bull), layer(201, was)}) == BaselineClass::verdict_change);
    LayerComparison fresh = layer(0, was);
    fresh.base.reset();
    CHECK(class_with({layer(0, was), fresh}) == BaselineClass::verdict_change);
    CHECK(name(BaselineClass::added) == "new");
    CHECK(name(BaselineState::missing) == "missing");
}
