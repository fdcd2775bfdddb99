// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "argue/contributions.hpp"

namespace stackimpact::argue {

/// How a node takes part.
enum class Standing : std::uint8_t {
    whole,
    /// Nothing is heard at it, so that its strength is its base score.
    alone,
    absent
};

/// The part of a graph that can move a topic: the topic and its ancestors, renumbered in
/// topological order where there is one.
struct Cone {
    Graph graph;
    Structure structure;
    std::size_t topic = 0;
    /// Index in the whole graph of each node.
    std::vector<std::size_t> nodes;
    /// Index in the cone of each node of the whole graph; `size()` for one outside.
    std::vector<std::size_t> position;

    [[nodiscard]] std::size_t size() const { return nodes.size(); }
};

[[nodiscard]] Cone cone_of(const Question& question);

/// Strengths of any graph in which nodes take part as they stand; 0 for an absent one. One pass
/// where there is no cycle.
[[nodiscard]] Equilibrium strengths_of(const Graph& graph, const Structure& structure,
                                       Semantics semantics, const std::vector<Standing>& standing,
                                       const ContinuousLimits& limits);

}  // namespace stackimpact::argue
