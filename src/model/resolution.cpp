// SPDX-License-Identifier: MIT
#include "model/resolution.hpp"

namespace stackimpact {

void FalsifierCounts::add(const FalsifierResolution& resolution) {
    switch (resolution.verdict) {
        case FalsifierVerdict::holds:
            ++holds;
            return;
        case FalsifierVerdict::fails:
            ++fails;
            return;
        case FalsifierVerdict::open:
            break;
    }
    switch (resolution.reason.value_or(OpenReason::not_due)) {
        case OpenReason::not_due:
            ++not_due;
            return;
        case OpenReason::overdue:
            ++overdue;
            return;
        case OpenReason::sources_disagree:
            ++sources_disagree;
            return;
    }
}

void FalsifierCounts::add(const FalsifierCounts& other) {
    holds += other.holds;
    fails += other.fails;
    not_due += other.not_due;
    overdue += other.overdue;
    sources_disagree += other.sources_disagree;
}

FalsifierCounts TrackRecord::counts() const {
    FalsifierCounts all;
    for (const ScenarioResolution& scenario : scenarios) all.add(scenario.counts);
    return all;
}

VoiceRecords TrackRecord::voices() const {
    VoiceRecords all;
    for (const ScenarioResolution& scenario : scenarios) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i].refuted += scenario.voices[i].refuted;
            all[i].stood += scenario.voices[i].stood;
            all[i].open += scenario.voices[i].open;
        }
    }
    return all;
}

}  // namespace stackimpact
