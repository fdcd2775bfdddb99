// SPDX-License-Identifier: MIT
#include "assess/evaluation.hpp"

#include <algorithm>
#include <cstdlib>

namespace stackimpact {

namespace {

/// Beyond this a pressure is no argument any more but a mistake in weights.
constexpr std::int64_t pressure_limit = 1000000 * micros_per_one;

}  // namespace

bool within_limit(const Evaluation& evaluation, const Place& place, Diagnostics& diagnostics) {
    const bool small =
        std::all_of(evaluation.pressures.begin(), evaluation.pressures.end(),
                    [](const Pressure& pressure) {
                        return std::max(pressure.bull, pressure.bear).value <= pressure_limit;
                    }) &&
        std::all_of(evaluation.landings.begin(), evaluation.landings.end(),
                    [](const Landing& landing) {
                        return std::llabs(landing.amount.value) <= pressure_limit;
                    });
    if (small) return true;
    diagnostics.error(Code::pressure_overflow, place, "the pressure on a layer exceeds 1000000",
                      "check the weights of effects and the coefficients of links");
    return false;
}

Evaluation evaluate_scenario(const AssessInput& input, const Network& network,
                             const Scenario& scenario, const Overlay& overlay) {
    Evaluation result;
    result.scenario = apply(scenario, overlay);
    MatchResult matched = match(input.rules, input.stack, input.vocabulary, input.scales,
                                result.scenario, overlay.drop);
    result.rules = std::move(matched.rules);
    result.bindings = std::move(matched.bindings);
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

}  // namespace stackimpact
