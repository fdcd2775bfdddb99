// SPDX-License-Identifier: MIT
#include "assess/evaluation.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "assess/scorer.hpp"

namespace stackimpact {

namespace {

std::vector<MadeArgument> made_of(const Debate& debate) {
    std::vector<MadeArgument> made;
    made.reserve(debate.size());
    for (std::size_t i = 0; i < debate.size(); ++i) {
        made.push_back({i, debate.arguments[i].base, debate.arguments[i].evidence});
    }
    return made;
}

Hearing hearing_of(const Scorer& scorer, std::size_t arguments) {
    Hearing hearing;
    for (std::size_t i = 0; i < arguments; ++i) {
        hearing.strength.push_back(scorer.strength(i));
        hearing.heard.push_back(scorer.heard(i));
    }
    return hearing;
}

}  // namespace

bool within_limit(const Evaluation& evaluation, const Place& place, Diagnostics& diagnostics) {
    if (!evaluation.within_limit) diagnostics.add(excessive_pressure(place));
    return evaluation.within_limit;
}

Diagnostic excessive_pressure(const Place& place) {
    return {Code::pressure_overflow,
            Severity::error,
            place,
            "the pressure on a layer exceeds 1000000",
            "check the weights of effects and the coefficients of links",
            {}};
}

Evaluation evaluate_scenario(const AssessInput& input, const Network& network,
                             const Scenario& scenario, const Overlay& overlay) {
    Evaluation result;
    result.scenario = apply(scenario, overlay);
    MatchResult matched = match(input.rules, input.stack, input.vocabulary, input.scales,
                                result.scenario, overlay.drop);
    result.rules = std::move(matched.rules);
    result.bindings = std::move(matched.bindings);
    result.program = std::move(matched.program);
    result.debate = make_debate(std::move(matched.arguments), input.stack);
    Scorer scorer(result.debate, network);
    scorer.hear(made_of(result.debate));
    result.hearing = hearing_of(scorer, result.debate.size());
    result.acts = scorer.acting();
    result.pressures = scorer.pressures();
    result.within_limit = scorer.within_limit();
    const std::vector<double> scale(result.debate.size(), 1.0);
    result.landings =
        landings(result.debate, network, result.hearing.heard, scale, result.acts, true);
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
