// SPDX-License-Identifier: MIT
#include "cli/results.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "report/diagnostic_text.hpp"
#include "report/escape.hpp"
#include "report/text_checks.hpp"

namespace stackimpact::cli {

namespace {

std::string json_of(const InputResult& input, const RunForm& form) {
    const RunStatus status = status_of(input.outcome);
    std::string document =
        input.assessment ? render_json(*input.assessment, *form.vocabulary, status)
                         : render_json_error(input.path, input.diagnostics, status, form.asked);
    if (form.many) return render_json_run_item(document);
    return document;
}

std::string line_of(const InputResult& input, const RunForm& form) {
    const RunStatus status = status_of(input.outcome);
    return input.assessment
               ? render_json_line(*input.assessment, *form.vocabulary, status)
               : render_json_error_line(input.path, input.diagnostics, status, form.asked);
}

/// Files tell what is wrong in the place of a report that there is none of; on a terminal standard
/// error does.
std::string report_of(const InputResult& input, const RunForm& form, bool file) {
    const Look& look = file ? form.file_look : form.output_look;
    if (input.assessment) {
        if (form.with_matrix && form.detail == TextOptions::Detail::call) return {};
        return render_text(*input.assessment, *form.vocabulary,
                           {form.detail, look.width, look.color, look.ascii, input.path});
    }
    if (!file) return {};
    DiagnosticTextOptions options;
    options.ascii = look.ascii;
    options.width = look.width;
    return render_diagnostics(input.diagnostics, options);
}

/// In a run each report stands below the path of its input.
std::string text_of(const InputResult& input, const RunForm& form, bool file) {
    const std::string report = report_of(input, form, file);
    if (report.empty() || !form.many) return report;
    return terminal_safe(input.path) + "\n" + report;
}

bool is_graph(const RunForm& form, const Output& output) {
    return form.graph && output.path.empty();
}

std::string graph_text(const InputResult& input, GraphFormat format) {
    if (!input.assessment) return {};
    return render_graph(graph_of(*input.assessment), format);
}

std::string part_of(const InputResult& input, const RunForm& form, const Output& output) {
    if (is_graph(form, output)) return graph_text(input, *form.graph);
    if (output.format == Format::json) return json_of(input, form);
    if (output.format == Format::ndjson) return line_of(input, form);
    if (output.format == Format::text) return text_of(input, form, !output.path.empty());
    return {};
}

std::vector<MatrixRow> rows_of(const RunResult& run) {
    std::vector<MatrixRow> rows;
    rows.reserve(run.inputs.size());
    for (const InputResult& input : run.inputs) rows.push_back(input.row);
    return rows;
}

/// All checks by gates.
std::vector<Check> gates_of(const RunResult& run) {
    std::vector<Check> gates;
    for (const InputResult& input : run.inputs) {
        std::copy_if(input.checks.begin(), input.checks.end(), std::back_inserter(gates),
                     [](const Check& check) { return check.kind == "gate"; });
    }
    gates.insert(gates.end(), run.unmatched.begin(), run.unmatched.end());
    return gates;
}

CheckReport check_report(const RunResult& run) {
    CheckReport report{status_of(run.outcome).version, {}, run.diagnostics};
    for (const InputResult& input : run.inputs) {
        report.checks.insert(report.checks.end(), input.checks.begin(), input.checks.end());
    }
    report.checks.insert(report.checks.end(), run.unmatched.begin(), run.unmatched.end());
    return report;
}

/// Parts that are there, with a text between them.
std::vector<std::string> joined_parts(std::vector<std::string> parts, const std::string& between) {
    std::vector<std::string> pieces;
    for (std::string& part : parts) {
        if (part.empty()) continue;
        if (!pieces.empty() && !between.empty()) pieces.push_back(between);
        pieces.push_back(std::move(part));
    }
    return pieces;
}

std::vector<std::string> json_document(const RunForm& form, const RunResult& run,
                                       std::vector<std::string> parts) {
    if (!form.many) return parts;
    JsonRun ends = render_json_run_ends(parts.empty(), status_of(run.outcome), form.asked);
    std::vector<std::string> pieces = joined_parts(std::move(parts), ",");
    pieces.insert(pieces.begin(), std::move(ends.begin));
    pieces.push_back(std::move(ends.end));
    return pieces;
}

std::vector<std::string> text_document(const RunForm& form, const RunResult& run,
                                       std::vector<std::string> parts, bool file) {
    if (form.with_matrix) {
        const Look& look = file ? form.file_look : form.output_look;
        parts.push_back(render_matrix(rows_of(run), {look.width, look.color, look.ascii}));
        parts.push_back(render_gates(gates_of(run), look.width, look.color, look.ascii));
    }
    return joined_parts(std::move(parts), "\n");
}

}  // namespace

void render_parts(const RunForm& form, InputResult& input) {
    for (const Output& output : form.outputs) {
        input.parts.push_back(part_of(input, form, output));
    }
}

std::vector<std::string> take_document(const RunForm& form, std::size_t output, RunResult& run) {
    const Output& asked = form.outputs.at(output);
    if (asked.format == Format::csv) return {render_matrix_csv(rows_of(run))};
    if (is_check_format(asked.format)) {
        return {check_document(asked.format, check_report(run), form.checks)};
    }
    std::vector<std::string> parts;
    parts.reserve(run.inputs.size());
    for (InputResult& input : run.inputs) parts.push_back(std::move(input.parts.at(output)));
    if (is_graph(form, asked)) return parts;
    if (asked.format == Format::json) return json_document(form, run, std::move(parts));
    if (asked.format == Format::ndjson) return parts;
    return text_document(form, run, std::move(parts), !asked.path.empty());
}

}  // namespace stackimpact::cli
