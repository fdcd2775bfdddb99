// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <vector>

#include "cel/environment.hpp"
#include "cel/program.hpp"
#include "match/fact_weight.hpp"
#include "match/ground.hpp"
#include "model/scenario.hpp"
#include "model/stack.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// How far a fact carries what rests on it.
struct FactStanding {
    FactWeight weight;
    Ground ground;
};

/// What conditions read in one scenario.
struct Bindings {
    /// By slot, at the stated values; facts without weight are absent.
    std::vector<cel::Binding> stated;
    /// By slot, with bounds; facts that may have weight are there.
    std::vector<cel::Binding> bounded;
    std::map<FactName, FactStanding> standings;
};

/// Binds one fact, in the slots where it has weight; the slots must be empty.
void bind_fact(const Fact& fact, const Vocabulary& vocabulary, const FactWeight& weight,
               std::size_t slot, Bindings& bindings);

[[nodiscard]] Bindings bind(const cel::Environment& environment, const Stack& stack,
                            const Vocabulary& vocabulary, const Scales& scales,
                            const Scenario& scenario);

/// Replaces `{fact}` and `{stack.reference}` in a claim by their values for people; what has no
/// value stays as it is.
[[nodiscard]] std::string fill_claim(const std::string& claim, const Scenario& scenario,
                                     const Stack& stack, const Vocabulary& vocabulary);

}  // namespace stackimpact
