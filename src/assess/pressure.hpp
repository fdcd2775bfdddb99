// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "assess/debate.hpp"
#include "assess/network.hpp"
#include "model/assessment.hpp"

namespace stackimpact {

/// Beyond this a pressure is no argument any more but a mistake in weights.
inline constexpr Micro pressure_limit{1000000 * micros_per_one};

/// Which effects act: within (pair, direction, mechanism) only the one with the largest heard ×
/// weight (ties: smaller index). `scale` multiplies the weights of each argument's effects;
/// arguments with `counts` false take no part.
[[nodiscard]] std::vector<bool> acting(const Debate& debate, const std::vector<double>& heard,
                                       const std::vector<double>& scale,
                                       const std::vector<bool>& counts);

/// Pressure of an effect where it acts, signed: positive is bull.
[[nodiscard]] double amount_of(const PairEffect& effect, const std::vector<double>& heard,
                               double scale = 1.0);

/// An amount as it lands: rounded, and bounded far over what `assess` refuses.
[[nodiscard]] Micro landed(double amount);

/// One rounded amount: what a pair effect does to one pair.
struct Landing {
    /// Index into Debate::effects.
    std::size_t effect = 0;
    std::size_t pair = 0;
    Micro amount;
    /// The effect itself, not what came over links.
    bool direct = true;
};

/// All landings of the acting effects that are not zero, in order of effect, direct first, then
/// pair.
[[nodiscard]] std::vector<Landing> landings(const Debate& debate, const Network& network,
                                            const std::vector<double>& heard,
                                            const std::vector<double>& scale,
                                            const std::vector<bool>& acts, bool propagated);

/// Bull and bear pressure of each layer: each argument's landings are netted, then positive and
/// negative ones summed.
[[nodiscard]] std::vector<Pressure> layer_pressures(const Debate& debate, const Network& network,
                                                    const std::vector<Landing>& landings);

/// Tells the nets of a debate in which some arguments are heard differently. Only these are landed
/// anew: each argument's amounts depend on nothing but what is heard of it, its scale and which of
/// its effects act. `debate` and `network` outlive it.
class NetChanges {
public:
    /// As it stands, with everything counting at scale 1.
    NetChanges(const Debate& debate, const Network& network, const std::vector<double>& heard);

    /// Shares of every layer for this hearing.
    [[nodiscard]] std::vector<Shares> nets(const std::vector<double>& heard,
                                           const std::vector<double>& scale) const;

private:
    [[nodiscard]] bool is_changed(std::size_t argument, const std::vector<double>& heard,
                                  const std::vector<double>& scale,
                                  const std::vector<bool>& acts) const;
    /// Amounts of one argument at each layer.
    void net_argument(std::size_t argument, const std::vector<double>& heard,
                      const std::vector<double>& scale, const std::vector<bool>& acts,
                      std::span<Micro> layers) const;

    const Debate& debate_;
    const Network& network_;
    std::vector<bool> counts_;
    std::vector<double> heard_;
    std::vector<double> scale_;
    std::vector<bool> acts_;
    /// Amount of each argument at each layer; index argument * layers + layer.
    std::vector<Micro> netted_;
    std::vector<Pressure> pressures_;
};

/// Bounds of the net of every layer; contain it.
[[nodiscard]] std::vector<Interval> net_bounds(const Debate& debate, const Network& network);

}  // namespace stackimpact
