// SPDX-License-Identifier: MIT
#include "fuzz.hpp"

namespace fuzz = stackimpact::fuzz;

namespace {

constexpr std::string_view event = R"({
  "event": "An open model at a low price", "kind": "model_release", "date": "2025-01-27",
  "sources": { "paper": { "url": "https://arxiv.org/abs/2501.12948", "reliability": "B" } },
  "facts": { "training_cost": { "value": "<$6M", "sources": ["paper"] }, "training_chip": "h800",
             "open_weights": true, "frontier_parity": true },
  "arguments": {
    "moat_smaller": { "claim": "The moat is smaller", "by": "market", "rests_on": ["training_cost"],
      "effects": [{ "layer": "chip_design", "channel": "pricing", "bear": 0.5 }] },
    "new_designs": { "claim": "New designs are needed", "by": "analyst", "mechanism": "own_tag",
      "effects": [{ "layer": "chip_design", "channel": "demand", "bull": 0.5 }],
      "attacks": ["moat_smaller"] }
  },
  "market": { "NVDA": "-17.0%" }
})";

const stackimpact::Scenario& scenario() {
    static const stackimpact::Scenario loaded = [] {
        stackimpact::Diagnostics diagnostics;
        auto read = stackimpact::load_scenario(fuzz::text_of("event.json", event), "event",
                                               fuzz::builtin(), diagnostics);
        fuzz::require(read.has_value(), "the event loads");
        return *read;
    }();
    return loaded;
}

}  // namespace

/// The first byte says whether the rest is what stands after `--set` or after `--drop`.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const bool drop = data[0] % 2 == 1;
    const auto text = fuzz::text_of(drop ? "--drop" : "--set", fuzz::bytes(data + 1, size - 1));
    stackimpact::Diagnostics diagnostics;
    stackimpact::Overlay overlay;
    if (drop) {
        const auto target = stackimpact::parse_drop(text, scenario(), fuzz::builtin(), diagnostics);
        fuzz::check_diagnostics(target.has_value(), diagnostics);
        if (target) overlay.drop.push_back(*target);
    } else {
        const auto change = stackimpact::parse_set(text, scenario(), fuzz::builtin(), diagnostics);
        fuzz::check_diagnostics(change.has_value(), diagnostics);
        if (change) overlay.set.push_back(*change);
    }
    if (!overlay.empty()) fuzz::check_assessment(fuzz::builtin(), scenario(), overlay);
    return 0;
}
