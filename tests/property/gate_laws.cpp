// SPDX-License-Identifier: MIT
// Laws of gates: they are decided on the very number printed.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gate/gate.hpp"
#include "model/format.hpp"
#include "report/report.hpp"
#include "source/json.hpp"
#include "support.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

JsonNode printed(const Assessment& result) {
    Diagnostics diagnostics;
    auto document = parse_json(std::make_shared<const Text>("result", render_json(result, {}, {})),
                               diagnostics);
    RC_ASSERT(document.has_value());
    return std::move(*document);
}

/// Checks of one gate on a number of every layer, one for each layer.
std::vector<Check> checks_of(const Assessment& result, const JsonNode& document,
                             const std::string& key, std::optional<Micro> min,
                             std::optional<Micro> max, const LayerId& layer) {
    Gate gate;
    gate.id = "g";
    gate.layers = {layer.str()};
    NumberGate number;
    number.path = {key};
    number.min = min;
    number.max = max;
    gate.condition = number;
    const std::vector<GateSubject> subjects{{result, document}};
    Diagnostics diagnostics;
    GateRun run = evaluate({{gate}, {}}, subjects, {2026, 1, 1}, diagnostics);
    RC_ASSERT(diagnostics.all().empty());
    RC_ASSERT(run.checks[0].size() == 1u);
    return std::move(run.checks[0]);
}

struct Number {
    const char* key;
    Micro (*of)(const LayerAssessment&);
};

const Number numbers[] = {{"net", [](const LayerAssessment& l) { return l.shares.net; }},
                          {"bull", [](const LayerAssessment& l) { return l.shares.bull; }},
                          {"open", [](const LayerAssessment& l) { return l.shares.open; }}};

void require(const Check& check, CheckOutcome outcome, Micro margin) {
    RC_ASSERT(check.outcome == outcome);
    RC_ASSERT(check.margin == margin);
}

}  // namespace

LAW("a gate at the printed number passes with margin 0, a millionth beyond fails", [] {
    const Assessment result = assessed(draw_world());
    const JsonNode document = printed(result);
    const Micro step{1};
    for (const LayerAssessment& layer : result.layers) {
        for (const Number& number : numbers) {
            const Micro at = number.of(layer);
            const auto held = [&](std::optional<Micro> min, std::optional<Micro> max) {
                return checks_of(result, document, number.key, min, max, layer.id).front();
            };
            require(held(at, std::nullopt), CheckOutcome::passed, Micro{});
            require(held(std::nullopt, at), CheckOutcome::passed, Micro{});
            require(held(at + step, std::nullopt), CheckOutcome::failed, Micro{-1});
            require(held(std::nullopt, at - step), CheckOutcome::failed, Micro{-1});
            RC_ASSERT(held(at, at).actual == decimal(at));
        }
    }
});

LAW("a result never flips or changes against itself, and every gate names arguments it has", [] {
    const Assessment result = assessed(draw_world());
    const JsonNode document = printed(result);
    GateFile file;
    for (int i = 0; i < 4; ++i) file.gates.emplace_back().id = "g" + std::to_string(i);
    file.gates[0].condition = NoFlipGate{};
    file.gates[1].condition = ChangeGate{};
    file.gates[2].condition = SourcesGate{1};
    file.gates[3].condition = CounterGate{1};
    const std::vector<GateSubject> subjects{{result, document, &result, nullptr}};
    Diagnostics diagnostics;
    const GateRun run = evaluate(file, subjects, {2026, 1, 1}, diagnostics);
    for (const Check& check : run.checks[0]) {
        if (check.id < "g2") RC_ASSERT(check.outcome == CheckOutcome::passed);
        RC_ASSERT(check.arguments.size() <= 3u);
        for (const ArgumentId& id : check.arguments) {
            const auto& all = result.arguments;
            RC_ASSERT(std::any_of(all.begin(), all.end(), [&](const ArgumentAssessment& a) {
                return a.argument.id == id;
            }));
        }
    }
});
