// SPDX-License-Identifier: MIT
#include "argue/graph.hpp"

#include <functional>
#include <queue>

namespace stackimpact::argue {

std::optional<std::vector<std::size_t>> topological_order(const Graph& graph) {
    std::vector<std::size_t> waiting_for(graph.base.size(), 0);
    std::vector<std::vector<std::size_t>> targets(graph.base.size());
    for (const Edge& edge : graph.edges) {
        ++waiting_for[edge.to];
        targets[edge.from].push_back(edge.to);
    }
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
    for (std::size_t node = 0; node < waiting_for.size(); ++node) {
        if (waiting_for[node] == 0) ready.push(node);
    }
    std::vector<std::size_t> order;
    order.reserve(waiting_for.size());
    while (!ready.empty()) {
        const std::size_t node = ready.top();
        ready.pop();
        order.push_back(node);
        for (const std::size_t target : targets[node]) {
            if (--waiting_for[target] == 0) ready.push(target);
        }
    }
    if (order.size() != waiting_for.size()) return std::nullopt;
    return order;
}

}  // namespace stackimpact::argue
