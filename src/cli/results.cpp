// SPDX-License-Identifier: MIT
#include "cli/results.hpp"

#include "report/diagnostic_text.hpp"
#include "report/escape.hpp"

namespace stackimpact::cli {

namespace {

std::string document_of(const InputResult& input, const RunResult& run) {
    const RunStatus status = status_of(input.outcome);
    return input.assessment ? render_json(*input.assessment, run.vocabulary, status)
                            : render_json_error(input.path, input.diagnostics, status, run.asked);
}

std::string text_of(const InputResult& input, const RunResult& run, TextOptions::Detail detail,
                    const Look& look, bool with_errors) {
    if (input.assessment) {
        return render_text(*input.assessment, run.vocabulary,
                           {detail, look.width, look.color, look.ascii, input.path});
    }
    if (!with_errors) return {};
    DiagnosticTextOptions options;
    options.ascii = look.ascii;
    options.width = look.width;
    return render_diagnostics(input.diagnostics, options);
}

}  // namespace

std::string json_document(const RunResult& run) {
    std::vector<std::string> documents;
    for (const InputResult& input : run.inputs) documents.push_back(document_of(input, run));
    if (!run.many && documents.size() == 1) return documents.front();
    return render_json_run(documents, status_of(run.outcome), run.asked);
}

std::string ndjson_document(const RunResult& run) {
    std::string lines;
    for (const InputResult& input : run.inputs) {
        const RunStatus status = status_of(input.outcome);
        lines += input.assessment
                     ? render_json_line(*input.assessment, run.vocabulary, status)
                     : render_json_error_line(input.path, input.diagnostics, status, run.asked);
    }
    return lines;
}

std::string text_document(const RunResult& run, TextOptions::Detail detail, const Look& look,
                          bool with_errors) {
    std::string document;
    for (const InputResult& input : run.inputs) {
        const std::string text = text_of(input, run, detail, look, with_errors);
        if (text.empty()) continue;
        if (!document.empty()) document += "\n";
        if (run.many) document += terminal_safe(input.path) + "\n";
        document += text;
    }
    return document;
}

}  // namespace stackimpact::cli
