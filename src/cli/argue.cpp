// SPDX-License-Identifier: MIT
#include "cli/argue.hpp"

#include <fmt/format.h>

#include <utility>

#include "analyze/analyze.hpp"
#include "argumentation/argumentation.hpp"
#include "cli/argue_request.hpp"
#include "cli/read.hpp"
#include "load/load_graph.hpp"
#include "report/argumentation.hpp"
#include "report/diagnostic_text.hpp"
#include "report/graph.hpp"
#include "report/report.hpp"

namespace stackimpact::cli {

namespace {

/// Documents that say what is wrong. Standard output has text, and graphs, only for results.
Outcome refuse(const OutputPlan& plan, const Diagnostics& diagnostics,
               const ArgueOptions& options) {
    Outcome outcome{Exit::invalid_input, error_summary(diagnostics.all())};
    const RunStatus status = status_of(outcome);
    for (const Output& output : plan.outputs) {
        std::string document;
        if (output.format == Format::json) {
            document = render_json_error(options.graph, diagnostics.all(), status);
        } else if (output.format == Format::text && !output.path.empty()) {
            const Look look = file_look(options.look);
            DiagnosticTextOptions text;
            text.ascii = look.ascii;
            text.width = look.width;
            document = render_diagnostics(diagnostics.all(), text);
        } else {
            continue;
        }
        outcome = worse(outcome, write_document(output, document));
    }
    return outcome;
}

/// Says whether all that is shown is a result.
Outcome outcome_of(const Argumentation& argumentation) {
    for (const GraphStrengths& each : argumentation.strengths) {
        if (!each.process || each.process->converged) continue;
        return {Exit::inconclusive,
                fmt::format("strengths under {} did not come to rest", each.semantics)};
    }
    for (const TopicAnalysis& each : argumentation.topics) {
        if (each.converged) continue;
        return {Exit::inconclusive,
                fmt::format("contributions under {} did not come to rest", each.semantics)};
    }
    return {};
}

GraphFormat graph_format(Format format) {
    switch (format) {
        case Format::bag:
            return GraphFormat::bag;
        case Format::dot:
            return GraphFormat::dot;
        case Format::mermaid:
            return GraphFormat::mermaid;
        case Format::argdown:
            return GraphFormat::argdown;
        default:
            break;
    }
    return GraphFormat::json;
}

std::string rendered(const Output& output, const Argumentation& argumentation,
                     const Diagnostics& diagnostics, const RunStatus& status,
                     const ArgueOptions& options) {
    if (output.format == Format::json) {
        return render_argumentation_json(argumentation, diagnostics.all(), status);
    }
    if (output.format == Format::text) {
        const bool file = !output.path.empty();
        const Look look = file ? file_look(options.look) : output_look(options.look);
        return render_argumentation(argumentation, {look.width, look.color, look.ascii});
    }
    return render_graph(argumentation.graph, graph_format(output.format),
                        argumentation.strengths.front().strength);
}

std::optional<PlacedGraph> read_graph(const std::string& path, TextPtr& text,
                                      Diagnostics& diagnostics) {
    const ReadResult input = read_input(path, diagnostics, max_graph_bytes);
    text = input.text;
    return input.read ? load_graph(input.text, diagnostics) : std::nullopt;
}

}  // namespace

Outcome run_argue(const ArgueOptions& options) {
    const OutputPlan plan =
        plan_outputs(options.format, options.outputs, {options.graph}, argue_formats);
    if (!plan.mistakes.empty()) return usage_error(plan.mistakes, options.format);
    Diagnostics diagnostics;
    TextPtr text;
    const std::optional<PlacedGraph> read = read_graph(options.graph, text, diagnostics);
    std::optional<Argumentation> argumentation;
    if (read) {
        std::vector<UsageMistake> mistakes;
        const auto request = request_of(options, read->graph, mistakes);
        if (!request) return usage_error(mistakes, options.format);
        argumentation = argue_graph(read->graph, *request, {text, read->relations}, diagnostics);
    }
    diagnostics.sort();
    tell_diagnostics(diagnostics.all(), options.look);
    if (!argumentation) return refuse(plan, diagnostics, options);
    argumentation->path = text->name();
    argumentation->sha256 = text->sha256();
    Outcome outcome = outcome_of(*argumentation);
    const RunStatus status = status_of(outcome);
    for (const Output& output : plan.outputs) {
        outcome = worse(outcome, write_document(output, rendered(output, *argumentation,
                                                                 diagnostics, status, options)));
    }
    return outcome;
}

}  // namespace stackimpact::cli
