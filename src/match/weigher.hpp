// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "match/match.hpp"

namespace stackimpact {

/// Base score and evidence of arguments, by their index.
struct Weights {
    std::vector<double> base;
    std::vector<double> evidence;
    /// Evidence at face value.
    std::vector<double> face;

    friend bool operator==(const Weights&, const Weights&) = default;
};

/// Everything that can be argued in a scenario, whatever becomes of its facts: the arguments of
/// every rule that applies and the scenario's own, in order of id, without words and weights.
/// `drop` as for `match`.
[[nodiscard]] std::vector<Argument> candidates(const RuleBook& book, const Stack& stack,
                                               const Scenario& scenario,
                                               const std::vector<DropTarget>& drop);

/// Tells what the candidates of a scenario weigh under a change, much quicker than matching anew:
/// only what looks at a changed fact is decided again.
class Weigher {
public:
    /// `matched` is the match of `scenario` and `program` decided it; everything outlives the
    /// object.
    Weigher(const RuleBook& book, const Vocabulary& vocabulary, const Scales& scales,
            const Scenario& scenario, const Bindings& bindings, const RuleProgram& program,
            const std::vector<Argument>& matched, const std::vector<Argument>& candidates);

    /// As the scenario stands.
    [[nodiscard]] const Weights& stated() const { return stated_; }
    /// As a match of the scenario with the overlay written into it weighs them; what it lacks
    /// weighs nothing.
    [[nodiscard]] Weights under(const Overlay& overlay) const;

private:
    /// The facts that change, and what is bound then.
    struct Change {
        std::map<FactName, FactStanding> standings;
        std::vector<std::size_t> slots;
        std::vector<cel::Binding> bound;
    };
    /// A rule and the candidates that are its own.
    struct RuleCandidates {
        /// Index in the program.
        std::size_t rule = 0;
        std::vector<std::size_t> candidates;
    };

    [[nodiscard]] Change change_by(const Overlay& overlay) const;
    /// Decides rules about one scenario after the other.
    struct Engine {
        cel::Columns columns;
        RuleRun run;
    };

    void weigh_rules(const Change& change, Weights& weights) const;
    void weigh_argument(std::size_t candidate, const Change& change, const Overlay& overlay,
                        Weights& weights) const;

    const RuleBook& book_;
    const Vocabulary& vocabulary_;
    const Scales& scales_;
    const Scenario& scenario_;
    const Bindings& bindings_;
    const RuleProgram& program_;
    std::unique_ptr<Engine> engine_;
    const std::vector<Argument>& candidates_;
    std::vector<RuleCandidates> rules_;
    /// What the scenario wrote of each candidate; null for those of rules.
    std::vector<const ScenarioArgument*> written_;
    Weights stated_;
};

}  // namespace stackimpact
