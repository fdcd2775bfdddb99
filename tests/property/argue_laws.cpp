// SPDX-License-Identifier: MIT
// Laws of the argument graph, on random acyclic graphs.
#include <algorithm>
#include <cmath>

#include "argue/semantics.hpp"
#include "support.hpp"

using namespace stackimpact::argue;    // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

Graph draw_graph() {
    Graph graph;
    const int size = draw(1, 7);
    for (int i = 0; i < size; ++i) graph.base.push_back(draw_twentieths(0, 20));
    const int edges = draw(0, 2 * size);
    for (int i = 0; i < edges; ++i) {
        const int from = draw(0, size - 1);
        const int to = draw(0, size - 1);
        if (from >= to) continue;
        graph.edges.push_back({static_cast<std::size_t>(from), static_cast<std::size_t>(to),
                               draw_twentieths(0, 20), one_in(2)});
    }
    return graph;
}

std::vector<double> run(const Graph& graph, Semantics semantics) {
    return strengths(graph, *topological_order(graph), semantics);
}

Semantics draw_semantics() {
    return all_semantics[static_cast<std::size_t>(draw(0, 5))];
}

}  // namespace

LAW("strengths lie in 0 to 1", [] {
    for (const double strength : run(draw_graph(), draw_semantics())) {
        RC_ASSERT(strength >= 0.0);
        RC_ASSERT(strength <= 1.0 + 1e-12);
    }
})

LAW("quadratic energy and the product semantics mirror support and attack", [] {
    // On a graph of depth one: with the target's base score turned over and its edges swapped, its
    // strength turns over.
    Graph graph = draw_graph();
    std::erase_if(graph.edges, [&](const Edge& e) { return e.to + 1 != graph.base.size(); });
    Graph mirror = graph;
    mirror.base.back() = 1.0 - mirror.base.back();
    for (Edge& edge : mirror.edges) edge.attack = !edge.attack;
    for (const Semantics s :
         {Semantics::qe, Semantics::dfquad, Semantics::sd_dfquad, Semantics::mlp}) {
        RC_ASSERT(std::fabs(run(graph, s).back() + run(mirror, s).back() - 1.0) <= 1e-12);
    }
})

LAW("the strength of a target rises with its base score and with supports, and falls with attacks",
    [] {
        const Graph graph = draw_graph();
        const Semantics semantics = draw_semantics();
        const std::size_t target = graph.base.size() - 1;
        const double before = run(graph, semantics)[target];
        Graph stronger = graph;
        stronger.base[target] = std::min(1.0, stronger.base[target] + draw_twentieths(0, 10));
        RC_ASSERT(run(stronger, semantics)[target] >= before - 1e-12);
        Graph more = graph;
        const bool attack = one_in(2);
        more.base.insert(more.base.begin(), draw_twentieths(0, 20));
        for (Edge& edge : more.edges) {
            ++edge.from;
            ++edge.to;
        }
        more.edges.push_back({0, target + 1, draw_twentieths(0, 20), attack});
        const double after = run(more, semantics)[target + 1];
        RC_ASSERT((attack ? before - after : after - before) >= -1e-12);
    })

LAW("an edge of weight 0, or from a node of strength 0, is no edge", [] {
    Graph graph = draw_graph();
    const Semantics semantics = draw_semantics();
    const std::vector<double> before = run(graph, semantics);
    const std::size_t size = graph.base.size();
    graph.base.push_back(0.0);
    for (std::size_t to = 0; to < size; ++to) {
        graph.edges.push_back({size, to, draw_twentieths(0, 20), one_in(2)});
        if (to > 0) graph.edges.push_back({0, to, 0.0, one_in(2)});
    }
    std::vector<double> after = run(graph, semantics);
    after.pop_back();
    RC_ASSERT(after == before);
})

LAW("bounds of strengths hold every graph inside the bounds", [] {
    const Graph low = draw_graph();
    Graph high = low;
    Graph inside = low;
    for (std::size_t i = 0; i < high.base.size(); ++i) {
        high.base[i] = std::min(1.0, low.base[i] + draw_twentieths(0, 10));
        inside.base[i] += (high.base[i] - low.base[i]) * draw_twentieths(0, 20);
    }
    for (std::size_t i = 0; i < high.edges.size(); ++i) {
        high.edges[i].weight = std::min(1.0, low.edges[i].weight + draw_twentieths(0, 10));
        inside.edges[i].weight +=
            (high.edges[i].weight - low.edges[i].weight) * draw_twentieths(0, 20);
    }
    const StrengthBounds bounds = strength_bounds({low, high}, *topological_order(low));
    const std::vector<double> strength = run(inside, Semantics::qe);
    for (std::size_t i = 0; i < strength.size(); ++i) {
        RC_ASSERT(bounds.low[i] <= strength[i] + 1e-12);
        RC_ASSERT(strength[i] <= bounds.high[i] + 1e-12);
    }
})
