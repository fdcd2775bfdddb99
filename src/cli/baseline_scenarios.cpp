// SPDX-License-Identifier: MIT
#include "cli/baseline_scenarios.hpp"

#include <fmt/format.h>
#include <stackimpact/stackimpact.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "analyze/analyze.hpp"
#include "cli/read.hpp"
#include "cli/sides.hpp"
#include "compare/compare.hpp"
#include "source/json.hpp"

namespace stackimpact::cli {

namespace {

namespace fs = std::filesystem;

std::string stem_of(const std::string& path) {
    return fs::path(path).stem().string();
}

FreshResult assess(const std::string& path, const Loaded<Knowledge>& knowledge,
                   Diagnostics& diagnostics) {
    FreshResult result;
    result.path = path;
    const ReadResult input = read_input(path, diagnostics);
    result.text = input.text;
    if (!input.read || !knowledge) return result;
    const auto prepared = prepare_scenario(input.text, stem_of(path), *knowledge, {}, diagnostics);
    if (prepared) result.assessment = analyze_scenario(*prepared, *knowledge, {}, diagnostics);
    return result;
}

/// Nobody could say whose baseline it would be.
void refuse_duplicates(FreshResults& fresh) {
    std::map<std::string, FreshResult*> by_id;
    std::vector<FreshResult*> refused;
    for (FreshResult& result : fresh.results) {
        if (!result.assessment) continue;
        const auto [first, is_new] = by_id.try_emplace(result.assessment->id, &result);
        if (is_new) continue;
        fresh.diagnostics.error(
            Code::duplicate_id, {result.text, {}},
            fmt::format("`{}` has the id `{}` too", first->second->path, result.assessment->id),
            "a baseline belongs to one scenario: give one of them another `id`");
        refused.push_back(&result);
        refused.push_back(first->second);
    }
    for (FreshResult* result : refused) result->assessment.reset();
}

/// Found below a directory that also holds the baselines, and no scenario.
bool is_own_file(const BaselineOptions& options, const std::string& path) {
    const auto& named = options.scenarios;
    return std::find(named.begin(), named.end(), path) == named.end() &&
           would_find({options.baseline}, path);
}

}  // namespace

Inputs wanted_scenarios(const BaselineOptions& options, const std::vector<BaselineFile>& files) {
    Inputs inputs = find_inputs(options.scenarios);
    if (options.scenarios.empty()) {
        for (const BaselineFile& file : files) {
            if (!file.scenario.empty() && !is_gone(file.scenario)) {
                inputs.files.push_back(file.scenario);
            }
        }
    }
    std::vector<std::string> once;
    for (const std::string& path : inputs.files) {
        const auto same = [&path](const std::string& other) { return same_path(path, other); };
        if (is_own_file(options, path)) continue;
        if (std::none_of(once.begin(), once.end(), same)) once.push_back(path);
    }
    inputs.files = std::move(once);
    return inputs;
}

FreshResults assess_scenarios(const std::vector<std::string>& paths,
                              const KnowledgeOptions& options) {
    FreshResults fresh;
    fresh.knowledge = load_knowledge(options, fresh.diagnostics);
    for (const std::string& path : paths) {
        fresh.results.push_back(assess(path, fresh.knowledge, fresh.diagnostics));
    }
    refuse_duplicates(fresh);
    return fresh;
}

bool is_gone(const std::string& scenario) {
    std::error_code error;
    return !fs::exists(scenario, error);
}

std::string id_in(const TextPtr& text, const std::string& path) {
    Diagnostics unheard;
    const auto tree = parse_json(text, unheard);
    return tree ? scenario_id(*tree, path) : std::string{};
}

bool same_path(const std::string& a, const std::string& b) {
    return fs::path(a).lexically_normal() == fs::path(b).lexically_normal();
}

std::string program_version() {
    return std::string(version());
}

Comparison compare_baseline(const StoredResult& baseline, const Assessment& now) {
    const Assessment& was = baseline.assessment;
    return compare({side_of(was.input_path, "baseline", baseline.tool_version, was), was, nullptr},
                   {side_of(now.input_path, "scenario", program_version(), now), now, nullptr});
}

BaselineDocument document_of(const BaselineOptions& options, const Loaded<Knowledge>& knowledge) {
    BaselineDocument document;
    document.directory = options.baseline;
    if (knowledge) {
        document.stack_sha256 = knowledge->stack.sha256;
        document.rules_sha256 = knowledge->rules.sha256;
        document.vocabulary_sha256 = knowledge->vocabulary.sha256;
        document.scales_sha256 = knowledge->scales.sha256;
    }
    return document;
}

Outcome write_answer(const BaselineOptions& options, const OutputPlan& plan, const Outcome& outcome,
                     BaselineDocument document,
                     const std::function<std::string(const BaselineTextOptions&)>& text,
                     const std::function<std::string(const BaselineDocument&)>& json) {
    document.status = status_of(outcome);
    Outcome worst = outcome;
    for (const Output& output : plan.outputs) {
        std::string written;
        if (output.format == Format::text) {
            const Look look =
                output.path.empty() ? output_look(options.look) : file_look(options.look);
            written = text({look.width, look.color, look.ascii});
        } else {
            document.layout =
                output.format == Format::ndjson ? json::Layout::line : json::Layout::pretty;
            written = json(document);
        }
        worst = worse(worst, write_document(output, written));
    }
    tell_diagnostics(document.diagnostics, options.look);
    return worst;
}

}  // namespace stackimpact::cli
