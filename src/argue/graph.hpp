// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
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

/// The edges of a graph by their ends and an order of its nodes. Knows neither base scores nor
/// weights, so one serves all graphs that differ in these only.
class Structure {
public:
    Structure() = default;
    explicit Structure(const Graph& graph);

    /// Number of nodes.
    [[nodiscard]] std::size_t size() const { return incoming_ends_.size(); }
    /// Indices of the edges that end, or begin, at a node, ascending.
    [[nodiscard]] std::span<const std::size_t> incoming(std::size_t node) const {
        return part(incoming_, incoming_ends_, node);
    }
    [[nodiscard]] std::span<const std::size_t> outgoing(std::size_t node) const {
        return part(outgoing_, outgoing_ends_, node);
    }
    [[nodiscard]] bool acyclic() const { return order_.size() == size(); }
    /// Nodes so that every edge goes from an earlier to a later one, in rounds: a node comes as
    /// soon as all before it have. Nodes on a cycle or behind one are left out.
    [[nodiscard]] const std::vector<std::size_t>& order() const { return order_; }

private:
    [[nodiscard]] static std::span<const std::size_t> part(const std::vector<std::size_t>& edges,
                                                           const std::vector<std::size_t>& ends,
                                                           std::size_t node) {
        const std::size_t begin = node == 0 ? 0 : ends[node - 1];
        return {edges.data() + begin, ends[node] - begin};
    }

    std::vector<std::size_t> incoming_;
    std::vector<std::size_t> incoming_ends_;
    std::vector<std::size_t> outgoing_;
    std::vector<std::size_t> outgoing_ends_;
    std::vector<std::size_t> order_;
};

/// Nodes from which a path leads to `topic`, ascending; the topic itself is none of them, also on a
/// cycle.
[[nodiscard]] std::vector<std::size_t> ancestors(const Graph& graph, const Structure& structure,
                                                 std::size_t topic);

/// Strongly connected components in which a path leads from every node back to itself: all with
/// more than one node, and single nodes with an edge to themselves. Each ascending, by first node.
[[nodiscard]] std::vector<std::vector<std::size_t>> cyclic_components(const Graph& graph,
                                                                      const Structure& structure);

/// A shortest way from the first node of a cyclic component back to itself: its edges in order.
[[nodiscard]] std::vector<std::size_t> shortest_cycle(const Graph& graph,
                                                      const Structure& structure,
                                                      const std::vector<std::size_t>& component);

}  // namespace stackimpact::argue
