// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "model/format.hpp"
#include "report/escape.hpp"
#include "report/graph.hpp"

namespace stackimpact {

namespace {

/// What is known of a statement besides its words.
std::string data_of(const ArgumentGraph& graph, std::span<const double> strengths,
                    std::size_t number) {
    const ArgumentGraph::Node& argument = graph.arguments[number];
    std::string data = "{base: " + decimal(argument.base);
    if (!strengths.empty()) data += ", strength: " + decimal(strengths[number]);
    if (graph.topic == number) data += ", topic: true";
    if (!argument.notes.empty()) {
        data += ", notes: [";
        for (const std::string& note : argument.notes) {
            if (data.back() != '[') data += ", ";
            data += yaml_string(note);
        }
        data += "]";
    }
    return data + "}";
}

/// An argument without a claim says no more than its name.
std::string statement_line(const ArgumentGraph& graph, std::span<const double> strengths,
                           std::size_t number) {
    const ArgumentGraph::Node& argument = graph.arguments[number];
    const std::string& words = argument.claim.empty() ? argument.id.str() : argument.claim;
    return fmt::format("[{}]: {} {}\n", argdown_title(argument.id.str()), argdown_text(words),
                       data_of(graph, strengths, number));
}

std::string relation_line(const ArgumentGraph& graph, const ArgumentGraph::Relation& relation) {
    std::string line = fmt::format("  {} [{}]", relation.attack ? '-' : '+',
                                   argdown_title(graph.arguments[relation.from].id.str()));
    if (relation.weight != 1.0) line += " // weight " + decimal(relation.weight);
    return line + "\n";
}

}  // namespace

std::string graph_argdown(const ArgumentGraph& graph, std::span<const double> strengths) {
    std::string text;
    if (!graph.title.empty()) {
        text += fmt::format("===\ntitle: {}\n===\n\n", yaml_string(graph.title));
    }
    auto relation = graph.relations.begin();
    for (std::size_t i = 0; i < graph.arguments.size(); ++i) {
        if (i > 0) text += '\n';
        text += statement_line(graph, strengths, i);
        for (; relation != graph.relations.end() && relation->to == i; ++relation) {
            text += relation_line(graph, *relation);
        }
    }
    return text;
}

}  // namespace stackimpact
