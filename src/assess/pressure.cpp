// SPDX-License-Identifier: MIT
#include "assess/pressure.hpp"

#include <algorithm>

#include "assess/assess.hpp"

namespace stackimpact {

namespace {

/// Far over what `assess` refuses; keeps sums of any number of landings inside int64.
constexpr double amount_limit = 1e7;

/// Calls `land(pair, amount, direct)` for everywhere that an amount at a pair comes to and is not
/// rounded to nothing.
template <class Land>
void spread(const Network& network, std::size_t pair, double amount, bool propagated,
            const Land& land) {
    const auto rounded = [&](std::size_t to, double unrounded, bool direct) {
        const Micro micro = landed(unrounded);
        if (micro.value != 0) land(to, micro, direct);
    };
    rounded(pair, amount, true);
    if (!propagated) return;
    for (const Network::Reached& reached : network.over_links(pair)) {
        rounded(reached.pair, reached.share * amount, false);
    }
}

void add(Pressure& pressure, Micro netted) {
    if (netted.value > 0) pressure.bull += netted;
    if (netted.value < 0) pressure.bear += -netted;
}

void take_away(Pressure& pressure, Micro netted) {
    if (netted.value > 0) pressure.bull += -netted;
    if (netted.value < 0) pressure.bear += netted;
}

std::vector<Shares> all_shares(const std::vector<Pressure>& pressures) {
    std::vector<Shares> result;
    result.reserve(pressures.size());
    for (const Pressure& pressure : pressures) result.push_back(shares_of(pressure));
    return result;
}

}  // namespace

double amount_of(const PairEffect& effect, const std::vector<double>& heard, double scale) {
    return effect.sign * effect.weight * scale * heard[effect.argument];
}

Micro landed(double amount) {
    return to_micro(std::clamp(amount, -amount_limit, amount_limit));
}

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
        const double amount = amount_of(effect, heard, scale[effect.argument]);
        if (!acts[i] || amount == 0.0) continue;
        spread(network, effect.pair, amount, propagated,
               [&](std::size_t pair, Micro micro, bool direct) {
                   result.push_back({i, pair, micro, direct});
               });
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
        add(pressures[i % network.layers()], netted[i]);
    }
    return pressures;
}

NetChanges::NetChanges(const Debate& debate, const Network& network,
                       const std::vector<double>& heard)
    : debate_(debate),
      network_(network),
      counts_(debate.size(), true),
      heard_(heard),
      scale_(debate.size(), 1.0),
      acts_(acting(debate, heard, scale_, counts_)),
      netted_(debate.size() * network.layers()),
      pressures_(network.layers()) {
    const std::size_t layers = network.layers();
    for (std::size_t i = 0; i < debate.size(); ++i) {
        const std::span<Micro> row{netted_.data() + i * layers, layers};
        net_argument(i, heard_, scale_, acts_, row);
        for (std::size_t layer = 0; layer < layers; ++layer) add(pressures_[layer], row[layer]);
    }
}

bool NetChanges::is_changed(std::size_t argument, const std::vector<double>& heard,
                            const std::vector<double>& scale, const std::vector<bool>& acts) const {
    const std::size_t begin = debate_.first_effect[argument];
    const std::size_t end = debate_.first_effect[argument + 1];
    if (begin == end) return false;
    if (heard[argument] != heard_[argument] || scale[argument] != scale_[argument]) return true;
    for (std::size_t i = begin; i < end; ++i) {
        if (acts[i] != acts_[i]) return true;
    }
    return false;
}

void NetChanges::net_argument(std::size_t argument, const std::vector<double>& heard,
                              const std::vector<double>& scale, const std::vector<bool>& acts,
                              std::span<Micro> layers) const {
    std::fill(layers.begin(), layers.end(), Micro{});
    for (std::size_t i = debate_.first_effect[argument]; i < debate_.first_effect[argument + 1];
         ++i) {
        const PairEffect& effect = debate_.effects[i];
        const double amount = amount_of(effect, heard, scale[effect.argument]);
        if (!acts[i] || amount == 0.0) continue;
        spread(network_, effect.pair, amount, true, [&](std::size_t pair, Micro micro, bool) {
            layers[network_.layer_of(pair)] += micro;
        });
    }
}

std::vector<Shares> NetChanges::nets(const std::vector<double>& heard,
                                     const std::vector<double>& scale) const {
    const std::vector<bool> acts = acting(debate_, heard, scale, counts_);
    const std::size_t layers = network_.layers();
    std::vector<Pressure> pressures = pressures_;
    std::vector<Micro> row(layers);
    for (std::size_t i = 0; i < debate_.size(); ++i) {
        if (!is_changed(i, heard, scale, acts)) continue;
        net_argument(i, heard, scale, acts, row);
        for (std::size_t layer = 0; layer < layers; ++layer) {
            take_away(pressures[layer], netted_[i * layers + layer]);
            add(pressures[layer], row[layer]);
        }
    }
    return all_shares(pressures);
}

}  // namespace stackimpact
