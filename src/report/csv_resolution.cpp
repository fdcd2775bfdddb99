// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <string>
#include <vector>

#include "model/format.hpp"
#include "report/escape.hpp"
#include "report/resolution.hpp"
#include "report/resolution_words.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

constexpr const char* header =
    "scenario,event_date,metric,op,value,by,verdict,reason,decided,observed,source,refutes\n";

/// The first of the date that decided; null while nothing is decided.
const Observation* deciding(const FalsifierResolution& resolution) {
    if (resolution.verdict == FalsifierVerdict::open) return nullptr;
    for (const ReadObservation& read : resolution.observations) {
        const bool counts = read.use == ObservationUse::counts;
        if (counts && resolution.decided == read.observation.date) return &read.observation;
    }
    return nullptr;
}

/// Ids with a blank between them: those that somebody makes.
std::string refuted_ids(const FalsifierResolution& resolution) {
    std::vector<std::string> ids;
    for (const RefutedArgument& argument : resolution.refutes) {
        if (argument.made()) ids.push_back(argument.id.str());
    }
    return separated(ids, " ");
}

std::string row(const ScenarioResolution& scenario, const FalsifierResolution& resolution) {
    const Falsifier& falsifier = resolution.falsifier;
    const Observation* const seen = deciding(resolution);
    return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(scenario.id),
                       scenario.date ? to_string(*scenario.date) : "", csv_field(falsifier.metric),
                       csv_field(falsifier.op), decimal(falsifier.value), to_string(falsifier.by),
                       name(resolution.verdict), resolution.reason ? name(*resolution.reason) : "",
                       resolution.decided ? to_string(*resolution.decided) : "",
                       seen != nullptr ? decimal(seen->value) : "",
                       csv_field(seen != nullptr ? seen->source : ""),
                       csv_field(refuted_ids(resolution)));
}

}  // namespace

std::string render_resolution_csv(const TrackRecord& record) {
    std::string csv = header;
    for (const ScenarioResolution& scenario : record.scenarios) {
        for (const FalsifierResolution& resolution : scenario.falsifiers) {
            csv += row(scenario, resolution);
        }
    }
    return csv;
}

}  // namespace stackimpact
