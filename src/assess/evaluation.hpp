// SPDX-License-Identifier: MIT
#pragma once

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
    Debate debate;
    Hearing hearing;
    std::vector<bool> acts;
    std::vector<Landing> landings;
    std::vector<Pressure> pressures;
    std::vector<Shares> shares;
};

[[nodiscard]] Evaluation evaluate_scenario(const AssessInput& input, const Network& network,
                                           const Scenario& scenario, const Overlay& overlay);

/// Asks what the layers' shares were after one change; everything it is made of outlives it.
class WhatIf {
public:
    WhatIf(const AssessInput& input, const Network& network, const Scenario& scenario,
           const Overlay& overlay, const Evaluation& evaluation);

    /// Without one fact or source.
    [[nodiscard]] std::vector<Shares> without(const DropTarget& drop) const;
    /// Without one argument, by its index.
    [[nodiscard]] std::vector<Shares> without(std::size_t argument) const;
    /// With the weights of one argument's effects times a factor.
    [[nodiscard]] std::vector<Shares> scaled(std::size_t argument, double factor) const;
    /// Under another semantics.
    [[nodiscard]] std::vector<Shares> under(argue::Semantics semantics) const;

private:
    [[nodiscard]] std::vector<Shares> heard_as(const Weights& weights,
                                               argue::Semantics semantics) const;

    const AssessInput& input_;
    const Network& network_;
    const Scenario& scenario_;
    const Overlay& overlay_;
    const Evaluation& evaluation_;
    Weights weights_;
    std::vector<double> scale_;
    NetChanges changes_;
    Reweigher reweigher_;
};

/// Amounts of each argument at each layer, direct ones and all; index argument * layers + layer.
struct NettedAmounts {
    std::vector<Micro> direct;
    std::vector<Micro> total;
};

[[nodiscard]] NettedAmounts netted_amounts(const Evaluation& evaluation, const Network& network);

/// What the market's own arguments come to, by layer; nothing where it argues nothing.
[[nodiscard]] std::vector<std::optional<Said>> said_of(const AssessInput& input,
                                                       const Network& network,
                                                       const Evaluation& evaluation);

/// The steps from there to the house view, by layer; nothing where nothing was said.
[[nodiscard]] std::vector<std::optional<Steps>> steps_of(
    const Network& network, const Evaluation& evaluation,
    const std::vector<std::optional<Said>>& said);

/// What prices did in a layer; nothing if no company listed is mainly in it.
[[nodiscard]] std::optional<Did> did_of(const AssessInput& input, const Scenario& scenario,
                                        const LayerId& layer);

/// Single changes that turn the sign of each layer's net: each argument and source away, each
/// argument's weights halved, doubled.
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

/// Each case by itself, with the changes on top.
[[nodiscard]] std::vector<CaseAssessment> assess_cases(const AssessInput& input,
                                                       const Network& network,
                                                       const Scenario& scenario,
                                                       const Overlay& overlay);

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
