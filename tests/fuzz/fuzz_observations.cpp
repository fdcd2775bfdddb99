// SPDX-License-Identifier: MIT
#include "fuzz.hpp"

#include "report/resolution.hpp"
#include "resolve/resolve.hpp"

namespace fuzz = stackimpact::fuzz;
using namespace stackimpact;  // NOLINT: a program of one namespace

namespace {

/// Asks for the metrics of the seeds, in a unit and without one.
constexpr std::string_view event = R"({
  "event": "An open model", "kind": "model_release", "date": "2025-01-27", "facts": {},
  "arguments": {
    "fewer_chips": { "claim": "Fewer chips", "by": "market",
      "effects": [{ "layer": "chip_design", "channel": "demand", "bear": 0.5 }] },
    "more_use": { "claim": "More use", "by": "users", "attacks": ["fewer_chips"] } },
  "falsifiers": [
    { "metric": "clouds_capex", "op": ">=", "value": "$261bn", "by": "2026-02-28",
      "refutes": ["fewer_chips"] },
    { "metric": "rivals_seen", "op": "!=", "value": 3, "by": "2026", "refutes": ["more_use"] },
    { "metric": "capex_big4_2025", "op": "==", "value": "$410bn", "by": "2026-02",
      "refutes": ["fewer_chips", "more_use"] } ]
})";

const Scenario& scenario() {
    static const Scenario loaded = [] {
        Diagnostics diagnostics;
        auto read = load_scenario(fuzz::text_of("event.json", event), "event", fuzz::builtin(),
                                  diagnostics);
        fuzz::require(read.has_value(), "the scenario loads");
        return *read;
    }();
    return loaded;
}

void check_resolution(const ObservationFile& file) {
    const Knowledge& knowledge = fuzz::builtin();
    const AssessInput input{knowledge.scales, knowledge.vocabulary, knowledge.stack,
                            knowledge.rules};
    static const auto assessment = [&] {
        Diagnostics diagnostics;
        return assess(input, scenario(), {}, diagnostics);
    }();
    fuzz::require(assessment.has_value(), "the scenario is assessed");
    TrackRecord record;
    record.as_of = {2026, 3, 1};
    record.scenarios.push_back(
        resolve(input, scenario(), *assessment, file.observations, record.as_of));
    const FalsifierCounts counts = record.counts();
    fuzz::require(counts.all() == scenario().falsifiers.size(), "every falsifier has a verdict");
    for (const std::size_t width : {std::size_t{60}, std::size_t{100}}) {
        ResolutionTextOptions options;
        options.width = width;
        fuzz::check_width(render_resolution(record, options), width);
    }
    Diagnostics diagnostics;
    const std::string document = render_resolution_json(record, {});
    fuzz::require(parse_json(fuzz::text_of("result", document), diagnostics).has_value(),
                  "the document parses");
    fuzz::require(!render_resolution_csv(record).empty(), "there is a table");
    fuzz::require(!render_resolution_markdown(record).empty(), "there is a page");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const AskedMetrics asked = asked_metrics({&scenario(), 1});
    Diagnostics diagnostics;
    const auto file = load_observations(fuzz::text_of("seen.json", fuzz::bytes(data, size)),
                                        fuzz::builtin().vocabulary, asked, diagnostics);
    fuzz::check_diagnostics(file.has_value(), diagnostics);
    if (file) check_resolution(*file);
    return 0;
}
