// SPDX-License-Identifier: MIT
#include "match/match.hpp"

#include <algorithm>

#include "match/bindings.hpp"
#include "match/decide.hpp"
#include "match/each.hpp"

namespace stackimpact {

namespace {

struct MatchContext {
    const RuleBook& book;
    const Stack& stack;
    const Vocabulary& vocabulary;
    const Scales& scales;
    const Scenario& scenario;
    const Bindings& bindings;
    const std::vector<DropTarget>& drop;
};

/// The facts a rule reads and the scenario states.
std::vector<FactName> read_facts(const Rule& rule, const MatchContext& context) {
    std::vector<FactName> facts = facts_of(slots_read(rule), context.book.environment);
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

/// One instance for each layer that the predicate picks; without any the rule did not fire.
void match_instances(const Rule& rule, const MatchContext& context,
                     const RuleAssessment& assessment, const std::optional<Argument>& argument,
                     MatchResult& result) {
    const std::vector<LayerId> layers =
        chosen_layers(rule, context.book.environment, context.stack, context.scenario.date);
    if (layers.empty()) {
        RuleAssessment none = assessment;
        none.outcome = RuleOutcome::not_fired;
        none.needs.clear();
        none.reason = rule.each->text;
        result.rules.push_back(std::move(none));
    }
    for (const LayerId& layer : layers) {
        RuleAssessment instance = assessment;
        instance.id = ArgumentId{rule.id.str() + "@" + layer.str()};
        instance.layer = layer;
        if (is_dropped(instance.id, rule.id, rule.mechanism, context.drop)) continue;
        result.rules.push_back(std::move(instance));
        if (argument) result.arguments.push_back(for_layer(*argument, layer));
    }
}

void match_rule(const Rule& rule, const Decision& decision, const MatchContext& context,
                MatchResult& result) {
    RuleAssessment assessment;
    assessment.id = rule.id;
    assessment.location = rule.location;
    assessment.outcome = decision.outcome;
    assessment.needs = facts_of(decision.missing, context.book.environment);
    assessment.reason = decision.reason;
    const bool fired = decision.outcome == RuleOutcome::fired;
    std::optional<Argument> argument;
    if (fired || decision.outcome == RuleOutcome::not_fired) {
        const RuleBounds bounds = bound_rule(rule, context.bindings.bounded);
        const bool in_range = fired || (bounds.may_fire && bounds.evidence.high > 0);
        if (in_range) argument = rule_argument(rule, decision, bounds, context);
    }
    if (rule.each) {
        match_instances(rule, context, assessment, argument, result);
        return;
    }
    result.rules.push_back(std::move(assessment));
    if (argument) result.arguments.push_back(std::move(*argument));
}

/// The rules that speak about the scenario, as one program.
std::shared_ptr<const RuleProgram> program_of(const MatchContext& context) {
    auto program = std::make_shared<RuleProgram>();
    for (const auto& entry : context.book.rules) {
        const Rule& rule = entry.second;
        if (is_dropped(rule.id, rule.id, rule.mechanism, context.drop)) continue;
        if (applies(rule, context.scenario)) program->add(rule);
    }
    return program;
}

void match_rules(const RuleProgram& program, const MatchContext& context, MatchResult& result) {
    cel::Columns columns(context.book.environment);
    fill_one_lane(context.bindings.stated, columns);
    RuleRun run(program);
    run.begin(columns);
    std::size_t next = 0;
    for (const auto& entry : context.book.rules) {
        const Rule& rule = entry.second;
        if (is_dropped(rule.id, rule.id, rule.mechanism, context.drop)) continue;
        if (applies(rule, context.scenario)) {
            match_rule(rule, run.decision(next++, context.bindings.stated), context, result);
        } else {
            RuleAssessment silent;
            silent.id = rule.id;
            silent.location = rule.location;
            result.rules.push_back(std::move(silent));
        }
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
    const auto& standings = context.bindings.standings;
    const ArgumentEvidence evidence =
        argument_evidence(written, context.scales, [&](const FactName& fact) {
            const auto found = standings.find(fact);
            return found == standings.end() ? nullptr : &found->second;
        });
    argument.evidence = evidence.point;
    argument.evidence_range = evidence.range;
    argument.face_evidence = evidence.face;
    return argument;
}

}  // namespace

MatchResult match(const RuleBook& book, const Stack& stack, const Vocabulary& vocabulary,
                  const Scales& scales, const Scenario& scenario,
                  const std::vector<DropTarget>& drop) {
    MatchResult result;
    result.bindings = bind(book.environment, stack, vocabulary, scales, scenario);
    const MatchContext context{book, stack, vocabulary, scales, scenario, result.bindings, drop};
    result.program = program_of(context);
    match_rules(*result.program, context, result);
    for (const auto& entry : scenario.arguments) {
        const ScenarioArgument& written = entry.second;
        if (is_dropped(written.id, ArgumentId{}, written.mechanism, drop)) continue;
        result.arguments.push_back(scenario_argument(written, context));
    }
    std::sort(result.arguments.begin(), result.arguments.end(),
              [](const Argument& a, const Argument& b) { return a.id < b.id; });
    return result;
}

}  // namespace stackimpact
