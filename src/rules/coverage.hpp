// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "model/coverage.hpp"
#include "model/rule_choice.hpp"
#include "model/scenario.hpp"
#include "rules/rule_tests.hpp"

namespace stackimpact {

/// Matches the scenarios as they are stated, without their cases, and runs the tests of `rules`,
/// which are those of the book that `choice` means. Of the facts those count that rules or kinds of
/// the choice leave: read by one of these rules where families or layers were chosen, of one of the
/// kinds where kinds were.
[[nodiscard]] BookCoverage book_coverage(const std::vector<const Rule*>& rules,
                                         const RuleChoice& choice,
                                         const std::vector<Scenario>& scenarios,
                                         const RuleTestInput& input);

}  // namespace stackimpact
