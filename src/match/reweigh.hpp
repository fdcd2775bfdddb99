// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "match/bindings.hpp"

namespace stackimpact {

/// Base score and evidence of arguments, by their index.
struct Weights {
    std::vector<double> base;
    std::vector<double> evidence;

    friend bool operator==(const Weights&, const Weights&) = default;
};

/// Tells what the arguments of a match weigh without one fact or one source, much quicker than
/// matching anew.
class Reweigher {
public:
    /// `scenario` and `arguments` are what was matched and what came of it; all arguments of the
    /// call outlive the object.
    Reweigher(const RuleBook& book, const Stack& stack, const Vocabulary& vocabulary,
              const Scales& scales, const Scenario& scenario,
              const std::vector<Argument>& arguments);

    /// The same as a match of the scenario with `drop` (of kind fact or source) applied. Nothing if
    /// a rule fires then that is not among the arguments.
    [[nodiscard]] std::optional<Weights> without(const DropTarget& drop) const;

private:
    /// The facts that are dropped or cite what is, and what is bound then.
    struct Change {
        std::vector<FactName> facts;
        std::vector<std::size_t> slots;
        Bindings bindings;
    };

    [[nodiscard]] Change change_by(const DropTarget& drop) const;
    void add_fact(const Fact& fact, const FactWeight& weight, Change& change) const;
    /// False if the rule fires and none of the arguments is its own.
    [[nodiscard]] bool weigh_rule(const Rule& rule, const Change& change, Weights& weights) const;
    void weigh_argument(std::size_t argument, const Change& change, const DropTarget& drop,
                        Weights& weights) const;

    const RuleBook& book_;
    const Vocabulary& vocabulary_;
    const Scales& scales_;
    const Scenario& scenario_;
    const std::vector<Argument>& arguments_;
    Bindings bindings_;
    /// Indices of the arguments that each rule made.
    std::map<ArgumentId, std::vector<std::size_t>> by_rule_;
};

}  // namespace stackimpact
