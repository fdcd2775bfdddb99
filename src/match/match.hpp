// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "match/bindings.hpp"
#include "match/fact_weight.hpp"
#include "match/rule_program.hpp"
#include "model/argument.hpp"
#include "model/assessment.hpp"
#include "model/rule.hpp"
#include "model/scales.hpp"
#include "model/scenario.hpp"
#include "model/stack.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// What became of the rules and which arguments there are: fired rules and the scenario's own, in
/// order of id.
struct MatchResult {
    std::vector<RuleAssessment> rules;
    std::vector<Argument> arguments;
    /// What the conditions read.
    Bindings bindings;
    /// The rules that were decided, in order of id.
    std::shared_ptr<const RuleProgram> program;
};

/// Matches the rule book and collects the scenario's arguments. `drop` takes rules and arguments
/// (by id or mechanism) away; facts and sources were already taken by `apply`. Total: every
/// scenario that loaded matches.
[[nodiscard]] MatchResult match(const RuleBook& book, const Stack& stack,
                                const Vocabulary& vocabulary, const Scales& scales,
                                const Scenario& scenario, const std::vector<DropTarget>& drop);

}  // namespace stackimpact
