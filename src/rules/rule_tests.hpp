// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "model/rule_test.hpp"
#include "model/scales.hpp"
#include "model/stack.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// What rule tests run against.
struct RuleTestInput {
    const Scales& scales;
    const Vocabulary& vocabulary;
    const Stack& stack;
    const RuleBook& book;
};

/// True when some facts or layers can make the rule end so.
[[nodiscard]] bool can_end(const Rule& rule, RuleOutcome outcome, const RuleBook& book);

/// Runs the tests of rules of the book. Each is matched as a scenario that states just these facts,
/// on the day of the test (else by the latest figures), of no kind of event, with full weight.
[[nodiscard]] RuleTestReport run_rule_tests(const std::vector<const Rule*>& rules,
                                            const RuleTestInput& input);

}  // namespace stackimpact
