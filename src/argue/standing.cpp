// SPDX-License-Identifier: MIT
#include "argue/standing.hpp"

#include <algorithm>

#include "argue/energy.hpp"
#include "argue/rest.hpp"

namespace stackimpact::argue {

namespace {

/// f(s) of one node.
double target_of(const Graph& graph, const Structure& structure, Semantics semantics,
                 std::size_t node, Standing standing, const std::vector<double>& strength) {
    if (standing == Standing::absent) return 0.0;
    const double energy =
        standing == Standing::alone
            ? 0.0
            : energy_at(graph, structure, form(semantics).aggregation, node, strength);
    return influence(semantics, graph.base[node], energy);
}

/// The nodes that no cycle leads to, exactly.
void settle(const Graph& graph, const Structure& structure, Semantics semantics,
            const std::vector<Standing>& standing, std::vector<double>& strength) {
    for (const std::size_t node : structure.order()) {
        strength[node] = target_of(graph, structure, semantics, node, standing[node], strength);
    }
}

Equilibrium rest_of(const Graph& graph, const Structure& structure, Semantics semantics,
                    const std::vector<Standing>& standing, const ContinuousLimits& limits) {
    std::vector<double> start = graph.base;
    for (std::size_t i = 0; i < start.size(); ++i) {
        if (standing[i] == Standing::absent) start[i] = 0.0;
    }
    const Target target = [&](const std::vector<double>& state, std::vector<double>& aim) {
        for (std::size_t i = 0; i < state.size(); ++i) {
            aim[i] = target_of(graph, structure, semantics, i, standing[i], state);
        }
    };
    Equilibrium end = come_to_rest(std::move(start), target, limits);
    for (double& strength : end.strength) strength = std::clamp(strength, 0.0, 1.0);
    if (end.converged) settle(graph, structure, semantics, standing, end.strength);
    return end;
}

/// Nodes of the cone: in topological order where there is one, else ascending.
std::vector<std::size_t> cone_nodes(const Question& question) {
    std::vector<std::size_t> nodes = ancestors(question.graph, question.structure, question.topic);
    nodes.insert(std::lower_bound(nodes.begin(), nodes.end(), question.topic), question.topic);
    if (!question.structure.acyclic()) return nodes;
    std::vector<bool> inside(question.graph.base.size(), false);
    for (const std::size_t node : nodes) inside[node] = true;
    nodes.clear();
    for (const std::size_t node : question.structure.order()) {
        if (inside[node]) nodes.push_back(node);
    }
    return nodes;
}

}  // namespace

Equilibrium continuous_strengths(const Graph& graph, const Structure& structure,
                                 Semantics semantics, const ContinuousLimits& limits) {
    return rest_of(graph, structure, semantics,
                   std::vector<Standing>(graph.base.size(), Standing::whole), limits);
}

Cone cone_of(const Question& question) {
    Cone cone;
    cone.nodes = cone_nodes(question);
    cone.position.assign(question.graph.base.size(), cone.size());
    for (std::size_t i = 0; i < cone.size(); ++i) cone.position[cone.nodes[i]] = i;
    cone.topic = cone.position[question.topic];
    for (const std::size_t node : cone.nodes) {
        cone.graph.base.push_back(question.graph.base[node]);
        for (const std::size_t i : question.structure.incoming(node)) {
            Edge edge = question.graph.edges[i];
            edge.from = cone.position[edge.from];
            edge.to = cone.position[edge.to];
            cone.graph.edges.push_back(edge);
        }
    }
    cone.structure = Structure(cone.graph);
    return cone;
}

Equilibrium strengths_of(const Graph& graph, const Structure& structure, Semantics semantics,
                         const std::vector<Standing>& standing, const ContinuousLimits& limits) {
    if (!structure.acyclic()) return rest_of(graph, structure, semantics, standing, limits);
    Equilibrium end;
    end.converged = true;
    end.strength.assign(graph.base.size(), 0.0);
    settle(graph, structure, semantics, standing, end.strength);
    return end;
}

}  // namespace stackimpact::argue
