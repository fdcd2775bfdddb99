// SPDX-License-Identifier: MIT
#include <algorithm>

#include "fuzz.hpp"
#include "load/load_graph.hpp"
#include "report/graph.hpp"

namespace fuzz = stackimpact::fuzz;
using namespace stackimpact;  // NOLINT: a program of one namespace

namespace {

using Relation = ArgumentGraph::Relation;

ArgumentGraph load_again(const std::string& text) {
    Diagnostics diagnostics;
    const auto placed = load_graph(fuzz::text_of("graph", text), diagnostics);
    fuzz::check_diagnostics(placed.has_value(), diagnostics);
    fuzz::require(placed.has_value(), "what is written is read");
    return placed->graph;
}

bool same_relations(const ArgumentGraph& a, const ArgumentGraph& b) {
    return std::equal(a.relations.begin(), a.relations.end(), b.relations.begin(),
                      b.relations.end(), [](const Relation& x, const Relation& y) {
                          return x.from == y.from && x.to == y.to && x.weight == y.weight &&
                                 x.attack == y.attack;
                      });
}

/// `claims`: also what only JSON has.
bool same(const ArgumentGraph& a, const ArgumentGraph& b, bool claims) {
    if (a.arguments.size() != b.arguments.size() || !same_relations(a, b)) return false;
    for (std::size_t i = 0; i < a.arguments.size(); ++i) {
        const ArgumentGraph::Node& x = a.arguments[i];
        const ArgumentGraph::Node& y = b.arguments[i];
        if (x.id != y.id || x.base != y.base) return false;
        if (claims && (x.claim != y.claim || x.notes != y.notes)) return false;
    }
    return !claims || (a.title == b.title && a.topic == b.topic);
}

void check_order(const ArgumentGraph& graph) {
    for (std::size_t i = 1; i < graph.arguments.size(); ++i) {
        fuzz::require(graph.arguments[i - 1].id < graph.arguments[i].id, "arguments are in order");
    }
    for (std::size_t i = 0; i < graph.relations.size(); ++i) {
        const Relation& relation = graph.relations[i];
        fuzz::require(std::max(relation.from, relation.to) < graph.arguments.size(),
                      "relations end at arguments");
        if (i == 0) continue;
        const Relation& before = graph.relations[i - 1];
        fuzz::require(
            before.to != relation.to ? before.to < relation.to : before.from < relation.from,
            "relations are in order, one a pair");
    }
}

void check_places(const PlacedGraph& placed, std::size_t size) {
    fuzz::require(placed.arguments.size() == placed.graph.arguments.size() &&
                      placed.relations.size() == placed.graph.relations.size(),
                  "everything has a place");
    for (const Span span : placed.arguments) fuzz::require(span.end <= size, "inside the text");
    for (const Span span : placed.relations) fuzz::require(span.end <= size, "inside the text");
}

void check_graph(const ArgumentGraph& graph) {
    check_order(graph);
    const std::string json = graph_json(graph);
    const ArgumentGraph again = load_again(json);
    fuzz::require(same(graph, again, true), "JSON gives the same graph");
    fuzz::require(graph_json(again) == json, "and that the same JSON");
    fuzz::require(same(graph, load_again(graph_bag(graph)), false),
                  "statements give the same arguments and relations");
    const std::vector<double> strengths(graph.arguments.size(), 0.5);
    for (const std::string_view word : graph_format_words) {
        const std::string text = render_graph(graph, *graph_format(word), strengths);
        fuzz::require(!first_invalid_utf8(text), "a graph is UTF-8");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Diagnostics diagnostics;
    const auto placed =
        load_graph(fuzz::text_of("graph.json", fuzz::bytes(data, size)), diagnostics);
    fuzz::check_diagnostics(placed.has_value(), diagnostics);
    if (!placed) return 0;
    check_places(*placed, size);
    check_graph(placed->graph);
    return 0;
}
