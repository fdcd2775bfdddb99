// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "match/bindings.hpp"
#include "model/rule.hpp"
#include "model/scales.hpp"

namespace stackimpact {

/// Outcome of a rule's conditions and strength together.
struct Decision {
    RuleOutcome outcome = RuleOutcome::fired;
    double strength = 0.0;
    double evidence = 1.0;
    std::set<std::size_t> missing;
    std::string reason;
};

/// False of any condition wins, then missing, then error (as `&&`); the strength is strict.
/// `stated` by slot.
[[nodiscard]] Decision decide(const Rule& rule, std::span<const cel::Binding> stated);

/// Why an outcome is no strength; empty for a number from 0 to 1 and when facts are missing.
[[nodiscard]] std::string strength_error(const cel::Outcome& outcome);

/// Slots that the conditions and the strength of a rule read.
[[nodiscard]] std::set<std::size_t> slots_read(const Rule& rule);

/// Those of the slots that are facts, in order of name.
[[nodiscard]] std::vector<FactName> facts_of(const std::set<std::size_t>& slots,
                                             const cel::Environment& environment);

/// Bounds of base score and evidence of a rule that fires somewhere inside the facts' bounds.
struct RuleBounds {
    Interval base;
    Interval evidence;
    bool may_fire = true;
};

[[nodiscard]] RuleBounds bound_rule(const Rule& rule, std::span<const cel::Binding> bounded);

/// True for a rule of the scenario's kind; without a kind every rule speaks about it.
[[nodiscard]] bool applies(const Rule& rule, const Scenario& scenario);

/// Evidence of a scenario's argument: the least of hedge, cap and, of the facts it rests on, their
/// weights and grounds.
struct ArgumentEvidence {
    double point = 1.0;
    Interval range{1.0, 1.0};
    /// 1 unless something that it rests on is retracted or absent.
    double face = 1.0;
};

/// Null for a fact that is not there.
using FindStanding = std::function<const FactStanding*(const FactName&)>;

[[nodiscard]] ArgumentEvidence argument_evidence(const ScenarioArgument& written,
                                                 const Scales& scales,
                                                 const FindStanding& standing);

/// True when one of the targets names the argument, the rule it comes from, or its mechanism.
[[nodiscard]] bool is_dropped(const ArgumentId& id, const ArgumentId& rule,
                              const std::optional<MechanismId>& mechanism,
                              const std::vector<DropTarget>& drop);

}  // namespace stackimpact
