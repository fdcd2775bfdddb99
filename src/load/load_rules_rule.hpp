// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "load/decode.hpp"
#include "load/knowledge_use.hpp"
#include "load/load_rules_conditions.hpp"
#include "load/scenario_effects.hpp"
#include "model/rule.hpp"

namespace stackimpact {

/// What a rule is read against.
struct RuleContext {
    const Vocabulary& vocabulary;
    const Stack& stack;
    const RuleEnvironments& environments;
    EffectNames effects;
    Names kinds;
    KnowledgeUse use;
};

/// The places in a rule that later checks point at.
struct WrittenPlaces {
    Place id;
    std::vector<Place> relations;
};

struct WrittenRule {
    Rule rule;
    WrittenPlaces places;
};

/// Reads one rule; nothing when it has no usable id. A rule with other mistakes is returned all the
/// same.
[[nodiscard]] std::optional<WrittenRule> read_rule(const Input& input, const JsonNode& node,
                                                   const RuleContext& context);
/// Reads a rule's own tests.
[[nodiscard]] std::vector<RuleTest> read_rule_tests(const Input& input, const JsonNode& node,
                                                    const Vocabulary& vocabulary);

}  // namespace stackimpact
