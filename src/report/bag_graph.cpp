// SPDX-License-Identifier: MIT
#include "model/format.hpp"
#include "report/escape.hpp"
#include "report/graph.hpp"

namespace stackimpact {

namespace {

bool needs_quotes(std::string_view name) {
    return name.empty() || std::string_view("\"%#").find(name.front()) != std::string_view::npos ||
           name.find_first_of(",(). \t\n\v\f\r") != std::string_view::npos;
}

std::string bag_name(const ArgumentId& id) {
    std::string name = terminal_safe(id.str());
    if (!needs_quotes(name)) return name;
    std::string quoted = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

}  // namespace

std::string graph_bag(const ArgumentGraph& graph) {
    std::string text;
    if (!graph.title.empty()) text += "% " + terminal_safe(graph.title) + "\n";
    std::vector<std::string> names;
    names.reserve(graph.arguments.size());
    for (const ArgumentGraph::Node& argument : graph.arguments) {
        names.push_back(bag_name(argument.id));
        text += "arg(" + names.back() + "," + exact_decimal(argument.base) + ").";
        if (!argument.claim.empty()) text += " % " + terminal_safe(argument.claim);
        text += '\n';
    }
    for (const ArgumentGraph::Relation& relation : graph.relations) {
        text += relation.attack ? "att(" : "sup(";
        text += names[relation.from] + "," + names[relation.to];
        if (relation.weight != 1.0) text += "," + exact_decimal(relation.weight);
        text += ").\n";
    }
    return text;
}

}  // namespace stackimpact
