// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/rule.hpp"
#include "model/stack.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// A relation of a rule as seen from that rule, whichever of the two wrote it down.
struct RuleRelation {
    RelationKind kind = RelationKind::support;
    /// True: the other one acts on this rule.
    bool incoming = false;
    /// What this rule names, or the other rule that names this one.
    std::variant<ArgumentId, MechanismId> other;
    /// Rules of the book that carry the mechanism `other`, in order; for a rule it is empty.
    std::vector<ArgumentId> carriers;
    /// The mechanism by which another rule means this one; nothing: by its id.
    std::optional<MechanismId> named_by;
    /// The rule in which it stands.
    ArgumentId written_in;
    /// In (0, 1].
    double weight = 1.0;
    std::string note;

    friend bool operator==(const RuleRelation&, const RuleRelation&) = default;
};

/// A rule with what the rest of the knowledge says about it.
struct RuleCard {
    Rule rule;
    /// Facts that its conditions and strength read, in order of name.
    std::vector<FactDeclaration> facts;
    /// References of the stack that they read, in order of name.
    std::vector<Reference> references;
    /// What it does to others, then what others do to it; of each support first, then by id.
    std::vector<RuleRelation> relations;
    /// Other rules with its mechanism, in order of id.
    std::vector<ArgumentId> same_mechanism;
    /// Layers that `each` chooses in the stack as it is now, in order; empty without `each`.
    std::vector<LayerId> chosen;
};

}  // namespace stackimpact
