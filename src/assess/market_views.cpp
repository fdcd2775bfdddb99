// SPDX-License-Identifier: MIT
#include <algorithm>

#include "assess/evaluation.hpp"
#include "market/reaction.hpp"

namespace stackimpact {

namespace {

std::vector<Pressure> pressures_for(const Debate& debate, const Network& network,
                                    const PressureQuery& query) {
    const Hearing hearing = hear(debate, query.weights, query.semantics);
    const auto acts = acting(debate, hearing.heard, query.scale, query.counts);
    return layer_pressures(
        debate, network,
        landings(debate, network, hearing.heard, query.scale, acts, query.propagated));
}

std::vector<Micro> nets_for(const Debate& debate, const Network& network,
                            const PressureQuery& query) {
    std::vector<Micro> result;
    for (const Shares& shares : nets(debate, network, query)) result.push_back(shares.net);
    return result;
}

/// Evidence with everybody but the market silent.
std::vector<double> market_evidence(const Debate& debate, bool at_face_value) {
    std::vector<double> evidence(debate.size(), 0.0);
    for (std::size_t i = 0; i < debate.size(); ++i) {
        const Argument& argument = debate.arguments[i];
        if (argument.by != Voice::market) continue;
        evidence[i] = at_face_value ? argument.face_evidence : argument.evidence;
    }
    return evidence;
}

/// The market's arguments about a layer; one that rests on something retracted is as if it had not
/// been made.
std::vector<ArgumentId> arguments_at(const Debate& debate, const Network& network,
                                     std::size_t layer) {
    std::vector<ArgumentId> ids;
    for (const PairEffect& effect : debate.effects) {
        const Argument& argument = debate.arguments[effect.argument];
        if (argument.by != Voice::market || argument.face_evidence <= 0) continue;
        if (network.layer_of(effect.pair) != layer) continue;
        if (ids.empty() || ids.back() != argument.id) ids.push_back(argument.id);
    }
    return ids;
}

}  // namespace

MarketViews market_views(const AssessInput& input, const Network& network,
                         const Evaluation& evaluation) {
    const Debate& debate = evaluation.debate;
    PressureQuery query = whole(debate);
    query.propagated = false;
    for (std::size_t i = 0; i < debate.size(); ++i) {
        query.counts[i] = debate.arguments[i].by == Voice::market;
    }
    query.weights.evidence = market_evidence(debate, true);
    const std::vector<Pressure> face_pressures = pressures_for(debate, network, query);
    query.weights.evidence = market_evidence(debate, false);
    const std::vector<Micro> doubted = nets_for(debate, network, query);
    query.weights = weights_of(debate);
    const std::vector<Micro> rebutted = nets_for(debate, network, query);
    query.counts.assign(debate.size(), true);
    const std::vector<Micro> direct = nets_for(debate, network, query);

    MarketViews views;
    for (std::size_t i = 0; i < network.layers(); ++i) {
        std::vector<ArgumentId> ids = arguments_at(debate, network, i);
        if (ids.empty()) {
            views.said.emplace_back();
            views.steps.emplace_back();
            continue;
        }
        const Shares face = shares_of(face_pressures[i]);
        const Micro house = evaluation.shares[i].net;
        views.said.push_back(
            Said{face, face_pressures[i], verdict_of(face, input.scales), std::move(ids)});
        views.steps.push_back(Steps{face.net, doubted[i] - face.net, rebutted[i] - doubted[i],
                                    direct[i] - rebutted[i], house - direct[i], house});
    }
    return views;
}

std::optional<Did> did_of(const AssessInput& input, const Scenario& scenario,
                          const LayerId& layer) {
    if (!scenario.market) return std::nullopt;
    Did did;
    std::vector<market::AbnormalReturn> returns;
    double simple = 0.0;
    double weights = 0.0;
    bool all_proxies = true;
    for (const CompanyReturn& entry : scenario.market->returns) {
        const auto company = input.stack.companies.find(entry.ticker);
        if (company == input.stack.companies.end()) continue;
        const auto exposure = company->second.exposure.find(layer);
        if (exposure == company->second.exposure.end() ||
            exposure->second < input.scales.gaps.mainly) {
            continue;
        }
        const market::AbnormalReturn value{entry.abnormal, entry.sd, exposure->second};
        did.companies.push_back({entry.ticker, exposure->second, entry.simple, entry.abnormal,
                                 entry.sd, market::standardised(value), company->second.proxy});
        returns.push_back(value);
        simple += entry.simple * exposure->second;
        weights += exposure->second;
        all_proxies = all_proxies && !company->second.proxy.empty();
    }
    if (did.companies.empty()) return std::nullopt;
    did.by_proxy = all_proxies;
    did.simple = to_micro(simple / weights);
    if (const auto z = market::mean_standardised(returns)) {
        did.z = to_micro(*z);
        did.priced = to_micro(priced_of(to_double(*did.z), input.scales));
    }
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
        return {GapLabel::not_priced, std::nullopt, "no company listed is mainly in this layer"};
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
