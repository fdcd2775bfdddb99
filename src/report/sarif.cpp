// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "report/check_report.hpp"
#include "report/escape.hpp"
#include "report/findings.hpp"
#include "report/json_values.hpp"

namespace stackimpact {

namespace {

/// What GitHub stores of a rule's descriptions.
constexpr std::size_t longest_description = 1024;

struct Rule {
    std::string about;
    std::string help;
};

/// By id, so that a rule's place does not depend on what failed.
using Rules = std::map<std::string, Rule>;

/// Only gates are described by those who write them; the others are always the same.
Rule rule_of(const Check& check) {
    if (check.kind == "expect") {
        return {
            "a result that its author did not expect",
            "A scenario states what its author expects of the result, which came out otherwise."};
    }
    if (check.kind == "change") {
        return {"a result that changed", "The result differs from that of the base."};
    }
    return {check.title,
            "A gate file of the repository sets a bound on results, which is not kept."};
}

/// Where the checks of a gate ask for different things it has its id for a description.
void add_rule(Rules& rules, const Check& check) {
    const Rule rule = rule_of(check);
    const auto [at, added] = rules.try_emplace(check.id, rule);
    if (!added && at->second.about != rule.about) at->second.about = check.id;
}

Rules rules_of(const CheckReport& report) {
    Rules rules;
    for (const Check& check : report.checks) add_rule(rules, check);
    for (const Diagnostic& diagnostic : report.diagnostics) {
        const CodeInfo& card = card_of(diagnostic.code);
        rules[code_name(diagnostic.code)] = {std::string(card.title),
                                             std::string(card.explanation)};
    }
    return rules;
}

void put_text(json::Writer& out, std::string_view key, const std::string& text) {
    out.key(key);
    out.begin_object();
    out.member("text", text);
    out.end_object();
}

void put_rule(json::Writer& out, const std::string& id, const Rule& rule) {
    out.begin_object();
    out.member("id", page_safe(id));
    put_text(out, "shortDescription", sarif_text(cut(rule.about, longest_description)));
    put_text(out, "fullDescription", sarif_text(cut(rule.help, longest_description)));
    put_text(out, "help", sarif_text(rule.help));
    out.end_object();
}

void put_driver(json::Writer& out, const std::string& version, const Rules& rules) {
    out.key("driver");
    out.begin_object();
    out.member("name", "stackimpact");
    if (!version.empty()) out.member("version", version);
    out.key("rules");
    out.begin_array(false);
    for (const auto& [id, rule] : rules) put_rule(out, id, rule);
    out.end_array();
    out.end_object();
}

/// GitHub wants a region always; the first line is where a reader starts.
void put_region(json::Writer& out, const Finding& finding) {
    const bool known = finding.begin.line > 0;
    const Position begin = known ? finding.begin : Position{1, 1};
    const Position end = known ? finding.end : Position{1, 1};
    out.key("region");
    out.begin_object();
    out.member("startLine", json::count(begin.line));
    out.member("startColumn", json::count(begin.column));
    out.member("endLine", json::count(end.line));
    out.member("endColumn", json::count(end.column));
    out.end_object();
}

void put_logical_location(json::Writer& out, const std::string& subject) {
    out.key("logicalLocations");
    out.begin_array(false);
    out.begin_object();
    out.member("fullyQualifiedName", page_safe(subject));
    out.end_object();
    out.end_array();
}

/// GitHub refuses a whole document for one result without a physical location.
void put_location(json::Writer& out, const Finding& finding) {
    out.begin_object();
    out.key("physicalLocation");
    out.begin_object();
    out.key("artifactLocation");
    out.begin_object();
    out.member("uri", uri_of_path(finding.path));
    out.end_object();
    put_region(out, finding);
    out.end_object();
    if (!finding.subject.empty()) put_logical_location(out, finding.subject);
    out.end_object();
}

/// All results have them or none (SARIF 2.1.0, section 3.27.23).
void put_suppressions(json::Writer& out, const Finding& finding) {
    out.key("suppressions");
    out.begin_array(finding.waiver.empty());
    if (!finding.waiver.empty()) {
        out.begin_object();
        out.member("kind", "external");
        out.member("justification", page_safe(finding.waiver));
        out.end_object();
    }
    out.end_array();
}

void put_fingerprints(json::Writer& out, const Finding& finding) {
    out.key("partialFingerprints");
    out.begin_object();
    // The only one that GitHub looks at; without it one is made of the line, so that two layers
    // which fail the same gate would be one alert.
    out.member("primaryLocationLineHash", finding.fingerprint);
    out.member("stackimpact/v1", finding.fingerprint);
    out.end_object();
}

std::string_view level_word(FindingLevel level) {
    switch (level) {
        case FindingLevel::error:
            return "error";
        case FindingLevel::warning:
            return "warning";
        case FindingLevel::note:
            break;
    }
    return "note";
}

void put_result(json::Writer& out, const Finding& finding, const Rules& rules) {
    const std::string details = finding.details.empty() ? "" : "\n" + finding.details;
    out.begin_object();
    out.member("ruleId", page_safe(finding.rule));
    out.member("ruleIndex", std::int64_t{std::distance(rules.begin(), rules.find(finding.rule))});
    out.member("level", level_word(finding.level));
    put_text(out, "message", sarif_message(finding.summary + details));
    out.key("locations");
    out.begin_array(false);
    put_location(out, finding);
    out.end_array();
    put_fingerprints(out, finding);
    put_suppressions(out, finding);
    out.end_object();
}

void put_run(json::Writer& out, const CheckReport& report) {
    const Rules rules = rules_of(report);
    out.begin_object();
    out.key("tool");
    out.begin_object();
    put_driver(out, report.tool_version, rules);
    out.end_object();
    out.member("columnKind", "unicodeCodePoints");
    out.key("results");
    out.begin_array(false);
    for (const Finding& finding : findings(report)) put_result(out, finding, rules);
    out.end_array();
    out.end_object();
}

}  // namespace

std::string render_sarif(const CheckReport& report) {
    json::Writer out(json::Layout::pretty);
    out.begin_object();
    out.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    out.member("version", "2.1.0");
    out.key("runs");
    out.begin_array(false);
    put_run(out, report);
    out.end_array();
    out.end_object();
    return out.take() + "\n";
}

}  // namespace stackimpact
