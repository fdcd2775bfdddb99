// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "assess/debate.hpp"
#include "assess/network.hpp"
#include "model/assessment.hpp"

namespace stackimpact {

/// Which effects act: within (pair, direction, mechanism) only the one with the largest heard ×
/// weight (ties: smaller index). `scale` multiplies the weights of each argument's effects;
/// arguments with `counts` false take no part.
[[nodiscard]] std::vector<bool> acting(const Debate& debate, const std::vector<double>& heard,
                                       const std::vector<double>& scale,
                                       const std::vector<bool>& counts);

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

/// Which part of a debate to sum.
struct PressureQuery {
    Weights weights;
    /// Arguments whose effects count.
    std::vector<bool> counts;
    std::vector<double> scale;
    argue::Semantics semantics = argue::Semantics::qe;
    bool propagated = true;
};

/// Everything counts, as it stands.
[[nodiscard]] PressureQuery whole(const Debate& debate);
/// Net of every layer for a query.
[[nodiscard]] std::vector<Shares> nets(const Debate& debate, const Network& network,
                                       const PressureQuery& query);

/// Bounds of the net of every layer; contain it.
[[nodiscard]] std::vector<Interval> net_bounds(const Debate& debate, const Network& network);

}  // namespace stackimpact
