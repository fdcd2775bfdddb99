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
#include "cli/prices.hpp"
#include "cli/progress.hpp"
#include "cli/read.hpp"
#include "cli/results.hpp"
#include "cli/side_results.hpp"
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
    /// The only input, where its kind of event was looked at before the knowledge was loaded.
    std::optional<ReadResult> only_input;
    /// Returns are computed from prices; what is wrong with them every input has too.
    bool priced = false;
    std::optional<Prices> prices;
    GatePlan gates;
    /// Mistakes of configuration, as in gate files.
    Diagnostics configuration;
};

std::optional<Assessment> assess_file(const std::string& path, const Common& common,
                                      Diagnostics& diagnostics, Timings timings) {
    const ReadResult input = common.only_input ? *common.only_input : read_input(path, diagnostics);
    if (!input.read) return std::nullopt;
    const Knowledge* const knowledge = common.knowledge.readable();
    if (knowledge == nullptr) {
        // Nothing to check it against, but its form can be.
        static_cast<void>(parse_json(input.text, diagnostics));
        return std::nullopt;
    }
    const std::string id =
        path == standard_input ? "stdin" : std::filesystem::path(path).stem().string();
    auto prepared = prepare_scenario(input.text, id, *knowledge, common.changes, diagnostics);
    timings.done("load " + path);
    if (!prepared || !common.knowledge) return std::nullopt;
    if (common.priced &&
        !(common.prices && with_prices(*common.prices, knowledge->stack, input.text,
                                       prepared->scenario, diagnostics))) {
        return std::nullopt;
    }
    auto assessment = analyze_scenario(*prepared, *knowledge, common.changes, diagnostics);
    timings.done("assess " + path);
    return assessment;
}

Outcome outcome_of(const std::vector<Diagnostic>& diagnostics, const std::vector<Check>& checks,
                   const std::vector<Check>& unmatched, const CheckOptions& options) {
    if (has_errors(diagnostics)) return {Exit::invalid_input, error_summary(diagnostics)};
    return checks_outcome(checks, unmatched, options);
}

/// Reads and assesses one input. Safe to call from several threads.
InputResult assess_input(const std::string& path, const Common& common, const Timings& timings) {
    InputResult result;
    result.path = path;
    Diagnostics diagnostics = common.diagnostics;
    result.assessment = assess_file(path, common, diagnostics, timings.restarted());
    diagnostics.sort();
    result.diagnostics = diagnostics.all();
    if (result.assessment) result.assessment->diagnostics = result.diagnostics;
    result.row = result.assessment ? matrix_row(*result.assessment) : failed_matrix_row(path);
    return result;
}

/// Checks and renders an input; what is left is small, whatever the number of inputs. Safe to call
/// from several threads, each with its own input.
void finish_input(const RunForm& form, const CheckOptions& options, InputResult& input) {
    if (input.assessment) {
        input.checks = input.assessment->gates;
        for (Check& check : expectation_checks(*input.assessment, options)) {
            input.checks.push_back(std::move(check));
        }
    }
    input.outcome = outcome_of(input.diagnostics, input.checks, {}, options);
    render_parts(form, input);
    input.assessment.reset();
}

/// The diagnostics of all inputs, each once.
Diagnostics input_diagnostics(const Common& common, const RunResult& run) {
    Diagnostics all = common.diagnostics;
    for (const InputResult& input : run.inputs) {
        for (const Diagnostic& diagnostic : input.diagnostics) all.add(diagnostic);
    }
    all.sort();
    return all;
}

Outcome run_outcome(const RunResult& run, const Diagnostics& of_inputs,
                    const Diagnostics& configuration, const std::vector<std::string>& unmatched,
                    const CheckOptions& options) {
    std::vector<Check> checks;
    for (const InputResult& input : run.inputs) {
        checks.insert(checks.end(), input.checks.begin(), input.checks.end());
    }
    Outcome outcome = outcome_of(of_inputs.all(), checks, run.unmatched, options);
    if (configuration.has_errors()) {
        outcome = worse(outcome, {Exit::usage, error_summary(configuration.all())});
    }
    if (unmatched.empty()) return outcome;
    return worse(outcome, {Exit::inconclusive,
                           fmt::format("no scenario in {}", fmt::join(unmatched, ", "))});
}

/// Fills in what the run says as a whole.
void conclude(const Common& common, const std::vector<std::string>& unmatched,
              const CheckOptions& options, RunResult& run) {
    Diagnostics all = input_diagnostics(common, run);
    run.outcome = run_outcome(run, all, common.configuration, unmatched, options);
    for (const Diagnostic& diagnostic : common.configuration.all()) all.add(diagnostic);
    run.diagnostics = all.all();
}

RunForm form_of(const AnalyzeOptions& options, const Inputs& inputs, const Common& common,
                std::vector<Output> outputs) {
    RunForm form;
    form.outputs = std::move(outputs);
    form.graph = graph_format(options.graph);
    form.detail = options.quiet  ? TextOptions::Detail::call
                  : options.full ? TextOptions::Detail::full
                                 : TextOptions::Detail::page;
    form.output_look = output_look(options.look);
    form.file_look = file_look(options.look);
    form.many = inputs.many;
    form.with_matrix = inputs.files.size() > 1;
    form.asked = {options.set, options.drop, options.case_id};
    form.checks = options.checks;
    if (common.knowledge) form.vocabulary = &common.knowledge->vocabulary;
    return form;
}

/// What comes first on standard input belongs to the `-` that is named first.
std::size_t jobs_of(const AnalyzeOptions& options, const std::vector<std::string>& files) {
    const bool shared = std::count(files.begin(), files.end(), standard_input) > 1;
    return shared ? 1 : jobs_for(files.size(), options.jobs);
}

/// Holds the gates against all results of the run.
void hold_gates(const AnalyzeOptions& options, const RunForm& form, Common& common,
                RunResult& run) {
    SideResults baseline;
    if (common.gates.needs_baseline) {
        baseline = results_of(ready_side(baseline_word, options.knowledge, {}, options.baseline));
    }
    std::vector<InputResult*> assessed;
    for (InputResult& input : run.inputs) {
        if (input.assessment) assessed.push_back(&input);
    }
    std::vector<JsonNode> documents(assessed.size());
    std::vector<GateSubject> subjects;
    for (std::size_t i = 0; i < assessed.size(); ++i) {
        const Assessment& head = *assessed[i]->assessment;
        if (reads_document(common.gates.file)) documents[i] = document_of(head, *form.vocabulary);
        const auto committed = baseline.find(head.id);
        const bool has = committed != baseline.end() && committed->second.assessment;
        subjects.push_back(
            {head, documents[i], nullptr, has ? &*committed->second.assessment : nullptr});
    }
    GateRun found = evaluate(common.gates.file, subjects, common.gates.today, common.configuration);
    run.unmatched = std::move(found.unmatched);
    for (std::size_t i = 0; i < assessed.size(); ++i) {
        assessed[i]->assessment->gates = std::move(found.checks[i]);
    }
}

/// Without gates each input is finished where it was assessed; gates look at all of them together.
RunResult assess_all(const AnalyzeOptions& options, const std::vector<std::string>& files,
                     Common& common, const RunForm& form, const Timings& timings) {
    RunResult run;
    run.inputs.resize(files.size());
    const bool gated = !common.gates.empty();
    const std::size_t jobs = jobs_of(options, files);
    Progress progress("analyzing", files.size());
    for_each_index(files.size(), jobs, [&](std::size_t i) {
        run.inputs[i] = assess_input(files[i], common, timings);
        if (!gated) finish_input(form, options.checks, run.inputs[i]);
        progress.advance();
    });
    if (!gated) return run;
    hold_gates(options, form, common, run);
    for_each_index(files.size(), jobs,
                   [&](std::size_t i) { finish_input(form, options.checks, run.inputs[i]); });
    return run;
}

/// Of one scenario the kind of event can be known before the rules of all the others are read.
void load_knowledge_for(const AnalyzeOptions& options, const Inputs& inputs, Common& common) {
    KnowledgeOptions knowledge = options.knowledge;
    if (inputs.files.size() == 1) {
        common.only_input = read_input(inputs.files.front(), common.diagnostics);
        knowledge.use.kind = kind_at_a_glance(*common.only_input->text);
    }
    common.knowledge = load_knowledge(knowledge, common.diagnostics);
}

void read_price_file(const AnalyzeOptions& options, Common& common) {
    common.priced = !options.prices.prices.empty();
    const Knowledge* const knowledge = common.knowledge.readable();
    if (!common.priced || knowledge == nullptr) return;
    common.prices = read_prices(options.prices, knowledge->stack, common.diagnostics);
}

void read_gate_files(const AnalyzeOptions& options, Common& common) {
    const Knowledge* const knowledge = common.knowledge.readable();
    if (knowledge == nullptr) return;
    common.gates = read_gates(options.checks, *knowledge, common.configuration);
}

/// All that is wrong with the command line.
std::vector<UsageMistake> mistakes_of(const AnalyzeOptions& options, const Inputs& inputs) {
    std::vector<UsageMistake> mistakes = price_mistakes(options.prices, inputs.files);
    if (!options.graph.empty() && inputs.many) {
        mistakes.push_back(
            {"--graph writes the argument graph of one scenario", "name a single file"});
    }
    return mistakes;
}

}  // namespace

Outcome analyze(const AnalyzeOptions& options) {
    Timings timings(options.verbose);
    const Inputs inputs = find_inputs(options.scenarios);
    OutputPlan plan = plan_outputs(options.format, options.outputs,
                                   with_price_file(options.prices, inputs.files), analyze_formats);
    for (UsageMistake& mistake : mistakes_of(options, inputs)) {
        plan.mistakes.push_back(std::move(mistake));
    }
    if (!plan.mistakes.empty()) return usage_error(plan.mistakes, options.format);
    Common common;
    common.changes = changes_of(options);
    load_knowledge_for(options, inputs, common);
    read_gate_files(options, common);
    timings.done("load the knowledge");
    read_price_file(options, common);
    if (common.priced) timings.done("load the prices");
    if (common.configuration.has_errors()) {
        return configuration_error(common.configuration.all(), options.format, options.look);
    }
    const RunForm form = form_of(options, inputs, common, std::move(plan.outputs));
    RunResult run = assess_all(options, inputs.files, common, form, timings);
    conclude(common, inputs.unmatched, options.checks, run);
    Outcome outcome = run.outcome;
    timings = timings.restarted();
    for (std::size_t i = 0; i < form.outputs.size(); ++i) {
        const Output& output = form.outputs[i];
        outcome = worse(outcome, write_document(output, take_document(form, i, run)));
        timings.done("write " + (output.path.empty() ? std::string("output") : output.path));
    }
    tell_diagnostics(run.diagnostics, options.look);
    return outcome;
}

}  // namespace stackimpact::cli
