// SPDX-License-Identifier: MIT
#include "match/reweigh.hpp"

#include <algorithm>

#include "match/decide.hpp"

namespace stackimpact {

namespace {

bool any_of_slots(const std::vector<std::size_t>& ascending,
                  const std::vector<std::size_t>& slots) {
    return std::any_of(slots.begin(), slots.end(), [&](std::size_t slot) {
        return std::binary_search(ascending.begin(), ascending.end(), slot);
    });
}

bool looks_at_any(const cel::Program& program, const std::vector<std::size_t>& slots) {
    return any_of_slots(program.reads(), slots) || any_of_slots(program.asks(), slots);
}

/// True for a rule whose outcome the slots can change; all others end as they did.
bool looks_at_any(const Rule& rule, const std::vector<std::size_t>& slots) {
    return looks_at_any(rule.strength.program, slots) ||
           std::any_of(rule.when.begin(), rule.when.end(), [&](const Condition& condition) {
               return looks_at_any(condition.program, slots);
           });
}

}  // namespace

Reweigher::Reweigher(const RuleBook& book, const Stack& stack, const Vocabulary& vocabulary,
                     const Scales& scales, const Scenario& scenario,
                     const std::vector<Argument>& arguments)
    : book_(book),
      vocabulary_(vocabulary),
      scales_(scales),
      scenario_(scenario),
      arguments_(arguments),
      bindings_(bind(book.environment, stack, vocabulary, scales, scenario)) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (!arguments[i].rule.empty()) by_rule_[arguments[i].rule].push_back(i);
    }
}

void Reweigher::add_fact(const Fact& fact, const FactWeight& weight, Change& change) const {
    if (change.facts.empty()) {
        change.bindings = {bindings_.stated, {}, bindings_.weights};
        change.bindings.bounded.resize(bindings_.stated.size());
    }
    change.facts.push_back(fact.name);
    change.bindings.weights[fact.name] = weight;
    const auto slot = book_.environment.slot(fact.name.str());
    if (!slot) return;
    change.slots.push_back(*slot);
    change.bindings.stated[*slot] = {};
    bind_fact(fact, vocabulary_, weight, *slot, change.bindings);
}

Reweigher::Change Reweigher::change_by(const DropTarget& drop) const {
    Change change;
    if (drop.kind == DropTarget::Kind::fact) {
        const auto found = scenario_.facts.find(FactName{drop.id});
        if (found != scenario_.facts.end()) add_fact(found->second, FactWeight{}, change);
        return change;
    }
    for (const auto& entry : scenario_.facts) {
        if (!cites(entry.second.citations, drop.id)) continue;
        const Fact rest = without_source(entry.second, drop.id);
        add_fact(rest, fact_weight(rest, scenario_, scales_), change);
    }
    return change;
}

bool Reweigher::weigh_rule(const Rule& rule, const Change& change, Weights& weights) const {
    if (!applies(rule, scenario_) || !looks_at_any(rule, change.slots)) return true;
    const Decision decision = decide(rule, change.bindings.stated);
    const bool fired = decision.outcome == RuleOutcome::fired;
    const auto made = by_rule_.find(rule.id);
    if (made == by_rule_.end()) return !fired;
    for (const std::size_t i : made->second) {
        weights.base[i] = fired ? decision.strength : arguments_[i].base;
        weights.evidence[i] = fired ? decision.evidence : 0.0;
    }
    return true;
}

void Reweigher::weigh_argument(std::size_t argument, const Change& change, const DropTarget& drop,
                               Weights& weights) const {
    const ScenarioArgument& written = scenario_.arguments.at(arguments_[argument].id);
    const bool moved =
        std::any_of(written.rests_on.begin(), written.rests_on.end(), [&](const FactName& fact) {
            return std::find(change.facts.begin(), change.facts.end(), fact) != change.facts.end();
        });
    double& evidence = weights.evidence[argument];
    if (moved) {
        evidence = argument_evidence(written, scenario_, scales_, change.bindings.weights).point;
    }
    if (drop.kind == DropTarget::Kind::source && cites_only(written.sources, drop.id)) {
        evidence = 0.0;
    }
}

std::optional<Weights> Reweigher::without(const DropTarget& drop) const {
    const Change change = change_by(drop);
    Weights weights;
    for (const Argument& argument : arguments_) {
        weights.base.push_back(argument.base);
        weights.evidence.push_back(argument.evidence);
    }
    for (const auto& entry : book_.rules) {
        if (!weigh_rule(entry.second, change, weights)) return std::nullopt;
    }
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
        if (arguments_[i].rule.empty()) weigh_argument(i, change, drop, weights);
    }
    return weights;
}

}  // namespace stackimpact
