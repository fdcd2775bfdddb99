// SPDX-License-Identifier: MIT
#include <array>
#include <string_view>

#include "model/argument.hpp"
#include "model/argumentation.hpp"
#include "model/assessment.hpp"
#include "model/baseline.hpp"
#include "model/check.hpp"
#include "model/comparison.hpp"
#include "model/evidence.hpp"
#include "model/resolution.hpp"
#include "model/rule.hpp"
#include "model/scenario.hpp"
#include "model/stack.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

namespace {

/// The word at the enumerator's position; enumerators count from 0 in the order of the words.
template <class Enum, std::size_t N>
std::string_view word(Enum value, const std::array<std::string_view, N>& words) {
    return words.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view name(Reliability value) {
    return word(value, std::array<std::string_view, 7>{"A", "B", "C", "D", "E", "F", "ungraded"});
}

std::string_view name(Voice value) {
    return word(value,
                std::array<std::string_view, 5>{"market", "analyst", "vendor", "users", "rules"});
}

std::string_view name(FactStatus value) {
    return word(value,
                std::array<std::string_view, 4>{"confirmed", "claimed", "disputed", "retracted"});
}

std::string_view name(Direction value) {
    return word(value, std::array<std::string_view, 2>{"bull", "bear"});
}

std::string_view name(RelationKind value) {
    return word(value, std::array<std::string_view, 2>{"support", "attack"});
}

std::string_view name(FactType value) {
    return word(value, std::array<std::string_view, 5>{"bool", "int", "number", "enum", "text"});
}

std::string_view name(FlowToward value) {
    return word(value, std::array<std::string_view, 2>{"suppliers", "customers"});
}

std::string_view name(CommentaryDirection value) {
    return word(value, std::array<std::string_view, 4>{"bull", "bear", "none", "mixed"});
}

std::string_view name(RuleOutcome value) {
    return word(value, std::array<std::string_view, 5>{"fired", "not_fired", "undecided",
                                                       "not_applicable", "error"});
}

std::string_view name(Verdict value) {
    return word(value,
                std::array<std::string_view, 8>{"strong_bear", "bear", "lean_bear", "neutral",
                                                "lean_bull", "bull", "strong_bull", "contested"});
}

std::string_view name(ConfidenceLevel value) {
    return word(value, std::array<std::string_view, 3>{"low", "moderate", "high"});
}

std::string_view name(GapLabel value) {
    return word(value, std::array<std::string_view, 9>{"not_argued", "not_priced", "no_own_view",
                                                       "confounded", "contested", "underreaction",
                                                       "aligned", "opposed", "overreaction"});
}

std::string_view name(CheckLevel value) {
    return word(value, std::array<std::string_view, 2>{"error", "warning"});
}

std::string_view name(CheckOutcome value) {
    return word(value, std::array<std::string_view, 4>{"passed", "failed", "waived", "skipped"});
}

std::string_view name(ComparisonOutcome value) {
    return word(value, std::array<std::string_view, 3>{"identical", "equal", "different"});
}

std::string_view name(Cause value) {
    return word(
        value, std::array<std::string_view, cause_count>{"facts", "arguments", "rule_book", "stack",
                                                         "vocabulary", "scales", "program"});
}

std::string_view name(ChangeKind value) {
    return word(value, std::array<std::string_view, 3>{"added", "removed", "changed"});
}

std::string_view name(BaselineState value) {
    return word(value, std::array<std::string_view, 6>{"current", "stale", "orphaned", "conflict",
                                                       "invalid", "missing"});
}

std::string_view name(BaselineClass value) {
    return word(value,
                std::array<std::string_view, 7>{"identical", "equal", "within_range",
                                                "verdict_change", "changed", "new", "orphaned"});
}

std::string_view name(FalsifierVerdict value) {
    return word(value, std::array<std::string_view, 3>{"true", "false", "open"});
}

std::string_view name(OpenReason value) {
    return word(value, std::array<std::string_view, 3>{"not_due", "overdue", "sources_disagree"});
}

std::string_view name(ObservationUse value) {
    return word(value, std::array<std::string_view, 5>{"counts", "before_event", "late",
                                                       "not_yet_known", "other_unit"});
}

std::string_view name(ContributionMethod value) {
    return word(value, std::array<std::string_view, 4>{"removal", "intrinsic_removal", "gradient",
                                                       "shapley"});
}

}  // namespace stackimpact
