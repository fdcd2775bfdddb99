// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "cel/environment.hpp"
#include "cel/program.hpp"
#include "load/decode.hpp"
#include "model/rule.hpp"
#include "model/stack.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// What programs are compiled against. Slots of `conditions` are those of `all`.
struct RuleEnvironments {
    /// Facts, then `stack.` references: for `when` and `strength`.
    cel::Environment conditions;
    /// And then `layer.` fields: for `each`, which may read nothing else.
    cel::Environment all;
};

[[nodiscard]] RuleEnvironments rule_environments(const Vocabulary& vocabulary, const Stack& stack);

/// Reads `when`: one condition or an array of them; a JSON true or false is one too.
[[nodiscard]] std::vector<Condition> read_when(const Input& input, const JsonNode& node,
                                               const RuleEnvironments& environments);
/// Reads `strength`: an expression or a number from 0 to 1.
[[nodiscard]] Condition read_strength(const Input& input, const JsonNode& node,
                                      const RuleEnvironments& environments);
/// Reads `each`, a predicate over a layer's own fields.
[[nodiscard]] Condition read_each(const Input& input, const JsonNode& node,
                                  const RuleEnvironments& environments);

/// Warns of facts that the rule asks for with `has`, though it ends undecided without them.
void warn_of_optional_facts(const Input& input, const JsonNode* when, const JsonNode& strength,
                            const Rule& rule, const RuleEnvironments& environments);

/// Checks that every `{fact}` and `{stack.reference}` of a claim exists.
void check_placeholders(const Input& input, const JsonNode& claim, const Vocabulary& vocabulary,
                        const Stack& stack);

}  // namespace stackimpact
