// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "load/decode.hpp"
#include "model/argument.hpp"
#include "model/rule.hpp"
#include "model/scenario.hpp"

namespace stackimpact {

/// An argument or rule as its relations are checked. What it points at outlives it.
struct Debater {
    ArgumentId id;
    std::optional<MechanismId> mechanism;
    std::span<const Effect> effects;
    std::span<const Relation> relations;
    /// Places of the relations' targets; none for a rule of a book that was loaded before.
    std::span<const Place> relation_places;
    /// Place of the id; without text for a rule of a book that was loaded before.
    Place place;
    /// Where that rule was written.
    Location location;
    /// A rule that makes one argument a layer.
    bool each = false;
};

[[nodiscard]] Debater debater_of(const Rule& rule);
[[nodiscard]] Debater debater_of(const ScenarioArgument& argument);

/// What relations may name; sorted, without repeats.
struct Targets {
    /// Rules, their instances (`rule@layer`) and arguments.
    Names arguments;
    Names mechanisms;
    /// A book's rules may speak of mechanisms that only scenarios carry: those are warnings unless
    /// they look like a slip.
    bool open_mechanisms = false;

    void add(const Rule& rule, const Names& layers);
    void add(const ScenarioArgument& argument);
    /// Sorts and takes repeats away.
    void finish();
};

/// What a scenario's relations may name.
[[nodiscard]] Targets targets_of(const Scenario& scenario, const RuleBook& rules,
                                 const Names& layers);

/// Reports the targets of one debater's relations that are not there.
void check_targets(const Debater& debater, const Targets& targets, Diagnostics& diagnostics);

/// Reports what cannot be weighed: one that supports and attacks the same, an effect that a
/// supporter has too, circles. Relations whose targets are not among `debaters` are passed over.
void check_debate(std::span<const Debater> debaters, Diagnostics& diagnostics);

}  // namespace stackimpact
