// SPDX-License-Identifier: MIT
#pragma once

#include "report/style.hpp"
#include "report/text_context.hpp"

namespace stackimpact {

// The sections of the text report, in the order of a strategist's questions. A section without
// content is empty.

/// The sentences of CALL.
[[nodiscard]] std::string call_text(const TextContext& context);
/// CALL, HINGE and BEWARE with their labels.
[[nodiscard]] Lines summary_section(const TextContext& context);
/// Layers with bars, verdicts, what the market said and did; how to read it.
[[nodiscard]] Lines board_section(const TextContext& context);
/// The strongest reason each way for each layer.
[[nodiscard]] Lines why_section(const TextContext& context);
/// Verdicts of the layers in each case.
[[nodiscard]] Lines cases_section(const TextContext& context);
/// Single changes that turn a layer.
[[nodiscard]] Lines change_section(const TextContext& context);
/// What is not known, as questions.
[[nodiscard]] Lines open_section(const TextContext& context);
/// Expectations of the author, met or not.
[[nodiscard]] Lines expected_section(const TextContext& context);
/// What gates found; without gates empty.
[[nodiscard]] Lines gates_section(const TextContext& context);
/// What the scenario says of itself.
[[nodiscard]] Lines about_section(const TextContext& context);
/// What the numbers are not, and how to dig deeper.
[[nodiscard]] Lines closing_section(const TextContext& context);

// What `full` adds.

/// Each layer: confidence, channels, all contributions, steps from said to house, single changes,
/// companies.
[[nodiscard]] Lines layer_sections(const TextContext& context);
/// How pressure travelled: growth, rounds by layer, strongest paths.
[[nodiscard]] Lines propagation_section(const TextContext& context);
[[nodiscard]] Lines arguments_section(const TextContext& context);
[[nodiscard]] Lines facts_section(const TextContext& context);
/// How returns were measured, and those of companies that are mainly in no layer.
[[nodiscard]] Lines market_section(const TextContext& context);
[[nodiscard]] Lines sources_section(const TextContext& context);
[[nodiscard]] Lines rules_section(const TextContext& context);
[[nodiscard]] Lines figures_section(const TextContext& context);
[[nodiscard]] Lines expectations_section(const TextContext& context);

}  // namespace stackimpact
