// SPDX-License-Identifier: MIT
#include <algorithm>
#include <stdexcept>

#include "assess/evaluation.hpp"

namespace stackimpact {

namespace {

/// Layers on which no effect lands but over links.
std::vector<bool> derived_layers(const Debate& debate, const Network& network,
                                 const std::vector<double>& heard,
                                 const std::vector<double>& scale) {
    const std::vector<bool> everybody(debate.size(), true);
    std::vector<bool> derived(network.layers(), true);
    const auto acts = acting(debate, heard, scale, everybody);
    for (const Landing& landing : landings(debate, network, heard, scale, acts, false)) {
        derived[network.layer_of(landing.pair)] = false;
    }
    return derived;
}

}  // namespace

WhatIf::WhatIf(const AssessInput& input, const Network& network, const Evaluation& evaluation,
               const std::vector<DropTarget>& drop)
    : input_(input),
      network_(network),
      evaluation_(evaluation),
      debate_(make_debate(candidates(input.rules, input.stack, evaluation.scenario, drop),
                          input.stack)),
      weigher_(input.rules, input.vocabulary, input.scales, evaluation.scenario,
               evaluation.bindings, *evaluation.program, evaluation.debate.arguments,
               debate_.arguments),
      scale_(debate_.size(), 1.0),
      heard_(hear(debate_, weigher_.stated(), argue::Semantics::qe).heard),
      changes_(debate_, network, heard_) {}

std::size_t WhatIf::index_of(const ArgumentId& argument) const {
    const auto found = std::lower_bound(
        debate_.arguments.begin(), debate_.arguments.end(), argument,
        [](const Argument& candidate, const ArgumentId& id) { return candidate.id < id; });
    if (found == debate_.arguments.end() || found->id != argument) {
        throw std::logic_error("an argument is no candidate");
    }
    return static_cast<std::size_t>(found - debate_.arguments.begin());
}

std::vector<Shares> WhatIf::shares(const Weights& weights, argue::Semantics semantics) const {
    return changes_.nets(hear(debate_, weights, semantics).heard, scale_);
}

std::vector<Shares> WhatIf::without(const DropTarget& drop) const {
    const Weights weights = weigher_.under({{}, {drop}});
    if (weights == weigher_.stated()) return evaluation_.shares;
    return shares(weights, argue::Semantics::qe);
}

std::vector<Shares> WhatIf::without(const ArgumentId& argument) const {
    Weights weights = weigher_.stated();
    weights.evidence[index_of(argument)] = 0.0;
    return shares(weights, argue::Semantics::qe);
}

std::vector<Shares> WhatIf::scaled(const ArgumentId& argument, double factor) const {
    std::vector<double> scale = scale_;
    scale[index_of(argument)] = factor;
    return changes_.nets(heard_, scale);
}

std::vector<Shares> WhatIf::scaled(const ArgumentId& from, const ArgumentId& to, bool attack,
                                   double factor) const {
    const std::size_t source = index_of(from);
    const std::size_t target = index_of(to);
    for (std::size_t i = 0; i < debate_.relations.size(); ++i) {
        const DebateRelation& relation = debate_.relations[i];
        if (relation.from != source || relation.to != target || relation.attack != attack) continue;
        return changes_.nets(hear_scaled(debate_, weigher_.stated(), i, factor).heard, scale_);
    }
    throw std::logic_error("a relation is between no candidates");
}

std::vector<Shares> WhatIf::under(argue::Semantics semantics) const {
    return shares(weigher_.stated(), semantics);
}

Outlook WhatIf::under(const Overlay& overlay) const {
    const Weights weights = weigher_.under(overlay);
    const std::vector<double> heard = hear(debate_, weights, argue::Semantics::qe).heard;
    return {changes_.nets(heard, scale_), said_of(input_, network_, debate_, weights),
            derived_layers(debate_, network_, heard, scale_)};
}

std::vector<CaseAssessment> assess_cases(const AssessInput& input, const Scenario& scenario,
                                         const Overlay& changes, const WhatIf& written) {
    std::vector<CaseAssessment> cases;
    for (const Case& entry : scenario.cases) {
        Outlook outlook = written.under(stacked(entry.overlay, changes));
        CaseAssessment result{entry.id, entry.about, {}};
        for (std::size_t i = 0; i < outlook.shares.size(); ++i) {
            LayerAssessment layer;
            layer.shares = outlook.shares[i];
            layer.verdict = verdict_of(layer.shares, input.scales);
            layer.said = std::move(outlook.said[i]);
            layer.derived = outlook.derived[i];
            const Gap gap = gap_said_of(layer, input.scales);
            result.layers.push_back(
                {input.stack.layers[i].id, layer.shares, layer.verdict, gap.label});
        }
        cases.push_back(std::move(result));
    }
    return cases;
}

}  // namespace stackimpact
