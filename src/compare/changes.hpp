// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "model/comparison.hpp"

namespace stackimpact {

/// The two sides whose items are compared. `bare`: one of them is a baseline, which holds only part
/// of every item; what it does not hold is not compared.
struct ItemSides {
    const Assessment& base;
    const Assessment& head;
    bool bare = false;
};

// Items by id that are not what they were, in order of id. Values are compared as they were
// resolved, not as they were written. What an item did to layers is not filled in.

[[nodiscard]] std::vector<ItemChange> fact_changes(const ItemSides& sides);
[[nodiscard]] std::vector<ItemChange> source_changes(const ItemSides& sides);
/// Arguments of the scenario.
[[nodiscard]] std::vector<ItemChange> argument_changes(const ItemSides& sides);
/// Rules, instances by layer apart: their outcomes, and the arguments of those that fired.
[[nodiscard]] std::vector<ItemChange> rule_changes(const ItemSides& sides);

}  // namespace stackimpact
