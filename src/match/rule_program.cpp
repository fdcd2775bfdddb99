// SPDX-License-Identifier: MIT
#include "match/rule_program.hpp"

#include <algorithm>

namespace stackimpact {

std::size_t RuleProgram::add(const Rule& rule) {
    Entry entry{&rule, conditions_.size(), rule.when.size(), 0};
    for (const Condition& condition : rule.when) {
        conditions_.push_back(columns_.add_condition(condition.program));
    }
    entry.strength = columns_.add_number(rule.strength.program);
    rules_.push_back(entry);
    return rules_.size() - 1;
}

RuleLanes RuleRun::decide(std::size_t rule, cel::Lanes lanes) {
    const RuleProgram::Entry& entry = program_.rules_[rule];
    cel::Lanes open = lanes;
    cel::Lanes missing = 0;
    cel::Lanes wrong = 0;
    for (std::size_t i = 0; i < entry.count && open != 0; ++i) {
        const cel::LaneResults& condition = run_.at(program_.conditions_[entry.first + i]);
        open &= ~(condition.value & ~condition.truth);
        missing |= condition.missing;
        wrong |= ~(condition.value | condition.missing);
    }
    RuleLanes result;
    if (open == 0) return result;
    const cel::Lanes waits = open & missing;
    const cel::Lanes holds = open & ~missing & ~wrong;
    result.undecided = waits;
    result.error = open & ~missing & wrong;
    if (holds == 0) return result;
    const cel::LaneResults& strength = run_.at(entry.strength);
    result.strength = strength.numbers;
    result.undecided |= holds & strength.missing;
    cel::for_each_lane(holds & strength.value, [&](std::size_t lane) {
        const double number = strength.numbers[lane];
        if (number >= 0.0 && number <= 1.0) result.fired |= cel::lane_bit(lane);
    });
    result.error |= holds & ~strength.missing & ~result.fired;
    return result;
}

double RuleRun::evidence(std::size_t rule, std::size_t lane) {
    const RuleProgram::Entry& entry = program_.rules_[rule];
    const double* const strength = run_.at(entry.strength).evidence;
    double least = strength == nullptr ? 1.0 : strength[lane];
    for (std::size_t i = 0; i < entry.count; ++i) {
        const double* const condition = run_.at(program_.conditions_[entry.first + i]).evidence;
        if (condition != nullptr) least = std::min(least, condition[lane]);
    }
    return least;
}

const std::vector<std::size_t>& RuleRun::missing(std::size_t rule, std::size_t lane) {
    const RuleProgram::Entry& entry = program_.rules_[rule];
    missing_.clear();
    for (std::size_t i = 0; i < entry.count; ++i) {
        run_.add_missing(program_.conditions_[entry.first + i], lane, missing_);
    }
    run_.add_missing(entry.strength, lane, missing_);
    const std::vector<cel::Variable>& variables = run_.environment().variables();
    std::sort(missing_.begin(), missing_.end(),
              [&](std::size_t a, std::size_t b) { return variables[a].name < variables[b].name; });
    missing_.erase(std::unique(missing_.begin(), missing_.end()), missing_.end());
    return missing_;
}

/// What went wrong is told by the row engine.
Decision RuleRun::decision(std::size_t rule, std::span<const cel::Binding> stated) {
    const RuleProgram::Entry& entry = program_.rules_[rule];
    const RuleLanes lanes = decide(rule, 1);
    Decision decision;
    if (lanes.fired != 0) {
        decision.strength = lanes.strength[0];
        decision.evidence = evidence(rule, 0);
        return decision;
    }
    if (lanes.error != 0) return stackimpact::decide(*entry.rule, stated);
    if (lanes.undecided != 0) {
        decision.outcome = RuleOutcome::undecided;
        const std::vector<std::size_t>& slots = missing(rule, 0);
        decision.missing = {slots.begin(), slots.end()};
        return decision;
    }
    decision.outcome = RuleOutcome::not_fired;
    for (std::size_t i = 0; decision.reason.empty() && i < entry.count; ++i) {
        const cel::LaneResults& condition = run_.at(program_.conditions_[entry.first + i]);
        if ((condition.value & ~condition.truth) != 0) decision.reason = entry.rule->when[i].text;
    }
    return decision;
}

void fill_one_lane(std::span<const cel::Binding> stated, cel::Columns& columns) {
    columns.reset(1);
    for (std::size_t slot = 0; slot < stated.size(); ++slot) columns.set(slot, 0, stated[slot]);
}

}  // namespace stackimpact
