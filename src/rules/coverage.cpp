// SPDX-License-Identifier: MIT
#include "rules/coverage.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "match/decide.hpp"
#include "match/match.hpp"

namespace stackimpact {

namespace {

using RuleUses = std::map<ArgumentId, RuleUse>;
using FactUses = std::map<FactName, FactUse>;

RuleUses rule_uses(const std::vector<const Rule*>& rules, const RuleTestInput& input) {
    RuleUses uses;
    for (const Rule* rule : rules) {
        RuleUse use;
        use.rule = rule->id;
        use.family = rule->family;
        use.can_be_silent = can_end(*rule, RuleOutcome::not_fired, input.book);
        use.location = rule->location;
        uses.emplace(rule->id, std::move(use));
    }
    for (const RuleTestResult& test : run_rule_tests(rules, input).tests) {
        uses.at(test.rule).in_tests.add(test.outcome);
    }
    return uses;
}

FactUses fact_uses(const RuleTestInput& input) {
    FactUses uses;
    for (const auto& [name, declaration] : input.vocabulary.facts) {
        FactUse use;
        use.fact = name;
        use.descriptive = declaration.descriptive;
        use.question = declaration.question;
        uses.emplace(name, std::move(use));
    }
    for (const auto& [id, rule] : input.book.rules) {
        for (const FactName& fact : facts_of(slots_read(rule), input.book.environment)) {
            uses.at(fact).read_by.push_back(id);
        }
    }
    return uses;
}

/// The id without the layer of an instance.
ArgumentId rule_of(const RuleAssessment& assessment) {
    return ArgumentId{assessment.id.str().substr(0, assessment.id.str().find('@'))};
}

void add_scenario(const Scenario& scenario, const RuleTestInput& input, RuleUses& rules,
                  FactUses& facts) {
    for (const auto& entry : scenario.facts) facts.at(entry.first).stated_in.push_back(scenario.id);
    const MatchResult matched =
        match(input.book, input.stack, input.vocabulary, input.scales, scenario, {});
    std::set<ArgumentId> seen;
    for (const RuleAssessment& assessment : matched.rules) {
        const ArgumentId id = rule_of(assessment);
        const auto found = rules.find(id);
        // Instances of a rule with `each` differ in their layer alone.
        if (found == rules.end() || !seen.insert(id).second) continue;
        found->second.in_scenarios.add(assessment.outcome);
        if (assessment.outcome == RuleOutcome::fired) found->second.fired_in.push_back(scenario.id);
        for (const FactName& fact : assessment.needs) {
            FactUse& use = facts.at(fact);
            ++use.missed;
            if (assessment.needs.size() == 1) ++use.missed_alone;
            use.undecided.push_back(id);
        }
    }
}

/// Whether the choice leaves the fact. `rules` are the chosen ones.
bool is_meant(const FactUse& use, const FactDeclaration& declaration, const RuleChoice& choice,
              const RuleUses& rules) {
    const auto is_chosen_kind = [&choice](const KindId& kind) {
        return std::find(choice.kinds.begin(), choice.kinds.end(), kind) != choice.kinds.end();
    };
    const auto is_chosen_rule = [&rules](const ArgumentId& id) { return rules.count(id) > 0; };
    const auto& kinds = declaration.kinds;
    if (!choice.kinds.empty() && !kinds.empty() &&
        std::none_of(kinds.begin(), kinds.end(), is_chosen_kind)) {
        return false;
    }
    return (choice.families.empty() && choice.layers.empty()) ||
           std::any_of(use.read_by.begin(), use.read_by.end(), is_chosen_rule);
}

std::vector<KindId> kinds_without(const std::vector<Scenario>& scenarios,
                                  const Vocabulary& vocabulary, const RuleChoice& choice) {
    std::vector<KindId> kinds;
    for (const auto& entry : vocabulary.kinds) {
        const bool meant =
            choice.kinds.empty() ||
            std::find(choice.kinds.begin(), choice.kinds.end(), entry.first) != choice.kinds.end();
        const bool has = std::any_of(
            scenarios.begin(), scenarios.end(),
            [&entry](const Scenario& scenario) { return scenario.kind == entry.first; });
        if (meant && !has) kinds.push_back(entry.first);
    }
    return kinds;
}

}  // namespace

BookCoverage book_coverage(const std::vector<const Rule*>& rules, const RuleChoice& choice,
                           const std::vector<Scenario>& scenarios, const RuleTestInput& input) {
    RuleUses rule_map = rule_uses(rules, input);
    FactUses fact_map = fact_uses(input);
    BookCoverage coverage;
    for (const Scenario& scenario : scenarios) {
        coverage.scenarios.push_back({scenario.path, scenario.id, scenario.kind});
        add_scenario(scenario, input, rule_map, fact_map);
    }
    for (auto& [name, use] : fact_map) {
        if (!is_meant(use, input.vocabulary.facts.at(name), choice, rule_map)) continue;
        std::sort(use.undecided.begin(), use.undecided.end());
        use.undecided.erase(std::unique(use.undecided.begin(), use.undecided.end()),
                            use.undecided.end());
        coverage.facts.push_back(std::move(use));
    }
    for (auto& entry : rule_map) coverage.rules.push_back(std::move(entry.second));
    coverage.kinds_without_scenario = kinds_without(scenarios, input.vocabulary, choice);
    return coverage;
}

}  // namespace stackimpact
