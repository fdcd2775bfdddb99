// SPDX-License-Identifier: MIT
#include "cli/analyze.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "analyze/analyze.hpp"
#include "cli/inputs.hpp"
#include "cli/outputs.hpp"
#include "cli/parallel.hpp"
#include "cli/progress.hpp"
#include "cli/read.hpp"
#include "cli/results.hpp"
#include "cli/timings.hpp"
#include "source/json.hpp"

namespace stackimpact::cli {

namespace {

Changes changes_of(const AnalyzeOptions& options) {
    Changes changes;
    if (!options.case_id.empty()) changes.case_id = options.case_id;
    for (const std::string& words : options.set) {
        changes.set.push_back(typed_text("--set", words));
    }
    for (const std::string& words : options.drop) {
        changes.drop.push_back(typed_text("--drop", words));
    }
    return changes;
}

/// Everything that is the same for all inputs.
struct Common {
    Loaded<Knowledge> knowledge;
    /// What is wrong with the knowledge; every input has it too.
    Diagnostics diagnostics;
    Changes changes;
};

std::optional<Assessment> assess_file(const std::string& path, const Common& common,
                                      Diagnostics& diagnostics, Timings timings) {
    const ReadResult input = read_input(path, diagnostics);
    if (!input.read) return std::nullopt;
    const Knowledge* const knowledge = common.knowledge.readable();
    if (knowledge == nullptr) {
        // Nothing to check it against, but its form can be.
        static_cast<void>(parse_json(input.text, diagnostics));
        return std::nullopt;
    }
    const std::string id =
        path == standard_input ? "stdin" : std::filesystem::path(path).stem().string();
    const auto prepared = prepare_scenario(input.text, id, *knowledge, common.changes, diagnostics);
    timings.done("load " + path);
    if (!prepared || !common.knowledge) return std::nullopt;
    auto assessment = analyze_scenario(*prepared, *knowledge, common.changes, diagnostics);
    timings.done("assess " + path);
    return assessment;
}

/// How many expectations there are and how many of them are not met.
struct Expected {
    std::size_t all = 0;
    std::size_t unmet = 0;

    void add(const MatrixRow& row) {
        all += row.expected;
        unmet += row.unmet;
    }
    [[nodiscard]] Outcome outcome() const {
        if (all == 0) return {Exit::inconclusive, "--fail-on expect: nothing is expected"};
        if (unmet == 0) return {Exit::ok, fmt::format("all {} expectations met", all)};
        return {Exit::finding, fmt::format("{} of {} expectations not met", unmet, all)};
    }
};

Outcome outcome_of(const std::vector<Diagnostic>& diagnostics, const Expected& expected,
                   bool fail_on_expect) {
    const bool wrong = std::any_of(
        diagnostics.begin(), diagnostics.end(),
        [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; });
    if (wrong) return {Exit::invalid_input, error_summary(diagnostics)};
    return fail_on_expect ? expected.outcome() : Outcome{Exit::ok, "no gate asked"};
}

/// All about one input. Safe to call from several threads.
InputResult assess_input(const std::string& path, const Common& common, const RunForm& form,
                         bool fail_on_expect, const Timings& timings) {
    InputResult result;
    result.path = path;
    Diagnostics diagnostics = common.diagnostics;
    result.assessment = assess_file(path, common, diagnostics, timings.restarted());
    diagnostics.sort();
    result.diagnostics = diagnostics.all();
    if (result.assessment) result.assessment->diagnostics = result.diagnostics;
    result.row = result.assessment ? matrix_row(*result.assessment) : failed_matrix_row(path);
    Expected expected;
    expected.add(result.row);
    result.outcome = outcome_of(result.diagnostics, expected, fail_on_expect);
    render_parts(form, result);
    // What is left is small, whatever the number of inputs.
    result.assessment.reset();
    return result;
}

/// The diagnostics of the whole run, each once.
std::vector<Diagnostic> all_diagnostics(const Common& common, const RunResult& run) {
    Diagnostics all = common.diagnostics;
    for (const InputResult& input : run.inputs) {
        for (const Diagnostic& diagnostic : input.diagnostics) all.add(diagnostic);
    }
    all.sort();
    return all.all();
}

Outcome run_outcome(const RunResult& run, const std::vector<Diagnostic>& diagnostics,
                    const std::vector<std::string>& unmatched, bool fail_on_expect) {
    Expected expected;
    for (const InputResult& input : run.inputs) expected.add(input.row);
    Outcome outcome = outcome_of(diagnostics, expected, fail_on_expect);
    if (unmatched.empty()) return outcome;
    return worse(outcome, {Exit::inconclusive,
                           fmt::format("no scenario in {}", fmt::join(unmatched, ", "))});
}

RunForm form_of(const AnalyzeOptions& options, const Inputs& inputs, const Common& common,
                std::vector<Output> outputs) {
    RunForm form;
    form.outputs = std::move(outputs);
    form.detail = options.quiet  ? TextOptions::Detail::call
                  : options.full ? TextOptions::Detail::full
                                 : TextOptions::Detail::page;
    form.output_look = output_look(options.look);
    form.file_look = file_look(options.look);
    form.many = inputs.many;
    form.with_matrix = inputs.files.size() > 1;
    form.asked = {options.set, options.drop, options.case_id};
    if (common.knowledge) form.vocabulary = common.knowledge->vocabulary;
    return form;
}

/// What comes first on standard input belongs to the `-` that is named first.
std::size_t jobs_of(const AnalyzeOptions& options, const std::vector<std::string>& files) {
    const bool shared = std::count(files.begin(), files.end(), standard_input) > 1;
    return shared ? 1 : jobs_for(files.size(), options.jobs);
}

RunResult assess_all(const AnalyzeOptions& options, const std::vector<std::string>& files,
                     const Common& common, const RunForm& form, const Timings& timings) {
    RunResult run;
    run.inputs.resize(files.size());
    Progress progress("analyzing", files.size());
    for_each_index(files.size(), jobs_of(options, files), [&](std::size_t i) {
        run.inputs[i] = assess_input(files[i], common, form, options.fail_on_expect, timings);
        progress.advance();
    });
    return run;
}

}  // namespace

Outcome analyze(const AnalyzeOptions& options) {
    Timings timings(options.verbose);
    const Inputs inputs = find_inputs(options.scenarios);
    OutputPlan plan = plan_outputs(options.format, options.outputs, inputs.files, analyze_formats);
    if (!plan.mistakes.empty()) return usage_error(plan.mistakes, options.format);
    Common common;
    common.changes = changes_of(options);
    common.knowledge = load_knowledge(options.knowledge, common.diagnostics);
    timings.done("load the knowledge");
    const RunForm form = form_of(options, inputs, common, std::move(plan.outputs));
    RunResult run = assess_all(options, inputs.files, common, form, timings);
    const std::vector<Diagnostic> diagnostics = all_diagnostics(common, run);
    run.outcome = run_outcome(run, diagnostics, inputs.unmatched, options.fail_on_expect);
    Outcome outcome = run.outcome;
    timings = timings.restarted();
    for (std::size_t i = 0; i < form.outputs.size(); ++i) {
        const Output& output = form.outputs[i];
        outcome = worse(outcome, write_document(output, take_document(form, i, run)));
        timings.done("write " + (output.path.empty() ? std::string("output") : output.path));
    }
    tell_diagnostics(diagnostics, options.look);
    return outcome;
}

}  // namespace stackimpact::cli
