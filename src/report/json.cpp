// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string_view>
#include <utility>

#include "report/json_sections.hpp"
#include "report/json_values.hpp"
#include "report/report.hpp"

namespace stackimpact {

namespace {

using json::Layout;
using json::Writer;

void event(Writer& out, const Assessment& assessment) {
    out.key("event");
    out.begin_object();
    out.member("title", assessment.event);
    out.member("about", json::text(assessment.about));
    out.member("kind", assessment.kind);
    out.member("date", assessment.date);
    out.member("hindsight", assessment.hindsight.has_value());
    out.member("youngest_rule", assessment.hindsight);
    out.member("outside_stack", assessment.outside_stack);
    out.end_object();
}

/// What follows on the headline, the same keys for assessments and errors; closes the document.
std::string finished(Writer& out, const Assessment& assessment, const Vocabulary& vocabulary) {
    json::layers(out, assessment);
    json::propagation(out, assessment);
    json::debate(out, assessment, vocabulary);
    json::outlook(out, assessment);
    json::checks(out, assessment.gates);
    json::diagnostics(out, assessment.diagnostics);
    out.end_object();
    return out.take() + "\n";
}

std::string assessment_text(const Assessment& assessment, const Vocabulary& vocabulary,
                            const RunStatus& status, Layout layout) {
    Writer out(layout);
    json::envelope(out, "assessment", assessment, status);
    out.member("id", assessment.id);
    out.member("headline", assessment.headline);
    event(out, assessment);
    out.member("judgement_share", assessment.judgement_share);
    return finished(out, assessment, vocabulary);
}

Assessment asked(const RunInput& input) {
    Assessment assessment;
    assessment.input_set = input.set;
    assessment.input_drop = input.drop;
    if (!input.case_id.empty()) assessment.input_case = CaseId{input.case_id};
    return assessment;
}

std::string error_text(const std::string& input_path, const std::vector<Diagnostic>& diagnostics,
                       const RunStatus& status, const RunInput& input, Layout layout) {
    Assessment nothing = asked(input);
    nothing.input_path = input_path;
    nothing.diagnostics = diagnostics;
    Writer out(layout);
    json::envelope(out, "error", nothing, status);
    out.member("id", nullptr);
    out.member("headline", json::text(status.reason));
    out.member("event", nullptr);
    out.member("judgement_share", nullptr);
    return finished(out, nothing, {});
}

}  // namespace

std::string render_json(const Assessment& assessment, const Vocabulary& vocabulary,
                        const RunStatus& status) {
    return assessment_text(assessment, vocabulary, status, Layout::pretty);
}

std::string render_json_line(const Assessment& assessment, const Vocabulary& vocabulary,
                             const RunStatus& status) {
    return assessment_text(assessment, vocabulary, status, Layout::line);
}

std::string render_json_error(const std::string& input_path,
                              const std::vector<Diagnostic>& diagnostics, const RunStatus& status,
                              const RunInput& input) {
    return error_text(input_path, diagnostics, status, input, Layout::pretty);
}

std::string render_json_error_line(const std::string& input_path,
                                   const std::vector<Diagnostic>& diagnostics,
                                   const RunStatus& status, const RunInput& input) {
    return error_text(input_path, diagnostics, status, input, Layout::line);
}

std::string render_json_run_item(std::string_view document) {
    // Texts hold no raw line breaks, so each one in it is layout.
    constexpr std::string_view margin = "\n    ";
    while (!document.empty() && document.back() == '\n') document.remove_suffix(1);
    std::string item;
    const auto breaks = std::count(document.begin(), document.end(), '\n');
    item.reserve(document.size() + (static_cast<std::size_t>(breaks) + 1) * margin.size());
    while (!document.empty()) {
        const std::size_t length = std::min(document.find('\n'), document.size());
        item.append(margin).append(document.substr(0, length));
        document.remove_prefix(std::min(length + 1, document.size()));
    }
    return item;
}

JsonRun render_json_run_ends(bool empty, const RunStatus& status, const RunInput& input) {
    Writer writer(Layout::pretty);
    json::envelope(writer, "run", asked(input), status);
    writer.end_object();
    std::string begin = writer.take();
    begin.erase(begin.rfind('\n'));
    begin += ",\n  \"assessments\": [";
    return {std::move(begin), empty ? "]\n}\n" : "\n  ]\n}\n"};
}

std::string render_json_run(const std::vector<std::string>& documents, const RunStatus& status,
                            const RunInput& input) {
    const JsonRun run = render_json_run_ends(documents.empty(), status, input);
    std::string out = run.begin;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (i > 0) out += ',';
        out += render_json_run_item(documents[i]);
    }
    return out + run.end;
}

}  // namespace stackimpact
