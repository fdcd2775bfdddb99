// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "analyze/analyze.hpp"
#include "cli/baseline_changes.hpp"

namespace stackimpact::cli {

namespace {

bool is_finding(const BaselineChange& change) {
    return change.change != BaselineClass::identical && change.change != BaselineClass::equal;
}

Outcome outcome_of(const std::vector<BaselineChange>& changes, const FreshResults& fresh,
                   const Inputs& inputs, const std::string& directory) {
    if (fresh.diagnostics.has_errors()) {
        return {Exit::invalid_input, error_summary(fresh.diagnostics.all())};
    }
    const auto found = std::count_if(changes.begin(), changes.end(), is_finding);
    if (found > 0) {
        return {Exit::finding, fmt::format("{} of {} scenarios {} not as in {}", found,
                                           changes.size(), found == 1 ? "is" : "are", directory)};
    }
    if (!inputs.unmatched.empty()) {
        return {Exit::inconclusive,
                fmt::format("no scenario in {}", fmt::join(inputs.unmatched, ", "))};
    }
    if (changes.empty()) {
        return {Exit::inconclusive, fmt::format("no baseline in {}", directory)};
    }
    return {Exit::ok, fmt::format("all scenarios are as in {}", directory)};
}

}  // namespace

Outcome diff_baselines(const BaselineOptions& options) {
    const std::vector<BaselineFile> files = read_baselines(options.baseline);
    const Inputs inputs = wanted_scenarios(options, files);
    const OutputPlan plan = plan_outputs(options.format, options.outputs, inputs.files);
    if (!plan.mistakes.empty()) return usage_error(plan.mistakes, options.format);
    FreshResults fresh = assess_scenarios(inputs.files, options.knowledge);
    const std::vector<BaselineChange> changes = baseline_changes(options, files, fresh);
    BaselineDocument document = document_of(options, fresh.knowledge);
    document.diagnostics = fresh.diagnostics.all();
    return write_answer(
        options, plan, outcome_of(changes, fresh, inputs, options.baseline), std::move(document),
        [&](const BaselineTextOptions& text) {
            const bool none = changes.empty() && fresh.diagnostics.has_errors();
            return none ? std::string{} : render_baseline_diff(changes, text);
        },
        [&](const BaselineDocument& asked) { return render_baseline_diff_json(changes, asked); });
}

}  // namespace stackimpact::cli
