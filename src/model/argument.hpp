// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/evidence.hpp"
#include "model/id.hpp"
#include "source/text.hpp"

namespace stackimpact {

enum class Direction { bull, bear };

/// Stands in the effects of a rule with `each` for the layer of the instance.
inline constexpr std::string_view each_layer = "$each";

/// How an argument bears on a layer's profit through a channel.
struct Effect {
    /// A layer of the stack; in a rule with `each` also `each_layer`, until match.
    LayerId layer;
    ChannelId channel;
    Direction direction = Direction::bull;
    /// In (0, 1].
    double weight = 0.0;

    friend bool operator==(const Effect&, const Effect&) = default;
};

enum class RelationKind { support, attack };

/// A relation of one argument to another, or to all arguments of a mechanism.
struct Relation {
    RelationKind kind = RelationKind::support;
    /// False: from the argument that carries it to the target. True: from the target to it
    /// (`supported_by`, `attacked_by`).
    bool incoming = false;
    std::variant<ArgumentId, MechanismId> target;
    /// In (0, 1].
    double weight = 1.0;
    std::string note;

    friend bool operator==(const Relation&, const Relation&) = default;
};

/// What scenario arguments and fired rules have in common once they are nodes of the argument
/// graph. Made by `match`, valid against the stack.
struct Argument {
    ArgumentId id;
    /// The rule it comes from; empty for an argument of the scenario.
    ArgumentId rule;
    std::string claim;
    Voice by = Voice::rules;
    std::optional<MechanismId> mechanism;
    /// Base score τ in [0, 1], with its bounds over the facts' low and high.
    double base = 0.0;
    Interval base_range;
    /// Evidence e in [0, 1], with its bounds over unknown grades. 0 with evidence_range.high > 0: a
    /// rule that did not fire at the stated values but can inside their bounds; it acts in ranges
    /// only.
    double evidence = 0.0;
    Interval evidence_range;
    /// Evidence at face value: 1 unless something it rests on is retracted or absent (0).
    double face_evidence = 1.0;
    /// Facts whose evidence it depends on, in order.
    std::vector<FactName> facts;
    /// Own sources (not those of its facts).
    std::vector<Citation> sources;
    std::vector<Effect> effects;
    /// Direct relations with their targets resolved to ids of active arguments elsewhere; here as
    /// written.
    std::vector<Relation> relations;
    std::string hedge;
    std::string note;
    /// days, quarters or years; empty when not said.
    std::string horizon;
    /// True when weights rest on judgement, not on a source.
    bool judgement = false;
    Location location;
};

[[nodiscard]] std::string_view name(Direction value);
[[nodiscard]] std::string_view name(RelationKind value);

}  // namespace stackimpact
