// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "analyze/analyze.hpp"
#include "cli/baseline_scenarios.hpp"
#include "cli/commands.hpp"
#include "cli/read.hpp"
#include "report/escape.hpp"

namespace stackimpact::cli {

namespace {

/// What became of one baseline, as a line for people.
struct Saved {
    Outcome outcome;
    std::string line;
    bool written = false;
};

/// An acceptance stays as long as the result that was accepted does.
std::optional<Acceptance> kept_acceptance(const BaselineFile* before, const Assessment& now) {
    if (before == nullptr || !before->stored) return std::nullopt;
    const bool differs =
        compare_baseline(*before->stored, now).outcome == ComparisonOutcome::different;
    return differs ? std::nullopt : before->stored->accepted;
}

Saved save(const FreshResult& result, const Vocabulary& vocabulary,
           const std::vector<BaselineFile>& files, const std::string& directory) {
    const Assessment& now = *result.assessment;
    const BaselineFile* const before = find_baseline(files, now.id);
    const std::string document =
        render_baseline(now, vocabulary, program_version(), kept_acceptance(before, now));
    const std::string path = baseline_path(directory, now.id);
    Saved saved;
    if (before != nullptr && before->text->content() == document) {
        saved.line = fmt::format("unchanged {}", path);
        return saved;
    }
    saved.outcome = write_baseline(path, document);
    saved.written = saved.outcome.code == Exit::ok;
    if (saved.written) saved.line = fmt::format("saved {}", path);
    return saved;
}

/// An id that would lead out of the directory, or that some system cannot store.
void refuse_ids(FreshResults& fresh) {
    for (FreshResult& result : fresh.results) {
        if (!result.assessment || is_file_name(result.assessment->id)) continue;
        fresh.diagnostics.error(
            Code::invalid_id, {result.text, {}},
            fmt::format("the id `{}` cannot be the name of a file", result.assessment->id),
            "give the scenario an `id` of letters, digits, - and _");
        result.assessment.reset();
    }
}

/// Why there is nothing to do; nothing when there is.
std::optional<UsageMistake> nothing_to_save(const BaselineOptions& options, const Inputs& inputs) {
    for (const std::string& argument : options.scenarios) {
        if (argument == standard_input) {
            return UsageMistake{"baseline save: standard input has no path to find it by again",
                                "write the scenario to a file"};
        }
    }
    if (!inputs.files.empty() || !inputs.unmatched.empty()) return std::nullopt;
    return UsageMistake{
        fmt::format("baseline save: there is no baseline in `{}` to save again", options.baseline),
        "name the scenarios: `stackimpact baseline save SCENARIO...`"};
}

/// Baselines that cannot be saved again because their scenario is gone or not known.
std::string left_alone(const BaselineOptions& options, const std::vector<BaselineFile>& files,
                       Diagnostics& diagnostics) {
    std::string lines;
    if (!options.scenarios.empty()) return lines;
    for (const BaselineFile& file : files) {
        if (file.scenario.empty()) {
            for (const Diagnostic& each : file.diagnostics.all()) diagnostics.add(each);
        } else if (is_gone(file.scenario)) {
            lines +=
                terminal_safe(fmt::format("left {}: there is no {}", file.path, file.scenario)) +
                "\n";
        }
    }
    return lines;
}

Outcome conclusion(const FreshResults& fresh, const Inputs& inputs) {
    if (fresh.diagnostics.has_errors()) {
        return {Exit::invalid_input, error_summary(fresh.diagnostics.all())};
    }
    if (inputs.unmatched.empty()) return {};
    return {Exit::inconclusive,
            fmt::format("no scenario in {}", fmt::join(inputs.unmatched, ", "))};
}

}  // namespace

Outcome save_baselines(const BaselineOptions& options) {
    if (const auto refused = writing_refused("save")) return usage_error({*refused});
    const std::vector<BaselineFile> files = read_baselines(options.baseline);
    const Inputs inputs = wanted_scenarios(options, files);
    if (const auto mistake = nothing_to_save(options, inputs)) return usage_error({*mistake});
    FreshResults fresh = assess_scenarios(inputs.files, options.knowledge);
    refuse_ids(fresh);
    std::string lines = left_alone(options, files, fresh.diagnostics);
    fresh.diagnostics.sort();
    Outcome outcome = conclusion(fresh, inputs);
    std::size_t written = 0;
    std::size_t unchanged = 0;
    for (const FreshResult& result : fresh.results) {
        if (!result.assessment) continue;
        const Saved saved = save(result, fresh.knowledge->vocabulary, files, options.baseline);
        outcome = worse(outcome, saved.outcome);
        if (!saved.line.empty()) lines += terminal_safe(saved.line) + "\n";
        if (saved.outcome.code == Exit::ok) ++(saved.written ? written : unchanged);
    }
    lines += fmt::format("{} saved, {} unchanged\n", written, unchanged);
    outcome = worse(outcome, print(lines));
    tell_diagnostics(fresh.diagnostics.all(), options.look);
    return outcome;
}

}  // namespace stackimpact::cli
