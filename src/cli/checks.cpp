// SPDX-License-Identifier: MIT
#include "cli/checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>
#include <variant>

#include "cli/day.hpp"
#include "cli/read.hpp"
#include "report/text_words.hpp"

namespace stackimpact::cli {

namespace {

bool against_baseline(const Gate& gate) {
    if (const auto* flip = std::get_if<NoFlipGate>(&gate.condition)) {
        return flip->against == GateSide::baseline;
    }
    if (const auto* change = std::get_if<ChangeGate>(&gate.condition)) {
        return change->against == GateSide::baseline;
    }
    return false;
}

/// The first few words, and how many more there are.
std::string first_few(std::vector<std::string> words) {
    constexpr std::size_t most_named = 5;
    const std::size_t more = words.size() > most_named ? words.size() - most_named : 0;
    words.resize(words.size() - more);
    return fmt::format("{}{}", fmt::join(words, ", "),
                       more > 0 ? fmt::format(" and {} more", more) : "");
}

bool failed_error(const Check& check, std::string_view kind) {
    return check.kind == kind && check.level == CheckLevel::error &&
           check.outcome == CheckOutcome::failed;
}

std::size_t count_of(std::span<const Check> checks, std::string_view kind) {
    return static_cast<std::size_t>(std::count_if(
        checks.begin(), checks.end(), [&](const Check& check) { return check.kind == kind; }));
}

/// "2 of 14 checks by gates failed: a, b": each gate once, in order of appearance.
std::string failed_gates(std::span<const Check> checks) {
    std::vector<std::string> ids;
    std::size_t failed = 0;
    for (const Check& check : checks) {
        if (!failed_error(check, "gate")) continue;
        ++failed;
        if (std::find(ids.begin(), ids.end(), check.id) == ids.end()) ids.push_back(check.id);
    }
    return fmt::format("{} of {} checks by gates failed: {}", failed, count_of(checks, "gate"),
                       first_few(ids));
}

/// "2 verdicts changed: deepseek-r1 chip_design, ...".
std::string changed_verdicts(std::span<const Check> checks) {
    std::vector<std::string> names;
    for (const Check& check : checks) {
        if (!failed_error(check, "change")) continue;
        names.push_back(check.scenario + " " + check.layer->str());
    }
    return fmt::format("{} verdict{} changed: {}", names.size(), names.size() == 1 ? "" : "s",
                       first_few(names));
}

bool any_failed(std::span<const Check> checks, std::string_view kind) {
    return std::any_of(checks.begin(), checks.end(),
                       [&](const Check& check) { return failed_error(check, kind); });
}

Outcome gates_outcome(std::span<const Check> checks, std::span<const Check> unmatched,
                      bool explicitly) {
    if (any_failed(checks, "gate")) return {Exit::finding, failed_gates(checks)};
    if (!unmatched.empty()) {
        return {Exit::inconclusive,
                fmt::format("the gate `{}`: {}", unmatched.front().id, unmatched.front().message)};
    }
    const std::size_t all = count_of(checks, "gate");
    if (all > 0) return {Exit::ok, fmt::format("all {} checks by gates passed", all)};
    if (explicitly) return {Exit::inconclusive, "--fail-on gate: no gate is asked"};
    return {Exit::ok, "no gate asked"};
}

Outcome expect_outcome(std::span<const Check> checks) {
    const std::size_t all = count_of(checks, "expect");
    if (all == 0) return {Exit::inconclusive, "--fail-on expect: nothing is expected"};
    const auto unmet = static_cast<std::size_t>(
        std::count_if(checks.begin(), checks.end(), [](const Check& check) {
            return check.kind == "expect" && check.outcome == CheckOutcome::failed;
        }));
    if (unmet == 0) return {Exit::ok, fmt::format("all {} expectations met", all)};
    return {Exit::finding, fmt::format("{} of {} expectations not met", unmet, all)};
}

Outcome warn_outcome(std::span<const Check> checks) {
    const auto failed = [](const Check& check) { return check.outcome == CheckOutcome::failed; };
    const auto count = std::count_if(checks.begin(), checks.end(), failed);
    if (count == 0) return {Exit::ok, "no check failed"};
    return {Exit::finding,
            fmt::format("--fail-on warn: {} check{} failed", count, count == 1 ? "" : "s")};
}

}  // namespace

bool CheckOptions::fails_on(std::string_view word) const {
    if (fail_on.empty()) return word == "gate";
    return std::find(fail_on.begin(), fail_on.end(), word) != fail_on.end();
}

GatePlan read_gates(const CheckOptions& options, const Knowledge& knowledge,
                    Diagnostics& diagnostics) {
    GatePlan plan;
    plan.today = options.now.empty() ? today() : parse_date(options.now).value_or(today());
    std::vector<TextPtr> texts;
    for (const std::string& path : options.gates) {
        const ReadResult result = read_input(path, diagnostics);
        if (result.read) texts.push_back(result.text);
    }
    if (texts.empty()) return plan;
    auto file = load_gates(texts, knowledge, diagnostics);
    if (file) plan.file = std::move(*file);
    plan.needs_baseline =
        std::any_of(plan.file.gates.begin(), plan.file.gates.end(), against_baseline);
    return plan;
}

JsonNode document_of(const Assessment& assessment, const Vocabulary& vocabulary) {
    const std::string document = render_json(assessment, vocabulary, {});
    Diagnostics unheard;
    return parse_json(std::make_shared<const Text>("result", document), unheard)
        .value_or(JsonNode{});
}

std::vector<Check> expectation_checks(const Assessment& assessment, const CheckOptions& options) {
    std::vector<Check> checks;
    for (const ExpectationResult& result : assessment.expect) {
        const Expectation& expected = result.expectation;
        Check check;
        check.id = "expect";
        check.kind = "expect";
        check.title = fmt::format("{} {} is {}", expected.layer.str(), spaced(expected.what),
                                  spaced(expected.expected));
        check.level = options.fails_on("expect") ? CheckLevel::error : CheckLevel::warning;
        check.outcome = result.met ? CheckOutcome::passed : CheckOutcome::failed;
        check.scenario = assessment.id;
        check.layer = expected.layer;
        check.what = expected.what;
        check.actual = result.actual;
        check.bound = expected.expected;
        check.message = result.met ? check.title
                                   : fmt::format("{} {} is {}, not {}", expected.layer.str(),
                                                 spaced(expected.what), spaced(result.actual),
                                                 spaced(expected.expected));
        check.location = expected.location;
        checks.push_back(std::move(check));
    }
    return checks;
}

std::vector<Check> change_checks(const Comparison& comparison, const CheckOptions& options) {
    std::vector<Check> checks;
    for (const LayerComparison& layer : comparison.layers) {
        if (!layer.base || !layer.head) continue;
        const std::string was(name(layer.base->verdict));
        const std::string is(name(layer.head->verdict));
        Check check;
        check.id = "verdict_change";
        check.kind = "change";
        check.title = fmt::format("{} stays {}", layer.name, spaced(was));
        check.level = options.fails_on("verdict_change") ? CheckLevel::error : CheckLevel::warning;
        check.outcome = was == is ? CheckOutcome::passed : CheckOutcome::failed;
        check.scenario = comparison.id;
        check.layer = layer.id;
        check.what = "verdict";
        check.actual = is;
        check.bound = was;
        check.message =
            was == is ? check.title
                      : fmt::format("{} goes from {} to {}", layer.name, spaced(was), spaced(is));
        constexpr std::size_t named = 3;
        for (const ArgumentShift& shift : layer.arguments) {
            if (check.arguments.size() < named) check.arguments.push_back(shift.id);
        }
        check.location = {comparison.head.label, {}};
        checks.push_back(std::move(check));
    }
    return checks;
}

Outcome checks_outcome(std::span<const Check> checks, std::span<const Check> unmatched,
                       const CheckOptions& options) {
    Outcome outcome{Exit::ok, "no gate asked"};
    const auto add = [&](const Outcome& more) {
        const bool first = outcome.reason == "no gate asked";
        outcome = first ? more : worse(outcome, more);
    };
    if (options.fails_on("gate")) add(gates_outcome(checks, unmatched, !options.fail_on.empty()));
    if (options.fails_on("expect")) add(expect_outcome(checks));
    if (options.fails_on("verdict_change") && any_failed(checks, "change")) {
        add({Exit::finding, changed_verdicts(checks)});
    }
    if (options.fails_on("warn")) add(warn_outcome(checks));
    return outcome;
}

bool is_check_format(Format format) {
    return format == Format::junit || format == Format::sarif || format == Format::github ||
           format == Format::gitlab;
}

std::string check_document(Format format, CheckReport report, const CheckOptions& options) {
    if (options.fails_on("warn")) {
        for (Check& check : report.checks) check.level = CheckLevel::error;
    }
    switch (format) {
        case Format::junit:
            return render_junit(report);
        case Format::sarif:
            return render_sarif(report);
        case Format::github:
            return render_github(report);
        case Format::gitlab:
            return render_gitlab(report);
        default:
            throw std::logic_error("not a format for checks");
    }
}

}  // namespace stackimpact::cli
