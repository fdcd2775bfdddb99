// SPDX-License-Identifier: MIT
#include "cli/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "analyze/analyze.hpp"
#include "cli/day.hpp"
#include "cli/inputs.hpp"
#include "cli/parallel.hpp"
#include "cli/progress.hpp"
#include "cli/read.hpp"
#include "cli/scenarios.hpp"
#include "report/diagnostic_text.hpp"
#include "report/resolution.hpp"
#include "resolve/resolve.hpp"

namespace stackimpact::cli {

namespace {

/// One scenario on its way.
struct Work {
    std::string path;
    /// Nothing after an error.
    std::optional<PreparedScenario> prepared;
    std::optional<ScenarioResolution> resolution;
    Diagnostics diagnostics;
};

/// The files of all observations, and what they say together.
struct ReadObservations {
    std::vector<TrackRecord::File> files;
    Observations all;
    bool sound = true;
};

/// What comes first on standard input belongs to the `-` that is named first.
std::vector<Work> read_scenarios(const std::vector<std::string>& files,
                                 const Knowledge& knowledge) {
    std::vector<Work> work(files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        work[i].path = files[i];
        auto read = read_scenario(files[i], knowledge, work[i].diagnostics);
        if (!read) continue;
        work[i].prepared = PreparedScenario{read->text, std::move(read->scenario), {}};
    }
    return work;
}

AskedMetrics asked_of(const std::vector<Work>& work) {
    std::vector<Scenario> scenarios;
    for (const Work& each : work) {
        if (each.prepared) scenarios.push_back(each.prepared->scenario);
    }
    return asked_metrics(scenarios);
}

std::size_t count_of(const Observations& observations) {
    std::size_t count = 0;
    for (const auto& entry : observations) count += entry.second.size();
    return count;
}

ReadObservations read_observations(const Inputs& inputs, const Vocabulary& vocabulary,
                                   const AskedMetrics& asked, Diagnostics& diagnostics) {
    ReadObservations read;
    for (const std::string& path : inputs.files) {
        const ReadResult input = read_input(path, diagnostics);
        const auto file = input.read ? load_observations(input.text, vocabulary, asked, diagnostics)
                                     : Loaded<ObservationFile>{};
        read.sound = read.sound && file;
        if (!file) continue;
        read.files.push_back({file->path, file->sha256, count_of(file->observations)});
        read.all = merged(std::move(read.all), file->observations);
    }
    return read;
}

/// Safe to call from several threads, each with its own scenario.
void resolve_one(const Knowledge& knowledge, const Observations& observations, const Date& as_of,
                 Work& work) {
    if (!work.prepared || work.prepared->scenario.falsifiers.empty()) return;
    const auto assessment = analyze_scenario(*work.prepared, knowledge, {}, work.diagnostics);
    if (!assessment) return;
    const AssessInput input{knowledge.scales, knowledge.vocabulary, knowledge.stack,
                            knowledge.rules};
    work.resolution =
        stackimpact::resolve(input, work.prepared->scenario, *assessment, observations, as_of);
}

/// Metrics that nobody asks for; nothing to say while some scenario could not be read.
std::vector<std::string> unasked(const Observations& observations, const AskedMetrics& asked) {
    std::vector<std::string> names;
    for (const auto& entry : observations) {
        if (asked.count(entry.first) == 0) names.push_back(entry.first);
    }
    return names;
}

TrackRecord record_of(std::vector<Work>& work, const ReadObservations& observations,
                      const AskedMetrics& asked, const Date& as_of) {
    TrackRecord record;
    record.as_of = as_of;
    record.files = observations.files;
    for (Work& each : work) {
        if (each.resolution) {
            record.scenarios.push_back(std::move(*each.resolution));
        } else if (each.prepared && each.prepared->scenario.falsifiers.empty()) {
            record.without_falsifiers.push_back(each.prepared->scenario.id);
        } else {
            record.failed.push_back(each.path);
        }
    }
    if (record.failed.empty()) record.unasked = unasked(observations.all, asked);
    return record;
}

/// What `--fail-on` does not let pass.
Outcome finding(const FalsifierCounts& counts, const ResolveOptions& options) {
    std::vector<std::string> parts;
    const auto add = [&parts](std::size_t count, std::string_view what) {
        if (count == 0) return;
        parts.push_back(fmt::format("{} falsifier{} {}", count, count == 1 ? "" : "s", what));
    };
    if (options.fails_on("refuted")) add(counts.holds, "came true");
    if (options.fails_on("overdue")) add(counts.overdue, "overdue");
    if (parts.empty()) return {Exit::ok, fmt::format("{} falsifiers", counts.all())};
    return {Exit::finding, fmt::format("{}", fmt::join(parts, ", "))};
}

Outcome outcome_of(const TrackRecord& record, const ResolveOptions& options,
                   const std::vector<std::string>& unmatched,
                   const std::vector<Diagnostic>& diagnostics) {
    const FalsifierCounts counts = record.counts();
    Outcome outcome = finding(counts, options);
    if (!unmatched.empty()) {
        outcome = worse(outcome, {Exit::inconclusive,
                                  fmt::format("nothing in {}", fmt::join(unmatched, ", "))});
    } else if (counts.all() == 0) {
        outcome = worse(outcome, {Exit::inconclusive, "no scenario has a falsifier"});
    }
    if (!has_errors(diagnostics)) return outcome;
    return worse(outcome, {Exit::invalid_input, error_summary(diagnostics)});
}

/// The diagnostics of everything that was read, which are said on standard error.
std::vector<Diagnostic> told(const Diagnostics& common, const std::vector<Work>& work,
                             const ResolveOptions& options) {
    Diagnostics all = common;
    for (const Work& each : work) {
        for (const Diagnostic& diagnostic : each.diagnostics.all()) all.add(diagnostic);
    }
    all.sort();
    tell_diagnostics(all.all(), options.look);
    return all.all();
}

Outcome write_all(const OutputPlan& plan, const Outcome& ended,
                  const std::function<std::string(const Output&)>& document) {
    Outcome outcome = ended;
    for (const Output& output : plan.outputs) {
        outcome = worse(outcome, write_document(output, document(output)));
    }
    return outcome;
}

/// Documents that say what is wrong with the files. Standard output has text only for results.
Outcome refuse(const OutputPlan& plan, const std::vector<Diagnostic>& diagnostics,
               const ResolveOptions& options) {
    const Outcome outcome{Exit::invalid_input, error_summary(diagnostics)};
    const RunStatus status = status_of(outcome);
    return write_all(plan, outcome, [&](const Output& output) -> std::string {
        if (output.format == Format::json) return render_json_error({}, diagnostics, status);
        if (output.format == Format::ndjson) {
            return render_json_error_line({}, diagnostics, status);
        }
        if (output.path.empty() || output.format != Format::text) return {};
        const Look look = file_look(options.look);
        DiagnosticTextOptions text;
        text.ascii = look.ascii;
        text.width = look.width;
        return render_diagnostics(diagnostics, text);
    });
}

ResolutionDocument document_of(const Knowledge& knowledge, std::vector<Diagnostic> diagnostics,
                               const Outcome& outcome) {
    ResolutionDocument document;
    document.stack_sha256 = knowledge.stack.sha256;
    document.rules_sha256 = knowledge.rules.sha256;
    document.vocabulary_sha256 = knowledge.vocabulary.sha256;
    document.scales_sha256 = knowledge.scales.sha256;
    document.diagnostics = std::move(diagnostics);
    document.status = status_of(outcome);
    return document;
}

std::string rendered(const Output& output, const TrackRecord& record, ResolutionDocument document,
                     const ResolveOptions& options) {
    switch (output.format) {
        case Format::csv:
            return render_resolution_csv(record);
        case Format::markdown:
            return render_resolution_markdown(record);
        case Format::text: {
            const bool file = !output.path.empty();
            const Look look = file ? file_look(options.look) : output_look(options.look);
            return render_resolution(record, {look.width, look.color, look.ascii, options.quiet});
        }
        default:
            break;
    }
    const bool line = output.format == Format::ndjson;
    document.layout = line ? json::Layout::line : json::Layout::pretty;
    return render_resolution_json(record, document);
}

/// Files of the command line that no output may replace.
std::vector<std::string> input_files(const ResolveOptions& options, const Inputs& scenarios,
                                     const Inputs& observations) {
    std::vector<std::string> files = scenarios.files;
    files.insert(files.end(), observations.files.begin(), observations.files.end());
    for (std::string& file : find_inputs(options.knowledge.rules).files) {
        files.push_back(std::move(file));
    }
    const KnowledgeOptions& knowledge = options.knowledge;
    for (const std::string& path : {knowledge.stack, knowledge.vocabulary, knowledge.scales}) {
        if (!path.empty()) files.push_back(path);
    }
    return files;
}

void resolve_all(const Knowledge& knowledge, const Observations& observations, const Date& as_of,
                 const std::optional<std::size_t>& jobs, std::vector<Work>& work) {
    Progress progress("resolving", work.size());
    for_each_index(work.size(), jobs_for(work.size(), jobs), [&](std::size_t i) {
        resolve_one(knowledge, observations, as_of, work[i]);
        progress.advance();
    });
}

}  // namespace

bool ResolveOptions::fails_on(std::string_view word) const {
    return std::find(fail_on.begin(), fail_on.end(), word) != fail_on.end();
}

Outcome resolve(const ResolveOptions& options) {
    const Inputs scenarios = find_inputs(options.scenarios);
    const Inputs files = find_inputs(options.observations);
    const OutputPlan plan = plan_outputs(options.format, options.outputs,
                                         input_files(options, scenarios, files), resolve_formats);
    if (!plan.mistakes.empty()) return usage_error(plan.mistakes, options.format);
    Diagnostics diagnostics;
    const Loaded<Knowledge> knowledge = load_knowledge(options.knowledge, diagnostics);
    if (!knowledge) return refuse(plan, told(diagnostics, {}, options), options);
    std::vector<Work> work = read_scenarios(scenarios.files, *knowledge);
    const AskedMetrics asked = asked_of(work);
    const ReadObservations observations =
        read_observations(files, knowledge->vocabulary, asked, diagnostics);
    if (!observations.sound) return refuse(plan, told(diagnostics, work, options), options);
    const Date as_of = options.as_of.empty() ? today() : parse_date(options.as_of).value_or(Date{});
    resolve_all(*knowledge, observations.all, as_of, options.jobs, work);
    const std::vector<Diagnostic> found = told(diagnostics, work, options);
    const TrackRecord record = record_of(work, observations, asked, as_of);
    std::vector<std::string> unmatched = scenarios.unmatched;
    unmatched.insert(unmatched.end(), files.unmatched.begin(), files.unmatched.end());
    const Outcome outcome = outcome_of(record, options, unmatched, found);
    const ResolutionDocument document = document_of(*knowledge, found, outcome);
    return write_all(plan, outcome, [&](const Output& output) {
        return rendered(output, record, document, options);
    });
}

}  // namespace stackimpact::cli
