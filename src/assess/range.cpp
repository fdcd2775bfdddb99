// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "assess/pressure.hpp"

namespace stackimpact {

namespace {

/// Bounds of p and m of one layer.
struct PressureBounds {
    Interval bull{0, 0};
    Interval bear{0, 0};

    /// Adds something between `low` and `high`, either sign.
    void add(double low, double high) {
        bull.low += std::max(0.0, low);
        bull.high += std::max(0.0, high);
        bear.low += std::max(0.0, -high);
        bear.high += std::max(0.0, -low);
    }
};

/// The effects of each group.
using Groups = std::vector<std::vector<std::size_t>>;

/// How far an effect's own amount (weight × heard, unsigned) can go, and whether it can act or
/// must.
struct EffectBounds {
    Interval amount;
    bool may_act = true;
    bool must_act = true;
};

Groups group_effects(const Debate& debate) {
    Groups groups(debate.groups);
    for (std::size_t i = 0; i < debate.effects.size(); ++i) {
        groups[debate.effects[i].group].push_back(i);
    }
    return groups;
}

/// Within a group the largest amount acts; the earlier one on a tie (as `acting`).
std::vector<EffectBounds> effect_bounds(const Debate& debate, const Groups& groups) {
    const std::vector<Interval> heard = heard_bounds(debate);
    std::vector<EffectBounds> bounds(debate.effects.size());
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const PairEffect& effect = debate.effects[i];
        bounds[i].amount = {effect.weight * heard[effect.argument].low,
                            effect.weight * heard[effect.argument].high};
    }
    const auto always_beats = [&](std::size_t a, std::size_t b) {
        return a < b ? bounds[a].amount.low >= bounds[b].amount.high
                     : bounds[a].amount.low > bounds[b].amount.high;
    };
    for (const std::vector<std::size_t>& group : groups) {
        for (const std::size_t i : group) {
            for (const std::size_t j : group) {
                if (i == j) continue;
                bounds[i].may_act = bounds[i].may_act && !always_beats(j, i);
                bounds[i].must_act = bounds[i].must_act && always_beats(i, j);
            }
        }
    }
    return bounds;
}

/// What one unit of an effect does to a layer, over all channels; direct and over links.
double unit_at(const Network& network, const PairEffect& effect, std::size_t layer) {
    double unit = 0.0;
    for (std::size_t channel = 0; channel < network.channels(); ++channel) {
        unit += network.total(network.pair(channel, layer), effect.pair);
    }
    return effect.sign * unit;
}

/// The bounds at one layer. An argument whose effects reach the layer with both signs is netted, so
/// it is bounded by itself; all others are bounded group by group, which does not count two voices
/// of one mechanism twice.
class LayerRange {
public:
    LayerRange(const Debate& debate, const Network& network, const Groups& groups,
               const std::vector<EffectBounds>& bounds, std::size_t layer)
        : debate_(debate), groups_(groups), bounds_(bounds) {
        std::vector<bool> bull(debate.size(), false);
        std::vector<bool> bear(debate.size(), false);
        for (const PairEffect& effect : debate.effects) {
            units_.push_back(unit_at(network, effect, layer));
            if (units_.back() > 0) bull[effect.argument] = true;
            if (units_.back() < 0) bear[effect.argument] = true;
        }
        for (std::size_t i = 0; i < debate.size(); ++i) mixed_.push_back(bull[i] && bear[i]);
    }

    [[nodiscard]] PressureBounds pressure() const {
        PressureBounds total;
        add_mixed(total);
        for (const std::vector<std::size_t>& group : groups_) add_group(group, total);
        return total;
    }

private:
    [[nodiscard]] bool is_mixed(std::size_t effect) const {
        return mixed_[debate_.effects[effect].argument];
    }

    void add_mixed(PressureBounds& total) const {
        std::map<std::size_t, Interval> sums;
        for (std::size_t i = 0; i < units_.size(); ++i) {
            if (!is_mixed(i) || !bounds_[i].may_act) continue;
            const double least = bounds_[i].must_act ? bounds_[i].amount.low : 0.0;
            const double a = units_[i] * least;
            const double b = units_[i] * bounds_[i].amount.high;
            Interval& sum = sums[debate_.effects[i].argument];
            sum = {sum.low + std::min(a, b), sum.high + std::max(a, b)};
        }
        for (const auto& entry : sums) total.add(entry.second.low, entry.second.high);
    }

    void add_group(const std::vector<std::size_t>& group, PressureBounds& total) const {
        Interval amount{0, 0};
        bool mixed_may_win = false;
        for (const std::size_t i : group) {
            if (!bounds_[i].may_act) continue;
            if (is_mixed(i)) {
                mixed_may_win = true;
                continue;
            }
            amount.low = std::max(amount.low, bounds_[i].amount.low);
            amount.high = std::max(amount.high, bounds_[i].amount.high);
        }
        if (mixed_may_win) amount.low = 0.0;
        const double unit = units_[group.front()];
        total.add(std::min(unit * amount.low, unit * amount.high),
                  std::max(unit * amount.low, unit * amount.high));
    }

    const Debate& debate_;
    const Groups& groups_;
    const std::vector<EffectBounds>& bounds_;
    std::vector<double> units_;
    std::vector<bool> mixed_;
};

double net_of(double bull, double bear) {
    return (bull - bear) / (1.0 + bull + bear);
}

}  // namespace

std::vector<Interval> net_bounds(const Debate& debate, const Network& network) {
    const Groups groups = group_effects(debate);
    const std::vector<EffectBounds> bounds = effect_bounds(debate, groups);
    std::vector<Interval> result;
    for (std::size_t layer = 0; layer < network.layers(); ++layer) {
        const PressureBounds p = LayerRange(debate, network, groups, bounds, layer).pressure();
        result.push_back({net_of(p.bull.low, p.bear.high), net_of(p.bull.high, p.bear.low)});
    }
    return result;
}

}  // namespace stackimpact
