// SPDX-License-Identifier: MIT
#include "gate_world.hpp"

using namespace gate_test;  // NOLINT: tests of one namespace

namespace {

Check at_bound(const std::string& number, const std::string& bounds, const Assessment& result) {
    return only(
        held(gate("\"number\": \"" + number + "\", \"layers\": [\"a\"], " + bounds), result));
}

}  // namespace

TEST_CASE("a number at its bound passes, a millionth beyond it fails") {
    const Assessment result = result_of(world());
    const std::string a = net(result, "a");
    REQUIRE(layer(result, "a").shares.net > Micro{100000});

    Check check = at_bound("net", "\"min\": " + a, result);
    CHECK(check.outcome == CheckOutcome::passed);
    CHECK(check.margin == Micro{});
    CHECK(check.actual == a);
    CHECK(check.bound == "at least " + a);
    CHECK(check.what == "net");
    CHECK(check.layer == LayerId{"a"});
    CHECK(check.scenario == "one");
    CHECK(check.kind == "gate");
    CHECK(check.message == "net is " + a);

    check = at_bound("net", "\"min\": " + moved(result, "a", 1), result);
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.margin == Micro{-1});
    CHECK(check.message == "net is " + a + ", 0.000001 under " + moved(result, "a", 1));
    // Too low because of what weighs on it.
    CHECK(names(check.arguments) == std::vector<std::string>{"weighs"});
    CHECK(check.location == Location{"one.json", {2, 5}});

    check = at_bound("net", "\"max\": " + a, result);
    CHECK(check.outcome == CheckOutcome::passed);
    check = at_bound("net", "\"min\": -1, \"max\": " + moved(result, "a", -1), result);
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.margin == Micro{-1});
    CHECK(check.bound == "-1 to " + moved(result, "a", -1));
    CHECK(names(check.arguments) == std::vector<std::string>{"lifts", "lifts_too"});
    CHECK(check.location == Location{"one.json", {9, 5}});
}

TEST_CASE("the margin is that of the nearer bound") {
    const Assessment result = result_of(world());
    const std::string a = net(result, "a");
    const Check check = at_bound(
        "net", "\"min\": " + moved(result, "a", -7) + ", \"max\": " + moved(result, "a", 5),
        result);
    CHECK(check.outcome == CheckOutcome::passed);
    CHECK(check.margin == Micro{5});
}

TEST_CASE("numbers of the bear side are explained by the bear side") {
    const Assessment result = result_of(world());
    const Check check = at_bound("pressure.bear", "\"max\": 0", result);
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.actual == decimal(layer(result, "a").pressure.bear));
    CHECK(names(check.arguments) == std::vector<std::string>{"weighs"});
}

TEST_CASE("paths reach into ranges, channels and the market, and from the top") {
    const Assessment result = result_of(world());
    CHECK(at_bound("range.low", "\"max\": 1", result).actual ==
          decimal(layer(result, "a").range_low));
    CHECK(at_bound("range.high", "\"max\": 1", result).actual ==
          decimal(layer(result, "a").range_high));
    const Check channel = at_bound("channels.demand.net", "\"max\": 1", result);
    CHECK(channel.actual == decimal(layer(result, "a").channels.at(0).second.shares.net));
    CHECK(names(channel.arguments) == std::vector<std::string>{"lifts", "lifts_too"});

    Check check = only(held(gate(R"("number": "judgement_share", "max": 1)"), result));
    CHECK_FALSE(check.layer);
    CHECK(check.actual == decimal(result.judgement_share));
    check = only(held(gate(R"("number": "arguments.lifts.strength", "min": 0.9)"), result));
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.actual == "0.8");
    CHECK(check.margin == Micro{-100000});
    CHECK(names(check.arguments) == std::vector<std::string>{"lifts"});
    CHECK(check.location == Location{"one.json", {9, 5}});
    check = only(held(gate(R"("number": "layers.b.net", "max": 1)"), result));
    CHECK(check.layer == LayerId{"b"});
    CHECK(check.what == "net");
    CHECK(check.actual == net(result, "b"));
}

TEST_CASE("a number that is null fails unless that is allowed") {
    const Assessment result = result_of(world());
    Check check = at_bound("market.did.z", "\"max\": 1", result);
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.message == "there is no number at market.did.z");
    CHECK(check.actual.empty());
    CHECK_FALSE(check.margin);
    const GateRun run =
        held(gate(R"("number": "market.did.z", "layers": ["a"], "max": 1, "allow_missing": true)"),
             result);
    CHECK(only(run).outcome == CheckOutcome::skipped);
    // Nothing was held against it, which nobody allowed.
    REQUIRE(run.unmatched.size() == 1);
    CHECK(run.unmatched[0].message ==
          "nothing was held against it: there is no number at market.did.z");
}

TEST_CASE("what a result does not have is passed over") {
    const Assessment result = result_of(world());
    const GateRun run = held(gate(R"("number": "facts.n0.weight", "min": 0.5)"), result);
    CHECK(only(run).outcome == CheckOutcome::skipped);
    CHECK(only(run).message == "the result has no n0 among its facts");
    CHECK(run.unmatched.size() == 1);
    CHECK(held(gate(R"("number": "facts.n0.weight", "min": 0.5, "allow_empty": true)"), result)
              .unmatched.empty());
}

TEST_CASE("a fact is looked for where it is written") {
    World made = world();
    Fact fact;
    fact.name = FactName{"n0"};
    fact.value = 3.0;
    fact.location = {"one.json", {33, 7}};
    made.scenario.facts.emplace(fact.name, fact);
    const Assessment result = result_of(made);
    Check check = only(held(gate(R"("number": "facts.n0.value", "max": 2.5)"), result));
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.actual == "3");
    CHECK(check.margin == Micro{-500000});
    CHECK(check.location == Location{"one.json", {33, 7}});
}

TEST_CASE("a number too large for millionths is still compared") {
    World made = world();
    Fact fact;
    fact.name = FactName{"n0"};
    fact.value = 1.48e13;
    made.scenario.facts.emplace(fact.name, fact);
    const Check check =
        only(held(gate(R"("number": "facts.n0.value", "max": 1e9)"), result_of(made)));
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.actual == "14800000000000");
    CHECK_FALSE(check.margin);
    CHECK(check.message == "facts.n0.value is 14800000000000, too much");
}

TEST_CASE("an argument that no result has is a mistake of the gate file") {
    const Assessment result = result_of(world());
    const JsonNode document = document_of(result);
    const std::vector<GateSubject> subjects{{result, document}};
    const GateFile wrong = gate(R"("number": "arguments.lift.strength", "min": 0)");
    Diagnostics diagnostics;
    static_cast<void>(evaluate(wrong, subjects, today, diagnostics));
    REQUIRE(diagnostics.error_count() == 1);
    CHECK(diagnostics.all()[0].code == Code::unknown_argument);
    CHECK(diagnostics.all()[0].hint == "did you mean `lifts`?");
    // Where the scenario that would have it is not part of the run, nobody can tell.
    Diagnostics none;
    const GateFile elsewhere =
        gate(R"("number": "arguments.lift.strength", "min": 0, "scenarios": ["other"])");
    CHECK(evaluate(elsewhere, subjects, today, none).unmatched.size() == 1);
    CHECK(none.all().empty());
}

TEST_CASE("a rule that did not fire is known") {
    World made = world();
    Assessment result = result_of(made);
    RuleAssessment rule;
    rule.id = ArgumentId{"some_rule"};
    result.rules.push_back(rule);
    const GateRun run = held(gate(R"("number": "arguments.some_rule.strength", "min": 0)"), result);
    CHECK(only(run).outcome == CheckOutcome::skipped);
}
