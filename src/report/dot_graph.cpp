// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "model/format.hpp"
#include "report/escape.hpp"
#include "report/graph.hpp"
#include "report/graph_label.hpp"

namespace stackimpact {

namespace {

constexpr std::string_view legend = "green: supports; red, dashed: attacks";
constexpr std::string_view styles = R"(  node [shape=box, fontname="Helvetica", fontsize=11];
  edge [fontname="Helvetica", fontsize=9];
)";

std::string tooltip(const ArgumentGraph::Node& argument) {
    std::string text = argument.claim;
    for (const std::string& note : argument.notes) text += (text.empty() ? "" : "; ") + note;
    return text;
}

std::string edge_line(const ArgumentGraph& graph, const ArgumentGraph::Relation& relation) {
    std::string line = fmt::format(
        "  {} -> {} [{}", dot_string(graph.arguments[relation.from].id.str()),
        dot_string(graph.arguments[relation.to].id.str()),
        relation.attack ? "color=firebrick, style=dashed, arrowhead=tee" : "color=forestgreen");
    if (relation.weight != 1.0) line += ", label=" + dot_string(decimal(relation.weight));
    return line + "];\n";
}

}  // namespace

std::string graph_dot(const ArgumentGraph& graph, std::span<const double> strengths) {
    std::string text = "digraph arguments {\n  graph [rankdir=LR, fontname=\"Helvetica\", label=";
    text += graph.title.empty() ? dot_string(legend) : dot_lines({graph.title, legend});
    text += "];\n";
    text += styles;
    for (std::size_t i = 0; i < graph.arguments.size(); ++i) {
        const ArgumentGraph::Node& argument = graph.arguments[i];
        const std::string& id = argument.id.str();
        text += fmt::format("  {} [label={}", dot_string(id),
                            dot_lines({id, score_label(graph, strengths, i)}));
        const std::string more = tooltip(argument);
        if (!more.empty()) text += ", tooltip=" + dot_string(more);
        if (graph.topic == i) text += ", peripheries=2";
        text += "];\n";
    }
    for (const ArgumentGraph::Relation& relation : graph.relations) {
        text += edge_line(graph, relation);
    }
    return text + "}\n";
}

}  // namespace stackimpact
