// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace stackimpact::argue {

/// A directed relation between two nodes.
struct Edge {
    std::size_t from = 0;
    std::size_t to = 0;
    /// In [0, 1]: how much of the source's strength is heard at the target.
    double weight = 1.0;
    bool attack = false;
};

/// A quantitative bipolar argumentation graph: base scores and weighted supports and attacks.
struct Graph {
    /// Base score τ of each node, in [0, 1].
    std::vector<double> base;
    std::vector<Edge> edges;
};

/// Nodes so that every edge goes from an earlier to a later one, ties by index; nothing if there is
/// a cycle.
[[nodiscard]] std::optional<std::vector<std::size_t>> topological_order(const Graph& graph);

}  // namespace stackimpact::argue
