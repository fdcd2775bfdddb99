// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "argue/graph.hpp"
#include "argue/semantics.hpp"
#include "match/weigher.hpp"
#include "model/argument.hpp"
#include "model/stack.hpp"

namespace stackimpact {

/// All of one argument's effects in one (channel, layer) pair and direction, weights summed.
struct PairEffect {
    std::size_t argument = 0;
    /// Index of the (channel, layer) pair.
    std::size_t pair = 0;
    /// +1 bull, -1 bear.
    double sign = 1.0;
    double weight = 0.0;
    /// Effects of one group compete: same pair, sign and mechanism. Without a mechanism an effect
    /// is alone in its group.
    std::size_t group = 0;
};

/// A relation between two arguments that are both there.
struct DebateRelation {
    std::size_t from = 0;
    std::size_t to = 0;
    double weight = 1.0;
    bool attack = false;
    std::string note;
};

/// The arguments of one evaluation as a graph with effects.
struct Debate {
    std::vector<Argument> arguments;
    std::vector<DebateRelation> relations;
    /// By argument, then pair, bull before bear.
    std::vector<PairEffect> effects;
    /// First effect of each argument, and the end of the last one's.
    std::vector<std::size_t> first_effect;
    /// Number of groups of effects.
    std::size_t groups = 0;
    argue::Structure structure;

    [[nodiscard]] std::size_t size() const { return arguments.size(); }
};

/// Resolves relations (ids, rules with instances, mechanisms; absent targets are inert) and
/// effects. Throws std::logic_error on a cycle: load refuses those.
[[nodiscard]] Debate make_debate(std::vector<Argument> arguments, const Stack& stack);

/// What is heard of each argument: evidence × σ, where every relation carries the evidence of its
/// source.
struct Hearing {
    std::vector<double> strength;
    std::vector<double> heard;
};

[[nodiscard]] Hearing hear(const Debate& debate, const Weights& weights,
                           argue::Semantics semantics);

/// The same under quadratic energy with the weight of one relation times a factor, at most 1.
[[nodiscard]] Hearing hear_scaled(const Debate& debate, const Weights& weights,
                                  std::size_t relation, double factor);

/// Bounds of what is heard.
[[nodiscard]] std::vector<Interval> heard_bounds(const Debate& debate);

/// What every argument weighs as it stands.
[[nodiscard]] Weights weights_of(const Debate& debate);

}  // namespace stackimpact
