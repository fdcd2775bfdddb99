// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "cel/ast.hpp"
#include "load/load_rules_conditions.hpp"

namespace stackimpact {

namespace {

/// Expressions of a rule with where they stand.
struct Placed {
    const JsonNode* node = nullptr;
    const cel::Program* program = nullptr;
};

/// The conditions of `when`, then the strength; nothing when one of them has errors.
std::vector<Placed> expressions(const JsonNode* when, const JsonNode& strength, const Rule& rule) {
    std::vector<Placed> all;
    const bool is_array = when != nullptr && when->kind == JsonNode::Kind::array;
    for (std::size_t i = 0; i < rule.when.size(); ++i) {
        all.push_back({is_array ? &when->items.at(i) : when, &rule.when[i].program});
    }
    all.push_back({&strength, &rule.strength.program});
    const bool sound = std::none_of(all.begin(), all.end(),
                                    [](const Placed& placed) { return placed.program->empty(); });
    return sound ? all : std::vector<Placed>{};
}

/// Whether a rule ends undecided, or without a strength where it fires, for all values of the
/// facts.
bool is_always_undecided(const std::vector<Placed>& all, const std::vector<cel::Binding>& facts) {
    bool may_fire = true;
    bool may_not_fire = false;
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        const cel::Bounds bounds = cel::bound(*all[i].program, facts);
        may_fire = may_fire && bounds.may_be_true;
        may_not_fire = may_not_fire || bounds.may_be_false;
    }
    if (!may_fire) return !may_not_fire;
    return !cel::bound(*all.back().program, facts).may_be_number;
}

/// Where the rule asks for a fact first.
Place place_of_question(const Input& input, const std::vector<Placed>& all, std::size_t slot) {
    for (const Placed& placed : all) {
        for (const cel::Node& node : placed.program->ast().nodes) {
            if (node.operation.function == cel::Function::has && node.slot == slot) {
                return input.place_in(*placed.node, node.span);
            }
        }
    }
    return input.place(all.back().node->span);
}

}  // namespace

void warn_of_optional_facts(const Input& input, const JsonNode* when, const JsonNode& strength,
                            const Rule& rule, const RuleEnvironments& environments) {
    const std::vector<Placed> all = expressions(when, strength, rule);
    std::vector<std::size_t> asked;
    for (const Placed& placed : all) {
        const std::vector<std::size_t> more = placed.program->asks();
        asked.insert(asked.end(), more.begin(), more.end());
    }
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    for (const std::size_t slot : asked) {
        std::vector<cel::Binding> facts = environments.conditions.anywhere();
        facts.at(slot) = {};
        if (!is_always_undecided(all, facts)) continue;
        const std::string& name = environments.conditions.variables().at(slot).name;
        Diagnostic diagnostic;
        diagnostic.code = Code::condition_optional_fact;
        diagnostic.severity = Severity::warning;
        diagnostic.place = place_of_question(input, all, slot);
        diagnostic.message =
            fmt::format("without `{}` this rule is always undecided, though it asks for it", name);
        diagnostic.hint =
            fmt::format("read it only where it is known, as in `has(facts.{0}) ? {0} : ...`", name);
        input.diagnostics().add(std::move(diagnostic));
    }
}

}  // namespace stackimpact
