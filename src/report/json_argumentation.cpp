// SPDX-License-Identifier: MIT
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/argumentation.hpp"
#include "report/json_sections.hpp"
#include "report/json_values.hpp"

namespace stackimpact {

namespace json {

namespace {

const std::string& id_of(const ArgumentGraph& graph, std::size_t argument) {
    return graph.arguments[argument].id.str();
}

void ids(Writer& out, std::string_view key, const ArgumentGraph& graph,
         const std::vector<std::size_t>& arguments) {
    out.key(key);
    out.begin_array(true);
    for (const std::size_t argument : arguments)
        out.value(std::string_view(id_of(graph, argument)));
    out.end_array();
}

void methods(Writer& out, std::string_view key, const std::vector<ContributionMethod>& methods) {
    out.key(key);
    out.begin_array(true);
    for (const ContributionMethod method : methods) out.value(name(method));
    out.end_array();
}

void put_process(Writer& out, const std::optional<ProcessEnd>& process) {
    out.key("process");
    if (!process) {
        out.null();
        return;
    }
    out.begin_flat_object();
    out.member("converged", process->converged);
    out.member("residual", process->residual);
    out.member("time", process->time);
    out.member("steps", process->steps);
    out.end_object();
}

void put_semantics(Writer& out, const Argumentation& argumentation) {
    out.key("semantics");
    out.begin_object();
    for (const GraphStrengths& each : argumentation.strengths) {
        out.key(each.semantics);
        out.begin_object();
        out.member("id", each.semantics);
        put_process(out, each.process);
        out.end_object();
    }
    out.end_object();
}

void put_arguments(Writer& out, const Argumentation& argumentation) {
    out.key("arguments");
    out.begin_object();
    for (std::size_t i = 0; i < argumentation.graph.arguments.size(); ++i) {
        const ArgumentGraph::Node& node = argumentation.graph.arguments[i];
        out.key(node.id.str());
        out.begin_object();
        out.member("id", node.id);
        out.member("claim", text(node.claim));
        out.member("notes", node.notes);
        out.member("base", node.base);
        out.key("strengths");
        out.begin_flat_object();
        for (const GraphStrengths& each : argumentation.strengths) {
            out.member(each.semantics, each.strength[i]);
        }
        out.end_object();
        out.end_object();
    }
    out.end_object();
}

void put_relations(Writer& out, const ArgumentGraph& graph) {
    out.key("relations");
    out.begin_array(false);
    for (const ArgumentGraph::Relation& relation : graph.relations) {
        out.begin_flat_object();
        out.member("from", id_of(graph, relation.from));
        out.member("to", id_of(graph, relation.to));
        out.member("kind", relation.attack ? "attack" : "support");
        out.member("weight", relation.weight);
        out.end_object();
    }
    out.end_array();
}

void put_cycles(Writer& out, const Argumentation& argumentation) {
    out.key("cycles");
    out.begin_array(false);
    for (const GraphCycle& cycle : argumentation.cycles) {
        out.begin_object();
        ids(out, "arguments", argumentation.graph, cycle.arguments);
        ids(out, "shortest", argumentation.graph, cycle.shortest);
        out.end_object();
    }
    out.end_array();
}

void put_sampling(Writer& out, const std::optional<ShapleySampling>& sampling) {
    out.key("sampling");
    if (!sampling) {
        out.null();
        return;
    }
    out.begin_flat_object();
    out.member("permutations", sampling->permutations);
    out.member("seed", static_cast<std::int64_t>(sampling->seed));
    out.end_object();
}

/// What arguments contribute to one topic under one semantics, and what flips it.
class TopicWriter {
public:
    TopicWriter(Writer& out, const Argumentation& argumentation, const GraphStrengths& strengths,
                const TopicAnalysis& topic)
        : out_(out), argumentation_(argumentation), strengths_(strengths), topic_(topic) {}

    void write() {
        const std::size_t argument = argumentation_.topic.value();
        out_.begin_object();
        out_.member("id", topic_.semantics);
        out_.member("base", graph().arguments[argument].base);
        out_.member("strength", strengths_.strength[argument]);
        out_.member("converged", topic_.converged);
        methods(out_, "methods", topic_.methods);
        left_out();
        contributions();
        groups();
        flips();
        out_.end_object();
    }

private:
    [[nodiscard]] const ArgumentGraph& graph() const { return argumentation_.graph; }

    void left_out() {
        out_.key("left_out");
        out_.begin_object();
        for (const MethodLeftOut& each : topic_.left_out) {
            out_.key(name(each.method));
            out_.begin_object();
            out_.member("id", each.method);
            out_.member("reason", each.reason);
            out_.end_object();
        }
        out_.end_object();
    }

    void contributions() {
        out_.key("contributions");
        out_.begin_object();
        for (const ArgumentContribution& each : topic_.contributions) {
            out_.key(id_of(graph(), each.argument));
            out_.begin_object();
            out_.member("id", id_of(graph(), each.argument));
            for (const ContributionMethod method : all_contribution_methods) {
                out_.member(name(method), each.value(method));
            }
            out_.member("kink", each.kink);
            out_.member("shapley_error", each.shapley_error);
            methods(out_, "methods_for", each.methods_for);
            methods(out_, "methods_against", each.methods_against);
            out_.end_object();
        }
        out_.end_object();
    }

    void groups() {
        out_.key("groups");
        out_.begin_object();
        for (const GroupShapley& each : topic_.groups) {
            out_.key(each.name);
            out_.begin_object();
            out_.member("id", each.name);
            ids(out_, "arguments", graph(), each.arguments);
            out_.member("shapley", each.value);
            out_.member("shapley_error", each.error);
            out_.end_object();
        }
        out_.end_object();
    }

    void flips() {
        out_.key("flips");
        out_.begin_object();
        for (const ArgumentFlip& each : topic_.flips) {
            const double now = graph().arguments[each.argument].base;
            const auto change = each.base ? std::optional(*each.base - now) : std::nullopt;
            out_.key(id_of(graph(), each.argument));
            out_.begin_object();
            out_.member("id", id_of(graph(), each.argument));
            out_.member("base", now);
            out_.member("flips_at", each.base);
            out_.member("change", change);
            out_.member("proved", each.proved);
            out_.end_object();
        }
        out_.end_object();
    }

    Writer& out_;
    const Argumentation& argumentation_;
    const GraphStrengths& strengths_;
    const TopicAnalysis& topic_;
};

void put_topics(Writer& out, const Argumentation& argumentation) {
    out.key("topics");
    out.begin_object();
    for (std::size_t i = 0; i < argumentation.topics.size(); ++i) {
        const TopicAnalysis& topic = argumentation.topics[i];
        out.key(topic.semantics);
        TopicWriter(out, argumentation, argumentation.strengths[i], topic).write();
    }
    out.end_object();
}

}  // namespace

}  // namespace json

std::string render_argumentation_json(const Argumentation& argumentation,
                                      const std::vector<Diagnostic>& diagnostics,
                                      const RunStatus& status) {
    Assessment origin;
    origin.input_path = argumentation.path;
    origin.input_sha256 = argumentation.sha256;
    const ArgumentGraph& graph = argumentation.graph;
    const auto topic = argumentation.topic;
    json::Writer out(json::Layout::pretty);
    json::envelope(out, "argumentation", origin, status);
    out.member("title", json::text(graph.title));
    out.member("topic",
               topic ? std::optional<std::string>(json::id_of(graph, *topic)) : std::nullopt);
    out.member("threshold", argumentation.threshold);
    out.member("converged", argumentation.converged());
    json::put_semantics(out, argumentation);
    json::put_arguments(out, argumentation);
    json::put_relations(out, graph);
    json::put_cycles(out, argumentation);
    json::put_sampling(out, argumentation.sampling);
    json::put_topics(out, argumentation);
    json::diagnostics(out, diagnostics);
    out.end_object();
    return out.take() + "\n";
}

}  // namespace stackimpact
