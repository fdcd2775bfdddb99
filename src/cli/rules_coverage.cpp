// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyze/analyze.hpp"
#include "cli/inputs.hpp"
#include "cli/rules_run.hpp"
#include "cli/scenarios.hpp"
#include "report/rules.hpp"
#include "rules/coverage.hpp"

namespace stackimpact::cli {

namespace {

/// The scenarios of a command line.
struct ReadScenarios {
    std::vector<Scenario> scenarios;
    /// Paths of those with mistakes.
    std::vector<std::string> failed;
};

/// A file with mistakes does not hide the others.
ReadScenarios read_scenarios(const std::vector<std::string>& files, const Knowledge& knowledge,
                             Diagnostics& diagnostics) {
    ReadScenarios read;
    for (const std::string& file : files) {
        auto scenario = read_scenario(file, knowledge, diagnostics);
        if (scenario) {
            read.scenarios.push_back(std::move(scenario->scenario));
        } else {
            read.failed.push_back(file);
        }
    }
    return read;
}

template <class Use>
std::size_t count_of(const std::vector<Use>& uses, bool (Use::*wanted)() const) {
    return static_cast<std::size_t>(std::count_if(
        uses.begin(), uses.end(), [wanted](const Use& use) { return (use.*wanted)(); }));
}

/// What `--strict` does not let pass.
std::optional<Outcome> strict_finding(const BookCoverage& coverage) {
    const std::size_t firing = count_of(coverage.rules, &RuleUse::fires_nowhere);
    const std::size_t silent = count_of(coverage.rules, &RuleUse::silent_nowhere);
    const std::size_t unread = count_of(coverage.facts, &FactUse::unread);
    if (firing + silent + unread == 0) return std::nullopt;
    std::vector<std::string> parts;
    const auto add = [&parts](std::size_t count, std::string_view noun, std::string_view what) {
        if (count > 0) {
            parts.push_back(fmt::format("{} {}{} {}", count, noun, count == 1 ? "" : "s", what));
        }
    };
    add(firing, "rule", "firing nowhere");
    add(silent, "rule", "silent nowhere");
    add(unread, "fact", "read by no rule");
    return Outcome{Exit::finding, fmt::format("{}", fmt::join(parts, ", "))};
}

Outcome outcome_of(const BookCoverage& coverage, const RulesOptions& options, const Inputs& inputs,
                   const Diagnostics& diagnostics) {
    Outcome outcome{Exit::ok, "coverage of the rules"};
    if (options.strict) outcome = strict_finding(coverage).value_or(outcome);
    if (!inputs.unmatched.empty()) {
        outcome =
            worse(outcome, {Exit::inconclusive,
                            fmt::format("no scenario in {}", fmt::join(inputs.unmatched, ", "))});
    }
    if (diagnostics.has_errors()) {
        outcome = worse(outcome, {Exit::invalid_input, error_summary(diagnostics.all())});
    }
    return outcome;
}

RulesAnswer answer_of(BookCoverage coverage, const Outcome& outcome) {
    RulesAnswer answer;
    answer.outcome = outcome;
    answer.plain[Format::text] = [coverage](const RuleTextOptions& options) {
        return render_coverage(coverage, options);
    };
    answer.plain[Format::csv] = [coverage](const RuleTextOptions&) {
        return render_coverage_csv(coverage);
    };
    answer.json = [coverage = std::move(coverage)](const RuleDocument& document) {
        return render_coverage_json(coverage, document);
    };
    return answer;
}

}  // namespace

Outcome cover_rules(const RulesOptions& options) {
    if (options.scenarios.empty()) {
        return usage_error({{"SCENARIO is required",
                             "name files or a directory, as in `stackimpact rules coverage "
                             "scenarios/`; `rules test` runs the tests alone"}},
                           options.format);
    }
    const Inputs inputs = find_inputs(options.scenarios);
    const auto ask = [&](const RulesSubject& subject, Diagnostics& diagnostics) {
        const Knowledge& knowledge = subject.knowledge;
        ReadScenarios read = read_scenarios(inputs.files, knowledge, diagnostics);
        BookCoverage coverage = book_coverage(
            subject.rules, subject.choice, read.scenarios,
            {knowledge.scales, knowledge.vocabulary, knowledge.stack, knowledge.rules});
        coverage.failed = std::move(read.failed);
        const Outcome outcome = outcome_of(coverage, options, inputs, diagnostics);
        return answer_of(std::move(coverage), outcome);
    };
    return run_rules(options, {{}, {}, inputs.files, coverage_formats}, ask);
}

}  // namespace stackimpact::cli
