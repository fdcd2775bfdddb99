// SPDX-License-Identifier: MIT
#include <algorithm>
#include <limits>
#include <queue>

#include "argue/graph.hpp"

namespace stackimpact::argue {

namespace {

constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

/// Tarjan's algorithm (1972) with a stack of its own: a long chain must not exhaust the machine's.
class Components {
public:
    Components(const Graph& graph, const Structure& structure)
        : graph_(graph),
          structure_(structure),
          index_(structure.size(), never),
          lowest_(structure.size(), 0),
          waiting_(structure.size(), false) {}

    std::vector<std::vector<std::size_t>> find() {
        for (std::size_t node = 0; node < structure_.size(); ++node) {
            if (index_[node] == never) visit(node);
        }
        for (auto& component : found_) std::sort(component.begin(), component.end());
        std::sort(found_.begin(), found_.end());
        return std::move(found_);
    }

private:
    struct Frame {
        std::size_t node = 0;
        /// How many of its outgoing edges have been followed.
        std::size_t followed = 0;
    };

    void enter(std::size_t node) {
        index_[node] = lowest_[node] = next_++;
        waiting_[node] = true;
        members_.push_back(node);
        frames_.push_back({node, 0});
    }

    void visit(std::size_t root) {
        enter(root);
        while (!frames_.empty()) {
            Frame& frame = frames_.back();
            const std::size_t node = frame.node;
            const auto edges = structure_.outgoing(node);
            if (frame.followed == edges.size()) {
                leave(node);
                continue;
            }
            const std::size_t to = graph_.edges[edges[frame.followed++]].to;
            if (index_[to] == never) {
                enter(to);
            } else if (waiting_[to]) {
                lowest_[node] = std::min(lowest_[node], index_[to]);
            }
        }
    }

    void leave(std::size_t node) {
        frames_.pop_back();
        if (!frames_.empty()) {
            std::size_t& above = lowest_[frames_.back().node];
            above = std::min(above, lowest_[node]);
        }
        if (lowest_[node] != index_[node]) return;
        std::vector<std::size_t> component;
        std::size_t member = never;
        do {
            member = members_.back();
            members_.pop_back();
            waiting_[member] = false;
            component.push_back(member);
        } while (member != node);
        if (component.size() > 1 || has_edge_to_itself(node)) {
            found_.push_back(std::move(component));
        }
    }

    [[nodiscard]] bool has_edge_to_itself(std::size_t node) const {
        const auto edges = structure_.outgoing(node);
        return std::any_of(edges.begin(), edges.end(),
                           [&](std::size_t edge) { return graph_.edges[edge].to == node; });
    }

    const Graph& graph_;
    const Structure& structure_;
    /// Order of first visit, and the first visited node that leads back to each.
    std::vector<std::size_t> index_;
    std::vector<std::size_t> lowest_;
    std::vector<bool> waiting_;
    std::vector<std::size_t> members_;
    std::vector<Frame> frames_;
    std::size_t next_ = 0;
    std::vector<std::vector<std::size_t>> found_;
};

}  // namespace

std::vector<std::vector<std::size_t>> cyclic_components(const Graph& graph,
                                                        const Structure& structure) {
    return Components(graph, structure).find();
}

std::vector<std::size_t> shortest_cycle(const Graph& graph, const Structure& structure,
                                        const std::vector<std::size_t>& component) {
    // Breadth first from the first node; every node remembers the edge by which it was met.
    const std::size_t start = component.front();
    std::vector<std::size_t> met_by(structure.size(), never);
    std::queue<std::size_t> open;
    open.push(start);
    while (met_by[start] == never && !open.empty()) {
        const std::size_t node = open.front();
        open.pop();
        for (const std::size_t edge : structure.outgoing(node)) {
            const std::size_t to = graph.edges[edge].to;
            if (met_by[to] != never) continue;
            met_by[to] = edge;
            open.push(to);
        }
    }
    std::vector<std::size_t> cycle;
    std::size_t node = start;
    do {
        cycle.push_back(met_by[node]);
        node = graph.edges[met_by[node]].from;
    } while (node != start);
    std::reverse(cycle.begin(), cycle.end());
    return cycle;
}

}  // namespace stackimpact::argue
