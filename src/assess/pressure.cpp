// SPDX-License-Identifier: MIT
#include "assess/pressure.hpp"

#include <algorithm>

#include "assess/assess.hpp"

namespace stackimpact {

namespace {

/// Far over what `assess` refuses; keeps sums of any number of landings inside int64.
constexpr double amount_limit = 1e7;

void land(std::vector<Landing>& result, std::size_t effect, std::size_t pair, double amount,
          bool direct) {
    const Micro rounded = to_micro(std::clamp(amount, -amount_limit, amount_limit));
    if (rounded.value != 0) result.push_back({effect, pair, rounded, direct});
}

}  // namespace

std::vector<bool> acting(const Debate& debate, const std::vector<double>& heard,
                         const std::vector<double>& scale, const std::vector<bool>& counts) {
    const std::size_t none = debate.effects.size();
    std::vector<std::size_t> strongest(debate.groups, none);
    const auto amount = [&](std::size_t i) {
        const PairEffect& effect = debate.effects[i];
        return heard[effect.argument] * effect.weight * scale[effect.argument];
    };
    for (std::size_t i = 0; i < none; ++i) {
        if (!counts[debate.effects[i].argument]) continue;
        std::size_t& best = strongest[debate.effects[i].group];
        if (best == none || amount(i) > amount(best)) best = i;
    }
    std::vector<bool> acts(none, false);
    for (const std::size_t best : strongest) {
        if (best != none) acts[best] = true;
    }
    return acts;
}

std::vector<Landing> landings(const Debate& debate, const Network& network,
                              const std::vector<double>& heard, const std::vector<double>& scale,
                              const std::vector<bool>& acts, bool propagated) {
    std::vector<Landing> result;
    for (std::size_t i = 0; i < debate.effects.size(); ++i) {
        const PairEffect& effect = debate.effects[i];
        const double amount =
            effect.sign * effect.weight * scale[effect.argument] * heard[effect.argument];
        if (!acts[i] || amount == 0.0) continue;
        land(result, i, effect.pair, amount, true);
        for (std::size_t to = 0; propagated && to < network.size(); ++to) {
            const double share = network.total(to, effect.pair) - (to == effect.pair ? 1.0 : 0.0);
            if (share != 0.0) land(result, i, to, share * amount, false);
        }
    }
    return result;
}

std::vector<Pressure> layer_pressures(const Debate& debate, const Network& network,
                                      const std::vector<Landing>& landings) {
    std::vector<Micro> netted(debate.size() * network.layers());
    for (const Landing& landing : landings) {
        const std::size_t argument = debate.effects[landing.effect].argument;
        netted[argument * network.layers() + network.layer_of(landing.pair)] += landing.amount;
    }
    std::vector<Pressure> pressures(network.layers());
    for (std::size_t i = 0; i < netted.size(); ++i) {
        Pressure& pressure = pressures[i % network.layers()];
        if (netted[i].value > 0) pressure.bull += netted[i];
        if (netted[i].value < 0) pressure.bear += -netted[i];
    }
    return pressures;
}

PressureQuery whole(const Debate& debate) {
    return {weights_of(debate), std::vector<bool>(debate.size(), true),
            std::vector<double>(debate.size(), 1.0), argue::Semantics::qe, true};
}

std::vector<Shares> nets(const Debate& debate, const Network& network, const PressureQuery& query) {
    const Hearing hearing = hear(debate, query.weights, query.semantics);
    const auto acts = acting(debate, hearing.heard, query.scale, query.counts);
    const auto landed =
        landings(debate, network, hearing.heard, query.scale, acts, query.propagated);
    std::vector<Shares> result;
    for (const Pressure& pressure : layer_pressures(debate, network, landed)) {
        result.push_back(shares_of(pressure));
    }
    return result;
}

}  // namespace stackimpact
