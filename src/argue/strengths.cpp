// SPDX-License-Identifier: MIT
#include "argue/strengths.hpp"

#include "argue/energy.hpp"

namespace stackimpact::argue {

namespace {

/// Least and most energy of a node: least supports against most attacks, and the other way round.
EnergyBounds energy_between(const BoundedGraph& graph, const Structure& structure,
                            Aggregation aggregation, std::size_t node,
                            const StrengthBounds& bounds) {
    Heard least;
    Heard most;
    for (const std::size_t i : structure.incoming(node)) {
        const Edge& edge = graph.low.edges[i];
        const double low = edge.weight * bounds.low[edge.from];
        const double high = graph.high.edges[i].weight * bounds.high[edge.from];
        least.add(edge.attack, edge.attack ? high : low);
        most.add(edge.attack, edge.attack ? low : high);
    }
    return {least.energy(aggregation), most.energy(aggregation)};
}

}  // namespace

std::vector<double> strengths(const Graph& graph, const Structure& structure, Semantics semantics) {
    const Aggregation aggregation = form(semantics).aggregation;
    std::vector<double> result(graph.base.size(), 0.0);
    for (const std::size_t node : structure.order()) {
        const double energy = energy_at(graph, structure, aggregation, node, result);
        result[node] = influence(semantics, graph.base[node], energy);
    }
    return result;
}

StrengthBounds strength_bounds(const BoundedGraph& graph, const Structure& structure,
                               Semantics semantics) {
    const std::size_t size = graph.low.base.size();
    StrengthBounds bounds{std::vector<double>(size, 0.0), std::vector<double>(size, 0.0)};
    for (const std::size_t node : structure.order()) {
        const EnergyBounds energy =
            energy_between(graph, structure, form(semantics).aggregation, node, bounds);
        bounds.low[node] = influence(semantics, graph.low.base[node], energy.low);
        bounds.high[node] = influence(semantics, graph.high.base[node], energy.high);
    }
    return bounds;
}

EnergyBounds energy_bounds(const BoundedGraph& graph, const Structure& structure,
                           Semantics semantics, std::size_t node) {
    const StrengthBounds bounds = strength_bounds(graph, structure, semantics);
    return energy_between(graph, structure, form(semantics).aggregation, node, bounds);
}

}  // namespace stackimpact::argue
