// SPDX-License-Identifier: MIT
#include "support/fingerprint.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/format.hpp"

namespace stackimpact::testing {

namespace {

using Lines = std::vector<std::string>;

std::string joined(Lines lines) {
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

template <class Items>
std::string ids(const Items& items) {
    std::string text;
    for (const auto& item : items) text += " " + item.str();
    return text;
}

std::string text(const std::optional<Micro>& value) {
    return value ? decimal(*value) : "none";
}

std::string text(const Shares& s) {
    return fmt::format("bull {} bear {} open {} net {}", decimal(s.bull), decimal(s.bear),
                       decimal(s.open), decimal(s.net));
}

std::string text(const Pressure& p) {
    return fmt::format("p {} m {}", decimal(p.bull), decimal(p.bear));
}

std::string text(const Gap& gap) {
    return fmt::format("{} {}", name(gap.label), text(gap.size));
}

void add_scores(const LayerAssessment& layer, Lines& lines) {
    const std::string& id = layer.id.str();
    lines.push_back(fmt::format("{} {} {} {} range {} {} derived {}", id, text(layer.pressure),
                                text(layer.shares), name(layer.verdict), decimal(layer.range_low),
                                decimal(layer.range_high), layer.derived));
    lines.push_back(fmt::format("{} gap said {}", id, text(layer.gap_said)));
    lines.push_back(fmt::format("{} gap did {}", id, text(layer.gap_did)));
    for (const auto& entry : layer.channels) {
        lines.push_back(fmt::format("{} {} {} {}", id, entry.first.str(),
                                    text(entry.second.pressure), text(entry.second.shares)));
    }
    for (const Contribution& c : layer.contributions) {
        lines.push_back(fmt::format("{} {} {} from {} {} {} via{} {}", id, c.argument.str(),
                                    c.channel.str(), c.from_layer.str(), c.from_channel.str(),
                                    name(c.from_direction), ids(c.via), decimal(c.amount)));
    }
    for (const NettedContribution& c : layer.arguments) {
        lines.push_back(fmt::format("{} netted {} {} {} {}", id, c.argument.str(),
                                    decimal(c.amount), decimal(c.share), c.derived));
    }
    if (layer.said) {
        lines.push_back(fmt::format("{} said {} {} {}{}", id, text(layer.said->pressure),
                                    text(layer.said->shares), name(layer.said->verdict),
                                    ids(layer.said->arguments)));
    }
    if (layer.did) {
        lines.push_back(fmt::format("{} did z {} simple {} priced {} proxy {}", id,
                                    text(layer.did->z), decimal(layer.did->simple),
                                    text(layer.did->priced), layer.did->by_proxy));
    }
    if (layer.steps) {
        const Steps& s = *layer.steps;
        lines.push_back(fmt::format("{} steps {} {} {} {} {} {}", id, decimal(s.face_value),
                                    decimal(s.doubt), decimal(s.rebuttals),
                                    decimal(s.other_arguments), decimal(s.propagation),
                                    decimal(s.house)));
    }
}

void add_confidence(const LayerAssessment& layer, Lines& lines) {
    const std::string& id = layer.id.str();
    std::string reasons;
    for (const ConfidenceReason& reason : layer.confidence.reasons) reasons += " " + reason.key;
    lines.push_back(fmt::format("{} confidence {} {}{}", id, name(layer.confidence.level),
                                layer.confidence.semantics_agree, reasons));
    for (const Fragility& f : layer.fragile_to) {
        lines.push_back(fmt::format("{} fragile {} {} {} {}", id, f.change, f.subject_kind,
                                    f.subject, decimal(f.net)));
    }
}

void add_argument(const ArgumentAssessment& a, Lines& lines) {
    const std::string& id = a.argument.id.str();
    lines.push_back(fmt::format("{} base {} e {} s {} heard {} in {} {} acts {} also{}", id,
                                decimal(a.base), decimal(a.evidence), decimal(a.strength),
                                decimal(a.heard), decimal(a.heard_low), decimal(a.heard_high),
                                a.acts, ids(a.also_said_by)));
    const auto add = [&](const ActiveRelation& r) {
        lines.push_back(fmt::format("{} {} by {} {} {}", id, name(r.kind), r.other.str(), r.weight,
                                    decimal(r.heard)));
    };
    std::for_each(a.supported_by.begin(), a.supported_by.end(), add);
    std::for_each(a.attacked_by.begin(), a.attacked_by.end(), add);
}

void add_case(const CaseAssessment& c, Lines& lines) {
    for (const auto& row : c.layers) {
        lines.push_back(fmt::format("case {} {} {} {} {}", c.id.str(), row.layer.str(),
                                    text(row.shares), name(row.verdict), name(row.gap_said)));
    }
}

}  // namespace

std::string scores(const Assessment& assessment) {
    Lines lines;
    for (const LayerAssessment& layer : assessment.layers) add_scores(layer, lines);
    return joined(std::move(lines));
}

std::string everything(const Assessment& assessment) {
    Lines lines;
    for (const LayerAssessment& layer : assessment.layers) add_confidence(layer, lines);
    for (const ArgumentAssessment& argument : assessment.arguments) add_argument(argument, lines);
    for (const CaseAssessment& c : assessment.cases) add_case(c, lines);
    for (const FactAssessment& fact : assessment.facts) {
        lines.push_back(fmt::format("fact {} {} in {} {} graded {} used by{}", fact.fact.name.str(),
                                    decimal(fact.weight), decimal(fact.weight_low),
                                    decimal(fact.weight_high), fact.graded, ids(fact.used_by)));
    }
    for (const RuleAssessment& rule : assessment.rules) {
        lines.push_back(
            fmt::format("rule {} {} needs{}", rule.id.str(), name(rule.outcome), ids(rule.needs)));
    }
    for (const OpenQuestion& open : assessment.not_known) {
        lines.push_back(fmt::format("open {}{}", open.fact.str(), ids(open.rules)));
    }
    lines.push_back("ungraded" + ids(assessment.ungraded));
    lines.push_back("judgement " + decimal(assessment.judgement_share));
    if (assessment.hinge) {
        for (const auto& row : assessment.hinge->layers) {
            lines.push_back(fmt::format("hinge {} {} {} {} {}", assessment.hinge->fact.str(),
                                        row.layer.str(), decimal(row.net), decimal(row.without),
                                        name(row.verdict_without)));
        }
    }
    return scores(assessment) + joined(std::move(lines));
}

}  // namespace stackimpact::testing
