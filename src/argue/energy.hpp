// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <vector>

#include "argue/graph.hpp"
#include "argue/semantics.hpp"

namespace stackimpact::argue {

/// What has been heard at a node so far, for all three aggregations.
struct Heard {
    double sum = 0.0;
    double no_support = 1.0;
    double no_attack = 1.0;
    double top_support = 0.0;
    double top_attack = 0.0;

    /// `amount` is weight × strength of one voice.
    void add(bool attack, double amount) {
        if (attack) {
            sum -= amount;
            no_attack *= 1.0 - amount;
            top_attack = std::max(top_attack, amount);
        } else {
            sum += amount;
            no_support *= 1.0 - amount;
            top_support = std::max(top_support, amount);
        }
    }

    [[nodiscard]] double energy(Aggregation aggregation) const {
        switch (aggregation) {
            case Aggregation::product:
                return no_attack - no_support;
            case Aggregation::top:
                return top_support - top_attack;
            case Aggregation::sum:
                break;
        }
        return sum;
    }
};

/// Energy E of a node where every node has the strength given.
[[nodiscard]] inline double energy_at(const Graph& graph, const Structure& structure,
                                      Aggregation aggregation, std::size_t node,
                                      const std::vector<double>& strength) {
    Heard heard;
    for (const std::size_t i : structure.incoming(node)) {
        const Edge& edge = graph.edges[i];
        heard.add(edge.attack, edge.weight * strength[edge.from]);
    }
    return heard.energy(aggregation);
}

}  // namespace stackimpact::argue
