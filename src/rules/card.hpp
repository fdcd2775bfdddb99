// SPDX-License-Identifier: MIT
#pragma once

#include "model/rule_card.hpp"

namespace stackimpact {

/// A rule with its relations in both directions, what it reads, and who says the same.
[[nodiscard]] RuleCard rule_card(const Rule& rule, const RuleBook& book,
                                 const Vocabulary& vocabulary, const Stack& stack);

}  // namespace stackimpact
