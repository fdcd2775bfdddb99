// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "argue/semantics.hpp"
#include "argue/strengths.hpp"
#include "model/argument_graph.hpp"
#include "model/argumentation.hpp"
#include "source/diagnostic.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// Arguments whose Shapley value is asked for together.
struct ArgumentGroup {
    std::string name;
    /// At least one; none of them the topic or in another group.
    std::vector<std::size_t> arguments;
};

/// Orders drawn for sampled Shapley values if nothing else is asked for. Contributions differ by at
/// most 1 between orders, so a standard error is at most 0.5/sqrt(2000), about 0.011.
inline constexpr std::size_t default_permutations = 2000;

/// What is asked of a graph.
struct ArgumentationRequest {
    /// At least one, each once.
    std::vector<argue::Semantics> semantics{argue::Semantics::qe};
    /// The argument whose contributions and flips are asked for; nothing: only strengths.
    std::optional<std::size_t> topic;
    /// ArgumentContribution methods; nothing: all that do not take long.
    std::optional<std::vector<ContributionMethod>> methods;
    /// What the strength of the topic is held against for flips; in (0, 1).
    double threshold = 0.5;
    bool flips = false;
    /// Cycles are taken, and strengths are limits of a process.
    bool continuous = false;
    argue::ContinuousLimits limits{};
    /// Orders drawn for Shapley values that are not exact; an odd number is rounded up, as each
    /// comes with its reverse. At least 4.
    std::size_t permutations = default_permutations;
    std::uint64_t seed = 1;
    /// Shapley values are of these, and of all other ancestors of the topic together.
    std::vector<ArgumentGroup> groups;
};

/// Where a graph was written.
struct GraphPlaces {
    /// Null: nowhere.
    TextPtr text;
    /// Of each relation.
    std::span<const Span> relations;
};

/// Runs what is asked. Nothing, with an error for each strongly connected component, when the graph
/// has cycles that are not taken.
[[nodiscard]] std::optional<Argumentation> argue_graph(const ArgumentGraph& graph,
                                                       const ArgumentationRequest& request,
                                                       const GraphPlaces& places,
                                                       Diagnostics& diagnostics);

}  // namespace stackimpact
