// SPDX-License-Identifier: MIT
#include "match/weigher.hpp"

#include <algorithm>
#include <utility>

#include "match/decide.hpp"
#include "match/each.hpp"

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

Argument candidate_of(const Rule& rule) {
    Argument argument;
    argument.id = rule.id;
    argument.rule = rule.id;
    argument.mechanism = rule.mechanism;
    argument.effects = rule.effects;
    argument.relations = rule.relations;
    return argument;
}

Argument candidate_of(const ScenarioArgument& written) {
    Argument argument;
    argument.id = written.id;
    argument.by = written.by;
    argument.mechanism = written.mechanism;
    argument.effects = written.effects;
    argument.relations = written.relations;
    return argument;
}

/// All sources that it cites are among what is dropped.
bool loses_all_sources(const ScenarioArgument& written, const std::vector<DropTarget>& drop) {
    return !written.sources.empty() &&
           std::all_of(written.sources.begin(), written.sources.end(),
                       [&](const Citation& citation) {
                           const DropTarget source{DropTarget::Kind::source, citation.source.str()};
                           return std::find(drop.begin(), drop.end(), source) != drop.end();
                       });
}

}  // namespace

std::vector<Argument> candidates(const RuleBook& book, const Stack& stack, const Scenario& scenario,
                                 const std::vector<DropTarget>& drop) {
    std::vector<Argument> all;
    for (const auto& entry : book.rules) {
        const Rule& rule = entry.second;
        if (!applies(rule, scenario)) continue;
        if (!rule.each) all.push_back(candidate_of(rule));
        for (const LayerId& layer : chosen_layers(rule, book.environment, stack, scenario.date)) {
            all.push_back(for_layer(candidate_of(rule), layer));
        }
    }
    for (const auto& entry : scenario.arguments) all.push_back(candidate_of(entry.second));
    std::erase_if(all, [&](const Argument& argument) {
        return is_dropped(argument.id, argument.rule, argument.mechanism, drop);
    });
    std::sort(all.begin(), all.end(),
              [](const Argument& a, const Argument& b) { return a.id < b.id; });
    return all;
}

Weigher::Weigher(const RuleBook& book, const Vocabulary& vocabulary, const Scales& scales,
                 const Scenario& scenario, const Bindings& bindings, const RuleProgram& program,
                 const std::vector<Argument>& matched, const std::vector<Argument>& candidates)
    : book_(book),
      vocabulary_(vocabulary),
      scales_(scales),
      scenario_(scenario),
      bindings_(bindings),
      program_(program),
      engine_(new Engine{cel::Columns(book.environment), RuleRun(program)}),
      candidates_(candidates) {
    std::map<ArgumentId, std::vector<std::size_t>> by_rule;
    auto match = matched.begin();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Argument& candidate = candidates[i];
        const bool own = candidate.rule.empty();
        written_.push_back(own ? &scenario.arguments.at(candidate.id) : nullptr);
        if (!own) by_rule[candidate.rule].push_back(i);
        while (match != matched.end() && match->id < candidate.id) ++match;
        const bool made = match != matched.end() && match->id == candidate.id;
        stated_.base.push_back(made ? match->base : 0.0);
        stated_.evidence.push_back(made ? match->evidence : 0.0);
        stated_.face.push_back(made ? match->face_evidence : 0.0);
    }
    for (std::size_t rule = 0; rule < program.size(); ++rule) {
        const auto found = by_rule.find(program.rule(rule).id);
        if (found != by_rule.end()) rules_.push_back({rule, std::move(found->second)});
    }
}

Weigher::Change Weigher::change_by(const Overlay& overlay) const {
    Change change;
    const auto facts = changed_facts(scenario_, overlay);
    if (facts.empty()) return change;
    Bindings bindings{bindings_.stated, {}, {}};
    bindings.bounded.resize(bindings.stated.size());
    for (const auto& entry : facts) {
        const FactWeight weight = fact_weight(entry.second, scenario_.sources, scales_);
        change.standings[entry.first] = {weight, ground_of(entry.second)};
        const auto slot = book_.environment.slot(entry.first.str());
        if (!slot) continue;
        change.slots.push_back(*slot);
        bindings.stated[*slot] = {};
        bind_fact(entry.second, vocabulary_, weight, *slot, bindings);
    }
    change.bound = std::move(bindings.stated);
    return change;
}

void Weigher::weigh_rules(const Change& change, Weights& weights) const {
    RuleRun& run = engine_->run;
    fill_one_lane(change.bound, engine_->columns);
    run.begin(engine_->columns);
    for (const RuleCandidates& own : rules_) {
        if (!looks_at_any(program_.rule(own.rule), change.slots)) continue;
        const RuleLanes lanes = run.decide(own.rule, 1);
        const bool fired = lanes.fired != 0;
        for (const std::size_t i : own.candidates) {
            if (fired) weights.base[i] = lanes.strength[0];
            weights.evidence[i] = fired ? run.evidence(own.rule, 0) : 0.0;
        }
    }
}

void Weigher::weigh_argument(std::size_t candidate, const Change& change, const Overlay& overlay,
                             Weights& weights) const {
    const ScenarioArgument& written = *written_[candidate];
    const auto is_changed = [&](const FactName& fact) { return change.standings.count(fact) > 0; };
    if (std::any_of(written.rests_on.begin(), written.rests_on.end(), is_changed)) {
        const ArgumentEvidence evidence =
            argument_evidence(written, scales_, [&](const FactName& fact) {
                const auto& standings = is_changed(fact) ? change.standings : bindings_.standings;
                const auto found = standings.find(fact);
                return found == standings.end() ? nullptr : &found->second;
            });
        weights.evidence[candidate] = evidence.point;
        weights.face[candidate] = evidence.face;
    }
    if (loses_all_sources(written, overlay.drop)) {
        weights.evidence[candidate] = 0.0;
        weights.face[candidate] = 0.0;
    }
}

Weights Weigher::under(const Overlay& overlay) const {
    const Change change = change_by(overlay);
    Weights weights = stated_;
    if (!change.slots.empty()) weigh_rules(change, weights);
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        if (written_[i] != nullptr) weigh_argument(i, change, overlay, weights);
        const Argument& candidate = candidates_[i];
        if (!is_dropped(candidate.id, candidate.rule, candidate.mechanism, overlay.drop)) continue;
        weights.evidence[i] = 0.0;
        weights.face[i] = 0.0;
    }
    return weights;
}

}  // namespace stackimpact
