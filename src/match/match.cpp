// SPDX-License-Identifier: MIT
#include "match/match.hpp"

#include <algorithm>
#include <set>

#include "match/bindings.hpp"

namespace stackimpact {

namespace {

struct MatchContext {
    const RuleBook& book;
    const Stack& stack;
    const Vocabulary& vocabulary;
    const Scales& scales;
    const Scenario& scenario;
    const Bindings& bindings;
};

/// Outcome of a rule's conditions and strength together.
struct Decision {
    RuleOutcome outcome = RuleOutcome::fired;
    double strength = 0.0;
    double evidence = 1.0;
    std::set<std::size_t> missing;
    std::string reason;
};

/// Conjunction of the conditions: false wins, then missing, then error (as `&&`).
Decision decide_when(const Rule& rule, const Bindings& bindings) {
    Decision decision;
    const Condition* failed = nullptr;
    std::string error;
    for (const Condition& condition : rule.when) {
        const cel::Outcome outcome = cel::evaluate(condition.program, bindings.stated);
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

void decide_strength(const Rule& rule, const Bindings& bindings, Decision& decision) {
    const cel::Outcome outcome = cel::evaluate(rule.strength.program, bindings.stated);
    if (outcome.kind == cel::Outcome::Kind::missing) {
        decision.missing.insert(outcome.missing.begin(), outcome.missing.end());
        decision.outcome = RuleOutcome::undecided;
        return;
    }
    if (decision.outcome == RuleOutcome::undecided) return;
    decision.strength = outcome.number();
    decision.evidence = std::min(decision.evidence, outcome.evidence);
    if (outcome.kind == cel::Outcome::Kind::error) {
        decision.outcome = RuleOutcome::error;
        decision.reason = rule.strength.text + ": " + outcome.error;
    } else if (!(decision.strength >= 0.0 && decision.strength <= 1.0)) {
        decision.outcome = RuleOutcome::error;
        decision.reason = rule.strength.text + ": a strength must lie in 0 to 1";
    }
}

Decision decide(const Rule& rule, const Bindings& bindings) {
    Decision decision = decide_when(rule, bindings);
    if (decision.outcome == RuleOutcome::fired || decision.outcome == RuleOutcome::undecided) {
        decide_strength(rule, bindings, decision);
    }
    return decision;
}

/// Bounds of base score and evidence of a rule that fires somewhere inside the facts' bounds.
struct RuleBounds {
    Interval base;
    Interval evidence;
    bool may_fire = true;
};

RuleBounds bound_rule(const Rule& rule, const Bindings& bindings) {
    RuleBounds bounds{{0, 0}, {1, 1}, true};
    for (const Condition& condition : rule.when) {
        const cel::Bounds b = cel::bound(condition.program, bindings.bounded);
        bounds.may_fire = bounds.may_fire && b.may_be_true;
        const bool certain = !b.may_be_false && !b.may_be_undecided;
        bounds.evidence.low = std::min(bounds.evidence.low, certain ? b.evidence_low : 0.0);
        bounds.evidence.high = std::min(bounds.evidence.high, b.evidence_high);
    }
    const cel::Bounds b = cel::bound(rule.strength.program, bindings.bounded);
    bounds.may_fire = bounds.may_fire && b.low <= 1.0 && b.high >= 0.0;
    bounds.base = {std::clamp(b.low, 0.0, 1.0), std::clamp(b.high, 0.0, 1.0)};
    const bool certain = !b.may_be_undecided && b.low >= 0.0 && b.high <= 1.0;
    bounds.evidence.low = std::min(bounds.evidence.low, certain ? b.evidence_low : 0.0);
    bounds.evidence.high = std::min(bounds.evidence.high, b.evidence_high);
    return bounds;
}

std::vector<FactName> facts_of(const std::set<std::size_t>& slots, const RuleBook& book) {
    std::vector<FactName> facts;
    for (const std::size_t slot : slots) {
        const cel::Variable& variable = book.environment.variables().at(slot);
        if (variable.is_fact) facts.emplace_back(variable.name);
    }
    std::sort(facts.begin(), facts.end());
    return facts;
}

/// The facts a rule reads and the scenario states.
std::vector<FactName> read_facts(const Rule& rule, const MatchContext& context) {
    std::set<std::size_t> slots(rule.strength.program.reads().begin(),
                                rule.strength.program.reads().end());
    for (const Condition& condition : rule.when) {
        slots.insert(condition.program.reads().begin(), condition.program.reads().end());
    }
    std::vector<FactName> facts = facts_of(slots, context.book);
    std::erase_if(facts, [&](const FactName& fact) {
        return context.scenario.facts.find(fact) == context.scenario.facts.end();
    });
    return facts;
}

Argument rule_argument(const Rule& rule, const Decision& decision, const RuleBounds& bounds,
                       const MatchContext& context) {
    Argument argument;
    argument.id = rule.id;
    argument.rule = rule.id;
    argument.claim = fill_claim(rule.claim, context.scenario, context.stack, context.vocabulary);
    argument.by = Voice::rules;
    argument.mechanism = rule.mechanism;
    const bool fired = decision.outcome == RuleOutcome::fired;
    argument.base = fired ? decision.strength : bounds.base.low;
    argument.evidence = fired ? decision.evidence : 0.0;
    argument.base_range = {std::min(bounds.base.low, argument.base),
                           std::max(bounds.base.high, argument.base)};
    argument.evidence_range = {fired ? std::min(bounds.evidence.low, argument.evidence) : 0.0,
                               std::max(bounds.evidence.high, argument.evidence)};
    argument.facts = read_facts(rule, context);
    for (const Source& source : rule.sources) argument.sources.push_back({source.id, 0, {}, {}});
    argument.effects = rule.effects;
    argument.relations = rule.relations;
    argument.horizon = rule.horizon;
    argument.judgement = rule.judgement;
    argument.location = rule.location;
    return argument;
}

bool applies(const Rule& rule, const Scenario& scenario) {
    if (rule.kinds.empty() || !scenario.kind) return true;
    return std::find(rule.kinds.begin(), rule.kinds.end(), *scenario.kind) != rule.kinds.end();
}

/// Layers for which `each` holds. The predicate reads only the layer's record.
std::vector<LayerId> instances(const Rule& rule, const MatchContext& context) {
    std::vector<LayerId> layers;
    std::vector<cel::Binding> bindings(context.book.environment.variables().size());
    const auto set = [&](const char* field, cel::Value value) {
        const auto slot = context.book.environment.slot(field);
        if (slot) bindings[*slot] = cel::Binding{std::move(value), 1.0, 0.0, 0.0, 1.0, 1.0};
    };
    for (const Layer& layer : context.stack.layers) {
        double leader = 0.0;
        for (const Player& player : layer.players) {
            if (player.share.empty()) continue;
            leader = std::max(leader, pick(player.share, context.scenario.date).figure->value);
        }
        set("layer.id", layer.id.str());
        set("layer.order", static_cast<std::int64_t>(layer.order));
        set("layer.leader_share", leader);
        set("layer.players", static_cast<std::int64_t>(layer.players.size()));
        if (cel::evaluate(rule.each->program, bindings).is_true()) layers.push_back(layer.id);
    }
    return layers;
}

Argument for_layer(Argument argument, const LayerId& layer) {
    argument.id = ArgumentId{argument.rule.str() + "@" + layer.str()};
    for (Effect& effect : argument.effects) {
        if (effect.layer.str() == "$each") effect.layer = layer;
    }
    return argument;
}

void match_rule(const Rule& rule, const MatchContext& context, MatchResult& result) {
    RuleAssessment assessment;
    assessment.id = rule.id;
    assessment.location = rule.location;
    if (!applies(rule, context.scenario)) {
        result.rules.push_back(assessment);
        return;
    }
    const Decision decision = decide(rule, context.bindings);
    assessment.outcome = decision.outcome;
    assessment.needs = facts_of(decision.missing, context.book);
    assessment.reason = decision.reason;
    const bool fired = decision.outcome == RuleOutcome::fired;
    const RuleBounds bounds = bound_rule(rule, context.bindings);
    const bool in_range = fired || (decision.outcome == RuleOutcome::not_fired &&
                                    bounds.may_fire && bounds.evidence.high > 0);
    if (!rule.each) {
        result.rules.push_back(assessment);
        if (in_range) result.arguments.push_back(rule_argument(rule, decision, bounds, context));
        return;
    }
    for (const LayerId& layer : instances(rule, context)) {
        assessment.id = ArgumentId{rule.id.str() + "@" + layer.str()};
        assessment.layer = layer;
        result.rules.push_back(assessment);
        if (!in_range) continue;
        result.arguments.push_back(
            for_layer(rule_argument(rule, decision, bounds, context), layer));
    }
}

/// Evidence is the least of hedge, cap and the facts it rests on.
void weigh(const ScenarioArgument& written, const MatchContext& context, Argument& argument) {
    double cap = written.at_most.value_or(1.0);
    if (!written.hedge.empty()) cap = std::min(cap, context.scales.hedges.at(written.hedge));
    argument.evidence = cap;
    argument.evidence_range = {cap, cap};
    argument.face_evidence = cap > 0 ? 1.0 : 0.0;
    for (const FactName& fact : written.rests_on) {
        const auto found = context.bindings.weights.find(fact);
        const FactWeight weight =
            found == context.bindings.weights.end() ? FactWeight{} : found->second;
        argument.evidence = std::min(argument.evidence, weight.point);
        argument.evidence_range = {std::min(argument.evidence_range.low, weight.range.low),
                                   std::min(argument.evidence_range.high, weight.range.high)};
        if (weight.point <= 0) argument.face_evidence = 0.0;
    }
}

Argument scenario_argument(const ScenarioArgument& written, const MatchContext& context) {
    Argument argument;
    argument.id = written.id;
    argument.claim = written.claim;
    argument.by = written.by;
    argument.mechanism = written.mechanism;
    argument.base = written.strength.value_or(context.scales.default_strength);
    argument.base_range = {argument.base, argument.base};
    argument.facts = written.rests_on;
    argument.sources = written.sources;
    argument.effects = written.effects;
    argument.relations = written.relations;
    argument.hedge = written.hedge;
    argument.note = written.note;
    argument.judgement = true;
    argument.location = written.location;
    weigh(written, context, argument);
    return argument;
}

bool dropped(const Argument& argument, const std::vector<DropTarget>& drop) {
    return std::any_of(drop.begin(), drop.end(), [&](const DropTarget& target) {
        if (target.kind == DropTarget::Kind::mechanism) {
            return argument.mechanism && argument.mechanism->str() == target.id;
        }
        return target.kind == DropTarget::Kind::argument &&
               (argument.id.str() == target.id || argument.rule.str() == target.id);
    });
}

}  // namespace

MatchResult match(const RuleBook& book, const Stack& stack, const Vocabulary& vocabulary,
                  const Scales& scales, const Scenario& scenario,
                  const std::vector<DropTarget>& drop) {
    const Bindings bindings = bind(book.environment, stack, vocabulary, scales, scenario);
    const MatchContext context{book, stack, vocabulary, scales, scenario, bindings};
    MatchResult result;
    for (const auto& entry : book.rules) match_rule(entry.second, context, result);
    for (const auto& entry : scenario.arguments) {
        result.arguments.push_back(scenario_argument(entry.second, context));
    }
    std::erase_if(result.arguments,
                  [&](const Argument& argument) { return dropped(argument, drop); });
    std::sort(result.arguments.begin(), result.arguments.end(),
              [](const Argument& a, const Argument& b) { return a.id < b.id; });
    return result;
}

}  // namespace stackimpact
