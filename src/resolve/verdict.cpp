// SPDX-License-Identifier: MIT
#include "resolve/verdict.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace stackimpact {

namespace {

/// "$0.35tn" and "$350bn" differ in the last bits of a double, which holds some 16 digits.
constexpr double rounding = 1e-12;

/// -1 below, 0 the same, 1 above.
int compared(double a, double b) {
    if (std::fabs(a - b) <= rounding * std::max(std::fabs(a), std::fabs(b))) return 0;
    return a < b ? -1 : 1;
}

/// A date of a month or year is taken at its last day, when it had become known for certain.
ObservationUse use_of(const Falsifier& falsifier, const Observation& observation,
                      const ResolutionDays& days) {
    if (ends_before(days.as_of, observation.date)) return ObservationUse::not_yet_known;
    if (falsifier.dimension && observation.dimension &&
        *falsifier.dimension != *observation.dimension) {
        return ObservationUse::other_unit;
    }
    if (days.event && !is_after(observation.date, *days.event)) return ObservationUse::before_event;
    if (ends_before(falsifier.by, observation.date)) return ObservationUse::late;
    return ObservationUse::counts;
}

/// What the observations of one date say together.
struct DateReading {
    Date date;
    bool some_meet = false;
    bool some_fail = false;

    [[nodiscard]] bool holds() const { return some_meet && !some_fail; }
    [[nodiscard]] bool disagrees() const { return some_meet && some_fail; }
};

/// Of the observations that count, in order of date.
std::vector<DateReading> readings(const std::vector<ReadObservation>& observations) {
    std::vector<DateReading> dates;
    for (const ReadObservation& read : observations) {
        if (read.use != ObservationUse::counts) continue;
        const Date& date = read.observation.date;
        const auto found = std::find_if(dates.begin(), dates.end(),
                                        [&](const DateReading& each) { return each.date == date; });
        DateReading& reading =
            found != dates.end() ? *found : dates.emplace_back(DateReading{date, false, false});
        (read.meets ? reading.some_meet : reading.some_fail) = true;
    }
    return dates;
}

void decide(const std::vector<DateReading>& dates, bool due, FalsifierResolution& resolution) {
    const auto first = [&dates](bool (DateReading::*is)() const) {
        return std::find_if(dates.begin(), dates.end(),
                            [is](const DateReading& each) { return (each.*is)(); });
    };
    if (const auto holds = first(&DateReading::holds); holds != dates.end()) {
        resolution.verdict = FalsifierVerdict::holds;
        resolution.decided = holds->date;
        return;
    }
    if (const auto disputed = first(&DateReading::disagrees); disputed != dates.end()) {
        resolution.reason = OpenReason::sources_disagree;
        resolution.decided = disputed->date;
        return;
    }
    if (!due || dates.empty()) {
        resolution.reason = due ? OpenReason::overdue : OpenReason::not_due;
        return;
    }
    resolution.verdict = FalsifierVerdict::fails;
    resolution.decided = dates.back().date;
}

}  // namespace

bool meets(const Falsifier& falsifier, double observed) {
    const int order = compared(observed, falsifier.value);
    if (falsifier.op == "<") return order < 0;
    if (falsifier.op == "<=") return order <= 0;
    if (falsifier.op == ">") return order > 0;
    if (falsifier.op == ">=") return order >= 0;
    return (falsifier.op == "==") == (order == 0);
}

FalsifierResolution verdict_of(const Falsifier& falsifier,
                               const std::vector<Observation>& observations,
                               const ResolutionDays& days) {
    FalsifierResolution resolution;
    resolution.falsifier = falsifier;
    for (const Observation& observation : observations) {
        resolution.observations.push_back({observation, use_of(falsifier, observation, days),
                                           meets(falsifier, observation.value)});
    }
    decide(readings(resolution.observations), is_after(days.as_of, falsifier.by), resolution);
    return resolution;
}

}  // namespace stackimpact
