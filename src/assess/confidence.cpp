// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "assess/evaluation.hpp"

namespace stackimpact {

namespace {

std::int64_t size_of(Micro m) {
    return std::llabs(m.value);
}

int sign_of(Micro m) {
    return m.value > 0 ? 1 : (m.value < 0 ? -1 : 0);
}

/// What confidence is judged by, for one layer.
struct Basis {
    std::int64_t pressure = 0;
    std::int64_t with_low_evidence = 0;
    std::int64_t with_high_evidence = 0;
    std::int64_t direct = 0;
    std::int64_t derived = 0;
    std::set<std::string> groups;
    int agree = 0;
};

void add_groups(const std::vector<Citation>& citations, const Scenario& scenario,
                std::set<std::string>& groups) {
    for (const Citation& citation : citations) {
        if (!citation.group.empty()) {
            groups.insert(citation.group);
            continue;
        }
        const auto source = scenario.sources.find(citation.source);
        const bool named = source != scenario.sources.end() && !source->second.group.empty();
        groups.insert(named ? source->second.group : citation.source.str());
    }
}

void add_groups(const Argument& argument, const Scenario& scenario, std::set<std::string>& groups) {
    add_groups(argument.sources, scenario, groups);
    for (const FactName& fact : argument.facts) {
        const auto found = scenario.facts.find(fact);
        if (found != scenario.facts.end()) add_groups(found->second.citations, scenario, groups);
    }
}

Basis basis_of(const AssessInput& input, const Network& network, const Evaluation& evaluation,
               const NettedAmounts& amounts, std::size_t layer) {
    Basis basis;
    const int winner = sign_of(evaluation.shares[layer].net);
    for (std::size_t i = 0; i < evaluation.debate.size(); ++i) {
        const std::size_t at = i * network.layers() + layer;
        const Micro total = amounts.total[at];
        const Argument& argument = evaluation.debate.arguments[i];
        basis.direct += size_of(amounts.direct[at]);
        basis.derived += size_of(total - amounts.direct[at]);
        basis.pressure += size_of(total);
        if (argument.evidence >= input.scales.confidence.evidence_low) {
            basis.with_low_evidence += size_of(total);
        }
        if (argument.evidence >= input.scales.confidence.evidence_high) {
            basis.with_high_evidence += size_of(total);
        }
        if (total.value != 0 && sign_of(total) == winner) {
            add_groups(argument, evaluation.scenario, basis.groups);
        }
    }
    return basis;
}

std::vector<int> agreement(const Evaluation& evaluation, const WhatIf& what_if) {
    std::vector<int> agree(evaluation.shares.size(), 0);
    for (const argue::Semantics semantics : argue::all_semantics) {
        const std::vector<Shares> shares = what_if.under(semantics);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            if (sign_of(shares[i].net) == sign_of(evaluation.shares[i].net)) ++agree[i];
        }
    }
    return agree;
}

double share(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
}

int percent(double share) {
    return static_cast<int>(std::lround(share * 100.0));
}

std::vector<ConfidenceReason> low_reasons(const LayerAssessment& layer, const Basis& basis,
                                          const Scales& scales) {
    const Scales::ConfidenceLimits& limits = scales.confidence;
    const std::int64_t margin = to_micro(limits.range_margin).value;
    std::vector<ConfidenceReason> reasons;
    if (layer.derived) reasons.push_back({"derived", "nothing is argued directly"});
    if (basis.pressure < to_micro(limits.least_pressure).value) {
        reasons.push_back({"little_pressure", "little pressure either way"});
    }
    if (layer.verdict == Verdict::contested) {
        reasons.push_back({"contested", "both sides are strong"});
    }
    if (layer.range_low.value < -margin && layer.range_high.value > margin) {
        reasons.push_back({"wide_range", "the range reaches both sides"});
    }
    if (basis.agree < limits.semantics_low) {
        reasons.push_back({"semantics_disagree",
                           fmt::format("only {} of 6 semantics agree in sign", basis.agree)});
    }
    const double graded = share(basis.with_low_evidence, basis.pressure);
    if (basis.pressure > 0 && graded < limits.evidence_low_share) {
        reasons.push_back({"weak_evidence",
                           fmt::format("only {}% of the pressure rests on evidence of {} or more",
                                       percent(graded), limits.evidence_low)});
    }
    return reasons;
}

std::string strong_text(double strong, const Scales::ConfidenceLimits& limits) {
    return fmt::format("{}% of the pressure rests on evidence of {} or more", percent(strong),
                       limits.evidence_high);
}

/// What is missing for high confidence; empty when nothing is.
std::vector<ConfidenceReason> missing_for_high(const LayerAssessment& layer, const Basis& basis,
                                               const Scales& scales) {
    const Scales::ConfidenceLimits& limits = scales.confidence;
    std::vector<ConfidenceReason> reasons;
    const double strong = share(basis.with_high_evidence, basis.pressure);
    if (strong < limits.evidence_high_share) {
        reasons.push_back({"not_graded_evidence", strong_text(strong, limits)});
    }
    if (basis.groups.size() < static_cast<std::size_t>(limits.groups_high)) {
        reasons.push_back({"not_independent_sources", "one independence group of sources"});
    }
    if (basis.agree < 6) {
        reasons.push_back(
            {"not_semantics_agree", fmt::format("{} of 6 semantics agree in sign", basis.agree)});
    }
    if (!layer.fragile_to.empty()) {
        reasons.push_back(
            {"fragile", fmt::format("{} single changes turn the sign", layer.fragile_to.size())});
    }
    const double direct = share(basis.direct, basis.direct + basis.derived);
    if (direct < limits.direct_high_share) {
        reasons.push_back(
            {"not_direct", fmt::format("{}% of the pressure is direct", percent(direct))});
    }
    return reasons;
}

std::string well_supported(const Basis& basis, const Scales& scales) {
    return fmt::format(
        "{}, {} independence groups of sources; no single change turns the sign",
        strong_text(share(basis.with_high_evidence, basis.pressure), scales.confidence),
        basis.groups.size());
}

}  // namespace

std::vector<Confidence> confidences(const AssessInput& input, const Network& network,
                                    const Evaluation& evaluation, const WhatIf& what_if,
                                    const std::vector<LayerAssessment>& layers) {
    const NettedAmounts amounts = netted_amounts(evaluation, network);
    const std::vector<int> agree = agreement(evaluation, what_if);
    std::vector<Confidence> result;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        Basis basis = basis_of(input, network, evaluation, amounts, i);
        basis.agree = agree[i];
        Confidence confidence{ConfidenceLevel::low, low_reasons(layers[i], basis, input.scales),
                              basis.agree};
        if (confidence.reasons.empty()) {
            confidence.reasons = missing_for_high(layers[i], basis, input.scales);
            confidence.level =
                confidence.reasons.empty() ? ConfidenceLevel::high : ConfidenceLevel::moderate;
        }
        if (confidence.level == ConfidenceLevel::high) {
            confidence.reasons = {{"well_supported", well_supported(basis, input.scales)}};
        }
        result.push_back(std::move(confidence));
    }
    return result;
}

std::vector<std::vector<Fragility>> fragilities(const Evaluation& evaluation,
                                                const WhatIf& what_if) {
    std::vector<std::vector<Fragility>> result(evaluation.shares.size());
    const auto compare = [&](const std::string& change, const std::string& kind,
                             const std::string& subject, const std::vector<Shares>& after) {
        for (std::size_t i = 0; i < after.size(); ++i) {
            if (sign_of(after[i].net) * sign_of(evaluation.shares[i].net) >= 0) continue;
            result[i].push_back({change, kind, subject, after[i].net});
        }
    };
    for (const Argument& argument : evaluation.debate.arguments) {
        if (argument.evidence <= 0) continue;
        compare("without", "argument", argument.id.str(), what_if.without(argument.id));
        if (argument.effects.empty()) continue;
        compare("half", "argument", argument.id.str(), what_if.scaled(argument.id, 0.5));
        compare("double", "argument", argument.id.str(), what_if.scaled(argument.id, 2.0));
    }
    for (const DebateRelation& relation : evaluation.debate.relations) {
        const Argument& from = evaluation.debate.arguments[relation.from];
        const Argument& to = evaluation.debate.arguments[relation.to];
        if (from.evidence <= 0 || to.evidence <= 0) continue;
        const std::string subject = fmt::format(
            "{} {} {}", from.id.str(), relation.attack ? "attacks" : "supports", to.id.str());
        const auto scaled = [&](double factor) {
            return what_if.scaled(from.id, to.id, relation.attack, factor);
        };
        compare("half", "relation", subject, scaled(0.5));
        if (relation.weight < 1.0) compare("double", "relation", subject, scaled(2.0));
    }
    for (const auto& entry : evaluation.scenario.sources) {
        const DropTarget drop{DropTarget::Kind::source, entry.first.str()};
        compare("without", "source", drop.id, what_if.without(drop));
    }
    return result;
}

}  // namespace stackimpact
