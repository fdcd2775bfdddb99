// SPDX-License-Identifier: MIT
#include "model/coverage.hpp"

#include <algorithm>
#include <tuple>

namespace stackimpact {

void OutcomeCounts::add(RuleOutcome outcome) {
    switch (outcome) {
        case RuleOutcome::fired:
            ++fired;
            break;
        case RuleOutcome::not_fired:
            ++not_fired;
            break;
        case RuleOutcome::undecided:
            ++undecided;
            break;
        case RuleOutcome::not_applicable:
            ++not_applicable;
            break;
        case RuleOutcome::error:
            ++error;
            break;
    }
}

void OutcomeCounts::add(const OutcomeCounts& other) {
    fired += other.fired;
    not_fired += other.not_fired;
    undecided += other.undecided;
    not_applicable += other.not_applicable;
    error += other.error;
}

std::size_t OutcomeCounts::applied() const {
    return fired + not_fired + undecided + error;
}

bool RuleUse::never_applied() const {
    return in_scenarios.applied() == 0;
}

bool RuleUse::never_fired() const {
    return in_scenarios.applied() > 0 && in_scenarios.fired == 0;
}

bool RuleUse::never_silent() const {
    return in_scenarios.fired > 0 && in_scenarios.fired == in_scenarios.applied();
}

bool RuleUse::fires_nowhere() const {
    return in_scenarios.fired + in_tests.fired == 0;
}

bool RuleUse::silent_nowhere() const {
    return can_be_silent && in_scenarios.not_fired + in_tests.not_fired == 0;
}

std::vector<FactUse> BookCoverage::ask_first() const {
    std::vector<FactUse> missed;
    for (const FactUse& fact : facts) {
        if (fact.missed > 0) missed.push_back(fact);
    }
    std::stable_sort(missed.begin(), missed.end(), [](const FactUse& a, const FactUse& b) {
        return std::tuple(a.missed, a.missed_alone, a.undecided.size()) >
               std::tuple(b.missed, b.missed_alone, b.undecided.size());
    });
    return missed;
}

}  // namespace stackimpact
