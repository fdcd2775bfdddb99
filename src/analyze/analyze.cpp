// SPDX-License-Identifier: MIT
#include "analyze/analyze.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "assess/assess.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

/// More inputs than this are counted in a summary, not named.
constexpr std::size_t most_named = 3;

/// The overlay of the case asked for; empty when none was.
std::optional<Overlay> case_overlay(const Changes& changes, const Scenario& scenario,
                                    Diagnostics& diagnostics) {
    if (!changes.case_id) return Overlay{};
    const auto named = [&](const Case& written) { return written.id.str() == *changes.case_id; };
    const auto found = std::find_if(scenario.cases.begin(), scenario.cases.end(), named);
    if (found != scenario.cases.end()) return found->overlay;
    std::vector<std::string> ids;
    for (const Case& written : scenario.cases) ids.push_back(written.id.str());
    diagnostics.error(Code::unknown_case,
                      {typed_text("--case", *changes.case_id), {0, changes.case_id->size()}},
                      fmt::format("`{}` has no case `{}`", scenario.id, *changes.case_id),
                      ids.empty() ? "it has no cases at all" : nearest_hint(*changes.case_id, ids));
    return std::nullopt;
}

std::optional<Asked> resolve(const Changes& changes, const Scenario& scenario,
                             const Knowledge& knowledge, Diagnostics& diagnostics) {
    const auto chosen = case_overlay(changes, scenario, diagnostics);
    bool valid = chosen.has_value();
    Asked asked{chosen.value_or(Overlay{}), {}};
    for (const TextPtr& text : changes.set) {
        // A status may be set of a fact that an earlier `--set` states.
        const Overlay sets = stacked({asked.case_overlay.set, {}}, asked.changes);
        const Scenario so_far = apply(scenario, sets);
        auto change = parse_set(text, so_far, knowledge, diagnostics);
        valid = valid && change;
        if (change) asked.changes.set.push_back(std::move(*change));
    }
    for (const TextPtr& text : changes.drop) {
        auto target = parse_drop(text, scenario, knowledge, diagnostics);
        valid = valid && target;
        if (target) asked.changes.drop.push_back(std::move(*target));
    }
    return valid ? std::optional(std::move(asked)) : std::nullopt;
}

std::vector<std::string> words_of(const std::vector<TextPtr>& texts) {
    std::vector<std::string> words;
    for (const TextPtr& text : texts) words.emplace_back(text->content());
    return words;
}

/// A rule that fails on these facts yields nothing, which its author should know.
void warn_of_failed_rules(const Assessment& assessment, const TextPtr& scenario,
                          Diagnostics& diagnostics) {
    for (const RuleAssessment& rule : assessment.rules) {
        if (rule.outcome != RuleOutcome::error) continue;
        diagnostics.warning(
            Code::rule_error, {scenario, {}},
            fmt::format("the rule `{}` of {}:{} fails on these facts and yields nothing: {}",
                        rule.id.str(), rule.location.file, rule.location.position.line,
                        rule.reason));
    }
}

}  // namespace

TextPtr typed_text(const std::string& option, const std::string& words) {
    return std::make_shared<const Text>(option, words);
}

std::optional<PreparedScenario> prepare_scenario(const TextPtr& text, const std::string& default_id,
                                                 const Knowledge& knowledge, const Changes& changes,
                                                 Diagnostics& diagnostics) {
    auto scenario = load_scenario(text, default_id, knowledge, diagnostics);
    if (scenario.readable() == nullptr) return std::nullopt;
    auto asked = resolve(changes, *scenario, knowledge, diagnostics);
    if (!scenario || !asked) return std::nullopt;
    return PreparedScenario{text, std::move(*scenario), std::move(*asked)};
}

std::optional<Assessment> analyze_scenario(const PreparedScenario& prepared,
                                           const Knowledge& knowledge, const Changes& changes,
                                           Diagnostics& diagnostics) {
    const AssessInput input{knowledge.scales, knowledge.vocabulary, knowledge.stack,
                            knowledge.rules};
    Diagnostics found;
    auto assessment = assess(input, prepared.scenario, prepared.asked, found);
    for (Diagnostic diagnostic : found.all()) {
        // What belongs to no place belongs to the scenario.
        if (!diagnostic.place.text) diagnostic.place = {prepared.text, {}};
        diagnostics.add(std::move(diagnostic));
    }
    if (!assessment) return std::nullopt;
    warn_of_failed_rules(*assessment, prepared.text, diagnostics);
    assessment->input_set = words_of(changes.set);
    assessment->input_drop = words_of(changes.drop);
    if (changes.case_id) assessment->input_case = CaseId(*changes.case_id);
    return assessment;
}

std::string error_summary(const std::vector<Diagnostic>& diagnostics) {
    std::vector<std::string> names;
    std::size_t errors = 0;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity != Severity::error) continue;
        ++errors;
        if (!diagnostic.place.text) continue;
        const std::string& name = diagnostic.place.text->name();
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    std::string count = fmt::format("{} error{}", errors, errors == 1 ? "" : "s");
    if (names.empty()) return count;
    if (names.size() > most_named) return fmt::format("{} in {} inputs", count, names.size());
    return fmt::format("{} in {}", count, fmt::join(names, ", "));
}

}  // namespace stackimpact
