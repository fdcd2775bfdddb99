// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "assess/debate.hpp"
#include "assess/network.hpp"
#include "assess/pressure.hpp"
#include "model/assessment.hpp"

namespace stackimpact {

/// An argument that is made, and how.
struct MadeArgument {
    /// Its index in the debate.
    std::size_t argument = 0;
    /// Base score τ and evidence e, both in [0, 1].
    double base = 0.0;
    double evidence = 0.0;
};

/// Tells what some of a debate's arguments come to: what is heard of each under quadratic energy,
/// which effects act, and the pressure on every layer. One scorer serves one hearing after the
/// other and allocates nothing for them.
class Scorer {
public:
    /// Both outlive it.
    Scorer(const Debate& debate, const Network& network);

    /// Hears these arguments, ascending, and no others.
    void hear(std::span<const MadeArgument> made);

    /// Pressure of each layer.
    [[nodiscard]] const std::vector<Pressure>& pressures() const { return pressures_; }
    /// Strength σ of an argument, and what is heard of it: e · σ. 0 for all others.
    [[nodiscard]] double strength(std::size_t argument) const { return strength_[argument]; }
    [[nodiscard]] double heard(std::size_t argument) const { return heard_[argument]; }
    /// Which effects act: within (pair, direction, mechanism) only the one with the largest heard ×
    /// weight (ties: smaller index).
    [[nodiscard]] std::vector<bool> acting() const;
    /// False when a pressure or a part of one exceeds `pressure_limit`.
    [[nodiscard]] bool within_limit() const { return within_limit_; }

private:
    /// Where one unit of an effect lands.
    struct Target {
        std::uint32_t layer = 0;
        double share = 0.0;
    };
    /// What an argument adds to a layer.
    struct Part {
        std::uint32_t layer = 0;
        Micro amount;
    };
    /// The parts of an argument when so much of it is heard. What it is made of depends on nothing
    /// else when none of its effects competes with another argument's.
    struct Landed {
        double heard = 0.0;
        std::vector<Part> parts;
    };

    void add_targets(const PairEffect& effect, const Network& network);
    void forget();
    void hear_connected();
    void choose_acting();
    void land(std::size_t argument);
    void net(std::size_t argument, std::vector<Part>& parts);
    void check_limit();
    [[nodiscard]] bool acts(std::size_t effect) const;

    const Debate& debate_;
    /// First target of each effect, and the end of the last one's.
    std::vector<std::size_t> first_target_;
    std::vector<Target> targets_;
    /// By group: more than one effect is in it.
    std::vector<bool> contested_;
    /// By argument: some effect is in such a group.
    std::vector<bool> competes_;
    /// Position of each argument in an order in which relations lead forward.
    std::vector<std::size_t> rank_;
    bool may_exceed_ = false;

    std::vector<MadeArgument> made_;
    std::vector<double> base_;
    std::vector<double> evidence_;
    std::vector<double> strength_;
    std::vector<double> heard_;
    /// Those of them to which relations lead.
    std::vector<std::size_t> connected_;
    /// By group: the effect that acts, or `no_effect`.
    std::vector<std::size_t> strongest_;
    std::vector<std::size_t> touched_groups_;
    std::vector<Landed> landed_;
    std::vector<Part> parts_;
    /// Sums of one argument by layer, and the layers that have one.
    std::vector<Micro> row_;
    std::vector<bool> in_row_;
    std::vector<std::uint32_t> row_layers_;
    std::vector<Pressure> pressures_;
    bool within_limit_ = true;
};

}  // namespace stackimpact
