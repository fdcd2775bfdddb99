// SPDX-License-Identifier: MIT
#include <algorithm>

#include "gate_world.hpp"

using namespace gate_test;  // NOLINT: tests of one namespace

namespace {

Check on(const std::string& layer, const std::string& rest, const Assessment& result,
         const Assessment* base = nullptr) {
    return only(held(gate("\"layers\": [\"" + layer + "\"], " + rest), result, base));
}

/// The same result with another net of layer a.
Assessment shifted(Assessment result, std::int64_t millionths) {
    for (LayerAssessment& each : result.layers) {
        if (each.id.str() == "a") each.shares.net += Micro{millionths};
    }
    return result;
}

Assessment with_verdict(Assessment result, Verdict verdict) {
    for (LayerAssessment& each : result.layers) each.verdict = verdict;
    return result;
}

Citation cited(const std::string& source, const std::string& group = "") {
    return {SourceId{source}, 1, "", group};
}

}  // namespace

TEST_CASE("verdicts that are allowed and that are refused") {
    const Assessment result = with_verdict(result_of(world()), Verdict::bull);
    Check check = on("a", R"("verdict": ["bull", "lean_bull"])", result);
    CHECK(check.outcome == CheckOutcome::passed);
    CHECK(check.actual == "bull");
    CHECK(check.bound == "bull or lean_bull");
    CHECK(check.title == "the verdict is bull or lean_bull");
    CHECK_FALSE(check.margin);
    check = on("a", R"("verdict": ["bear", "neutral", "lean_bull"])", result);
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.message == "the verdict is bull, not bear, neutral or lean_bull");
    CHECK(names(check.arguments) == std::vector<std::string>{"lifts", "lifts_too"});
    check = on("a", R"("not_verdict": ["bear"])", result);
    CHECK(check.outcome == CheckOutcome::passed);
    check = on("a", R"("not_verdict": ["bull"])", result);
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.message == "the verdict is bull, which is refused");
}

TEST_CASE("order of layers, equal ones included") {
    Assessment result = result_of(world());
    Check check = only(held(gate(R"("order": ["a", "c", "b"])"), result));
    CHECK(check.outcome == CheckOutcome::passed);
    CHECK_FALSE(check.layer);
    const Micro a = layer(result, "a").shares.net;
    const Micro b = layer(result, "b").shares.net;
    CHECK(check.margin == std::min(a, -b));
    check = only(held(gate(R"("order": ["b", "a"])"), result));
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.margin == b - a);
    // What weighs on b and what lifts a.
    CHECK(names(check.arguments) == std::vector<std::string>{"lifts", "presses", "lifts_too"});
    CHECK(check.message ==
          "net of b is " + decimal(b) + ", " + decimal(a - b) + " under that of a");

    // Equal, and a millionth out of order.
    for (LayerAssessment& each : result.layers) each.shares.net = Micro{5};
    check = only(held(gate(R"("order": ["a", "b", "c"])"), result));
    CHECK(check.outcome == CheckOutcome::passed);
    CHECK(check.margin == Micro{});
    check = only(held(gate(R"("order": ["a", "b"])"), shifted(result, -1)));
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.margin == Micro{-1});
}

TEST_CASE("labels of gaps") {
    Assessment result = result_of(world());
    result.layers[0].gap_said.label = GapLabel::overreaction;
    result.layers[0].gap_said.size = Micro{100};
    Check check = on("a", R"("gap": "said", "label": ["overreaction"])", result);
    CHECK(check.outcome == CheckOutcome::passed);
    CHECK(check.what == "gap.said");
    check = on("a", R"("gap": "said", "label": ["aligned"])", result);
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.message == "the gap to what the market said is overreaction, not aligned");
    check = on("a", R"("gap": "said", "not_label": ["overreaction"])", result);
    CHECK(check.outcome == CheckOutcome::failed);
    check = on("a", R"("gap": "did", "label": ["overreaction"])", result);
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.actual == "not_priced");
}

TEST_CASE("a flip goes from a bull word to a bear word or back") {
    const Assessment plain = result_of(world());
    const auto outcome = [&plain](Verdict before, Verdict now) {
        const Assessment base = with_verdict(plain, before);
        return on("a", R"("no_flip": "base")", with_verdict(plain, now), &base).outcome;
    };
    CHECK(outcome(Verdict::lean_bull, Verdict::lean_bear) == CheckOutcome::failed);
    CHECK(outcome(Verdict::strong_bear, Verdict::bull) == CheckOutcome::failed);
    CHECK(outcome(Verdict::lean_bull, Verdict::strong_bull) == CheckOutcome::passed);
    CHECK(outcome(Verdict::bull, Verdict::neutral) == CheckOutcome::passed);
    CHECK(outcome(Verdict::neutral, Verdict::bear) == CheckOutcome::passed);
    CHECK(outcome(Verdict::contested, Verdict::bear) == CheckOutcome::passed);
    CHECK(outcome(Verdict::bear, Verdict::contested) == CheckOutcome::passed);
}

TEST_CASE("a flip is explained by what moved") {
    const Assessment base = with_verdict(result_of(world()), Verdict::bull);
    World changed = world();
    changed.scenario.arguments.erase(ArgumentId{"lifts"});
    changed.scenario.arguments.at(ArgumentId{"weighs"}).effects[0].weight = 0.25;
    const Assessment head = with_verdict(result_of(changed), Verdict::bear);
    const Check check = on("a", R"("no_flip": "base")", head, &base);
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(names(check.arguments) == std::vector<std::string>{"lifts", "weighs"});
    CHECK(check.message == "the verdict is bear, in the base it is bull");
    CHECK(check.location == Location{"one.json", {1, 1}});
}

TEST_CASE("a change up to the most passes, a millionth more fails") {
    const Assessment base = result_of(world());
    const auto check = [&base](std::int64_t moves) {
        return on("a", R"("max_change": 0.1)", shifted(base, moves), &base);
    };
    CHECK(check(100000).outcome == CheckOutcome::passed);
    CHECK(check(100000).margin == Micro{});
    CHECK(check(-100000).outcome == CheckOutcome::passed);
    CHECK(check(-100001).outcome == CheckOutcome::failed);
    CHECK(check(-100001).margin == Micro{-1});
    CHECK(check(-100001).actual == "-0.100001");
    CHECK(check(100001).outcome == CheckOutcome::failed);
}

TEST_CASE("a larger change passes inside the range of the other side") {
    Assessment base = result_of(world());
    base.layers[0].range_low = base.layers[0].shares.net - Micro{300000};
    base.layers[0].range_high = base.layers[0].shares.net + Micro{50000};
    const auto check = [&base](std::int64_t moves) {
        return on("a", R"("max_change": 0.1, "unless_within_range": true)", shifted(base, moves),
                  &base);
    };
    CHECK(check(-300000).outcome == CheckOutcome::passed);
    CHECK(check(-300000).margin == Micro{});
    CHECK(check(-300001).outcome == CheckOutcome::failed);
    CHECK(check(-300001).margin == Micro{-1});
    CHECK(check(100000).outcome == CheckOutcome::passed);
    CHECK(check(100001).outcome == CheckOutcome::failed);
}

TEST_CASE("sides that are not there skip the gate") {
    const Assessment result = result_of(world());
    GateRun run = held(gate(R"("no_flip": "base", "layers": ["a"])"), result);
    CHECK(only(run).outcome == CheckOutcome::skipped);
    CHECK(only(run).message == "there is no base to compare with");
    CHECK(run.unmatched.size() == 1);
    // The committed result is another side than the base.
    run = held(gate(R"("max_change": 0, "against": "baseline", "layers": ["a"])"), result, &result);
    CHECK(only(run).outcome == CheckOutcome::skipped);
    run = held(gate(R"("max_change": 0, "against": "baseline", "layers": ["a"])"), result, nullptr,
               &result);
    CHECK(only(run).outcome == CheckOutcome::passed);
    Assessment smaller = result;
    smaller.layers.erase(smaller.layers.begin());
    run = held(gate(R"("no_flip": "base", "layers": ["a"])"), result, &smaller);
    CHECK(only(run).message == "the base has no such layer");
}

TEST_CASE("independent sources behind the winning side") {
    World made = world();
    auto& arguments = made.scenario.arguments;
    arguments.at(ArgumentId{"lifts"}).sources = {cited("s1"), cited("s2", "s1")};
    arguments.at(ArgumentId{"weighs"}).sources = {cited("s3"), cited("s4")};
    for (const char* id : {"s1", "s2", "s3", "s4", "s5"}) {
        Source source;
        source.id = SourceId{id};
        made.scenario.sources.emplace(source.id, source);
    }
    const std::string two = R"("min_sources": 2)";
    Check check = on("a", two, result_of(made));
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.actual == "1");
    CHECK(check.margin == Micro{-1000000});
    CHECK(check.message == "the bull side rests on 1 independent source");
    // A fact that the argument rests on brings its own.
    Fact fact;
    fact.name = FactName{"n0"};
    fact.value = 1.0;
    fact.citations = {cited("s5")};
    made.scenario.facts.emplace(fact.name, fact);
    arguments.at(ArgumentId{"lifts_too"}).rests_on = {fact.name};
    check = on("a", two, result_of(made));
    CHECK(check.outcome == CheckOutcome::passed);
    CHECK(check.margin == Micro{});
    CHECK(names(check.arguments).front() == "lifts");
    // Nothing wins where nothing acts.
    CHECK(on("c", two, result_of(made)).outcome == CheckOutcome::skipped);
}

TEST_CASE("arguments on the other side") {
    const Assessment result = result_of(world());
    Check check = on("a", R"("min_counter_arguments": 1)", result);
    CHECK(check.outcome == CheckOutcome::passed);
    CHECK(check.actual == "1");
    check = on("a", R"("min_counter_arguments": 2)", result);
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.message == "1 argument on the bear side");
    check = on("b", R"("min_counter_arguments": 1)", result);
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.actual == "0");
    CHECK(check.message == "0 arguments on the bull side");
    CHECK(on("c", R"("min_counter_arguments": 1)", result).outcome == CheckOutcome::skipped);
}

TEST_CASE("confidence of at least a level") {
    Assessment result = result_of(world());
    result.layers[0].confidence = {ConfidenceLevel::moderate, {{"fragile", "it is fragile"}}, 6};
    CHECK(on("a", R"("min_confidence": "low")", result).outcome == CheckOutcome::passed);
    CHECK(on("a", R"("min_confidence": "moderate")", result).outcome == CheckOutcome::passed);
    const Check check = on("a", R"("min_confidence": "high")", result);
    CHECK(check.outcome == CheckOutcome::failed);
    CHECK(check.actual == "moderate");
    CHECK(check.bound == "at least high");
    CHECK(check.message == "confidence is moderate: it is fragile");
}
