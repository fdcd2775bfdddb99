// SPDX-License-Identifier: MIT
#include <algorithm>

#include "assess/evaluation.hpp"
#include "market/reaction.hpp"

namespace stackimpact {

namespace {

/// Pressure of the arguments that count, without what comes over links.
std::vector<Pressure> direct_pressures(const Debate& debate, const Network& network,
                                       const std::vector<double>& heard,
                                       const std::vector<bool>& counts) {
    const std::vector<double> scale(debate.size(), 1.0);
    const auto acts = acting(debate, heard, scale, counts);
    return layer_pressures(debate, network, landings(debate, network, heard, scale, acts, false));
}

std::vector<bool> market_only(const Debate& debate) {
    std::vector<bool> counts;
    for (const Argument& argument : debate.arguments) {
        counts.push_back(argument.by == Voice::market);
    }
    return counts;
}

/// What is heard with everybody but the market silent and the market's evidence as given.
std::vector<double> market_heard(const Debate& debate, Weights weights,
                                 const std::vector<double>& evidence) {
    for (std::size_t i = 0; i < debate.size(); ++i) {
        weights.evidence[i] = debate.arguments[i].by == Voice::market ? evidence[i] : 0.0;
    }
    return hear(debate, weights, argue::Semantics::qe).heard;
}

/// The market's arguments about a layer; one that rests on something retracted is as if it had not
/// been made.
std::vector<ArgumentId> arguments_at(const Debate& debate, const Network& network,
                                     const std::vector<double>& face, std::size_t layer) {
    std::vector<ArgumentId> ids;
    for (const PairEffect& effect : debate.effects) {
        const Argument& argument = debate.arguments[effect.argument];
        if (argument.by != Voice::market || face[effect.argument] <= 0) continue;
        if (network.layer_of(effect.pair) != layer) continue;
        if (ids.empty() || ids.back() != argument.id) ids.push_back(argument.id);
    }
    return ids;
}

}  // namespace

std::vector<std::optional<Said>> said_of(const AssessInput& input, const Network& network,
                                         const Debate& debate, const Weights& weights) {
    const std::vector<Pressure> pressures = direct_pressures(
        debate, network, market_heard(debate, weights, weights.face), market_only(debate));
    std::vector<std::optional<Said>> said(network.layers());
    for (std::size_t i = 0; i < said.size(); ++i) {
        std::vector<ArgumentId> ids = arguments_at(debate, network, weights.face, i);
        if (ids.empty()) continue;
        const Shares face = shares_of(pressures[i]);
        said[i] = Said{face, pressures[i], verdict_of(face, input.scales), std::move(ids)};
    }
    return said;
}

std::vector<std::optional<Steps>> steps_of(const Network& network, const Evaluation& evaluation,
                                           const std::vector<std::optional<Said>>& said) {
    const Debate& debate = evaluation.debate;
    const std::vector<bool> market = market_only(debate);
    const std::vector<bool> everybody(debate.size(), true);
    const std::vector<double>& heard = evaluation.hearing.heard;
    const Weights weights = weights_of(debate);
    const auto doubted =
        direct_pressures(debate, network, market_heard(debate, weights, weights.evidence), market);
    const auto rebutted = direct_pressures(debate, network, heard, market);
    const auto direct = direct_pressures(debate, network, heard, everybody);
    std::vector<std::optional<Steps>> steps(said.size());
    for (std::size_t i = 0; i < said.size(); ++i) {
        if (!said[i]) continue;
        const Micro face = said[i]->shares.net;
        const Micro house = evaluation.shares[i].net;
        const Micro after_doubt = shares_of(doubted[i]).net;
        const Micro after_rebuttals = shares_of(rebutted[i]).net;
        const Micro without_links = shares_of(direct[i]).net;
        steps[i] = Steps{face,
                         after_doubt - face,
                         after_rebuttals - after_doubt,
                         without_links - after_rebuttals,
                         house - without_links,
                         house};
    }
    return steps;
}

namespace {

/// Against the equal-weighted benchmark; its standard deviation is the company's when it has none.
market::AbnormalReturn against_equal_weighted(const CompanyReturn& entry, double exposure) {
    if (!entry.equal_weighted) return {std::nullopt, std::nullopt, exposure};
    const AbnormalReturn& equal = *entry.equal_weighted;
    return {equal.abnormal, equal.sd ? equal.sd : entry.sd, exposure};
}

int sign_of(const std::optional<Micro>& value) {
    if (!value || value->value == 0) return 0;
    return value->value < 0 ? -1 : 1;
}

/// Exposure of a company that is mainly in a layer; nothing for all others.
std::optional<double> main_exposure(const AssessInput& input, const Ticker& ticker,
                                    const LayerId& layer) {
    const auto company = input.stack.companies.find(ticker);
    if (company == input.stack.companies.end()) return std::nullopt;
    const auto exposure = company->second.exposure.find(layer);
    if (exposure == company->second.exposure.end()) return std::nullopt;
    if (exposure->second < input.scales.gaps.mainly) return std::nullopt;
    return exposure->second;
}

/// Fills in what is a mean over the layer's companies.
void add_means(const AssessInput& input, const std::vector<market::AbnormalReturn>& returns,
               const std::vector<market::AbnormalReturn>& equal_weighted, Did& did) {
    if (const auto z = market::mean_standardised(returns)) {
        did.z = to_micro(*z);
        did.priced = to_micro(priced_of(to_double(*did.z), input.scales));
    }
    if (const auto z = market::mean_standardised(equal_weighted)) {
        did.z_equal_weighted = to_micro(*z);
        did.priced_equal_weighted =
            to_micro(priced_of(to_double(*did.z_equal_weighted), input.scales));
    }
    did.benchmarks_disagree = did.priced && did.priced_equal_weighted &&
                              sign_of(did.priced) != sign_of(did.priced_equal_weighted);
}

}  // namespace

std::optional<Did> did_of(const AssessInput& input, const Scenario& scenario,
                          const LayerId& layer) {
    if (!scenario.market) return std::nullopt;
    Did did;
    std::vector<market::AbnormalReturn> returns;
    std::vector<market::AbnormalReturn> equal_weighted;
    double simple = 0.0;
    double weights = 0.0;
    bool all_proxies = true;
    for (const CompanyReturn& entry : scenario.market->returns) {
        const auto exposure = main_exposure(input, entry.ticker, layer);
        if (!exposure) continue;
        const std::string& proxy = input.stack.companies.at(entry.ticker).proxy;
        const market::AbnormalReturn value{entry.abnormal, entry.sd, *exposure};
        const market::AbnormalReturn equal = against_equal_weighted(entry, *exposure);
        did.companies.push_back({entry.ticker, *exposure, entry.simple, entry.abnormal, entry.sd,
                                 market::standardised(value), market::standardised(equal), proxy});
        returns.push_back(value);
        equal_weighted.push_back(equal);
        simple += entry.simple * *exposure;
        weights += *exposure;
        all_proxies = all_proxies && !proxy.empty();
    }
    for (const MissingReturn& missing : scenario.market->missing) {
        if (main_exposure(input, missing.ticker, layer)) did.missing.push_back(missing);
    }
    if (did.companies.empty()) return std::nullopt;
    did.by_proxy = all_proxies;
    did.simple = to_micro(simple / weights);
    add_means(input, returns, equal_weighted, did);
    return did;
}

Gap gap_said_of(const LayerAssessment& layer, const Scales& scales) {
    if (!layer.said) return {GapLabel::not_argued, std::nullopt, "the market argues nothing here"};
    const Micro size = layer.shares.net - layer.said->shares.net;
    if (layer.derived) return {GapLabel::no_own_view, size, "the house view is only derived"};
    return {gap_label(layer.shares.net, layer.verdict, layer.said->shares.net, false, scales), size,
            ""};
}

Gap gap_did_of(const LayerAssessment& layer, bool confounded, const Scales& scales) {
    if (!layer.did) {
        return {GapLabel::not_priced, std::nullopt,
                "no return of a company that is mainly in this layer"};
    }
    if (!layer.did->priced) {
        return {GapLabel::not_priced, std::nullopt,
                "returns without their standard deviation cannot be judged"};
    }
    const Micro size = layer.shares.net - *layer.did->priced;
    if (layer.derived) return {GapLabel::no_own_view, size, "the house view is only derived"};
    if (confounded) return {GapLabel::confounded, size, "other news moved prices that day"};
    return {gap_label(layer.shares.net, layer.verdict, *layer.did->priced, true, scales), size, ""};
}

}  // namespace stackimpact
