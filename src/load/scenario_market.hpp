// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "load/check_debate.hpp"
#include "load/decode.hpp"
#include "load/scenario_sources.hpp"
#include "model/scenario.hpp"
#include "model/stack.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// Reads `market`: returns by ticker alone, or an object with `returns` and how they were measured.
[[nodiscard]] MarketReaction read_market(const Input& input, const JsonNode& node,
                                         const Stack& stack, const Vocabulary& vocabulary,
                                         Sources& sources);
/// Reads `expect`, in file order of the layers.
[[nodiscard]] std::vector<Expectation> read_expect(const Input& input, const JsonNode& node,
                                                   const Names& layers);
/// Reads `falsifiers`. What one refutes and nobody argues is a warning.
[[nodiscard]] std::vector<Falsifier> read_falsifiers(const Input& input, const JsonNode& node,
                                                     const Targets& targets,
                                                     const Vocabulary& vocabulary);

}  // namespace stackimpact
