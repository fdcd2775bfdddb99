// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/rule.hpp"

namespace stackimpact {

/// A fact or reference as a condition read it.
struct ReadValue {
    /// "training_cost", "stack.frontier_training_cost".
    std::string name;
    /// The value for people; nothing: the test does not state the fact.
    std::optional<std::string> text;

    friend bool operator==(const ReadValue&, const ReadValue&) = default;
};

/// What became of a part of a condition.
struct ClauseResult {
    /// As written.
    std::string text;
    /// Nothing: undecided or an error.
    std::optional<bool> holds;
    /// What went wrong; empty: nothing.
    std::string error;

    friend bool operator==(const ClauseResult&, const ClauseResult&) = default;
};

/// What became of one condition, strength or `each` in a rule test.
struct ConditionResult {
    /// As written.
    std::string text;
    /// Nothing: undecided or an error. A strength holds when it is a number from 0 to 1, an `each`
    /// when it chooses a layer.
    std::optional<bool> holds;
    /// Of a strength: its number.
    std::optional<double> value;
    /// Facts that are missing, in order of name.
    std::vector<FactName> needs;
    /// What went wrong; empty: nothing.
    std::string error;
    /// In order of name.
    std::vector<ReadValue> reads;
    /// What `&&`, `||`, `!` and `? :` join, in the order of the text; empty when it is one clause,
    /// and for strengths.
    std::vector<ClauseResult> clauses;

    friend bool operator==(const ConditionResult&, const ConditionResult&) = default;
};

/// One test of a rule with what was found.
struct RuleTestResult {
    ArgumentId rule;
    /// Its position among the tests of the rule, from 1.
    std::size_t number = 0;
    RuleTest test;
    bool passed = false;
    RuleOutcome outcome = RuleOutcome::fired;
    /// Facts that the outcome named as missing, in order.
    std::vector<FactName> needs;
    /// The entries of `when`, in order.
    std::vector<ConditionResult> conditions;
    ConditionResult strength;
    std::optional<ConditionResult> each;
};

/// How well the tests of one rule cover what can become of it.
struct RuleCoverage {
    ArgumentId rule;
    std::string family;
    Location location;
    std::size_t passed = 0;
    std::size_t failed = 0;
    /// Of fired, not_fired and undecided those that the rule can end in and no test expects.
    std::vector<RuleOutcome> lacks;

    [[nodiscard]] std::size_t tests() const { return passed + failed; }
};

struct RuleTestReport {
    /// In order of rule, then of the tests in the file.
    std::vector<RuleTestResult> tests;
    /// The rules that were asked for, in order of id.
    std::vector<RuleCoverage> rules;

    [[nodiscard]] std::size_t passed() const;
    [[nodiscard]] std::size_t failed() const;
};

}  // namespace stackimpact
