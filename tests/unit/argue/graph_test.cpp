// SPDX-License-Identifier: MIT
#include "argue/graph.hpp"

#include "support/catch.hpp"

using namespace stackimpact::argue;  // NOLINT: a test of one namespace

namespace {

Edge attack(std::size_t from, std::size_t to) {
    return {from, to, 1.0, true};
}

Graph graph_of(std::size_t nodes, std::vector<Edge> edges) {
    return {std::vector<double>(nodes, 0.5), std::move(edges)};
}

/// The nodes of a cycle, from its edges.
std::vector<std::size_t> nodes_of(const Graph& graph, const std::vector<std::size_t>& cycle) {
    std::vector<std::size_t> nodes;
    for (const std::size_t edge : cycle) nodes.push_back(graph.edges[edge].from);
    return nodes;
}

}  // namespace

TEST_CASE("an acyclic graph has an order, and no components") {
    const Graph graph = graph_of(4, {attack(3, 1), attack(1, 0), attack(2, 0)});
    const Structure structure(graph);
    CHECK(structure.acyclic());
    CHECK(structure.order() == std::vector<std::size_t>{2, 3, 1, 0});
    CHECK(cyclic_components(graph, structure).empty());
    CHECK(ancestors(graph, structure, 0) == std::vector<std::size_t>{1, 2, 3});
    CHECK(ancestors(graph, structure, 2).empty());
}

TEST_CASE("edges are found by either end") {
    const Graph graph = graph_of(3, {attack(0, 2), attack(1, 2), attack(0, 1)});
    const Structure structure(graph);
    CHECK(std::vector<std::size_t>(structure.incoming(2).begin(), structure.incoming(2).end()) ==
          std::vector<std::size_t>{0, 1});
    CHECK(std::vector<std::size_t>(structure.outgoing(0).begin(), structure.outgoing(0).end()) ==
          std::vector<std::size_t>{0, 2});
    CHECK(structure.incoming(0).empty());
}

TEST_CASE("every knot of cycles is one component, and an edge to itself is one, too") {
    // 0 → 1 → 2 → 0 with a short cut 1 → 0; 3 by itself; 4 ↔ 5; 6 behind them all.
    const Graph graph =
        graph_of(7, {attack(0, 1), attack(1, 2), attack(2, 0), attack(1, 0), attack(3, 3),
                     attack(4, 5), attack(5, 4), attack(2, 4), attack(5, 6)});
    const Structure structure(graph);
    CHECK_FALSE(structure.acyclic());
    const auto components = cyclic_components(graph, structure);
    REQUIRE(components.size() == 3);
    CHECK(components[0] == std::vector<std::size_t>{0, 1, 2});
    CHECK(components[1] == std::vector<std::size_t>{3});
    CHECK(components[2] == std::vector<std::size_t>{4, 5});
    CHECK(nodes_of(graph, shortest_cycle(graph, structure, components[0])) ==
          std::vector<std::size_t>{0, 1});
    CHECK(nodes_of(graph, shortest_cycle(graph, structure, components[1])) ==
          std::vector<std::size_t>{3});
    CHECK(ancestors(graph, structure, 4) == std::vector<std::size_t>{0, 1, 2, 5});
}

TEST_CASE("a chain and a ring of a million nodes need no deep stack") {
    constexpr std::size_t size = 1'000'000;
    Graph graph = graph_of(size, {});
    for (std::size_t i = 0; i + 1 < size; ++i) graph.edges.push_back(attack(i, i + 1));
    CHECK(cyclic_components(graph, Structure(graph)).empty());
    graph.edges.push_back(attack(size - 1, 0));
    const Structure ring(graph);
    const auto components = cyclic_components(graph, ring);
    REQUIRE(components.size() == 1);
    CHECK(shortest_cycle(graph, ring, components[0]).size() == size);
}
