// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "model/format.hpp"
#include "report/escape.hpp"
#include "report/graph.hpp"
#include "report/graph_label.hpp"

namespace stackimpact {

namespace {

/// Names of nodes are ours: those of the graph can hold what the language has no escape for.
std::string node_line(const ArgumentGraph& graph, std::span<const double> strengths,
                      std::size_t number) {
    const ArgumentGraph::Node& argument = graph.arguments[number];
    std::string label = mermaid_text(argument.id.str()) + "<br/>";
    if (!argument.claim.empty()) label += mermaid_text(argument.claim) + "<br/>";
    for (const std::string& note : argument.notes) label += mermaid_text(note) + "<br/>";
    label += score_label(graph, strengths, number);
    return fmt::format("  n{}[\"{}\"]\n", number, label);
}

std::string edge_line(const ArgumentGraph::Relation& relation) {
    std::string line = fmt::format("  n{} {}", relation.from, relation.attack ? "-.->" : "-->");
    if (relation.weight != 1.0) line += fmt::format("|\"{}\"|", decimal(relation.weight));
    return line + fmt::format(" n{}\n", relation.to);
}

/// The colour of all attacks, or of all supports.
std::string colour_line(const ArgumentGraph& graph, bool attacks, std::string_view colour) {
    std::string numbers;
    for (std::size_t i = 0; i < graph.relations.size(); ++i) {
        if (graph.relations[i].attack != attacks) continue;
        numbers += fmt::format("{}{}", numbers.empty() ? "" : ",", i);
    }
    if (numbers.empty()) return {};
    return fmt::format("  linkStyle {} stroke:{}\n", numbers, colour);
}

}  // namespace

std::string graph_mermaid(const ArgumentGraph& graph, std::span<const double> strengths) {
    std::string text;
    if (!graph.title.empty()) {
        text += fmt::format("---\ntitle: {}\n---\n", yaml_string(graph.title));
    }
    text += "flowchart LR\n";
    for (std::size_t i = 0; i < graph.arguments.size(); ++i) {
        text += node_line(graph, strengths, i);
    }
    for (const ArgumentGraph::Relation& relation : graph.relations) text += edge_line(relation);
    text += colour_line(graph, false, "forestgreen");
    text += colour_line(graph, true, "firebrick");
    if (graph.topic) text += fmt::format("  style n{} stroke-width:3px\n", *graph.topic);
    return text;
}

}  // namespace stackimpact
