// SPDX-License-Identifier: MIT
#include "report/graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>

#include "model/format.hpp"
#include "report/graph_label.hpp"

namespace stackimpact {

namespace {

std::string note_of(const Effect& effect) {
    return fmt::format("{} on {}, {}, weight {}", name(effect.direction), effect.layer.str(),
                       effect.channel.str(), decimal(effect.weight));
}

std::vector<const ArgumentAssessment*> by_id(const Assessment& assessment) {
    std::vector<const ArgumentAssessment*> sorted;
    sorted.reserve(assessment.arguments.size());
    for (const ArgumentAssessment& each : assessment.arguments) sorted.push_back(&each);
    std::sort(sorted.begin(), sorted.end(),
              [](const ArgumentAssessment* a, const ArgumentAssessment* b) {
                  return a->argument.id < b->argument.id;
              });
    return sorted;
}

class AssessmentGraph {
public:
    explicit AssessmentGraph(const Assessment& assessment) : arguments_(by_id(assessment)) {
        graph_.title = assessment.event;
        for (const ArgumentAssessment* each : arguments_) add(each->argument);
        for (std::size_t to = 0; to < arguments_.size(); ++to) {
            for (const ActiveRelation& relation : arguments_[to]->supported_by) add(relation, to);
            for (const ActiveRelation& relation : arguments_[to]->attacked_by) add(relation, to);
        }
        std::sort(graph_.relations.begin(), graph_.relations.end(),
                  [](const ArgumentGraph::Relation& a, const ArgumentGraph::Relation& b) {
                      return a.to != b.to ? a.to < b.to : a.from < b.from;
                  });
    }

    ArgumentGraph take() { return std::move(graph_); }

private:
    void add(const Argument& argument) {
        ArgumentGraph::Node node{argument.id, argument.claim, argument.base, {}};
        for (const Effect& effect : argument.effects) node.notes.push_back(note_of(effect));
        graph_.arguments.push_back(std::move(node));
    }

    void add(const ActiveRelation& relation, std::size_t to) {
        const auto found = std::lower_bound(
            arguments_.begin(), arguments_.end(), relation.other,
            [](const ArgumentAssessment* a, const ArgumentId& id) { return a->argument.id < id; });
        if (found == arguments_.end() || (*found)->argument.id != relation.other) {
            throw std::logic_error("a relation comes from no argument of the assessment");
        }
        graph_.relations.push_back({static_cast<std::size_t>(found - arguments_.begin()), to,
                                    relation.weight * (*found)->argument.evidence,
                                    relation.kind == RelationKind::attack});
    }

    std::vector<const ArgumentAssessment*> arguments_;
    ArgumentGraph graph_;
};

}  // namespace

std::string score_label(const ArgumentGraph& graph, std::span<const double> strengths,
                        std::size_t argument) {
    std::string label = "\xCF\x84 " + decimal(graph.arguments[argument].base);
    if (!strengths.empty()) label += ", \xCF\x83 " + decimal(strengths[argument]);
    return label;
}

std::optional<GraphFormat> graph_format(std::string_view word) {
    const auto found = std::find(graph_format_words.begin(), graph_format_words.end(), word);
    if (found == graph_format_words.end()) return std::nullopt;
    return static_cast<GraphFormat>(found - graph_format_words.begin());
}

std::string render_graph(const ArgumentGraph& graph, GraphFormat format,
                         std::span<const double> strengths) {
    switch (format) {
        case GraphFormat::json:
            return graph_json(graph);
        case GraphFormat::bag:
            return graph_bag(graph);
        case GraphFormat::dot:
            return graph_dot(graph, strengths);
        case GraphFormat::mermaid:
            return graph_mermaid(graph, strengths);
        case GraphFormat::argdown:
            break;
    }
    return graph_argdown(graph, strengths);
}

ArgumentGraph graph_of(const Assessment& assessment) {
    return AssessmentGraph(assessment).take();
}

}  // namespace stackimpact
