// SPDX-License-Identifier: MIT
#include "assess/evaluation.hpp"

#include <algorithm>

namespace stackimpact {

Evaluation evaluate_scenario(const AssessInput& input, const Network& network,
                             const Scenario& scenario, const Overlay& overlay) {
    Evaluation result;
    result.scenario = apply(scenario, overlay);
    MatchResult matched = match(input.rules, input.stack, input.vocabulary, input.scales,
                                result.scenario, overlay.drop);
    result.rules = std::move(matched.rules);
    result.debate = make_debate(std::move(matched.arguments), input.stack);
    const std::vector<double> scale(result.debate.size(), 1.0);
    const std::vector<bool> everybody(result.debate.size(), true);
    result.hearing = hear(result.debate, weights_of(result.debate), argue::Semantics::qe);
    result.acts = acting(result.debate, result.hearing.heard, scale, everybody);
    result.landings =
        landings(result.debate, network, result.hearing.heard, scale, result.acts, true);
    result.pressures = layer_pressures(result.debate, network, result.landings);
    for (const Pressure& pressure : result.pressures) {
        result.shares.push_back(shares_of(pressure));
    }
    return result;
}

WhatIf::WhatIf(const AssessInput& input, const Network& network, const Scenario& scenario,
               const Overlay& overlay, const Evaluation& evaluation)
    : input_(input),
      network_(network),
      scenario_(scenario),
      overlay_(overlay),
      evaluation_(evaluation),
      weights_(weights_of(evaluation.debate)),
      scale_(evaluation.debate.size(), 1.0),
      changes_(evaluation.debate, network, evaluation.hearing.heard),
      reweigher_(input.rules, input.stack, input.vocabulary, input.scales, evaluation.scenario,
                 evaluation.debate.arguments) {}

std::vector<Shares> WhatIf::heard_as(const Weights& weights, argue::Semantics semantics) const {
    return changes_.nets(hear(evaluation_.debate, weights, semantics).heard, scale_);
}

std::vector<Shares> WhatIf::without(std::size_t argument) const {
    Weights weights = weights_;
    weights.evidence[argument] = 0.0;
    return heard_as(weights, argue::Semantics::qe);
}

std::vector<Shares> WhatIf::scaled(std::size_t argument, double factor) const {
    std::vector<double> scale = scale_;
    scale[argument] = factor;
    return changes_.nets(evaluation_.hearing.heard, scale);
}

std::vector<Shares> WhatIf::under(argue::Semantics semantics) const {
    return heard_as(weights_, semantics);
}

std::vector<Shares> WhatIf::without(const DropTarget& drop) const {
    const std::optional<Weights> weights = reweigher_.without(drop);
    if (weights == weights_) return evaluation_.shares;
    if (weights) return heard_as(*weights, argue::Semantics::qe);
    Overlay overlay = overlay_;
    overlay.drop.push_back(drop);
    return evaluate_scenario(input_, network_, scenario_, overlay).shares;
}

NettedAmounts netted_amounts(const Evaluation& evaluation, const Network& network) {
    const std::size_t size = evaluation.debate.size() * network.layers();
    NettedAmounts amounts{std::vector<Micro>(size), std::vector<Micro>(size)};
    for (const Landing& landing : evaluation.landings) {
        const std::size_t argument = evaluation.debate.effects[landing.effect].argument;
        const std::size_t at = argument * network.layers() + network.layer_of(landing.pair);
        amounts.total[at] += landing.amount;
        if (landing.direct) amounts.direct[at] += landing.amount;
    }
    return amounts;
}

bool is_derived(const Evaluation& evaluation, const Network& network, std::size_t layer) {
    return std::none_of(evaluation.landings.begin(), evaluation.landings.end(),
                        [&](const Landing& landing) {
                            return landing.direct && network.layer_of(landing.pair) == layer;
                        });
}

bool is_stated(const Argument& argument) {
    return argument.rule.empty() || argument.evidence > 0 || argument.evidence_range.high <= 0;
}

std::vector<CaseAssessment> assess_cases(const AssessInput& input, const Network& network,
                                         const Scenario& scenario, const Overlay& changes) {
    std::vector<CaseAssessment> cases;
    for (const Case& written : scenario.cases) {
        const Evaluation evaluation =
            evaluate_scenario(input, network, scenario, stacked(written.overlay, changes));
        auto said = said_of(input, network, evaluation);
        CaseAssessment result{written.id, written.about, {}};
        for (std::size_t i = 0; i < network.layers(); ++i) {
            LayerAssessment layer;
            layer.shares = evaluation.shares[i];
            layer.verdict = verdict_of(layer.shares, input.scales);
            layer.said = std::move(said[i]);
            layer.derived = is_derived(evaluation, network, i);
            const Gap gap = gap_said_of(layer, input.scales);
            result.layers.push_back(
                {input.stack.layers[i].id, layer.shares, layer.verdict, gap.label});
        }
        cases.push_back(std::move(result));
    }
    return cases;
}

}  // namespace stackimpact
