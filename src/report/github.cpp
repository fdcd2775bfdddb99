// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "report/check_report.hpp"
#include "report/escape.hpp"
#include "report/findings.hpp"

namespace stackimpact {

namespace {

/// What GitHub stores of an annotation's title.
constexpr std::size_t longest_title = 255;
/// The runner keeps the first 4096 characters of a message, and says no more about the rest.
constexpr std::size_t longest_message = 4000;
/// Annotations of each level that GitHub shows for a step.
constexpr std::size_t shown_by_github = 10;

std::string_view command(FindingLevel level) {
    switch (level) {
        case FindingLevel::error:
            return "error";
        case FindingLevel::warning:
            return "warning";
        case FindingLevel::note:
            break;
    }
    return "notice";
}

/// The runner drops columns of what spans lines.
std::string place(const Finding& finding) {
    if (!finding.is_file) return {};
    std::string properties = fmt::format("file={},", github_property(finding.path));
    const Position& begin = finding.begin;
    const Position& end = finding.end;
    if (begin.line == 0) return properties;
    properties += fmt::format("line={},endLine={},", begin.line, end.line);
    if (begin.line != end.line) return properties;
    return properties + fmt::format("col={},endColumn={},", begin.column, end.column);
}

std::string annotation(const Finding& finding) {
    const std::string details = finding.details.empty() ? "" : "\n" + finding.details;
    return fmt::format("::{} {}title={}::{}\n", command(finding.level), place(finding),
                       github_property(cut(finding.title, longest_title)),
                       github_message(cut(finding.summary + details, longest_message)));
}

std::string counted(std::size_t count, std::string_view one) {
    return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

std::size_t count(const CheckReport& report, CheckOutcome outcome) {
    return static_cast<std::size_t>(
        std::count_if(report.checks.begin(), report.checks.end(),
                      [outcome](const Check& check) { return check.outcome == outcome; }));
}

std::size_t count(const std::vector<Finding>& all, FindingLevel level) {
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(),
                      [level](const Finding& finding) { return finding.level == level; }));
}

std::string summary(const CheckReport& report, const std::vector<Finding>& all) {
    const std::size_t errors = count(all, FindingLevel::error);
    const std::size_t warnings = count(all, FindingLevel::warning);
    std::string text = fmt::format(
        "{}, {}; of {}: {} passed, {} failed, {} waived, {} skipped", counted(errors, "error"),
        counted(warnings, "warning"), counted(report.checks.size(), "check"),
        count(report, CheckOutcome::passed), count(report, CheckOutcome::failed),
        count(report, CheckOutcome::waived), count(report, CheckOutcome::skipped));
    if (std::max(errors, warnings) > shown_by_github) {
        text += fmt::format("; GitHub shows {} of each level, the log of this step has all",
                            shown_by_github);
    }
    return fmt::format("::notice title=stackimpact::{}.\n", github_message(text));
}

}  // namespace

std::string render_github(const CheckReport& report) {
    const std::vector<Finding> all = findings(report);
    const auto notes = std::find_if(all.begin(), all.end(), [](const Finding& finding) {
        return finding.level == FindingLevel::note;
    });
    std::string out;
    for (auto finding = all.begin(); finding != notes; ++finding) out += annotation(*finding);
    // Before the other notices, of which GitHub may not show all.
    out += summary(report, all);
    for (auto finding = notes; finding != all.end(); ++finding) out += annotation(*finding);
    return out;
}

}  // namespace stackimpact
