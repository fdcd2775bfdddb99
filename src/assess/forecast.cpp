// SPDX-License-Identifier: MIT
#include "assess/forecast.hpp"

#include <algorithm>

#include "assess/evaluation.hpp"

namespace stackimpact {

namespace {

using Nets = std::vector<Micro>;

/// Nets of a debate under these weights and semantics, with or without what comes over links.
Nets nets_of(const Debate& debate, const Network& network, const Weights& weights,
             argue::Semantics semantics, bool propagated) {
    const std::vector<double> scale(debate.size(), 1.0);
    const std::vector<bool> everybody(debate.size(), true);
    const std::vector<double> heard = hear(debate, weights, semantics).heard;
    const auto acts = acting(debate, heard, scale, everybody);
    Nets nets;
    for (const Pressure& pressure : layer_pressures(
             debate, network, landings(debate, network, heard, scale, acts, propagated))) {
        nets.push_back(shares_of(pressure).net);
    }
    return nets;
}

/// Net of a layer in one channel; nothing without pressure there.
std::vector<std::optional<Micro>> channel_nets(const Network& network, const Evaluation& evaluation,
                                               std::size_t channel) {
    std::vector<Landing> landings = evaluation.landings;
    std::erase_if(landings, [&](const Landing& landing) {
        return network.channel_of(landing.pair) != channel;
    });
    std::vector<std::optional<Micro>> nets;
    for (const Pressure& pressure : layer_pressures(evaluation.debate, network, landings)) {
        nets.push_back(pressure == Pressure{} ? std::nullopt
                                              : std::optional<Micro>(shares_of(pressure).net));
    }
    return nets;
}

}  // namespace

std::optional<Date> youngest_rule(const RuleBook& book, const std::vector<RuleAssessment>& rules,
                                  const Date& event) {
    std::optional<Date> youngest;
    for (const RuleAssessment& result : rules) {
        if (result.outcome != RuleOutcome::fired) continue;
        const std::string id = result.id.str().substr(0, result.id.str().find('@'));
        const Date written = book.rules.at(ArgumentId{id}).written;
        if (!is_after(written, event)) continue;
        if (!youngest || ends_before(*youngest, written)) youngest = written;
    }
    return youngest;
}

std::optional<ScenarioForecast> forecast(const AssessInput& input, const Scenario& scenario,
                                         const Overlay& overlay, Diagnostics& diagnostics) {
    const Network network(input.stack, scenario.date);
    const Evaluation evaluation = evaluate_scenario(input, network, scenario, overlay);
    if (!within_limit(evaluation, Place{}, diagnostics)) return std::nullopt;
    const Debate& debate = evaluation.debate;
    const Weights weights = weights_of(debate);
    Weights believed = weights;
    believed.evidence = believed.face;
    const Nets direct = nets_of(debate, network, weights, argue::Semantics::qe, false);
    const Nets trusting = nets_of(debate, network, believed, argue::Semantics::qe, true);
    ScenarioForecast made;
    made.layers.resize(network.layers());
    for (std::size_t i = 0; i < made.layers.size(); ++i) {
        LayerForecast& layer = made.layers[i];
        layer.layer = input.stack.layers[i].id;
        layer.house = evaluation.shares[i].net;
        layer.direct = direct[i];
        layer.without_evidence = trusting[i];
        layer.did = did_of(input, scenario, layer.layer);
    }
    for (const argue::Semantics semantics : argue::all_semantics) {
        const Nets nets = nets_of(debate, network, weights, semantics, true);
        for (std::size_t i = 0; i < nets.size(); ++i) made.layers[i].semantics.push_back(nets[i]);
    }
    for (std::size_t channel = 0; channel < network.channels(); ++channel) {
        const auto nets = channel_nets(network, evaluation, channel);
        for (std::size_t i = 0; i < nets.size(); ++i) made.layers[i].channels.push_back(nets[i]);
    }
    if (scenario.date) {
        made.hindsight = youngest_rule(input.rules, evaluation.rules, *scenario.date);
    }
    return made;
}

}  // namespace stackimpact
