// SPDX-License-Identifier: MIT
#include "report/graph.hpp"
#include "report/json_write.hpp"

namespace stackimpact {

namespace {

void put_argument(json::Writer& json, const ArgumentGraph::Node& argument) {
    json.key(argument.id.str());
    if (argument.claim.empty() && argument.notes.empty()) return json.exact(argument.base);
    json.begin_flat_object();
    json.key("base");
    json.exact(argument.base);
    if (!argument.claim.empty()) {
        json.key("claim");
        json.value(std::string_view(argument.claim));
    }
    if (!argument.notes.empty()) {
        json.key("notes");
        json.begin_array(true);
        for (const std::string& note : argument.notes) json.value(std::string_view(note));
        json.end_array();
    }
    json.end_object();
}

/// The attacks, or the supports; nothing when there are none.
void put_relations(json::Writer& json, const ArgumentGraph& graph, std::string_view key,
                   bool attacks) {
    bool begun = false;
    for (const ArgumentGraph::Relation& relation : graph.relations) {
        if (relation.attack != attacks) continue;
        if (!begun) {
            json.key(key);
            json.begin_array(false);
        }
        begun = true;
        json.begin_array(true);
        json.value(std::string_view(graph.arguments[relation.from].id.str()));
        json.value(std::string_view(graph.arguments[relation.to].id.str()));
        if (relation.weight != 1.0) json.exact(relation.weight);
        json.end_array();
    }
    if (begun) json.end_array();
}

}  // namespace

std::string graph_json(const ArgumentGraph& graph) {
    json::Writer json(json::Layout::pretty);
    json.begin_object();
    if (!graph.title.empty()) {
        json.key("title");
        json.value(std::string_view(graph.title));
    }
    if (graph.topic) {
        json.key("topic");
        json.value(std::string_view(graph.arguments[*graph.topic].id.str()));
    }
    json.key("arguments");
    json.begin_object();
    for (const ArgumentGraph::Node& argument : graph.arguments) put_argument(json, argument);
    json.end_object();
    put_relations(json, graph, "attacks", true);
    put_relations(json, graph, "supports", false);
    json.end_object();
    return json.take() + "\n";
}

}  // namespace stackimpact
