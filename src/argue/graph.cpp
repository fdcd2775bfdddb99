// SPDX-License-Identifier: MIT
#include "argue/graph.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace stackimpact::argue {

namespace {

/// Indices of edges grouped by one of their ends, and where each group ends.
struct Grouped {
    std::vector<std::size_t> edges;
    std::vector<std::size_t> ends;
};

Grouped group(const Graph& graph, std::size_t Edge::*end) {
    Grouped grouped{std::vector<std::size_t>(graph.edges.size()),
                    std::vector<std::size_t>(graph.base.size(), 0)};
    for (const Edge& edge : graph.edges) ++grouped.ends[edge.*end];
    std::exclusive_scan(grouped.ends.begin(), grouped.ends.end(), grouped.ends.begin(),
                        std::size_t{0});
    // Every start moves to its end, which is the start of the next one.
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        grouped.edges[grouped.ends[graph.edges[i].*end]++] = i;
    }
    return grouped;
}

}  // namespace

Structure::Structure(const Graph& graph) {
    Grouped incoming = group(graph, &Edge::to);
    incoming_ = std::move(incoming.edges);
    incoming_ends_ = std::move(incoming.ends);
    Grouped outgoing = group(graph, &Edge::from);
    outgoing_ = std::move(outgoing.edges);
    outgoing_ends_ = std::move(outgoing.ends);

    // The order is its own queue (Kahn 1962): what nothing is waiting for any more comes next.
    std::vector<std::size_t> waiting_for(size());
    order_.reserve(size());
    for (std::size_t node = 0; node < size(); ++node) {
        waiting_for[node] = this->incoming(node).size();
        if (waiting_for[node] == 0) order_.push_back(node);
    }
    for (std::size_t i = 0; i < order_.size(); ++i) {
        for (const std::size_t edge : this->outgoing(order_[i])) {
            const std::size_t to = graph.edges[edge].to;
            if (--waiting_for[to] == 0) order_.push_back(to);
        }
    }
}

std::vector<std::size_t> ancestors(const Graph& graph, const Structure& structure,
                                   std::size_t topic) {
    std::vector<bool> met(structure.size(), false);
    std::vector<std::size_t> open{topic};
    while (!open.empty()) {
        const std::size_t node = open.back();
        open.pop_back();
        for (const std::size_t edge : structure.incoming(node)) {
            const std::size_t from = graph.edges[edge].from;
            if (met[from]) continue;
            met[from] = true;
            open.push_back(from);
        }
    }
    met[topic] = false;
    std::vector<std::size_t> found;
    for (std::size_t node = 0; node < met.size(); ++node) {
        if (met[node]) found.push_back(node);
    }
    return found;
}

}  // namespace stackimpact::argue
