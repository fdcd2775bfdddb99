// SPDX-License-Identifier: MIT
#include "report/check_report.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

#include "report/escape.hpp"
#include "source/utf8.hpp"
#include "support/catch.hpp"
#include "support/check_sample.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT
using nlohmann::json;

namespace {

CheckReport report_of(const CheckSample& sample) {
    return {"0.1.0", sample.checks, sample.diagnostics};
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end == std::string::npos ? text.size() : end + 1;
    }
    return lines;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t counted = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++counted;
    }
    return counted;
}

/// No character that a terminal or a parser could take for something else than text.
void check_harmless(const std::string& document) {
    CHECK(document.back() == '\n');
    for (std::size_t at = 0; at < document.size();) {
        const Utf8Step step = decode_utf8(document, at);
        if (!step.valid ||
            (is_unsafe(step.code_point) && step.code_point != '\n' && step.code_point != '\t')) {
            FAIL("byte " << at << " of " << document.substr(at > 40 ? at - 40 : 0, 80));
        }
        at += step.length;
    }
}

json results(const CheckReport& report) {
    return json::parse(render_sarif(report))["runs"][0]["results"];
}

std::multiset<std::string> fingerprints(const CheckReport& report) {
    std::multiset<std::string> all;
    for (const json& entry : json::parse(render_gitlab(report))) all.insert(entry["fingerprint"]);
    return all;
}

}  // namespace

TEST_CASE("JUnit: an ordinary report") {
    const std::string expected = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="stackimpact" tests="9" failures="1" errors="2">
  <testsuite name="inputs" tests="3" failures="0" errors="2" skipped="1">
    <testcase classname="inputs" name="SI2003 data/scenarios/new one.json">
      <error type="SI2003" message="`heading` is no key of a scenario">`heading` is no key of a scenario
did you mean `headline`?
At: ./data/scenarios/new one.json:2:5</error>
    </testcase>
    <testcase classname="inputs" name="SI3006 &lt;stdin&gt;">
      <skipped>warning: this is always true
whatever is stated
At: &lt;stdin&gt;:3:4</skipped>
    </testcase>
    <testcase classname="inputs" name="SI1001">
      <error type="SI1001" message="cannot read `missing.json`">cannot read `missing.json`</error>
    </testcase>
  </testsuite>
  <testsuite name="deepseek-r1" tests="4" failures="1" errors="0" skipped="2">
    <testcase classname="deepseek-r1.chip_design" name="no_strong_bear net">
      <failure type="gate" message="net of chip_design is -0.72, under -0.6">net of chip_design is -0.72, under -0.6
Asked: net is at least -0.6
Actual: -0.72
Bound: -0.6
Margin: -0.12
Arguments: cheap_frontier_training, export_rules@chip_design
At: ./gates/strict.json:7:5</failure>
    </testcase>
    <testcase classname="deepseek-r1.data_centers" name="no_strong_bear net"/>
    <testcase classname="deepseek-r1.chip_fabrication" name="no_strong_bear net">
      <skipped>waived: net of chip_fabrication is -0.72, under -0.6
Asked: net is at least -0.6
Actual: -0.72
Bound: -0.6
Margin: -0.12
Arguments: cheap_frontier_training, export_rules@chip_design
Waived: ana: known since the restatement, to 2025-06-30
At: ./gates/strict.json:7:5</skipped>
    </testcase>
    <testcase classname="deepseek-r1.hosting_services" name="expect verdict">
      <skipped>warning: verdict of hosting_services is lean_bull, not bull
Asked: verdict of hosting_services is bull
Actual: lean_bull
Bound: bull
At: data/scenarios/deepseek-r1.json:212:24</skipped>
    </testcase>
  </testsuite>
  <testsuite name="stargate" tests="2" failures="0" errors="0" skipped="1">
    <testcase classname="stargate.chip_design" name="no_strong_bear net"/>
    <testcase classname="stargate" name="verdict_change verdict">
      <skipped>there is no base
Asked: no verdict changes</skipped>
    </testcase>
  </testsuite>
</testsuites>
)xml";
    CHECK(render_junit(report_of(ordinary_sample())) == expected);
}

TEST_CASE("GitHub: an ordinary report") {
    const std::string expected =
        R"lines(::error file=data/scenarios/new one.json,line=2,endLine=2,col=5,endColumn=14,title=SI2003%3A a key that is not known here::`heading` is no key of a scenario%0Adid you mean `headline`?
::error title=SI1001%3A a file cannot be read::cannot read `missing.json`
::error file=gates/strict.json,line=7,endLine=7,col=5,endColumn=6,title=no_strong_bear%3A deepseek-r1.chip_design::deepseek-r1.chip_design: net of chip_design is -0.72, under -0.6.%0AAsked: net is at least -0.6%0AActual: -0.72%0ABound: -0.6%0AMargin: -0.12%0AArguments: cheap_frontier_training, export_rules@chip_design
::warning title=SI3006%3A a part whose outcome never changes::this is always true%0Awhatever is stated
::warning file=data/scenarios/deepseek-r1.json,line=212,endLine=212,col=24,endColumn=25,title=expect%3A deepseek-r1.hosting_services::deepseek-r1.hosting_services: verdict of hosting_services is lean_bull, not bull.%0AAsked: verdict of hosting_services is bull%0AActual: lean_bull%0ABound: bull
::notice title=stackimpact::3 errors, 2 warnings; of 6 checks: 2 passed, 2 failed, 1 waived, 1 skipped.
::notice file=gates/strict.json,line=7,endLine=7,col=5,endColumn=6,title=no_strong_bear%3A deepseek-r1.chip_fabrication::deepseek-r1.chip_fabrication: net of chip_fabrication is -0.72, under -0.6.%0AAsked: net is at least -0.6%0AActual: -0.72%0ABound: -0.6%0AMargin: -0.12%0AArguments: cheap_frontier_training, export_rules@chip_design%0AWaived: ana: known since the restatement, to 2025-06-30
)lines";
    CHECK(render_github(report_of(ordinary_sample())) == expected);
}

TEST_CASE("GitLab: an ordinary report") {
    const json all = json::parse(render_gitlab(report_of(ordinary_sample())));
    REQUIRE(all.size() == 6);
    CHECK(all[0]["description"] == "`heading` is no key of a scenario");
    CHECK(all[0]["check_name"] == "SI2003");
    CHECK(all[0]["severity"] == "major");
    CHECK(all[0]["location"] ==
          json::parse(R"({"path": "data/scenarios/new one.json", "lines": {"begin": 2}})"));
    CHECK(all[1]["location"] == json::parse(R"({"path": "stackimpact", "lines": {"begin": 1}})"));
    CHECK(all[2]["check_name"] == "no_strong_bear");
    CHECK(all[2]["description"] ==
          "deepseek-r1.chip_design: net of chip_design is -0.72, under -0.6.");
    CHECK(all[2]["location"]["path"] == "gates/strict.json");
    CHECK(all[3]["description"] == "this is always true whatever is stated");
    CHECK(all[3]["severity"] == "minor");
    CHECK(all[4]["check_name"] == "expect");
    CHECK(all[4]["severity"] == "minor");
    CHECK(all[5]["severity"] == "info");
    CHECK(
        all[5]["description"] ==
        "deepseek-r1.chip_fabrication: net of chip_fabrication is -0.72, under -0.6. Waived: ana: "
        "known since the restatement, to 2025-06-30");
}

TEST_CASE("SARIF: an ordinary report") {
    const json document = json::parse(render_sarif(report_of(ordinary_sample())));
    CHECK(document["version"] == "2.1.0");
    const json& run = document["runs"][0];
    CHECK(run["columnKind"] == "unicodeCodePoints");
    const json& driver = run["tool"]["driver"];
    CHECK(driver["name"] == "stackimpact");
    CHECK(driver["version"] == "0.1.0");
    std::vector<std::string> rules;
    for (const json& rule : driver["rules"]) rules.push_back(rule["id"]);
    CHECK(rules == std::vector<std::string>{"SI1001", "SI2003", "SI3006", "expect",
                                            "no_strong_bear", "verdict_change"});
    CHECK(driver["rules"][4]["shortDescription"]["text"] == "net is at least -0.6");
    REQUIRE(run["results"].size() == 6);
    for (const json& result : run["results"]) {
        CHECK(rules.at(result["ruleIndex"]) == result["ruleId"]);
        CHECK(result["partialFingerprints"]["primaryLocationLineHash"] ==
              result["partialFingerprints"]["stackimpact/v1"]);
    }
    const json& key = run["results"][0];
    CHECK(key["level"] == "error");
    CHECK(key["message"]["text"] == "`heading` is no key of a scenario\ndid you mean `headline`?");
    CHECK(key["locations"][0]["physicalLocation"] ==
          json::parse(R"({"artifactLocation": {"uri": "data/scenarios/new%20one.json"},
              "region": {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 14}})"));
    CHECK(run["results"][2]["locations"][0]["logicalLocations"] ==
          json::parse(R"([{"fullyQualifiedName": "deepseek-r1.chip_design"}])"));
    CHECK(run["results"][2]["suppressions"] == json::array());
    CHECK(run["results"][5]["level"] == "note");
    CHECK(run["results"][5]["suppressions"] == json::parse(R"([{"kind": "external",
        "justification": "ana: known since the restatement, to 2025-06-30"}])"));
}

TEST_CASE("SARIF: a rule is described by a title only if all its checks have it") {
    CheckReport report;
    report.checks = {gate_check("a", "b", CheckOutcome::failed),
                     gate_check("a", "c", CheckOutcome::passed)};
    report.checks[1].title = "net is at least -0.5";
    const json driver = json::parse(render_sarif(report))["runs"][0]["tool"]["driver"];
    CHECK(driver["rules"][0]["shortDescription"]["text"] == "no_strong_bear");
    CHECK_FALSE(driver.contains("version"));
}

TEST_CASE("nothing to report is a whole document too") {
    CHECK(json::parse(render_gitlab({})) == json::array());
    CHECK(results({}) == json::array());
    CHECK(render_junit({}) ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<testsuites name=\"stackimpact\" tests=\"0\" failures=\"0\" "
          "errors=\"0\">\n</testsuites>\n");
    CHECK(render_github({}) ==
          "::notice title=stackimpact::0 errors, 0 warnings; of 0 checks: 0 "
          "passed, 0 failed, 0 waived, 0 skipped.\n");
}

TEST_CASE("hostile texts stay texts") {
    const CheckReport report = report_of(hostile_sample());
    check_harmless(render_junit(report));
    check_harmless(render_sarif(report));
    check_harmless(render_github(report));
    check_harmless(render_gitlab(report));
}

TEST_CASE("GitHub: a line is one of ours, and the text in it ends no command") {
    const std::vector<std::string> lines = lines_of(render_github(report_of(hostile_sample())));
    // Two diagnostics, three that failed, the summary, one that is waived.
    CHECK(lines.size() == 7);
    for (const std::string& line : lines) {
        const bool ours = line.rfind("::error ", 0) == 0 || line.rfind("::warning ", 0) == 0 ||
                          line.rfind("::notice ", 0) == 0;
        CHECK(ours);
        // Up to the message there is no other end of the properties.
        const std::string properties = line.substr(2, line.find("::", 2) - 2);
        CHECK(properties.find("title=") != std::string::npos);
        CHECK(line.size() < 20000);
    }
}

TEST_CASE("JUnit: no element and no section of a text") {
    const std::string document = render_junit(report_of(hostile_sample()));
    CHECK(count(document, "<b a=") == 0);
    CHECK(count(document, "]]>") == 0);
    CHECK(count(document, "&amp;amp; %0A::error::pwned") > 0);
    CHECK(count(document, "]]&gt;&lt;b a=&quot;x&quot; c=&apos;y&apos;&gt;") > 0);
    CHECK(count(document, "</testcase>") + count(document, "\"/>") ==
          count(document, "<testcase "));
}

TEST_CASE("JUnit: two cases of a name are told apart") {
    CheckReport report;
    report.checks.assign(3, gate_check("a", "b", CheckOutcome::passed));
    report.checks.push_back(gate_check("a", "c", CheckOutcome::passed));
    const std::string document = render_junit(report);
    CHECK(count(document, "name=\"no_strong_bear net\"") == 2);
    CHECK(count(document, "name=\"no_strong_bear net (2)\"") == 1);
    CHECK(count(document, "name=\"no_strong_bear net (3)\"") == 1);
}

TEST_CASE("JUnit: scenarios that are not together make one suite each") {
    CheckReport report;
    for (const char* scenario : {"a", "b", "a"}) {
        report.checks.push_back(gate_check(scenario, "layer", CheckOutcome::failed));
    }
    const std::string document = render_junit(report);
    CHECK(count(document, "<testsuite ") == 2);
    CHECK(count(document, "<testsuite name=\"a\" tests=\"2\" failures=\"2\"") == 1);
    CHECK(count(document, "tests=\"3\" failures=\"3\" errors=\"0\">") == 1);
}

TEST_CASE("SARIF: texts make no links and no places for arguments") {
    for (const json& result : results(report_of(hostile_sample()))) {
        const std::string text = result["message"]["text"];
        CHECK(text.find("](") == std::string::npos);
        CHECK(text.find("{{0}} {{{{") != std::string::npos);
    }
}

TEST_CASE("places of findings are valid whatever they are") {
    CheckReport report;
    report.checks = {gate_check("a", "b", CheckOutcome::failed)};
    report.checks[0].location = {};
    Diagnostic empty = key_diagnostic();
    empty.place = {std::make_shared<const Text>("empty.json", ""), {0, 0}};
    Diagnostic lines = key_diagnostic();
    lines.place = {std::make_shared<const Text>("/tmp/a.json", "{\n\u65e5\n}"), {2, 7}};
    report.diagnostics = {empty, lines};
    const json all = results(report);
    const auto place = [&](std::size_t i) { return all[i]["locations"][0]["physicalLocation"]; };
    const json start =
        json::parse(R"({"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1})");
    CHECK(place(0)["region"] == start);
    CHECK(place(1)["artifactLocation"]["uri"] == "file:///tmp/a.json");
    CHECK(place(1)["region"] ==
          json::parse(R"({"startLine": 2, "startColumn": 1, "endLine": 3, "endColumn": 2})"));
    CHECK(place(2)["artifactLocation"]["uri"] == "a");
    CHECK(place(2)["region"] == start);
    const std::vector<std::string> github = lines_of(render_github(report));
    CHECK(github[0].rfind("::error file=empty.json,title=", 0) == 0);
    CHECK(github[1].rfind("::error file=/tmp/a.json,line=2,endLine=3,title=", 0) == 0);
    CHECK(github[2].rfind("::error title=", 0) == 0);
}

TEST_CASE("the order of checks changes no fingerprint") {
    CheckSample sample = large_sample(1000);
    const std::multiset<std::string> before = fingerprints(report_of(sample));
    CHECK(before.size() > 300);
    CHECK(std::set<std::string>(before.begin(), before.end()).size() == before.size());
    std::reverse(sample.checks.begin(), sample.checks.end());
    CHECK(fingerprints(report_of(sample)) == before);
}

TEST_CASE("a check that now passes takes its fingerprint along") {
    CheckReport report = report_of(large_sample(10));
    std::multiset<std::string> before = fingerprints(report);
    report.checks[3].outcome = CheckOutcome::passed;
    const std::multiset<std::string> after = fingerprints(report);
    CHECK(after.size() + 1 == before.size());
    CHECK(std::includes(before.begin(), before.end(), after.begin(), after.end()));
}

TEST_CASE("GitHub: worst first, and the summary says how many there are") {
    const std::vector<std::string> lines = lines_of(render_github(report_of(large_sample(1000))));
    const auto is_warning = [](const std::string& line) {
        return line.rfind("::warning ", 0) == 0;
    };
    const auto first = std::find_if(lines.begin(), lines.end(), is_warning);
    const auto errors = first - lines.begin();
    const auto warnings = std::count_if(lines.begin(), lines.end(), is_warning);
    CHECK(errors > 100);
    CHECK(std::all_of(first, lines.end() - 1, is_warning));
    CHECK(lines.back() ==
          "::notice title=stackimpact::" + std::to_string(errors) + " errors, " +
              std::to_string(warnings) +
              " warnings; of 1000 checks: " + std::to_string(1000 - errors - warnings) +
              " passed, " + std::to_string(errors + warnings) +
              " failed, 0 waived, 0 skipped; GitHub shows 10 of each level, the log of this step "
              "has all.");
}
