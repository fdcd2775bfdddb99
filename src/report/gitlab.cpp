// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>

#include "report/check_report.hpp"
#include "report/escape.hpp"
#include "report/findings.hpp"
#include "report/json_values.hpp"

namespace stackimpact {

namespace {

/// A description is one line of a list; a longer one would push the others out of sight.
constexpr std::size_t longest_description = 500;

std::string_view severity(FindingLevel level) {
    switch (level) {
        case FindingLevel::error:
            return "major";
        case FindingLevel::warning:
            return "minor";
        case FindingLevel::note:
            break;
    }
    return "info";
}

std::string description(const Finding& finding) {
    const std::string waived = finding.waiver.empty() ? "" : " Waived: " + finding.waiver;
    std::string text = page_safe(finding.summary + waived);
    std::replace(text.begin(), text.end(), '\n', ' ');
    return cut(text, longest_description);
}

void put_finding(json::Writer& out, const Finding& finding) {
    out.begin_object();
    out.member("description", description(finding));
    out.member("check_name", page_safe(finding.rule));
    out.member("fingerprint", finding.fingerprint);
    out.member("severity", severity(finding.level));
    out.key("location");
    out.begin_object();
    out.member("path", finding.path);
    out.key("lines");
    out.begin_object();
    out.member("begin", json::count(std::max<std::size_t>(finding.begin.line, 1)));
    out.end_object();
    out.end_object();
    out.end_object();
}

}  // namespace

std::string render_gitlab(const CheckReport& report) {
    json::Writer out(json::Layout::pretty);
    out.begin_array(false);
    for (const Finding& finding : findings(report)) put_finding(out, finding);
    out.end_array();
    return out.take() + "\n";
}

}  // namespace stackimpact
