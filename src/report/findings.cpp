// SPDX-License-Identifier: MIT
#include "report/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "model/format.hpp"
#include "report/fingerprint.hpp"

namespace stackimpact {

namespace {

std::string sentence(std::string text) {
    if (!text.empty()) text += '.';
    return text;
}

void add_line(std::string& lines, std::string_view label, const std::string& text) {
    if (text.empty()) return;
    if (!lines.empty()) lines += '\n';
    lines.append(label).append(": ").append(text);
}

/// "<stdin>" and "<builtin>/stack.json" are names of texts, not files of a repository.
void set_path(Finding& finding, const std::string& name, const std::string& otherwise) {
    finding.path = repository_path(name);
    finding.is_file = !finding.path.empty() && finding.path.front() != '<';
    if (finding.path.empty()) finding.path = otherwise.empty() ? "stackimpact" : otherwise;
}

FindingLevel level_of(const Check& check) {
    if (check.outcome == CheckOutcome::waived) return FindingLevel::note;
    return check.level == CheckLevel::error ? FindingLevel::error : FindingLevel::warning;
}

FindingLevel level_of(Severity severity) {
    switch (severity) {
        case Severity::note:
            return FindingLevel::note;
        case Severity::warning:
            return FindingLevel::warning;
        case Severity::error:
            break;
    }
    return FindingLevel::error;
}

/// Where a check points is known by its first character only.
Finding finding_of(const Check& check, std::string fingerprint) {
    Finding finding;
    finding.level = level_of(check);
    finding.rule = check.id;
    finding.subject = subject_of(check);
    finding.title = fmt::format("{}: {}", check.id, finding.subject);
    finding.summary = fmt::format("{}: {}", finding.subject, sentence(check.message));
    finding.details = details_of(check);
    set_path(finding, check.location.file, check.scenario);
    finding.begin = check.location.position;
    finding.end = finding.begin;
    if (finding.end.line > 0) ++finding.end.column;
    finding.fingerprint = std::move(fingerprint);
    if (check.outcome == CheckOutcome::waived) finding.waiver = check.waiver;
    return finding;
}

/// A file without content has no lines to point at.
void set_region(Finding& finding, const Place& place) {
    if (!place.text || place.text->content().empty()) return;
    finding.begin = place.text->position(place.span.begin);
    finding.end = place.text->position(std::max(place.span.begin, place.span.end));
}

Finding finding_of(const Diagnostic& diagnostic, std::string fingerprint) {
    Finding finding;
    finding.level = level_of(diagnostic.severity);
    finding.rule = code_name(diagnostic.code);
    finding.title = fmt::format("{}: {}", finding.rule, card_of(diagnostic.code).title);
    finding.summary = diagnostic.message;
    finding.details = diagnostic.hint;
    set_path(finding, diagnostic.place.text ? diagnostic.place.text->name() : "", "");
    set_region(finding, diagnostic.place);
    finding.fingerprint = std::move(fingerprint);
    return finding;
}

}  // namespace

std::vector<Finding> findings(const CheckReport& report) {
    std::vector<Finding> all;
    Fingerprints fingerprints;
    for (const Diagnostic& diagnostic : report.diagnostics) {
        all.push_back(finding_of(diagnostic, fingerprints.of(diagnostic)));
    }
    for (const Check& check : report.checks) {
        // Those that passed count too, or a fingerprint would depend on what else fails.
        std::string fingerprint = fingerprints.of(check);
        if (check.outcome != CheckOutcome::failed && check.outcome != CheckOutcome::waived)
            continue;
        all.push_back(finding_of(check, std::move(fingerprint)));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Finding& a, const Finding& b) { return a.level < b.level; });
    return all;
}

std::string details_of(const Check& check) {
    std::string lines;
    add_line(lines, "Asked", check.title);
    add_line(lines, "Actual", check.actual);
    add_line(lines, "Bound", check.bound);
    if (check.margin) add_line(lines, "Margin", decimal(*check.margin));
    std::string arguments;
    for (const ArgumentId& argument : check.arguments) {
        arguments.append(arguments.empty() ? "" : ", ").append(argument.str());
    }
    add_line(lines, "Arguments", arguments);
    add_line(lines, check.outcome == CheckOutcome::waived ? "Waived" : "Waiver", check.waiver);
    return lines;
}

std::string subject_of(const Check& check) {
    return check.layer ? fmt::format("{}.{}", check.scenario, check.layer->str()) : check.scenario;
}

std::string place_text(const std::string& file, const Position& position) {
    if (position.line == 0) return file;
    return fmt::format("{}:{}:{}", file, position.line, position.column);
}

const CodeInfo& card_of(Code code) {
    for (const CodeInfo& card : code_table()) {
        if (card.code == code) return card;
    }
    throw std::logic_error("a code without a card");
}

}  // namespace stackimpact
