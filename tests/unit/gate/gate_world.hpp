// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "gate/gate.hpp"
#include "load/load.hpp"
#include "model/format.hpp"
#include "report/report.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"

namespace gate_test {

using namespace stackimpact;           // NOLINT: tests of one namespace
using namespace stackimpact::testing;  // NOLINT

/// Layers a, b and c without links; a leans to the bull side, b to the bear side, nothing acts on
/// c.
inline World world() {
    World made;
    made.scales = standard_scales();
    made.vocabulary = small_vocabulary();
    made.rules.environment = small_environment();
    made.stack = empty_stack(3);
    made.scenario.id = "one";
    const auto add = [&made](const std::string& id, const std::string& layer, Direction direction,
                             double weight) {
        ScenarioArgument argument;
        argument.id = ArgumentId{id};
        argument.strength = 0.8;
        argument.effects = {{LayerId{layer}, ChannelId{"demand"}, direction, weight}};
        argument.location = {"one.json", {static_cast<std::size_t>(weight * 10), 5}};
        made.scenario.arguments.emplace(argument.id, argument);
    };
    add("lifts", "a", Direction::bull, 0.9);
    add("lifts_too", "a", Direction::bull, 0.3);
    add("weighs", "a", Direction::bear, 0.2);
    add("presses", "b", Direction::bear, 0.7);
    return made;
}

inline JsonNode document_of(const Assessment& assessment, const Vocabulary& vocabulary = {}) {
    Diagnostics diagnostics;
    auto node = parse_json(
        std::make_shared<const Text>("result", render_json(assessment, vocabulary, {0, "", ""})),
        diagnostics);
    if (!node) throw std::logic_error("a result that is no JSON");
    return std::move(*node);
}

inline Assessment result_of(const World& world, const std::string& id = "one") {
    Assessment result = assessed(world);
    result.id = id;
    result.input_path = id + ".json";
    return result;
}

inline const LayerAssessment& layer(const Assessment& result, const std::string& id) {
    for (const LayerAssessment& each : result.layers) {
        if (each.id.str() == id) return each;
    }
    throw std::logic_error("no layer " + id);
}

inline std::string net(const Assessment& result, const std::string& id) {
    return decimal(layer(result, id).shares.net);
}

/// A net by some millionths more or less, as text.
inline std::string moved(const Assessment& result, const std::string& id, std::int64_t millionths) {
    return decimal(layer(result, id).shares.net + Micro{millionths});
}

inline GateFile gates(const std::string& text) {
    const World made = world();
    Diagnostics diagnostics;
    const std::vector<TextPtr> texts{std::make_shared<const Text>("gates.json", text)};
    auto loaded =
        load_gates(texts, {made.scales, made.vocabulary, made.stack, made.rules}, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.all()) UNSCOPED_INFO(diagnostic.message);
    REQUIRE(loaded);
    return *loaded;
}

/// A file with one gate: `{ "id": "g", ... }`.
inline GateFile gate(const std::string& rest) {
    return gates("{ \"gates\": [ { \"id\": \"g\", " + rest + " } ] }");
}

inline const Date today{2026, 6, 15};

/// One result held against gates, without anything to report.
inline GateRun held(const GateFile& file, const Assessment& head, const Assessment* base = nullptr,
                    const Assessment* baseline = nullptr) {
    const JsonNode document = document_of(head);
    const std::vector<GateSubject> subjects{{head, document, base, baseline}};
    Diagnostics diagnostics;
    GateRun run = evaluate(file, subjects, today, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.all()) UNSCOPED_INFO(diagnostic.message);
    CHECK(diagnostics.all().empty());
    return run;
}

/// The only check of a run of one result.
inline Check only(const GateRun& run) {
    REQUIRE(run.checks.size() == 1);
    REQUIRE(run.checks[0].size() == 1);
    return run.checks[0][0];
}

inline std::vector<std::string> names(const std::vector<ArgumentId>& ids) {
    std::vector<std::string> all;
    for (const ArgumentId& id : ids) all.push_back(id.str());
    return all;
}

}  // namespace gate_test
