// SPDX-License-Identifier: MIT
#include "assess/assess.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "assess/evaluation.hpp"
#include "assess/propagation.hpp"

namespace stackimpact {

namespace {

std::vector<LayerId> via(const Network& network, const Stack& stack, Paths& paths, std::size_t from,
                         std::size_t to) {
    std::vector<LayerId> layers;
    for (const std::size_t pair : paths.between(from, to)) {
        layers.push_back(stack.layers[network.layer_of(pair)].id);
    }
    return layers;
}

void add_contributions(const AssessInput& input, const Network& network,
                       const Evaluation& evaluation, Paths& paths,
                       std::vector<LayerAssessment>& layers) {
    for (const Landing& landing : evaluation.landings) {
        const PairEffect& effect = evaluation.debate.effects[landing.effect];
        Contribution made;
        made.argument = evaluation.debate.arguments[effect.argument].id;
        made.channel = input.stack.channels[network.channel_of(landing.pair)].id;
        made.from_layer = input.stack.layers[network.layer_of(effect.pair)].id;
        made.from_channel = input.stack.channels[network.channel_of(effect.pair)].id;
        made.from_direction = effect.sign > 0 ? Direction::bull : Direction::bear;
        made.amount = landing.amount;
        if (!landing.direct) made.via = via(network, input.stack, paths, effect.pair, landing.pair);
        layers[network.layer_of(landing.pair)].contributions.push_back(std::move(made));
    }
    for (LayerAssessment& layer : layers) {
        std::stable_sort(layer.contributions.begin(), layer.contributions.end(),
                         [](const Contribution& a, const Contribution& b) {
                             const std::int64_t size_a = std::llabs(a.amount.value);
                             const std::int64_t size_b = std::llabs(b.amount.value);
                             return std::tie(size_b, a.argument, a.channel) <
                                    std::tie(size_a, b.argument, b.channel);
                         });
    }
}

Micro share_of(Micro amount, const Pressure& pressure) {
    const double whole = 1.0 + to_double(pressure.bull) + to_double(pressure.bear);
    return to_micro(to_double(amount) / whole);
}

void add_netted(const Network& network, const Evaluation& evaluation,
                std::vector<LayerAssessment>& layers) {
    const NettedAmounts amounts = netted_amounts(evaluation, network);
    for (std::size_t i = 0; i < amounts.total.size(); ++i) {
        if (amounts.total[i].value == 0) continue;
        LayerAssessment& layer = layers[i % layers.size()];
        const Argument& argument = evaluation.debate.arguments[i / layers.size()];
        layer.arguments.push_back({argument.id, amounts.total[i],
                                   share_of(amounts.total[i], layer.pressure),
                                   amounts.direct[i].value == 0});
    }
    for (LayerAssessment& layer : layers) {
        std::stable_sort(layer.arguments.begin(), layer.arguments.end(),
                         [](const NettedContribution& a, const NettedContribution& b) {
                             return std::llabs(a.amount.value) > std::llabs(b.amount.value);
                         });
    }
}

void add_channels(const AssessInput& input, const Network& network, const Evaluation& evaluation,
                  std::vector<LayerAssessment>& layers) {
    for (std::size_t channel = 0; channel < network.channels(); ++channel) {
        std::vector<Landing> landings = evaluation.landings;
        std::erase_if(landings, [&](const Landing& landing) {
            return network.channel_of(landing.pair) != channel;
        });
        const std::vector<Pressure> pressures =
            layer_pressures(evaluation.debate, network, landings);
        for (std::size_t i = 0; i < layers.size(); ++i) {
            if (pressures[i] == Pressure{}) continue;
            layers[i].channels.push_back(
                {input.stack.channels[channel].id, {pressures[i], shares_of(pressures[i])}});
        }
    }
}

std::vector<LayerAssessment> assess_layers(const AssessInput& input, const Network& network,
                                           const Evaluation& evaluation, Paths& paths) {
    const std::vector<Interval> ranges = net_bounds(evaluation.debate, network);
    auto said = said_of(input, network, evaluation.debate, weights_of(evaluation.debate));
    const auto steps = steps_of(network, evaluation, said);
    std::vector<LayerAssessment> layers(network.layers());
    for (std::size_t i = 0; i < layers.size(); ++i) {
        LayerAssessment& layer = layers[i];
        layer.id = input.stack.layers[i].id;
        layer.order = input.stack.layers[i].order;
        layer.name = input.stack.layers[i].name;
        layer.pressure = evaluation.pressures[i];
        layer.shares = evaluation.shares[i];
        layer.range_low = std::min(to_micro(ranges[i].low), layer.shares.net);
        layer.range_high = std::max(to_micro(ranges[i].high), layer.shares.net);
        layer.verdict = verdict_of(layer.shares, input.scales);
        layer.derived = is_derived(evaluation, network, i);
        layer.said = std::move(said[i]);
        layer.steps = steps[i];
        layer.did = did_of(input, evaluation.scenario, layer.id);
        layer.gap_said = gap_said_of(layer, input.scales);
        const bool confounded =
            evaluation.scenario.market && evaluation.scenario.market->confounded;
        layer.gap_did = gap_did_of(layer, confounded, input.scales);
    }
    add_contributions(input, network, evaluation, paths, layers);
    add_netted(network, evaluation, layers);
    add_channels(input, network, evaluation, layers);
    return layers;
}

/// Share of all direct pressure that rests on weights set by judgement.
Micro judgement_share(const Evaluation& evaluation) {
    std::int64_t judged = 0;
    std::int64_t all = 0;
    for (const Landing& landing : evaluation.landings) {
        if (!landing.direct) continue;
        const std::size_t argument = evaluation.debate.effects[landing.effect].argument;
        const std::int64_t size = std::llabs(landing.amount.value);
        all += size;
        if (evaluation.debate.arguments[argument].judgement) judged += size;
    }
    return all > 0 ? to_micro(static_cast<double>(judged) / static_cast<double>(all)) : Micro{};
}

/// Cases are read by themselves, not on top of the one that was asked for.
std::vector<CaseAssessment> assess_written_cases(const AssessInput& input, const Network& network,
                                                 const Scenario& scenario, const Overlay& changes) {
    if (scenario.cases.empty()) return {};
    const Evaluation evaluation = evaluate_scenario(input, network, scenario, {});
    return assess_cases(input, scenario, changes, WhatIf(input, network, evaluation, {}));
}

Assessment envelope(const AssessInput& input, const Scenario& scenario) {
    Assessment assessment;
    assessment.id = scenario.id;
    assessment.event = scenario.event;
    assessment.about = scenario.about;
    assessment.kind = scenario.kind;
    assessment.date = scenario.date;
    assessment.input_path = scenario.path;
    assessment.input_sha256 = scenario.sha256;
    assessment.stack_sha256 = input.stack.sha256;
    assessment.rules_sha256 = input.rules.sha256;
    assessment.vocabulary_sha256 = input.vocabulary.sha256;
    assessment.scales_sha256 = input.scales.sha256;
    assessment.market = scenario.market;
    return assessment;
}

}  // namespace

std::optional<Assessment> assess(const AssessInput& input, const Scenario& scenario,
                                 const Asked& asked, Diagnostics& diagnostics) {
    const Network network(input.stack, scenario.date);
    const Overlay overlay = stacked(asked.case_overlay, asked.changes);
    const Evaluation evaluation = evaluate_scenario(input, network, scenario, overlay);
    if (!within_limit(evaluation, Place{}, diagnostics)) return std::nullopt;
    Assessment assessment = envelope(input, scenario);
    Paths paths(network);
    assessment.layers = assess_layers(input, network, evaluation, paths);
    assessment.propagation = propagation_of(input.stack, network, evaluation, paths);
    const WhatIf what_if(input, network, evaluation, overlay.drop);
    const auto fragile = fragilities(evaluation, what_if);
    for (std::size_t i = 0; i < fragile.size(); ++i) assessment.layers[i].fragile_to = fragile[i];
    const auto confidence = confidences(input, network, evaluation, what_if, assessment.layers);
    for (std::size_t i = 0; i < confidence.size(); ++i) {
        assessment.layers[i].confidence = confidence[i];
    }
    assessment.judgement_share = judgement_share(evaluation);
    assessment.arguments = assess_arguments(evaluation);
    assessment.rules = evaluation.rules;
    assessment.cases = overlay.empty()
                           ? assess_cases(input, scenario, {}, what_if)
                           : assess_written_cases(input, network, scenario, asked.changes);
    assessment.hinge = find_hinge(input, evaluation, what_if);
    describe(input, evaluation, assessment);
    return assessment;
}

}  // namespace stackimpact
