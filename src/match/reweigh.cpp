// SPDX-License-Identifier: MIT
#include "match/reweigh.hpp"

#include "match/decide.hpp"

namespace stackimpact {

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

Bindings Reweigher::bindings_without(const DropTarget& drop) const {
    Bindings changed{bindings_.stated, {}, bindings_.weights};
    changed.bounded.resize(changed.stated.size());
    const auto reweigh = [&](const Fact& fact, const FactWeight& weight) {
        changed.weights[fact.name] = weight;
        const auto slot = book_.environment.slot(fact.name.str());
        if (!slot) return;
        changed.stated[*slot] = {};
        bind_fact(fact, vocabulary_, weight, *slot, changed);
    };
    for (const auto& entry : scenario_.facts) {
        const Fact& fact = entry.second;
        if (drop.kind == DropTarget::Kind::fact) {
            if (fact.name.str() == drop.id) reweigh(fact, FactWeight{});
        } else if (cites(fact.citations, drop.id)) {
            const Fact rest = without_source(fact, drop.id);
            reweigh(rest, fact_weight(rest, scenario_, scales_));
        }
    }
    return changed;
}

bool Reweigher::weigh_rule(const Rule& rule, const Bindings& bindings, Weights& weights) const {
    if (!applies(rule, scenario_)) return true;
    const Decision decision = decide(rule, bindings.stated);
    const bool fired = decision.outcome == RuleOutcome::fired;
    const auto made = by_rule_.find(rule.id);
    if (made == by_rule_.end()) return !fired;
    for (const std::size_t i : made->second) {
        weights.base[i] = fired ? decision.strength : arguments_[i].base;
        weights.evidence[i] = fired ? decision.evidence : 0.0;
    }
    return true;
}

std::optional<Weights> Reweigher::without(const DropTarget& drop) const {
    const Bindings bindings = bindings_without(drop);
    Weights weights{std::vector<double>(arguments_.size()), std::vector<double>(arguments_.size())};
    for (const auto& entry : book_.rules) {
        if (!weigh_rule(entry.second, bindings, weights)) return std::nullopt;
    }
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
        if (!arguments_[i].rule.empty()) continue;
        const ScenarioArgument& written = scenario_.arguments.at(arguments_[i].id);
        weights.base[i] = arguments_[i].base;
        weights.evidence[i] =
            argument_evidence(written, scenario_, scales_, bindings.weights).point;
        const bool silenced =
            drop.kind == DropTarget::Kind::source && cites_only(written.sources, drop.id);
        if (silenced) weights.evidence[i] = 0.0;
    }
    return weights;
}

}  // namespace stackimpact
