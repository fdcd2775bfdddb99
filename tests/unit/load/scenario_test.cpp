// SPDX-License-Identifier: MIT
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>

#include "knowledge.hpp"

using stackimpact::ArgumentId;
using stackimpact::Diagnostics;
using stackimpact::Direction;
using stackimpact::Fact;
using stackimpact::FactName;
using stackimpact::FactStatus;
using stackimpact::FactValue;
using stackimpact::LayerId;
using stackimpact::load_scenario;
using stackimpact::MechanismId;
using stackimpact::Reliability;
using stackimpact::Scenario;
using stackimpact::ScenarioArgument;
using stackimpact::SourceId;
using stackimpact::Voice;
using stackimpact::load_test::builtin;
using stackimpact::load_test::messages;
using stackimpact::load_test::scenario_of;
using stackimpact::load_test::text_of;

namespace {

/// Equal but for rounding.
bool near(double a, double b) {
    return std::fabs(a - b) < 1e-12;
}

const std::string minimal = R"({
  "event": "SoTA model trained on H800s for under $6M",
  "kind": "model_release",
  "date": "2025-01-27",
  "facts": { "training_cost": "<$6M", "training_chip": "h800", "frontier_parity": true,
             "open_weights": true },
  "market": { "NVDA": "-17.0%", "TSM": "-13.3%", "VRT": "-29.9%" }
})";

const std::string graded = R"({
  "event": "SoTA model trained on H800s for under $6M",
  "kind": "model_release",
  "date": "2025-01-27",
  "sources": {
    "reuters": { "url": "https://www.reuters.com/technology/", "reliability": "B" },
    "paper": { "url": "https://arxiv.org/abs/2501.12948", "reliability": "B", "group": "deepseek" },
    "repo": "https://github.com/deepseek-ai/DeepSeek-R1"
  },
  "facts": {
    "training_cost": { "value": "<$6M", "status": "disputed", "by": "vendor", "sources": ["reuters"] },
    "frontier_parity": { "value": true, "status": "claimed", "sources": ["paper"] },
    "open_weights": { "value": true, "status": "confirmed",
                      "sources": ["repo", "https://arxiv.org/abs/2501.12948", "https://other.example/a"] }
  },
  "arguments": {
    "new_chip_designs": { "claim": "New designs", "by": "analyst", "bull": { "chip_design": 0.8 } }
  }
})";

/// The full form: every key of a scenario.
const std::string full = R"({
  "$schema": "scenario.schema.json", "schema_version": "0.1", "id": "deepseek-r1",
  "event": "SoTA open model", "kind": "model_release", "date": "2025-01-27", "about": "R1 on V3.",
  "sources": {
    "reuters": { "title": "Doubts", "publisher": "Reuters", "date": "2025-01-27", "url": null,
                 "reliability": "B", "group": "reuters", "note": "n" },
    "essay": { "title": "The Market", "date": null, "url": null, "reliability": "C" }
  },
  "facts": {
    "training_cost": { "value": "$6M", "low": "$5M", "high": 60000000, "status": "disputed",
      "by": "vendor", "at_most": 0.5, "note": "final run",
      "sources": [ { "source": "reuters", "credibility": 3, "says": "under $6 million", "group": "deepseek" } ] },
    "catch_up_time": 6,
    "app_store_rank": 1,
    "license": { "value": "permissive", "status": "retracted" }
  },
  "arguments": {
    "moat_smaller": { "claim": "The moat is smaller", "by": "market", "rests_on": ["training_cost"],
      "sources": ["essay"], "mechanism": "chip_moat", "strength": 0.75,
      "effects": [ { "layer": "chip_design", "channel": "pricing", "bear": 1.0 } ] },
    "new_designs": { "claim": "New chip designs", "hedge": "I personally Think", "at_most": 0.5,
      "note": "own view",
      "attacks": [ { "to": "moat_smaller", "weight": 0.5, "note": "old chips do not do" } ],
      "attacked_by": ["concealment_pays"], "supported_by": ["mechanism:new_chip_designs"] }
  },
  "cases": {
    "later": { "about": "z", "drop": ["moat_smaller", "mechanism:efficiency", "second_mover_saving"] },
    "earlier": { "about": "a", "set": { "training_cost": { "status": "confirmed" }, "training_chip": "h100",
                 "open_weights": { "value": true, "sources": ["essay"] } } }
  },
  "market": { "window": [0, 1], "benchmark": "SPY", "method": "market model", "confounded": true,
    "note": "n", "sources": ["essay"],
    "returns": { "TSM": "-13.33%", "NVDA": { "return": -0.17, "abnormal": "-13%", "sd": 0.02 }, "SPY": 0.01 } },
  "expect": { "model_development": { "rank": "most_bearish", "sign": "bear", "note": "n" },
              "chip_design": { "gap": "overreaction", "verdict": "lean_bull", "gap_did": "aligned" } },
  "falsifiers": [ { "metric": "capex_big4_2025_usd", "op": ">=", "value": "$283bn", "by": "2026-02-28",
                    "refutes": ["moat_smaller"], "note": "n" } ],
  "notes": ["one", "two"]
})";

const Fact& fact(const Scenario& scenario, const char* name) {
    return scenario.facts.at(FactName{name});
}

/// A scenario with one thing in it beside the event.
std::string only(const std::string& members) {
    return R"({ "event": "e", )" + members + " }";
}
std::string fact_only(const std::string& written) {
    return only(R"("facts": { )" + written + " }");
}

}  // namespace

TEST_CASE("the minimal scenario: bare values are claimed and ungraded") {
    const Scenario scenario = scenario_of(minimal);
    CHECK(scenario.id == "test");
    const Fact& cost = fact(scenario, "training_cost");
    CHECK(cost.value == FactValue{6e6});
    CHECK(cost.high == 6e6);
    CHECK_FALSE(cost.low);
    CHECK(cost.as_written == "<$6M");
    CHECK(cost.status == FactStatus::claimed);
    CHECK(cost.citations.empty());
    CHECK(cost.location.position.line == 5);
    CHECK(fact(scenario, "training_chip").value == FactValue{std::string("h800")});
    CHECK(fact(scenario, "open_weights").value == FactValue{true});
    REQUIRE(scenario.market);
    REQUIRE(scenario.market->returns.size() == 3);
    CHECK(scenario.market->returns[0].ticker.str() == "NVDA");
    CHECK(near(scenario.market->returns[0].simple, -0.17));
}

TEST_CASE("the graded scenario: sources by name, by address, and bare addresses") {
    const Scenario scenario = scenario_of(graded);
    CHECK(scenario.sources.size() == 4);
    CHECK(scenario.sources.at(SourceId{"reuters"}).reliability == Reliability::b);
    CHECK(scenario.sources.at(SourceId{"reuters"}).group == "reuters");
    CHECK(scenario.sources.at(SourceId{"paper"}).group == "deepseek");
    CHECK(scenario.sources.at(SourceId{"repo"}).reliability == Reliability::ungraded);
    CHECK(scenario.sources.at(SourceId{"other_example_a"}).url == "https://other.example/a");
    const Fact& weights = fact(scenario, "open_weights");
    REQUIRE(weights.citations.size() == 3);
    CHECK(weights.citations[0].source.str() == "repo");
    CHECK(weights.citations[1].source.str() == "paper");
    CHECK(weights.citations[1].credibility == 0);
    const ScenarioArgument& argument = scenario.arguments.at(ArgumentId{"new_chip_designs"});
    REQUIRE(argument.effects.size() == 1);
    CHECK(argument.effects[0].channel.str() == "demand");
    CHECK(argument.effects[0].direction == Direction::bull);
    CHECK(argument.effects[0].weight == 0.8);
}

TEST_CASE("the full scenario: facts") {
    const Scenario scenario = scenario_of(full);
    CHECK(scenario.id == "deepseek-r1");
    CHECK(scenario.notes.size() == 2);
    const Fact& cost = fact(scenario, "training_cost");
    CHECK(cost.low == 5e6);
    CHECK(cost.high == 6e7);
    CHECK(cost.by == Voice::vendor);
    CHECK(cost.at_most == 0.5);
    REQUIRE(cost.citations.size() == 1);
    CHECK(cost.citations[0].credibility == 3);
    CHECK(cost.citations[0].group == "deepseek");
    CHECK(near(std::get<double>(fact(scenario, "catch_up_time").value), 0.5));
    CHECK(fact(scenario, "app_store_rank").value == FactValue{std::int64_t{1}});
    CHECK(fact(scenario, "license").status == FactStatus::retracted);
}

TEST_CASE("the full scenario: arguments and cases") {
    const Scenario scenario = scenario_of(full);
    const ScenarioArgument& designs = scenario.arguments.at(ArgumentId{"new_designs"});
    CHECK(designs.hedge == "i personally think");
    CHECK(designs.by == Voice::analyst);
    REQUIRE(designs.relations.size() == 3);
    CHECK(designs.relations[0].weight == 0.5);
    CHECK_FALSE(designs.relations[0].incoming);
    CHECK(std::get<MechanismId>(designs.relations[1].target).str() == "new_chip_designs");
    CHECK(designs.relations[2].incoming);
    REQUIRE(scenario.cases.size() == 2);
    CHECK(scenario.cases[0].id.str() == "later");
    CHECK(scenario.cases[0].overlay.drop.size() == 3);
    const auto& set = scenario.cases[1].overlay.set;
    REQUIRE(set.size() == 3);
    CHECK_FALSE(set[0].value);
    CHECK(set[0].status == FactStatus::confirmed);
    CHECK(set[1].value == FactValue{std::string("h100")});
    CHECK(set[2].citations->size() == 1);
}

TEST_CASE("the full scenario: market, expectations and falsifiers") {
    const Scenario scenario = scenario_of(full);
    REQUIRE(scenario.market);
    CHECK(scenario.market->window_last == 1);
    CHECK(scenario.market->confounded);
    REQUIRE(scenario.market->returns.size() == 3);
    CHECK(near(scenario.market->returns[0].abnormal.value(), -0.13));
    CHECK(near(scenario.market->returns[2].simple, -0.1333));
    REQUIRE(scenario.expect.size() == 5);
    CHECK(scenario.expect[0].layer == LayerId{"model_development"});
    CHECK(scenario.expect[0].what == "rank");
    CHECK(scenario.expect[0].note == "n");
    CHECK(scenario.expect[2].what == "verdict");
    REQUIRE(scenario.falsifiers.size() == 1);
    CHECK(scenario.falsifiers[0].value == 283e9);
    CHECK(scenario.falsifiers[0].as_written == "$283bn");
    CHECK(scenario.falsifiers[0].op == ">=");
}

TEST_CASE("the shipped scenario loads without a word") {
    std::ifstream file(STACKIMPACT_DATA "/scenarios/deepseek-r1.json", std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    const Scenario scenario = scenario_of(text);
    CHECK(scenario.facts.size() > 20);
    CHECK(scenario.arguments.size() == 30);
    CHECK(scenario.cases.size() == 4);
}

TEST_CASE("an amount keeps its words where they say more than the number") {
    CHECK(fact(scenario_of(fact_only(R"("training_cost": "$6M")")), "training_cost").as_written ==
          "$6M");
    CHECK(fact(scenario_of(fact_only(R"("training_cost": "60M")")), "training_cost").as_written ==
          "");
    CHECK(fact(scenario_of(fact_only(R"("training_cost": 6e7)")), "training_cost").as_written ==
          "");
}

TEST_CASE("the id comes from the file's name") {
    Diagnostics diagnostics;
    const auto scenario = load_scenario(text_of(fact_only("")), "My Event", builtin(), diagnostics);
    REQUIRE(scenario);
    CHECK(scenario->id == "my-event");
}

TEST_CASE("null is a fact that is not known, with its question or without") {
    const Scenario scenario = scenario_of(R"({ "event": "x", "date": null, "facts": {
        "training_cost": null,
        "open_weights": { "question": "Are the weights open?", "value": null, "note": "asked" },
        "frontier_parity": { "question": "Is it as good?", "value": true } } })");
    CHECK_FALSE(scenario.date);
    REQUIRE(scenario.facts.size() == 1);
    CHECK(scenario.facts.at(FactName{"frontier_parity"}).value == FactValue{true});
}

TEST_CASE("what is not known still has a name, and only a value may be null") {
    const auto mistakes = [](const std::string& facts) {
        Diagnostics diagnostics;
        CHECK_FALSE(load_scenario(text_of(R"({ "event": "x", "facts": )" + facts + " }"), "test",
                                  builtin(), diagnostics));
        return diagnostics.error_count();
    };
    CHECK(mistakes(R"({ "training_cots": null })") == 1);
    CHECK(mistakes(R"({ "training_cost": { "question": "How much?" } })") == 1);
    CHECK(mistakes(R"({ "training_cost": { "value": null, "question": null } })") == 1);
    CHECK(mistakes(R"({ "training_cost": { "value": null, "statsu": "claimed" } })") == 1);
    CHECK(mistakes(R"({ "open_weights": { "value": null, "low": 1 } })") == 1);
}
