// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/id.hpp"
#include "model/rule.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// How often something ended in which way.
struct OutcomeCounts {
    std::size_t fired = 0;
    std::size_t not_fired = 0;
    std::size_t undecided = 0;
    std::size_t not_applicable = 0;
    std::size_t error = 0;

    void add(RuleOutcome outcome);
    void add(const OutcomeCounts& other);
    /// All but not applicable.
    [[nodiscard]] std::size_t applied() const;
    friend bool operator==(const OutcomeCounts&, const OutcomeCounts&) = default;
};

/// What became of one rule in scenarios and in its own tests. A rule with `each` counts once,
/// however many layers it chooses.
struct RuleUse {
    ArgumentId rule;
    std::string family;
    OutcomeCounts in_scenarios;
    OutcomeCounts in_tests;
    /// Ids of the scenarios in which it fired, in their order.
    std::vector<std::string> fired_in;
    /// False for a rule without conditions, which fires whenever it applies.
    bool can_be_silent = true;
    Location location;

    /// No scenario is of its kind.
    [[nodiscard]] bool never_applied() const;
    /// It applied to scenarios and fired in none.
    [[nodiscard]] bool never_fired() const;
    /// It fired in every scenario that it applied to, and there are some.
    [[nodiscard]] bool never_silent() const;
    /// It fires neither in a scenario nor in a test.
    [[nodiscard]] bool fires_nowhere() const;
    /// It is not fired neither in a scenario nor in a test, and could be.
    [[nodiscard]] bool silent_nowhere() const;
};

/// Who states a fact, who reads it, and who lacks it.
struct FactUse {
    FactName fact;
    /// No rule is meant to read it.
    bool descriptive = false;
    /// Rules of the whole book whose conditions or strength read it, in order of id.
    std::vector<ArgumentId> read_by;
    /// Ids of the scenarios that state it, in their order.
    std::vector<std::string> stated_in;
    /// Rules that its absence left undecided in a scenario, in order of id.
    std::vector<ArgumentId> undecided;
    /// How often: pairs of such a rule and a scenario.
    std::size_t missed = 0;
    /// Of these the pairs in which it alone was missing.
    std::size_t missed_alone = 0;
    std::string question;

    [[nodiscard]] bool unread() const { return read_by.empty() && !descriptive; }
    [[nodiscard]] bool unstated() const { return stated_in.empty(); }
    [[nodiscard]] bool read_though_descriptive() const { return !read_by.empty() && descriptive; }
};

/// A scenario that was looked at.
struct CoveredScenario {
    std::string path;
    std::string id;
    std::optional<KindId> kind;
};

/// Whether the rules say something about a set of scenarios, and whether these give them what they
/// ask for.
struct BookCoverage {
    std::vector<CoveredScenario> scenarios;
    /// Paths of those that could not be read.
    std::vector<std::string> failed;
    /// The rules that were asked for, in order of id.
    std::vector<RuleUse> rules;
    /// In order of name.
    std::vector<FactUse> facts;
    /// Kinds of event that no scenario is of, in order.
    std::vector<KindId> kinds_without_scenario;

    /// Facts whose absence leaves rules undecided, what it does most often first.
    [[nodiscard]] std::vector<FactUse> ask_first() const;
};

}  // namespace stackimpact
