// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "model/rule.hpp"
#include "model/rule_choice.hpp"
#include "model/stack.hpp"

namespace stackimpact {

/// The rules that are meant, in order of id. A rule with `each` presses on the layers that it
/// chooses by the latest figures.
[[nodiscard]] std::vector<const Rule*> chosen_rules(const RuleChoice& choice, const RuleBook& book,
                                                    const Stack& stack);

}  // namespace stackimpact
