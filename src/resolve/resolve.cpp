// SPDX-License-Identifier: MIT
#include "resolve/resolve.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "resolve/verdict.hpp"

namespace stackimpact {

namespace {

/// The arguments of the assessment that a name means: itself, or the instances of a rule.
std::vector<const ArgumentAssessment*> named(const Assessment& assessment, const ArgumentId& name) {
    std::vector<const ArgumentAssessment*> found;
    for (const ArgumentAssessment& argument : assessment.arguments) {
        const Argument& made = argument.argument;
        if (made.id == name || made.rule == name) found.push_back(&argument);
    }
    return found;
}

RefutedArgument made_argument(const ArgumentAssessment& assessed) {
    RefutedArgument argument;
    argument.id = assessed.argument.id;
    argument.claim = assessed.argument.claim;
    argument.by = assessed.argument.by;
    argument.base = assessed.base;
    argument.heard = assessed.heard;
    return argument;
}

/// Nobody makes it: what became of its rule, if it is one.
RefutedArgument absent_argument(const Assessment& assessment, const ArgumentId& name) {
    RefutedArgument argument;
    argument.id = name;
    const std::string instances = name.str() + "@";
    const auto rule = std::find_if(
        assessment.rules.begin(), assessment.rules.end(), [&](const RuleAssessment& each) {
            return each.id == name || each.id.str().compare(0, instances.size(), instances) == 0;
        });
    if (rule != assessment.rules.end()) argument.rule = rule->outcome;
    return argument;
}

/// Each once, also when a falsifier names a rule and an instance of it.
std::vector<RefutedArgument> refuted_by(const Falsifier& falsifier, const Assessment& assessment) {
    std::vector<RefutedArgument> refuted;
    const auto add = [&refuted](RefutedArgument argument) {
        const bool known =
            std::any_of(refuted.begin(), refuted.end(),
                        [&](const RefutedArgument& other) { return other.id == argument.id; });
        if (!known) refuted.push_back(std::move(argument));
    };
    for (const ArgumentId& name : falsifier.refutes) {
        const auto made = named(assessment, name);
        if (made.empty()) add(absent_argument(assessment, name));
        for (const ArgumentAssessment* argument : made) add(made_argument(*argument));
    }
    return refuted;
}

/// The scenario with and without some arguments, both by the same way.
class Scores {
public:
    Scores(const AssessInput& input, const Scenario& scenario)
        : input_(input), scenario_(scenario), with_(score(input, scenario)) {}

    [[nodiscard]] std::vector<LayerWithout> without(
        const std::vector<RefutedArgument>& arguments) const {
        Overlay overlay;
        for (const RefutedArgument& argument : arguments) {
            if (!argument.made()) continue;
            overlay.drop.push_back({DropTarget::Kind::argument, argument.id.str()});
        }
        return compared(overlay.empty() ? with_ : score(input_, scenario_, overlay));
    }

private:
    [[nodiscard]] std::vector<LayerWithout> compared(const std::vector<LayerScore>& without) const {
        std::vector<LayerWithout> layers;
        for (std::size_t i = 0; i < with_.size(); ++i) {
            layers.push_back({with_[i].id, input_.stack.layers[i].name, with_[i].shares.net,
                              stackimpact::verdict_of(with_[i].shares, input_.scales),
                              without[i].shares.net,
                              stackimpact::verdict_of(without[i].shares, input_.scales)});
        }
        return layers;
    }

    const AssessInput& input_;
    const Scenario& scenario_;
    std::vector<LayerScore> with_;
};

/// What became of an argument that several falsifiers may name.
struct Standing {
    Voice voice = Voice::market;
    bool refuted = false;
    bool open = false;
};

VoiceRecords records_of(const std::vector<FalsifierResolution>& falsifiers) {
    std::map<ArgumentId, Standing> standings;
    for (const FalsifierResolution& resolution : falsifiers) {
        for (const RefutedArgument& argument : resolution.refutes) {
            if (!argument.made()) continue;
            Standing& standing = standings[argument.id];
            standing.voice = *argument.by;
            standing.refuted |= resolution.verdict == FalsifierVerdict::holds;
            standing.open |= resolution.verdict == FalsifierVerdict::open;
        }
    }
    VoiceRecords records;
    for (const auto& entry : standings) {
        const Standing& standing = entry.second;
        VoiceRecord& record = records.at(static_cast<std::size_t>(standing.voice));
        ++(standing.refuted ? record.refuted : standing.open ? record.open : record.stood);
    }
    return records;
}

}  // namespace

AskedMetrics asked_metrics(std::span<const Scenario> scenarios) {
    AskedMetrics asked;
    for (const Scenario& scenario : scenarios) {
        for (const Falsifier& falsifier : scenario.falsifiers) {
            AskedMetric& metric = asked[falsifier.metric];
            if (metric.dimension || !falsifier.dimension) continue;
            metric = {falsifier.dimension, falsifier.as_written};
        }
    }
    return asked;
}

Observations merged(Observations observations, const Observations& more) {
    for (const auto& [metric, added] : more) {
        std::vector<Observation>& all = observations[metric];
        all.insert(all.end(), added.begin(), added.end());
        std::stable_sort(all.begin(), all.end(), [](const Observation& a, const Observation& b) {
            return ends_before(a.date, b.date);
        });
    }
    return observations;
}

ScenarioResolution resolve(const AssessInput& input, const Scenario& scenario,
                           const Assessment& assessment, const Observations& observations,
                           const Date& as_of) {
    ScenarioResolution resolution;
    resolution.id = scenario.id;
    resolution.event = scenario.event;
    resolution.path = scenario.path;
    resolution.sha256 = scenario.sha256;
    resolution.date = scenario.date;
    const Scores scores(input, scenario);
    std::vector<RefutedArgument> refuted;
    for (const Falsifier& falsifier : scenario.falsifiers) {
        const auto seen = observations.find(falsifier.metric);
        FalsifierResolution resolved = verdict_of(
            falsifier, seen == observations.end() ? std::vector<Observation>{} : seen->second,
            {scenario.date, as_of});
        resolved.refutes = refuted_by(falsifier, assessment);
        resolved.layers = scores.without(resolved.refutes);
        resolution.counts.add(resolved);
        if (resolved.verdict == FalsifierVerdict::holds) {
            refuted.insert(refuted.end(), resolved.refutes.begin(), resolved.refutes.end());
        }
        resolution.falsifiers.push_back(std::move(resolved));
    }
    resolution.voices = records_of(resolution.falsifiers);
    resolution.layers = scores.without(refuted);
    return resolution;
}

}  // namespace stackimpact
