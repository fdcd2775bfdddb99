// SPDX-License-Identifier: MIT
#include "argumentation/argumentation.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "argue/graph.hpp"
#include "argumentation/topic.hpp"

namespace stackimpact {

namespace {

/// Longer ways are told by their beginning, end and length.
constexpr std::size_t most_named = 12;

argue::Graph numbers_of(const ArgumentGraph& graph) {
    argue::Graph numbers;
    numbers.base.reserve(graph.arguments.size());
    for (const ArgumentGraph::Node& node : graph.arguments) numbers.base.push_back(node.base);
    numbers.edges.reserve(graph.relations.size());
    for (const ArgumentGraph::Relation& each : graph.relations) {
        numbers.edges.push_back({each.from, each.to, each.weight, each.attack});
    }
    return numbers;
}

/// The graph in numbers, and what its names and places are.
struct Work {
    const ArgumentGraph& graph;
    const GraphPlaces& places;
    argue::Graph numbers;
    argue::Structure structure;

    [[nodiscard]] const std::string& id(std::size_t node) const {
        return graph.arguments[node].id.str();
    }
    [[nodiscard]] Place place(std::size_t relation) const {
        if (!places.text) return {};
        return {places.text, places.relations[relation]};
    }
};

/// "a → b → a"; of a long way its beginning and how long it is.
std::string way_text(const Work& work, const std::vector<std::size_t>& edges) {
    std::string text = work.id(work.numbers.edges[edges.front()].from);
    const std::size_t named = edges.size() > most_named ? most_named - 1 : edges.size();
    for (std::size_t i = 0; i < named; ++i) {
        text += " → " + work.id(work.numbers.edges[edges[i]].to);
    }
    if (named == edges.size()) return text;
    return fmt::format("{} → ... → {}, {} relations", text,
                       work.id(work.numbers.edges[edges.back()].to), edges.size());
}

/// "`a` supports `b`".
std::string relation_text(const Work& work, std::size_t edge) {
    const argue::Edge& relation = work.numbers.edges[edge];
    return fmt::format("`{}` {} `{}`", work.id(relation.from),
                       relation.attack ? "attacks" : "supports", work.id(relation.to));
}

void refuse(const Work& work, const std::vector<std::size_t>& component,
            const std::vector<std::size_t>& edges, Diagnostics& diagnostics) {
    Diagnostic cycle;
    cycle.code = Code::argument_cycle;
    cycle.place = work.place(edges.front());
    const std::string way = way_text(work, edges);
    cycle.message =
        component.size() == 1
            ? fmt::format("the strength of an argument depends on itself: {}", way)
            : fmt::format("the strengths of {} arguments depend on themselves, as in {}",
                          component.size(), way);
    cycle.hint = "leave out a relation, or take the limit of a process: `--cycles continuous`";
    for (std::size_t i = 1; i < edges.size() && i < most_named && work.places.text; ++i) {
        cycle.labels.push_back({work.place(edges[i]), relation_text(work, edges[i])});
    }
    diagnostics.add(std::move(cycle));
}

/// False, reported, when there are cycles that are not taken.
bool find_cycles(const Work& work, bool taken, std::vector<GraphCycle>& cycles,
                 Diagnostics& diagnostics) {
    if (work.structure.acyclic()) return true;
    for (auto& component : argue::cyclic_components(work.numbers, work.structure)) {
        const auto edges = argue::shortest_cycle(work.numbers, work.structure, component);
        if (!taken) refuse(work, component, edges, diagnostics);
        GraphCycle cycle;
        for (const std::size_t edge : edges) {
            cycle.shortest.push_back(work.numbers.edges[edge].from);
        }
        cycle.arguments = std::move(component);
        cycles.push_back(std::move(cycle));
    }
    return taken;
}

GraphStrengths strengths_of(const Work& work, argue::Semantics semantics,
                            const argue::ContinuousLimits& limits) {
    GraphStrengths found;
    found.semantics = std::string(argue::name(semantics));
    if (work.structure.acyclic()) {
        found.strength = argue::strengths(work.numbers, work.structure, semantics);
        return found;
    }
    argue::Equilibrium end =
        argue::continuous_strengths(work.numbers, work.structure, semantics, limits);
    found.strength = std::move(end.strength);
    found.process = ProcessEnd{end.converged, end.residual, end.time, end.steps};
    return found;
}

}  // namespace

std::optional<Argumentation> argue_graph(const ArgumentGraph& graph,
                                         const ArgumentationRequest& request,
                                         const GraphPlaces& places, Diagnostics& diagnostics) {
    argue::Graph numbers = numbers_of(graph);
    argue::Structure structure(numbers);
    const Work work{graph, places, std::move(numbers), std::move(structure)};
    Argumentation result;
    if (!find_cycles(work, request.continuous, result.cycles, diagnostics)) return std::nullopt;
    result.graph = graph;
    result.topic = request.topic;
    result.threshold = request.threshold;
    for (const argue::Semantics semantics : request.semantics) {
        result.strengths.push_back(strengths_of(work, semantics, request.limits));
        if (!request.topic) continue;
        result.topics.push_back(analyze_topic(work.numbers, work.structure, request, semantics,
                                              result.strengths.back()));
    }
    result.sampling = sampling_of(result.topics, request);
    return result;
}

}  // namespace stackimpact
