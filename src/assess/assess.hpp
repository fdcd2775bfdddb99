// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "model/assessment.hpp"
#include "model/rule.hpp"
#include "model/scales.hpp"
#include "model/scenario.hpp"
#include "model/stack.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// The knowledge a scenario is assessed with; all of it outlives the call.
struct AssessInput {
    const Scales& scales;
    const Vocabulary& vocabulary;
    const Stack& stack;
    const RuleBook& rules;
};

/// Refuses a stack whose flows amplify without limit (spectral radius of the flow matrix >= 1 −
/// 1e-9), naming the loop, its gain and the largest damping that works; warns of one whose sums are
/// finite only because flows cancel each other. `text` is what the stack was loaded from.
[[nodiscard]] bool check_stack(const Stack& stack, const TextPtr& text, Diagnostics& diagnostics);

/// The complete result for one scenario with what is asked written over it. Returns nothing, with
/// a diagnostic, only when a pressure exceeds 1e6.
[[nodiscard]] std::optional<Assessment> assess(const AssessInput& input, const Scenario& scenario,
                                               const Asked& asked, Diagnostics& diagnostics);

/// Pressure and shares of one layer.
struct LayerScore {
    LayerId id;
    Pressure pressure;
    Shares shares;
};

/// The house view alone, the same numbers as in the assessment of the scenario with the overlay
/// written over it.
[[nodiscard]] std::vector<LayerScore> score(const AssessInput& input, const Scenario& scenario,
                                            const Overlay& overlay = {});

/// What is said of a pressure beyond 1e6.
[[nodiscard]] Diagnostic excessive_pressure(const Place& place);

/// Word for a net, given both shares (SCORING, "Pressure, shares, net").
[[nodiscard]] Verdict verdict_of(const Shares& shares, const Scales& scales);
/// Shares of a pressure pair; bull − bear = net and bull + bear + open = 1 hold exactly.
[[nodiscard]] Shares shares_of(const Pressure& pressure);
/// priced = sign(z)·u/(half + u), u = max(0, |z| − dead).
[[nodiscard]] double priced_of(double z, const Scales& scales);
/// The label for a house net against a market net, first rule that applies (SCORING, "The market").
[[nodiscard]] GapLabel gap_label(Micro house, Verdict house_verdict, Micro market, bool for_did,
                                 const Scales& scales);

}  // namespace stackimpact
