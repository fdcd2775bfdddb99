// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "argue/semantics.hpp"
#include "assess/assess.hpp"
#include "model/micro.hpp"

namespace stackimpact {

/// One layer as the house sees it and as ways see it that leave something out.
struct LayerForecast {
    LayerId layer;
    Micro house;
    /// Without what comes over links.
    Micro direct;
    /// Every claim at face value: evidence 1 unless retracted.
    Micro without_evidence;
    /// The house under every semantics, in the order of argue::all_semantics.
    std::vector<Micro> semantics;
    /// The house in each channel, in the stack's order; nothing: no pressure in it.
    std::vector<std::optional<Micro>> channels;
    /// What prices did; nothing if no company with a return is mainly in the layer.
    std::optional<Did> did;
};

struct ScenarioForecast {
    /// In the stack's order.
    std::vector<LayerForecast> layers;
    /// Date of the youngest rule that fired, if it is younger than the event.
    std::optional<Date> hindsight;
};

/// What is said of a scenario with an overlay written into it. The house's nets are those of the
/// assessment. Returns nothing, with a diagnostic, only when a pressure exceeds 1e6.
[[nodiscard]] std::optional<ScenarioForecast> forecast(const AssessInput& input,
                                                       const Scenario& scenario,
                                                       const Overlay& overlay,
                                                       Diagnostics& diagnostics);

/// Date of the youngest rule that fired, if it is younger than the event.
[[nodiscard]] std::optional<Date> youngest_rule(const RuleBook& book,
                                                const std::vector<RuleAssessment>& rules,
                                                const Date& event);

}  // namespace stackimpact
