// SPDX-License-Identifier: MIT
#include "match/decide.hpp"

#include <algorithm>
#include <cmath>

#include "model/format.hpp"

namespace stackimpact {

namespace {

Decision decide_when(const Rule& rule, std::span<const cel::Binding> bindings) {
    Decision decision;
    const Condition* failed = nullptr;
    std::string error;
    for (const Condition& condition : rule.when) {
        const cel::Outcome outcome = cel::evaluate(condition.program, bindings);
        if (outcome.kind == cel::Outcome::Kind::missing) {
            decision.missing.insert(outcome.missing.begin(), outcome.missing.end());
        } else if (outcome.kind == cel::Outcome::Kind::error) {
            if (error.empty()) error = condition.text + ": " + outcome.error;
        } else if (!outcome.is_true()) {
            if (failed == nullptr) failed = &condition;
        } else {
            decision.evidence = std::min(decision.evidence, outcome.evidence);
        }
    }
    if (failed != nullptr) {
        decision.missing.clear();
        decision.outcome = RuleOutcome::not_fired;
        decision.reason = failed->text;
    } else if (!decision.missing.empty()) {
        decision.outcome = RuleOutcome::undecided;
    } else if (!error.empty()) {
        decision.outcome = RuleOutcome::error;
        decision.reason = error;
    }
    return decision;
}

void decide_strength(const Rule& rule, std::span<const cel::Binding> bindings, Decision& decision) {
    const cel::Outcome outcome = cel::evaluate(rule.strength.program, bindings);
    if (outcome.kind == cel::Outcome::Kind::missing) {
        decision.missing.insert(outcome.missing.begin(), outcome.missing.end());
        decision.outcome = RuleOutcome::undecided;
        return;
    }
    if (decision.outcome == RuleOutcome::undecided) return;
    decision.strength = outcome.number();
    decision.evidence = std::min(decision.evidence, outcome.evidence);
    const std::string error = strength_error(outcome);
    if (error.empty()) return;
    decision.outcome = RuleOutcome::error;
    decision.reason = rule.strength.text + ": " + error;
}

}  // namespace

Decision decide(const Rule& rule, std::span<const cel::Binding> bindings) {
    Decision decision = decide_when(rule, bindings);
    if (decision.outcome == RuleOutcome::fired || decision.outcome == RuleOutcome::undecided) {
        decide_strength(rule, bindings, decision);
    }
    return decision;
}

std::string strength_error(const cel::Outcome& outcome) {
    if (outcome.kind == cel::Outcome::Kind::missing) return {};
    if (outcome.kind == cel::Outcome::Kind::error) return outcome.error;
    const double strength = outcome.number();
    if (strength >= 0.0 && strength <= 1.0) return {};
    std::string found = "not a number";
    if (std::isinf(strength)) found = "infinite, as after a division by zero";
    if (std::isfinite(strength)) found = decimal(strength);
    return "it is " + found + "; a strength must lie in 0 to 1";
}

std::set<std::size_t> slots_read(const Rule& rule) {
    std::set<std::size_t> slots(rule.strength.program.reads().begin(),
                                rule.strength.program.reads().end());
    for (const Condition& condition : rule.when) {
        slots.insert(condition.program.reads().begin(), condition.program.reads().end());
    }
    return slots;
}

std::vector<FactName> facts_of(const std::set<std::size_t>& slots,
                               const cel::Environment& environment) {
    std::vector<FactName> facts;
    for (const std::size_t slot : slots) {
        const cel::Variable& variable = environment.variables().at(slot);
        if (variable.is_fact) facts.emplace_back(variable.name);
    }
    std::sort(facts.begin(), facts.end());
    return facts;
}

RuleBounds bound_rule(const Rule& rule, std::span<const cel::Binding> bindings) {
    RuleBounds bounds{{0, 0}, {1, 1}, true};
    for (const Condition& condition : rule.when) {
        const cel::Bounds b = cel::bound(condition.program, bindings);
        bounds.may_fire = bounds.may_fire && b.may_be_true;
        const bool certain = !b.may_be_false && !b.may_be_undecided;
        bounds.evidence.low = std::min(bounds.evidence.low, certain ? b.evidence_low : 0.0);
        bounds.evidence.high = std::min(bounds.evidence.high, b.evidence_high);
    }
    const cel::Bounds b = cel::bound(rule.strength.program, bindings);
    bounds.may_fire = bounds.may_fire && b.may_be_number && b.low <= 1.0 && b.high >= 0.0;
    bounds.base = {std::clamp(b.low, 0.0, 1.0), std::clamp(b.high, 0.0, 1.0)};
    const bool certain = !b.may_be_undecided && b.low >= 0.0 && b.high <= 1.0;
    bounds.evidence.low = std::min(bounds.evidence.low, certain ? b.evidence_low : 0.0);
    bounds.evidence.high = std::min(bounds.evidence.high, b.evidence_high);
    return bounds;
}

bool applies(const Rule& rule, const Scenario& scenario) {
    if (rule.kinds.empty() || !scenario.kind) return true;
    return std::find(rule.kinds.begin(), rule.kinds.end(), *scenario.kind) != rule.kinds.end();
}

ArgumentEvidence argument_evidence(const ScenarioArgument& written, const Scales& scales,
                                   const FindStanding& standing) {
    double cap = written.at_most.value_or(1.0);
    if (!written.hedge.empty()) cap = std::min(cap, scales.hedges.at(written.hedge));
    ArgumentEvidence evidence{cap, {cap, cap}, cap > 0 ? 1.0 : 0.0};
    for (const FactName& fact : written.rests_on) {
        const FactStanding* const found = standing(fact);
        const auto [weight, ground] = found == nullptr ? FactStanding{} : *found;
        evidence.point = std::min({evidence.point, weight.point, ground.point});
        evidence.range = {std::min({evidence.range.low, weight.range.low, ground.range.low}),
                          std::min({evidence.range.high, weight.range.high, ground.range.high})};
        if (weight.point <= 0) evidence.face = 0.0;
    }
    return evidence;
}

bool is_dropped(const ArgumentId& id, const ArgumentId& rule,
                const std::optional<MechanismId>& mechanism, const std::vector<DropTarget>& drop) {
    return std::any_of(drop.begin(), drop.end(), [&](const DropTarget& target) {
        if (target.kind == DropTarget::Kind::mechanism) {
            return mechanism && mechanism->str() == target.id;
        }
        return target.kind == DropTarget::Kind::argument &&
               (id.str() == target.id || rule.str() == target.id);
    });
}

}  // namespace stackimpact
