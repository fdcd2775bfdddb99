// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "argue/graph.hpp"
#include "argumentation/argumentation.hpp"
#include "model/argumentation.hpp"

namespace stackimpact {

/// Contributions to the topic of the request, which has one, and its flips under one semantics.
/// `strengths` are those of the graph.
[[nodiscard]] TopicAnalysis analyze_topic(const argue::Graph& graph,
                                          const argue::Structure& structure,
                                          const ArgumentationRequest& request,
                                          argue::Semantics semantics,
                                          const GraphStrengths& strengths);

/// Orders and seed of Shapley values that are drawn; nothing when the request has none.
[[nodiscard]] std::optional<ShapleySampling> sampling_of(const std::vector<TopicAnalysis>& topics,
                                                         const ArgumentationRequest& request);

}  // namespace stackimpact
