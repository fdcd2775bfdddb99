// SPDX-License-Identifier: MIT
// Laws of the argument graph, on random acyclic graphs.
#include <algorithm>
#include <array>
#include <cmath>

#include "argue/flips.hpp"
#include "argue/strengths.hpp"
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
    return strengths(graph, Structure(graph), semantics);
}

Semantics draw_semantics() {
    return all_semantics[static_cast<std::size_t>(draw(0, 5))];
}

/// Any edges, also around.
Graph draw_cyclic_graph() {
    Graph graph = draw_graph();
    const int size = static_cast<int>(graph.base.size());
    for (int i = draw(0, 3); i > 0; --i) {
        graph.edges.push_back({static_cast<std::size_t>(draw(0, size - 1)),
                               static_cast<std::size_t>(draw(0, size - 1)), draw_twentieths(0, 20),
                               one_in(2)});
    }
    return graph;
}

/// The semantics that treat support and attack alike.
Semantics draw_dual() {
    constexpr std::array<Semantics, 4> dual{Semantics::qe, Semantics::dfquad, Semantics::sd_dfquad,
                                            Semantics::mlp};
    return dual[static_cast<std::size_t>(draw(0, 3))];
}

/// A question about the last node, and what it is about.
struct Asked {
    Graph graph;
    Structure structure;
    Semantics semantics;

    Asked(Graph drawn, Semantics drawn_semantics)
        : graph(std::move(drawn)), structure(graph), semantics(drawn_semantics) {}

    [[nodiscard]] std::size_t topic() const { return graph.base.size() - 1; }
    [[nodiscard]] Question question() const { return {graph, structure, semantics, topic(), {}}; }
    [[nodiscard]] double strength_with(std::size_t node, double base) const {
        Graph changed = graph;
        changed.base[node] = base;
        return strengths(changed, structure, semantics)[topic()];
    }
};

}  // namespace

LAW("strengths lie in 0 to 1", [] {
    for (const double strength : run(draw_graph(), draw_semantics())) {
        RC_ASSERT(strength >= 0.0);
        RC_ASSERT(strength <= 1.0 + 1e-12);
    }
})

LAW("duality: support and attack are mirror images in four semantics", [] {
    // On a graph of depth one: with the target's base score turned over and its edges swapped, its
    // strength turns over.
    Graph graph = draw_graph();
    std::erase_if(graph.edges, [&](const Edge& e) { return e.to + 1 != graph.base.size(); });
    Graph mirror = graph;
    mirror.base.back() = 1.0 - mirror.base.back();
    for (Edge& edge : mirror.edges) edge.attack = !edge.attack;
    const Semantics semantics = draw_dual();
    RC_ASSERT(std::fabs(run(graph, semantics).back() + run(mirror, semantics).back() - 1.0) <=
              1e-12);
})

LAW("balance: what is heard alike for and against changes nothing", [] {
    Graph graph;
    const int voices = draw(0, 4);
    for (int i = 0; i < voices; ++i) graph.base.push_back(draw_twentieths(0, 20));
    graph.base.push_back(draw_twentieths(0, 20));
    const std::size_t target = graph.base.size() - 1;
    for (std::size_t i = 0; i < target; ++i) {
        const double weight = draw_twentieths(0, 20);
        graph.edges.push_back({i, target, weight, false});
        graph.edges.push_back({i, target, weight, true});
    }
    RC_ASSERT(std::fabs(run(graph, draw_semantics())[target] - graph.base[target]) <= 1e-12);
})

LAW("balance: stronger supports than attacks never lower a target, nor the other way round", [] {
    const Graph graph = draw_graph();
    const Semantics semantics = draw_semantics();
    const std::vector<double> strength = run(graph, semantics);
    const std::size_t target = graph.base.size() - 1;
    std::vector<double> supports;
    std::vector<double> attacks;
    for (const Edge& edge : graph.edges) {
        if (edge.to != target) continue;
        (edge.attack ? attacks : supports).push_back(edge.weight * strength[edge.from]);
    }
    // The stronger side has, for each voice of the other, one at least as strong.
    const auto covers = [](std::vector<double> a, std::vector<double> b) {
        std::sort(a.rbegin(), a.rend());
        std::sort(b.rbegin(), b.rend());
        if (a.size() < b.size()) return false;
        for (std::size_t i = 0; i < b.size(); ++i) {
            if (a[i] < b[i]) return false;
        }
        return true;
    };
    if (covers(supports, attacks)) RC_ASSERT(strength[target] >= graph.base[target] - 1e-12);
    if (covers(attacks, supports)) RC_ASSERT(strength[target] <= graph.base[target] + 1e-12);
})

LAW("open-mindedness: enough attacks bring a target near 0, and enough supports near 1", [] {
    const double base = draw_twentieths(1, 19);
    const bool attack = one_in(2);
    Graph graph{std::vector<double>(1000, draw_twentieths(10, 20)), {}};
    graph.base.back() = base;
    for (std::size_t i = 0; i + 1 < graph.base.size(); ++i) {
        graph.edges.push_back({i, graph.base.size() - 1, 1.0, attack});
    }
    const double end = attack ? 0.0 : 1.0;
    for (const Semantics s : {Semantics::qe, Semantics::dfquad, Semantics::mlp}) {
        RC_ASSERT(std::fabs(run(graph, s).back() - end) <= 1e-5);
    }
    // These stop on the way, as their authors say.
    const double half = attack ? base / 2.0 : (1.0 + base) / 2.0;
    RC_ASSERT(std::fabs(run(graph, Semantics::sd_dfquad).back() - half) <= 1e-5);
    const double euler_end = attack ? base * base : 1.0;
    RC_ASSERT(std::fabs(run(graph, Semantics::euler).back() - euler_end) <= 1e-5);
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
    const Semantics semantics = draw_semantics();
    const StrengthBounds bounds = strength_bounds({low, high}, Structure(low), semantics);
    const std::vector<double> strength = run(inside, semantics);
    for (std::size_t i = 0; i < strength.size(); ++i) {
        RC_ASSERT(bounds.low[i] <= strength[i] + 1e-12);
        RC_ASSERT(strength[i] <= bounds.high[i] + 1e-12);
    }
})

LAW("a continuous process on an acyclic graph rests at the strengths of one pass", [] {
    const Graph graph = draw_graph();
    const Structure structure(graph);
    const Semantics semantics = draw_semantics();
    const Equilibrium end = continuous_strengths(graph, structure, semantics, {});
    RC_ASSERT(end.converged);
    RC_ASSERT(end.strength == strengths(graph, structure, semantics));
})

LAW("where a continuous process rests every strength is the consequence of the others", [] {
    const Graph graph = draw_cyclic_graph();
    const Structure structure(graph);
    const Semantics semantics = draw_semantics();
    const Equilibrium end = continuous_strengths(graph, structure, semantics, {});
    RC_PRE(end.converged);
    for (std::size_t node = 0; node < graph.base.size(); ++node) {
        Graph near{{graph.base[node]}, {}};
        for (const std::size_t i : structure.incoming(node)) {
            near.edges.push_back(
                {near.base.size(), 0, graph.edges[i].weight, graph.edges[i].attack});
            near.base.push_back(end.strength[graph.edges[i].from]);
        }
        RC_ASSERT(std::fabs(run(near, semantics)[0] - end.strength[node]) <= 1e-11);
    }
})

LAW("the cycles of a graph are there exactly when it has no order", [] {
    const Graph graph = draw_cyclic_graph();
    const Structure structure(graph);
    const auto components = cyclic_components(graph, structure);
    RC_ASSERT(components.empty() == structure.acyclic());
    for (const auto& component : components) {
        const std::vector<std::size_t> cycle = shortest_cycle(graph, structure, component);
        std::size_t at = component.front();
        for (const std::size_t i : cycle) {
            RC_ASSERT(graph.edges[i].from == at);
            RC_ASSERT(std::binary_search(component.begin(), component.end(), at));
            at = graph.edges[i].to;
        }
        RC_ASSERT(at == component.front());
    }
})

LAW("Shapley values sum to what the others do to the topic", [] {
    const Asked asked(one_in(3) ? draw_cyclic_graph() : draw_graph(), draw_semantics());
    std::vector<std::vector<std::size_t>> players;
    for (const std::size_t node : ancestors(asked.graph, asked.structure, asked.topic())) {
        players.push_back({node});
    }
    // Two of them may come together.
    if (players.size() > 2 && one_in(3)) {
        players[0].push_back(players.back()[0]);
        players.pop_back();
    }
    const Shapley shapley = shapley_exact(asked.question(), players);
    RC_PRE(shapley.converged);
    double sum = 0.0;
    for (const double value : shapley.values) sum += value;
    const Equilibrium end = continuous_strengths(asked.graph, asked.structure, asked.semantics, {});
    // Alone on a cycle through itself the topic is not its base score.
    Graph alone = asked.graph;
    std::erase_if(alone.edges,
                  [&](const Edge& e) { return e.from != asked.topic() || e.to != asked.topic(); });
    const Equilibrium start = continuous_strengths(alone, Structure(alone), asked.semantics, {});
    RC_PRE(end.converged && start.converged);
    RC_ASSERT(std::fabs(sum - (end.strength[asked.topic()] - start.strength[asked.topic()])) <=
              1e-9);
})

LAW("gradients are those of finite differences, where there is no kink", [] {
    const Asked asked(draw_graph(), draw_semantics());
    const Gradient found = gradient(asked.question());
    for (std::size_t node = 0; node < asked.graph.base.size(); ++node) {
        constexpr double step = 1e-6;
        const double base = asked.graph.base[node];
        const double up = std::min(1.0, base + step);
        const double down = std::max(0.0, base - step);
        const double here = asked.strength_with(node, base);
        const double above = asked.strength_with(node, up);
        const double below = asked.strength_with(node, down);
        // Slopes of both sides differ at a kink, also one that lies within a step.
        const double right = up > base ? (above - here) / (up - base) : 0.0;
        const double left = base > down ? (here - below) / (base - down) : right;
        const double both = up > base ? right : left;
        if (found.kink[node] || std::fabs(left - both) > 1e-3) continue;
        RC_ASSERT(std::fabs(found.values[node] - (above - below) / (up - down)) <= 2e-4);
    }
})

LAW("a flip brings the topic to the threshold, and no smaller change does", [] {
    const Asked asked(draw_graph(), draw_semantics());
    const double threshold = draw_twentieths(1, 19) + 0.013;
    std::vector<std::size_t> nodes = ancestors(asked.graph, asked.structure, asked.topic());
    nodes.push_back(asked.topic());
    const std::vector<Flip> found = flips(asked.question(), threshold, nodes);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const double start = asked.graph.base[nodes[i]];
        const double side = asked.strength_with(nodes[i], start) - threshold;
        if (found[i].base) {
            RC_ASSERT(std::fabs(asked.strength_with(nodes[i], *found[i].base) - threshold) <= 1e-9);
        }
        const double reach = found[i].base ? std::fabs(*found[i].base - start) - 1e-6 : 1.0;
        for (int k = 0; k <= 100; ++k) {
            const double base = k / 100.0;
            if (std::fabs(base - start) >= reach) continue;
            RC_ASSERT((asked.strength_with(nodes[i], base) - threshold) * side > -1e-9);
        }
    }
})

LAW("the order of nodes and edges in memory changes no strength", [] {
    const Graph graph = draw_graph();
    const Semantics semantics = draw_semantics();
    const std::size_t size = graph.base.size();
    Graph turned{std::vector<double>(graph.base.rbegin(), graph.base.rend()), {}};
    for (auto edge = graph.edges.rbegin(); edge != graph.edges.rend(); ++edge) {
        turned.edges.push_back(
            {size - 1 - edge->from, size - 1 - edge->to, edge->weight, edge->attack});
    }
    const std::vector<double> before = run(graph, semantics);
    const std::vector<double> after = run(turned, semantics);
    for (std::size_t i = 0; i < size; ++i) {
        RC_ASSERT(std::fabs(before[i] - after[size - 1 - i]) <= 1e-12);
    }
})

LAW("what leads to no topic contributes nothing to it by any method", [] {
    const Asked asked(draw_graph(), draw_semantics());
    const std::vector<std::size_t> leading = ancestors(asked.graph, asked.structure, asked.topic());
    const Gradient slopes = gradient(asked.question());
    for (std::size_t node = 0; node < asked.topic(); ++node) {
        if (std::binary_search(leading.begin(), leading.end(), node)) continue;
        RC_ASSERT(removal(asked.question(), {node}).values[0] == 0.0);
        RC_ASSERT(slopes.values[node] == 0.0);
    }
})

LAW("saturation: beside a voice of strength 1 another still counts where energies are sums", [] {
    const double base = draw_twentieths(1, 19);
    const double voice = draw_twentieths(1, 20);
    const bool attack = one_in(2);
    const Graph one{{base, 1.0}, {{1, 0, 1.0, attack}}};
    Graph two = one;
    two.base.push_back(voice);
    two.edges.push_back({2, 0, 1.0, attack});
    for (const Semantics s : all_semantics) {
        const double before = run(one, s)[0];
        const double after = run(two, s)[0];
        if (form(s).aggregation == Aggregation::sum) {
            RC_ASSERT((attack ? before - after : after - before) > 0.0);
        } else {
            RC_ASSERT(after == before);
        }
    }
})
