// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "assess/assess.hpp"
#include "assess/pressure.hpp"
#include "match/match.hpp"

namespace stackimpact {

/// One pass over a scenario: what matched, what was heard, where it landed. Everything in an
/// assessment is read off one of these or is the difference of two.
struct Evaluation {
    Scenario scenario;
    std::vector<RuleAssessment> rules;
    Bindings bindings;
    std::shared_ptr<const RuleProgram> program;
    Debate debate;
    Hearing hearing;
    std::vector<bool> acts;
    std::vector<Landing> landings;
    std::vector<Pressure> pressures;
    std::vector<Shares> shares;
    /// No pressure, and no part of one, exceeds `pressure_limit`.
    bool within_limit = true;
};

[[nodiscard]] Evaluation evaluate_scenario(const AssessInput& input, const Network& network,
                                           const Scenario& scenario, const Overlay& overlay);

/// Reports a pressure, or a part of one, that exceeds `pressure_limit`.
[[nodiscard]] bool within_limit(const Evaluation& evaluation, const Place& place,
                                Diagnostics& diagnostics);

/// What a scenario comes to under a change, in short.
struct Outlook {
    std::vector<Shares> shares;
    std::vector<std::optional<Said>> said;
    std::vector<bool> derived;
};

/// Asks what a scenario came to after a change, without matching it anew; everything it is made of
/// outlives it.
class WhatIf {
public:
    /// `evaluation` is that of the scenario as it stands; `drop` what was taken away from it.
    WhatIf(const AssessInput& input, const Network& network, const Evaluation& evaluation,
           const std::vector<DropTarget>& drop);
    WhatIf(const WhatIf&) = delete;
    WhatIf& operator=(const WhatIf&) = delete;

    /// Without one fact or source.
    [[nodiscard]] std::vector<Shares> without(const DropTarget& drop) const;
    /// Without one argument.
    [[nodiscard]] std::vector<Shares> without(const ArgumentId& argument) const;
    /// With the weights of one argument's effects times a factor.
    [[nodiscard]] std::vector<Shares> scaled(const ArgumentId& argument, double factor) const;
    /// With the weight of one relation times a factor, at most 1.
    [[nodiscard]] std::vector<Shares> scaled(const ArgumentId& from, const ArgumentId& to,
                                             bool attack, double factor) const;
    /// Under another semantics.
    [[nodiscard]] std::vector<Shares> under(argue::Semantics semantics) const;
    /// With an overlay written into the scenario.
    [[nodiscard]] Outlook under(const Overlay& overlay) const;

private:
    [[nodiscard]] std::size_t index_of(const ArgumentId& argument) const;
    [[nodiscard]] std::vector<Shares> shares(const Weights& weights,
                                             argue::Semantics semantics) const;

    const AssessInput& input_;
    const Network& network_;
    const Evaluation& evaluation_;
    /// Of all candidates, so that no change needs another one.
    Debate debate_;
    Weigher weigher_;
    std::vector<double> scale_;
    std::vector<double> heard_;
    NetChanges changes_;
};

/// Amounts of each argument at each layer, direct ones and all; index argument * layers + layer.
struct NettedAmounts {
    std::vector<Micro> direct;
    std::vector<Micro> total;
};

[[nodiscard]] NettedAmounts netted_amounts(const Evaluation& evaluation, const Network& network);

/// What the market's own arguments come to, by layer; nothing where it argues nothing.
[[nodiscard]] std::vector<std::optional<Said>> said_of(const AssessInput& input,
                                                       const Network& network, const Debate& debate,
                                                       const Weights& weights);

/// The steps from there to the house view, by layer; nothing where nothing was said.
[[nodiscard]] std::vector<std::optional<Steps>> steps_of(
    const Network& network, const Evaluation& evaluation,
    const std::vector<std::optional<Said>>& said);

/// What prices did in a layer; nothing without a return of a company that is mainly in it.
[[nodiscard]] std::optional<Did> did_of(const AssessInput& input, const Scenario& scenario,
                                        const LayerId& layer);

/// Single changes that turn the sign of each layer's net: each argument and source away, the
/// weights of each argument's effects and of each relation halved, doubled.
[[nodiscard]] std::vector<std::vector<Fragility>> fragilities(const Evaluation& evaluation,
                                                              const WhatIf& what_if);

/// Confidence of every layer; the layers' other parts are already filled.
[[nodiscard]] std::vector<Confidence> confidences(const AssessInput& input, const Network& network,
                                                  const Evaluation& evaluation,
                                                  const WhatIf& what_if,
                                                  const std::vector<LayerAssessment>& layers);

/// The fact whose retraction moves the layers' nets most in sum; nothing if none moves any.
[[nodiscard]] std::optional<Hinge> find_hinge(const AssessInput& input,
                                              const Evaluation& evaluation, const WhatIf& what_if);

/// Each case by itself, with the changes on top; `written` asks about the scenario without any.
[[nodiscard]] std::vector<CaseAssessment> assess_cases(const AssessInput& input,
                                                       const Scenario& scenario,
                                                       const Overlay& changes,
                                                       const WhatIf& written);

/// Label of a layer's house view against what was said.
[[nodiscard]] Gap gap_said_of(const LayerAssessment& layer, const Scales& scales);
[[nodiscard]] Gap gap_did_of(const LayerAssessment& layer, bool confounded, const Scales& scales);

/// The parts of an assessment that are lists of words: facts, sources, questions, figures,
/// expectations, headline.
void describe(const AssessInput& input, const Evaluation& evaluation, Assessment& assessment);

/// The arguments with what was heard of them and by whom they are contested.
[[nodiscard]] std::vector<ArgumentAssessment> assess_arguments(const Evaluation& evaluation);

/// True for a layer that no effect reaches but over links: none of its own is heard, so a silent
/// argument counts as an absent one.
[[nodiscard]] bool is_derived(const Evaluation& evaluation, const Network& network,
                              std::size_t layer);

/// True for an argument that is there at the stated values (not only inside bounds).
[[nodiscard]] bool is_stated(const Argument& argument);

}  // namespace stackimpact
