// SPDX-License-Identifier: MIT
#include <algorithm>

#include "assess/evaluation.hpp"

namespace stackimpact {

namespace {

void add_relations(const Evaluation& evaluation, std::vector<ArgumentAssessment>& arguments) {
    for (const DebateRelation& relation : evaluation.debate.relations) {
        if (!is_stated(evaluation.debate.arguments[relation.from])) continue;
        ArgumentAssessment& target = arguments[relation.to];
        auto& list = relation.attack ? target.attacked_by : target.supported_by;
        list.push_back({relation.attack ? RelationKind::attack : RelationKind::support,
                        evaluation.debate.arguments[relation.from].id, relation.weight,
                        to_micro(evaluation.hearing.heard[relation.from]), relation.note});
    }
}

void add_acting(const Evaluation& evaluation, std::vector<ArgumentAssessment>& arguments) {
    const Debate& debate = evaluation.debate;
    std::vector<std::size_t> winners(debate.groups, debate.size());
    for (std::size_t i = 0; i < debate.effects.size(); ++i) {
        if (!evaluation.acts[i]) continue;
        arguments[debate.effects[i].argument].acts = true;
        winners[debate.effects[i].group] = debate.effects[i].argument;
    }
    for (std::size_t i = 0; i < debate.effects.size(); ++i) {
        const std::size_t argument = debate.effects[i].argument;
        if (evaluation.acts[i] || !is_stated(debate.arguments[argument])) continue;
        auto& list = arguments[winners[debate.effects[i].group]].also_said_by;
        const ArgumentId& id = debate.arguments[argument].id;
        if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
    }
}

}  // namespace

std::vector<ArgumentAssessment> assess_arguments(const Evaluation& evaluation) {
    const std::vector<Interval> bounds = heard_bounds(evaluation.debate);
    std::vector<ArgumentAssessment> all;
    for (std::size_t i = 0; i < evaluation.debate.size(); ++i) {
        ArgumentAssessment result;
        result.argument = evaluation.debate.arguments[i];
        result.base = to_micro(result.argument.base);
        result.evidence = to_micro(result.argument.evidence);
        result.strength = to_micro(evaluation.hearing.strength[i]);
        result.heard = to_micro(evaluation.hearing.heard[i]);
        result.heard_low = to_micro(bounds[i].low);
        result.heard_high = to_micro(bounds[i].high);
        result.acts = result.argument.effects.empty();
        all.push_back(std::move(result));
    }
    add_relations(evaluation, all);
    add_acting(evaluation, all);
    std::erase_if(all, [](const ArgumentAssessment& a) { return !is_stated(a.argument); });
    return all;
}

}  // namespace stackimpact
