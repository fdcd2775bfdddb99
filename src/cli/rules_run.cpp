// SPDX-License-Identifier: MIT
#include "cli/rules_run.hpp"

#include <optional>
#include <utility>

#include "analyze/analyze.hpp"
#include "cli/inputs.hpp"
#include "report/diagnostic_text.hpp"
#include "rules/choose.hpp"

namespace stackimpact::cli {

namespace {

Look look_of(const Output& output, const RulesOptions& options) {
    return output.path.empty() ? output_look(options.look) : file_look(options.look);
}

Outcome write_all(const OutputPlan& plan, const std::function<std::string(const Output&)>& document,
                  Outcome outcome) {
    for (const Output& output : plan.outputs) {
        outcome = worse(outcome, write_document(output, document(output)));
    }
    return outcome;
}

/// Documents that say what is wrong with the files. Standard output has text only for results.
Outcome refuse(const OutputPlan& plan, const std::vector<Diagnostic>& diagnostics,
               const RulesOptions& options) {
    const Outcome outcome{Exit::invalid_input, error_summary(diagnostics)};
    const RunStatus status = status_of(outcome);
    const auto document = [&](const Output& output) -> std::string {
        if (output.format == Format::json) return render_json_error({}, diagnostics, status);
        if (output.format == Format::ndjson) {
            return render_json_error_line({}, diagnostics, status);
        }
        if (output.path.empty() || output.format != Format::text) return {};
        const Look look = look_of(output, options);
        DiagnosticTextOptions text;
        text.ascii = look.ascii;
        text.width = look.width;
        return render_diagnostics(diagnostics, text);
    };
    return write_all(plan, document, outcome);
}

RuleDocument document_of(const Knowledge& knowledge, RuleChoice choice,
                         std::vector<Diagnostic> diagnostics, const Outcome& outcome) {
    RuleDocument document;
    document.stack_sha256 = knowledge.stack.sha256;
    document.rules_sha256 = knowledge.rules.sha256;
    document.vocabulary_sha256 = knowledge.vocabulary.sha256;
    document.scales_sha256 = knowledge.scales.sha256;
    document.choice = std::move(choice);
    document.diagnostics = std::move(diagnostics);
    document.status = status_of(outcome);
    return document;
}

Outcome answer(const OutputPlan& plan, const RulesAnswer& answer, RuleDocument document,
               const RulesOptions& options) {
    const auto written = [&](const Output& output) {
        const auto plain = answer.plain.find(output.format);
        if (plain != answer.plain.end()) {
            const Look look = look_of(output, options);
            return plain->second({look.width, look.color, look.ascii, options.full});
        }
        document.layout =
            output.format == Format::ndjson ? json::Layout::line : json::Layout::pretty;
        return answer.json(document);
    };
    return write_all(plan, written, answer.outcome);
}

/// Files of the command line that no output may replace.
std::vector<std::string> inputs_of(const KnowledgeOptions& knowledge,
                                   std::vector<std::string> inputs) {
    for (std::string& file : find_inputs(knowledge.rules).files) inputs.push_back(std::move(file));
    for (const std::string& path : {knowledge.stack, knowledge.vocabulary}) {
        if (!path.empty()) inputs.push_back(path);
    }
    return inputs;
}

}  // namespace

Outcome run_rules(const RulesOptions& options, const RulesRequest& request, const RulesAsk& ask) {
    KnowledgeOptions asked = options.knowledge;
    asked.rules = book_files(asked.rules, request.arguments.files);
    asked.use.authoring = true;
    const OutputPlan plan = plan_outputs(options.format, options.outputs,
                                         inputs_of(asked, request.inputs), request.formats);
    if (!plan.mistakes.empty()) return usage_error(plan.mistakes, options.format);
    Diagnostics diagnostics;
    const Loaded<Knowledge> knowledge = load_knowledge(asked, diagnostics);
    diagnostics.sort();
    tell_diagnostics(diagnostics.all(), options.look);
    if (!knowledge) return refuse(plan, diagnostics.all(), options);
    std::vector<UsageMistake> mistakes;
    RuleChoice choice =
        rule_choice(options, request.arguments, *knowledge, request.others, mistakes);
    if (!mistakes.empty()) return usage_error(mistakes, options.format);
    const RulesSubject subject{*knowledge, choice,
                               chosen_rules(choice, knowledge->rules, knowledge->stack)};
    Diagnostics found;
    RulesAnswer answered = ask(subject, found);
    found.sort();
    tell_diagnostics(found.all(), options.look);
    for (const Diagnostic& diagnostic : found.all()) diagnostics.add(diagnostic);
    if (subject.rules.empty()) {
        answered.outcome = worse({Exit::inconclusive, "no rule is as asked for"}, answered.outcome);
    }
    return answer(plan, answered,
                  document_of(*knowledge, choice, diagnostics.all(), answered.outcome), options);
}

}  // namespace stackimpact::cli
