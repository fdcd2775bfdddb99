// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cel/environment.hpp"
#include "cel/program.hpp"
#include "model/argument.hpp"
#include "model/date.hpp"
#include "model/id.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// A condition or strength as written and as checked.
struct Condition {
    std::string text;
    cel::Program program;
    Location location;
};

enum class RuleOutcome { fired, not_fired, undecided, not_applicable, error };

struct RuleTest {
    std::map<FactName, FactValue> facts;
    RuleOutcome expect = RuleOutcome::fired;
    /// Facts that an undecided outcome must name; empty: not checked.
    std::vector<FactName> needs;
    std::optional<Date> date;
    Location location;
};

struct Rule {
    ArgumentId id;
    /// Kinds of event it speaks about; empty: all.
    std::vector<KindId> kinds;
    std::optional<MechanismId> mechanism;
    /// One sentence; `{fact}` and `{stack.reference}` are replaced by their values in a report.
    std::string claim;
    /// The economics of it in one or two sentences.
    std::string why;
    /// All must hold. Empty: always.
    std::vector<Condition> when;
    /// Base score in [0, 1].
    Condition strength;
    /// Predicate over the stack's layers (`layer.id`, `layer.order`, `layer.leader_share`,
    /// `layer.players`): one instance a layer.
    std::optional<Condition> each;
    std::vector<Effect> effects;
    std::vector<Relation> relations;
    /// "days", "quarters", "years" or empty.
    std::string horizon;
    /// Urls or texts of where the mechanism was argued; empty with basis "judgement".
    std::vector<Source> sources;
    bool judgement = false;
    Date written;
    std::string family;
    std::vector<RuleTest> tests;
    Location location;
};

struct RuleBook {
    /// In order of id.
    std::map<ArgumentId, Rule> rules;
    /// What programs were compiled against: facts, then `stack.` references, then `layer.` fields.
    cel::Environment environment;
    std::string sha256;
};

[[nodiscard]] std::string_view name(RuleOutcome value);

}  // namespace stackimpact
