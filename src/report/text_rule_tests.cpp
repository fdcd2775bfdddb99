// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "model/format.hpp"
#include "report/text_rules.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

/// "training_cost is $800M, frontier_parity is not stated".
std::string reads_text(const ConditionResult& condition) {
    std::vector<std::string> parts;
    for (const ReadValue& read : condition.reads) {
        parts.push_back(read.name + " is " + read.text.value_or("not stated"));
    }
    return separated(parts, ", ");
}

/// " (`a` is true, `b` is false)"; nothing for a condition of one clause.
std::string clauses_text(const ConditionResult& condition) {
    std::vector<std::string> parts;
    for (const ClauseResult& clause : condition.clauses) {
        std::string verdict = clause.holds == true ? "true" : "false";
        if (!clause.holds) verdict = clause.error.empty() ? "undecided" : "an error";
        parts.push_back(fmt::format("`{}` is {}", clause.text, verdict));
    }
    return parts.empty() ? "" : " (" + separated(parts, ", ") + ")";
}

/// The expression, what it came to, and what it read: "`x < 5` is false: x is 7".
Rich tried(std::string_view lead, const ConditionResult& condition, std::string_view verdict) {
    std::string text =
        fmt::format("{}`{}` {}{}", lead, condition.text, verdict, clauses_text(condition));
    const std::string reads = reads_text(condition);
    return Rich(reads.empty() ? text : text + ": " + reads);
}

Rich tried(std::string_view lead, const ConditionResult& condition) {
    if (!condition.error.empty()) {
        return tried(lead, condition, fmt::format("is an error ({})", condition.error));
    }
    if (!condition.needs.empty()) return tried(lead, condition, "is undecided");
    if (condition.value) return tried(lead, condition, "is " + decimal(*condition.value));
    return tried(lead, condition, condition.holds == true ? "is true" : "is false");
}

/// True when a condition is what made the rule end so. A rule fires when all hold.
bool decided(const ConditionResult& condition, RuleOutcome outcome) {
    switch (outcome) {
        case RuleOutcome::not_fired:
            return condition.holds == false;
        case RuleOutcome::undecided:
            return !condition.needs.empty();
        case RuleOutcome::error:
            return !condition.error.empty();
        case RuleOutcome::fired:
        case RuleOutcome::not_applicable:
            break;
    }
    return true;
}

/// Why the rule ended as it was found to.
std::vector<Rich> reasons(const RuleTestResult& result) {
    std::vector<Rich> texts;
    for (const ConditionResult& condition : result.conditions) {
        if (decided(condition, result.outcome)) texts.push_back(tried("", condition));
    }
    const bool no_layer = result.each && result.each->holds == false;
    if (no_layer && result.outcome == RuleOutcome::not_fired) {
        texts.push_back(tried("each ", *result.each, "chooses no layer"));
    } else if (decided(result.strength, result.outcome)) {
        texts.push_back(tried("strength ", result.strength));
    }
    return texts;
}

Lines result_lines(const RuleTestResult& result, const Vocabulary& vocabulary, std::size_t width) {
    DetailLines lines(width);
    Rich title = result.passed ? Rich("passed") : Rich("FAILED", Style::bear);
    title.add("  ")
        .add(result.rule.str(), Style::strong)
        .add(fmt::format(", test {}", result.number));
    lines.head(title, Rich(place_text(result.test.location), Style::dim));
    lines.detail("facts", stated_text(result.test, vocabulary));
    lines.detail("expected", outcome_text(result.test.expect, result.test.needs));
    if (result.passed) return lines.take();
    lines.detail("found", Rich(outcome_text(result.outcome, result.needs), Style::strong));
    lines.details("why", reasons(result));
    return lines.take();
}

/// Rules of which `wanted` is so.
template <class Wanted>
std::string rules_with(const RuleTestReport& report, Wanted wanted) {
    std::vector<std::string> names;
    for (const RuleCoverage& coverage : report.rules) {
        if (wanted(coverage)) names.push_back(coverage.rule.str());
    }
    return separated(names, ", ");
}

/// What no test is about; empty when there is nothing.
Lines gap_lines(const RuleTestReport& report, std::size_t width) {
    DetailLines lines(width);
    lines.detail("any outcome", rules_with(report, [](const RuleCoverage& coverage) {
                     return coverage.tests() == 0;
                 }));
    for (const RuleOutcome outcome :
         {RuleOutcome::fired, RuleOutcome::not_fired, RuleOutcome::undecided}) {
        const auto lacking = [outcome](const RuleCoverage& coverage) {
            const auto& lacks = coverage.lacks;
            return coverage.tests() > 0 &&
                   std::find(lacks.begin(), lacks.end(), outcome) != lacks.end();
        };
        lines.detail(spaced(name(outcome)), rules_with(report, lacking));
    }
    return lines.take();
}

}  // namespace

std::string render_rule_tests(const RuleTestReport& report, const Vocabulary& vocabulary,
                              const RuleTextOptions& options) {
    const std::size_t width = text_width(options);
    Lines lines;
    for (const RuleTestResult& result : report.tests) {
        if (result.passed && !options.full) continue;
        append(lines, result_lines(result, vocabulary, width));
        lines.emplace_back();
    }
    const Lines gaps = gap_lines(report, width);
    if (!gaps.empty()) {
        append(lines, wrapped("warning: no test expects", width));
        append(lines, gaps);
        lines.emplace_back();
    }
    lines.emplace_back(fmt::format("{} passed, {} failed", report.passed(), report.failed()));
    return paint(lines, width, options.color);
}

}  // namespace stackimpact
