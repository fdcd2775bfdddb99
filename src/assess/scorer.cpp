// SPDX-License-Identifier: MIT
#include "assess/scorer.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "argue/semantics.hpp"

namespace stackimpact {

namespace {

constexpr std::size_t no_effect = std::numeric_limits<std::size_t>::max();
/// No argument is heard so: nothing has landed yet.
constexpr double never_heard = -1.0;

}  // namespace

Scorer::Scorer(const Debate& debate, const Network& network)
    : debate_(debate),
      contested_(debate.groups, false),
      competes_(debate.size(), false),
      rank_(debate.size(), 0),
      base_(debate.size(), 0.0),
      evidence_(debate.size(), 0.0),
      strength_(debate.size(), 0.0),
      heard_(debate.size(), 0.0),
      strongest_(debate.groups, no_effect),
      landed_(debate.size(), Landed{never_heard, {}}),
      row_(network.layers()),
      in_row_(network.layers(), false),
      pressures_(network.layers()) {
    std::vector<std::size_t> members(debate.groups, 0);
    for (const PairEffect& effect : debate.effects) {
        ++members[effect.group];
        add_targets(effect, network);
    }
    first_target_.push_back(targets_.size());
    for (std::size_t i = 0; i < members.size(); ++i) contested_[i] = members[i] > 1;
    for (const PairEffect& effect : debate.effects) {
        if (contested_[effect.group]) competes_[effect.argument] = true;
    }
    std::size_t rank = 0;
    for (const std::size_t argument : debate.structure.order()) rank_[argument] = rank++;
    std::vector<double> most(network.layers(), 0.0);
    for (std::size_t i = 0; i < debate.effects.size(); ++i) {
        for (std::size_t t = first_target_[i]; t < first_target_[i + 1]; ++t) {
            most[targets_[t].layer] += std::fabs(targets_[t].share) * debate.effects[i].weight;
        }
    }
    // Roundings can add half a millionth for each part, far less than what is left here.
    may_exceed_ = std::any_of(most.begin(), most.end(), [](double pressure) {
        return pressure * 2.0 > static_cast<double>(pressure_limit.value) / micros_per_one;
    });
}

void Scorer::add_targets(const PairEffect& effect, const Network& network) {
    first_target_.push_back(targets_.size());
    targets_.push_back({static_cast<std::uint32_t>(network.layer_of(effect.pair)), 1.0});
    for (const Network::Reached& reached : network.over_links(effect.pair)) {
        targets_.push_back(
            {static_cast<std::uint32_t>(network.layer_of(reached.pair)), reached.share});
    }
}

void Scorer::forget() {
    for (const MadeArgument& made : made_) {
        base_[made.argument] = 0.0;
        evidence_[made.argument] = 0.0;
        strength_[made.argument] = 0.0;
        heard_[made.argument] = 0.0;
    }
    for (const std::size_t group : touched_groups_) strongest_[group] = no_effect;
    touched_groups_.clear();
    connected_.clear();
    std::fill(pressures_.begin(), pressures_.end(), Pressure{});
    within_limit_ = true;
}

void Scorer::hear(std::span<const MadeArgument> made) {
    forget();
    made_.assign(made.begin(), made.end());
    for (const MadeArgument& one : made) {
        const std::size_t i = one.argument;
        base_[i] = one.base;
        evidence_[i] = one.evidence;
        if (debate_.structure.incoming(i).empty()) {
            strength_[i] = argue::influence(argue::Semantics::qe, one.base, 0.0);
            heard_[i] = one.evidence * strength_[i];
        } else {
            connected_.push_back(i);
        }
    }
    hear_connected();
    choose_acting();
    for (const MadeArgument& one : made) land(one.argument);
    if (may_exceed_) check_limit();
}

void Scorer::hear_connected() {
    std::sort(connected_.begin(), connected_.end(),
              [&](std::size_t a, std::size_t b) { return rank_[a] < rank_[b]; });
    for (const std::size_t i : connected_) {
        double energy = 0.0;
        for (const std::size_t edge : debate_.structure.incoming(i)) {
            const DebateRelation& relation = debate_.relations[edge];
            const double amount =
                relation.weight * evidence_[relation.from] * strength_[relation.from];
            energy = relation.attack ? energy - amount : energy + amount;
        }
        strength_[i] = argue::influence(argue::Semantics::qe, base_[i], energy);
        heard_[i] = evidence_[i] * strength_[i];
    }
}

void Scorer::choose_acting() {
    const auto amount = [&](std::size_t effect) {
        return heard_[debate_.effects[effect].argument] * debate_.effects[effect].weight;
    };
    for (const MadeArgument& made : made_) {
        if (!competes_[made.argument]) continue;
        const std::size_t end = debate_.first_effect[made.argument + 1];
        for (std::size_t i = debate_.first_effect[made.argument]; i < end; ++i) {
            const std::size_t group = debate_.effects[i].group;
            if (!contested_[group]) continue;
            std::size_t& best = strongest_[group];
            if (best == no_effect) touched_groups_.push_back(group);
            if (best == no_effect || amount(i) > amount(best)) best = i;
        }
    }
}

bool Scorer::acts(std::size_t effect) const {
    const std::size_t group = debate_.effects[effect].group;
    return !contested_[group] || strongest_[group] == effect;
}

void Scorer::land(std::size_t argument) {
    const double heard = heard_[argument];
    if (heard == 0.0) return;
    std::vector<Part>& parts = competes_[argument] ? parts_ : landed_[argument].parts;
    if (competes_[argument] || landed_[argument].heard != heard) {
        net(argument, parts);
        landed_[argument].heard = heard;
    }
    for (const Part& part : parts) {
        Pressure& pressure = pressures_[part.layer];
        if (part.amount.value > 0) {
            pressure.bull += part.amount;
        } else {
            pressure.bear += -part.amount;
        }
    }
}

void Scorer::net(std::size_t argument, std::vector<Part>& parts) {
    row_layers_.clear();
    const std::size_t end = debate_.first_effect[argument + 1];
    for (std::size_t i = debate_.first_effect[argument]; i < end; ++i) {
        if (!acts(i)) continue;
        const double amount = amount_of(debate_.effects[i], heard_);
        for (std::size_t t = first_target_[i]; t < first_target_[i + 1]; ++t) {
            const Target& target = targets_[t];
            row_[target.layer] += landed(target.share * amount);
            if (in_row_[target.layer]) continue;
            in_row_[target.layer] = true;
            row_layers_.push_back(target.layer);
        }
    }
    parts.clear();
    for (const std::uint32_t layer : row_layers_) {
        if (row_[layer].value != 0) parts.push_back({layer, row_[layer]});
        row_[layer] = {};
        in_row_[layer] = false;
    }
}

/// Single landings too: two that cancel are no less wrong.
void Scorer::check_limit() {
    const auto is_large = [](Micro amount) {
        return std::llabs(amount.value) > pressure_limit.value;
    };
    for (const Pressure& pressure : pressures_) {
        if (is_large(pressure.bull) || is_large(pressure.bear)) within_limit_ = false;
    }
    for (const MadeArgument& made : made_) {
        const std::size_t end = debate_.first_effect[made.argument + 1];
        for (std::size_t i = debate_.first_effect[made.argument]; i < end; ++i) {
            if (!acts(i)) continue;
            const double amount = amount_of(debate_.effects[i], heard_);
            for (std::size_t t = first_target_[i]; t < first_target_[i + 1]; ++t) {
                if (is_large(landed(targets_[t].share * amount))) within_limit_ = false;
            }
        }
    }
}

std::vector<bool> Scorer::acting() const {
    std::vector<bool> result(debate_.effects.size(), false);
    for (const MadeArgument& made : made_) {
        const std::size_t end = debate_.first_effect[made.argument + 1];
        for (std::size_t i = debate_.first_effect[made.argument]; i < end; ++i) result[i] = acts(i);
    }
    return result;
}

}  // namespace stackimpact
