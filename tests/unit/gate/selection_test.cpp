// SPDX-License-Identifier: MIT
#include "gate_world.hpp"

using namespace gate_test;  // NOLINT: tests of one namespace

namespace {

/// Two results, "deepseek-r1" and "other".
struct Run {
    Assessment first = result_of(world(), "deepseek-r1");
    Assessment second = result_of(world(), "other");
    JsonNode first_document = document_of(first);
    JsonNode second_document = document_of(second);
    Diagnostics diagnostics;

    GateRun of(const std::string& file, const Date& day = today) {
        const std::vector<GateSubject> subjects{{first, first_document}, {second, second_document}};
        return evaluate(gates(file), subjects, day, diagnostics);
    }
};

/// A gate that layer b fails, and one waiver of it.
std::string waived(const std::string& waiver) {
    return R"({ "gates": [ { "id": "g", "number": "net", "layers": ["b"], "min": 0 } ],
                "waivers": [ { "gate": "g", "owner": "desk", "reason": "known", )" +
           waiver + " } ] }";
}

std::vector<CheckOutcome> outcomes(const GateRun& run) {
    std::vector<CheckOutcome> all;
    for (const auto& checks : run.checks) {
        for (const Check& check : checks) all.push_back(check.outcome);
    }
    return all;
}

using Outcomes = std::vector<CheckOutcome>;
constexpr CheckOutcome failed = CheckOutcome::failed;
constexpr CheckOutcome waiver_holds = CheckOutcome::waived;

}  // namespace

TEST_CASE("gates are for the scenarios and layers that they select") {
    Run run;
    const GateRun all = run.of(R"({ "gates": [ { "id": "g", "number": "net", "min": -1 } ] })");
    REQUIRE(all.checks.size() == 2);
    CHECK(all.checks[0].size() == 3);
    CHECK(all.checks[1].size() == 3);
    const GateRun some = run.of(
        R"({ "gates": [ { "id": "g", "number": "net", "min": -1, "scenarios": ["deepseek-*"],
                          "layers": ["?"] },
                        { "id": "h", "number": "net", "min": -1, "scenarios": ["x", "oth*r"],
                          "layers": ["b", "c"] } ] })");
    CHECK(some.checks[0].size() == 3);
    CHECK(some.checks[1].size() == 2);
    CHECK(some.checks[1][0].id == "h");
    CHECK(some.checks[1][0].layer == LayerId{"b"});
    CHECK(some.unmatched.empty());
    CHECK(run.diagnostics.all().empty());
}

TEST_CASE("a gate that selects nothing is inconclusive unless that is allowed") {
    Run run;
    const GateRun made = run.of(
        R"({ "gates": [
          { "id": "no_scenario", "number": "net", "min": -1, "scenarios": ["deepsek-*"] },
          { "id": "no_layer", "number": "net", "min": -1, "layers": ["x*"] },
          { "id": "fine", "number": "net", "min": -1, "layers": ["x*"], "allow_empty": true },
          { "id": "asleep", "level": "off", "number": "net", "min": 1, "scenarios": ["none"] } ] })");
    CHECK(outcomes(made).empty());
    REQUIRE(made.unmatched.size() == 2);
    CHECK(made.unmatched[0].id == "no_scenario");
    CHECK(made.unmatched[0].outcome == CheckOutcome::skipped);
    CHECK(made.unmatched[0].scenario.empty());
    CHECK(made.unmatched[0].message == "it selects no scenario of the run");
    CHECK(made.unmatched[0].location == Location{"gates.json", {2, 19}});
    CHECK(made.unmatched[1].message == "it selects no layer of the run");
}

TEST_CASE("levels and titles") {
    Run run;
    const GateRun made = run.of(
        R"({ "gates": [
          { "id": "g", "about": "Never mind", "level": "warning", "number": "net", "min": 1 },
          { "id": "h", "level": "off", "number": "net", "min": 1 } ] })");
    REQUIRE(made.checks[0].size() == 3);
    CHECK(made.checks[0][0].level == CheckLevel::warning);
    CHECK(made.checks[0][0].title == "Never mind");
    CHECK(made.checks[0][0].outcome == failed);
    CHECK_FALSE(reads_document(gate(R"("verdict": ["bull"])")));
    CHECK_FALSE(reads_document(gate(R"("level": "off", "number": "net", "min": 1)")));
    CHECK(reads_document(gate(R"("number": "net", "min": 1)")));
}

TEST_CASE("a waiver counts to the end of its last day") {
    const std::string file = waived(R"("expires": "2026-06-15")");
    Run run;
    GateRun made = run.of(file, {2026, 6, 14});
    CHECK(outcomes(made) == Outcomes{waiver_holds, waiver_holds});
    CHECK(made.checks[0][0].waiver == "desk until 2026-06-15: known");
    made = run.of(file, {2026, 6, 15});
    CHECK(outcomes(made) == Outcomes{waiver_holds, waiver_holds});
    made = run.of(file, {2026, 6, 16});
    CHECK(outcomes(made) == Outcomes{failed, failed});
    CHECK(made.checks[0][0].waiver == "expired on 2026-06-15 (desk: known)");
    const std::string end = "; the waiver of desk expired on 2026-06-15";
    const std::string& message = made.checks[0][0].message;
    REQUIRE(message.size() > end.size());
    CHECK(message.substr(message.size() - end.size()) == end);
    CHECK(run.diagnostics.all().empty());
    // A month counts to its end.
    CHECK(outcomes(run.of(waived(R"("expires": "2026-06")"), {2026, 6, 30})) ==
          Outcomes{waiver_holds, waiver_holds});
    CHECK(outcomes(run.of(waived(R"("expires": "2026-06")"), {2026, 7, 1})) ==
          Outcomes{failed, failed});
}

TEST_CASE("a waiver covers what it names") {
    Run run;
    CHECK(outcomes(run.of(waived(R"("expires": "2026", "scenarios": ["deep*"])"))) ==
          Outcomes{waiver_holds, failed});
    CHECK(outcomes(run.of(waived(R"("expires": "2026", "layers": ["b"])"))) ==
          Outcomes{waiver_holds, waiver_holds});
    CHECK(run.diagnostics.all().empty());
    CHECK(outcomes(run.of(waived(R"("expires": "2026", "layers": ["a"])"))) ==
          Outcomes{failed, failed});
    REQUIRE(run.diagnostics.all().size() == 1);
    const Diagnostic& unused = run.diagnostics.all()[0];
    CHECK(unused.code == Code::unused_waiver);
    CHECK(unused.severity == Severity::warning);
    CHECK(location(unused.place).position == Position{2, 40});
}

TEST_CASE("a waiver of what passes is reported") {
    Run run;
    const GateRun made = run.of(
        R"({ "gates": [ { "id": "g", "number": "net", "layers": ["a"], "min": 0 } ],
             "waivers": [ { "gate": "g", "owner": "desk", "reason": "known",
                            "expires": "2026-12-31" } ] })");
    CHECK(outcomes(made) == Outcomes{CheckOutcome::passed, CheckOutcome::passed});
    REQUIRE(run.diagnostics.all().size() == 1);
    CHECK(run.diagnostics.all()[0].message == "`g` passes without this waiver");
}

TEST_CASE("the valid one of several waivers counts") {
    Run run;
    const GateRun made = run.of(
        R"({ "gates": [ { "id": "g", "number": "net", "layers": ["b"], "min": 0 } ],
             "waivers": [
               { "gate": "g", "owner": "old", "reason": "r", "expires": "2025" },
               { "gate": "g", "owner": "new", "reason": "r", "expires": "2027" } ] })");
    CHECK(outcomes(made) == Outcomes{waiver_holds, waiver_holds});
    CHECK(made.checks[0][0].waiver == "new until 2027: r");
}

TEST_CASE("a waiver with layers does not cover a check of the whole result") {
    Run run;
    const GateRun made = run.of(
        R"({ "gates": [ { "id": "g", "order": ["b", "a"] } ],
             "waivers": [ { "gate": "g", "layers": ["b"], "owner": "o", "reason": "r",
                            "expires": "2027" } ] })");
    CHECK(outcomes(made) == Outcomes{failed, failed});
    CHECK(run.diagnostics.all().size() == 1);
}

TEST_CASE("a place that came with the program is not where to look") {
    Assessment result = result_of(world());
    for (ArgumentAssessment& each : result.arguments) {
        each.argument.location.file = "<builtin>/rules/x.json";
    }
    const GateFile file = gate(R"("number": "net", "layers": ["b"], "min": 0)");
    CHECK(only(held(file, result)).location == Location{"one.json", {1, 1}});
    // The fact that a rule rests on is in the scenario.
    FactAssessment fact;
    fact.fact.name = FactName{"n0"};
    fact.fact.location = {"one.json", {12, 3}};
    result.facts.push_back(fact);
    for (ArgumentAssessment& each : result.arguments) each.argument.facts = {FactName{"n0"}};
    CHECK(only(held(file, result)).location == Location{"one.json", {12, 3}});
}
