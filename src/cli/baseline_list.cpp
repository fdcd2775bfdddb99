// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "analyze/analyze.hpp"
#include "cli/baseline_scenarios.hpp"
#include "cli/read.hpp"

namespace stackimpact::cli {

namespace {

/// What a baseline was made of and is not what is there now.
std::vector<std::string> differences(const StoredResult& stored, const TextPtr& scenario,
                                     const Knowledge& knowledge) {
    std::vector<std::string> found;
    const auto add = [&found](std::string_view what, const std::string& was,
                              const std::string& is) {
        if (was != is) found.emplace_back(what);
    };
    const Assessment& made = stored.assessment;
    add("scenario", made.input_sha256, scenario->sha256());
    add("stack", made.stack_sha256, knowledge.stack.sha256);
    add("rules", made.rules_sha256, knowledge.rules.sha256);
    add("vocabulary", made.vocabulary_sha256, knowledge.vocabulary.sha256);
    add("scales", made.scales_sha256, knowledge.scales.sha256);
    add("version", stored.tool_version, program_version());
    return found;
}

/// All that a list is made from; the knowledge must have been loaded.
struct Listing {
    const BaselineOptions& options;
    const std::vector<BaselineFile>& files;
    Loaded<Knowledge> knowledge;
    Diagnostics diagnostics;
    std::vector<BaselineEntry> entries;

    void add_all(const std::vector<std::string>& scenarios) {
        for (const BaselineFile& file : files) {
            if (would_find(options.scenarios, file.scenario)) add(file);
        }
        for (const std::string& path : scenarios) add_missing(path);
    }

    void add(const BaselineFile& file) {
        BaselineEntry entry;
        entry.id = file.id;
        entry.file = file.path;
        entry.scenario = file.scenario;
        entry.state = file.state;
        for (const Diagnostic& diagnostic : file.diagnostics.all()) diagnostics.add(diagnostic);
        if (file.stored) {
            entry.version = file.stored->tool_version;
            entry.accepted = file.stored->accepted;
            look_up(file, entry);
        }
        entries.push_back(std::move(entry));
    }

    /// The state of one that can be read.
    void look_up(const BaselineFile& file, BaselineEntry& entry) {
        if (is_gone(file.scenario)) {
            entry.state = BaselineState::orphaned;
            return;
        }
        const ReadResult scenario = read_input(file.scenario, diagnostics);
        if (!scenario.read) return;
        const std::string id = id_in(scenario.text, file.scenario);
        if (!id.empty() && id != file.id) {
            entry.state = BaselineState::orphaned;
            return;
        }
        entry.differs = differences(*file.stored, scenario.text, *knowledge);
        if (!entry.differs.empty()) entry.state = BaselineState::stale;
    }

    /// A scenario that was named and has no baseline.
    void add_missing(const std::string& path) {
        const ReadResult scenario = read_input(path, diagnostics);
        if (!scenario.read) return;
        const std::string id = id_in(scenario.text, path);
        if (id.empty()) {
            static_cast<void>(parse_json(scenario.text, diagnostics));
            return;
        }
        if (find_baseline(files, id) != nullptr) return;
        BaselineEntry entry;
        entry.id = id;
        entry.file = baseline_path(options.baseline, id);
        entry.scenario = path;
        entry.state = BaselineState::missing;
        entries.push_back(std::move(entry));
    }
};

Outcome outcome_of(const Listing& listing) {
    if (listing.diagnostics.has_errors()) {
        return {Exit::invalid_input, error_summary(listing.diagnostics.all())};
    }
    if (listing.entries.empty()) {
        return {Exit::inconclusive, fmt::format("no baseline in {}", listing.options.baseline)};
    }
    return {};
}

}  // namespace

Outcome list_baselines(const BaselineOptions& options) {
    const std::vector<BaselineFile> files = read_baselines(options.baseline);
    const Inputs inputs = wanted_scenarios(options, files);
    const OutputPlan plan = plan_outputs(options.format, options.outputs, inputs.files);
    if (!plan.mistakes.empty()) return usage_error(plan.mistakes, options.format);
    Listing listing{options, files, {}, {}, {}};
    listing.knowledge = load_knowledge(options.knowledge, listing.diagnostics);
    if (listing.knowledge) listing.add_all(inputs.files);
    std::sort(listing.entries.begin(), listing.entries.end(),
              [](const BaselineEntry& a, const BaselineEntry& b) { return a.id < b.id; });
    listing.diagnostics.sort();
    BaselineDocument document = document_of(options, listing.knowledge);
    document.diagnostics = listing.diagnostics.all();
    return write_answer(
        options, plan, outcome_of(listing), std::move(document),
        [&](const BaselineTextOptions& text) {
            const bool none = listing.entries.empty() && listing.diagnostics.has_errors();
            return none ? std::string{} : render_baselines(listing.entries, text);
        },
        [&](const BaselineDocument& asked) {
            return render_baselines_json(listing.entries, asked);
        });
}

}  // namespace stackimpact::cli
