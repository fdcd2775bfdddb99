// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "load/check_debate.hpp"
#include "load/decode.hpp"
#include "model/scenario.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// What the text at `span` says to drop: `mechanism:x`, `fact:x`, `source:x`, or the id of an
/// argument or rule, else of a fact, else of a source. An error, with the nearest, if nothing has
/// that name.
[[nodiscard]] std::optional<DropTarget> read_drop(const Input& input, Span span,
                                                  const std::string& text, const Scenario& scenario,
                                                  const Targets& targets);

/// Reads a scenario's `cases`, in file order. A bare address that one cites is added to the
/// scenario's sources.
[[nodiscard]] std::vector<Case> read_cases(const Input& input, const JsonNode& node,
                                           const Targets& targets, const Vocabulary& vocabulary,
                                           Scenario& scenario);

}  // namespace stackimpact
