// SPDX-License-Identifier: MIT
#include <array>

#include "fuzz.hpp"

namespace fuzz = stackimpact::fuzz;

namespace {

constexpr std::string_view event = R"({
  "event": "An open model at a low price", "kind": "model_release", "date": "2025-01-27",
  "facts": { "training_cost": "<$6M", "training_chip": "h800", "open_weights": true,
             "frontier_parity": true }
})";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const stackimpact::Knowledge& defaults = fuzz::builtin();
    const std::array<stackimpact::TextPtr, 1> texts{
        fuzz::text_of("rules.json", fuzz::bytes(data, size))};
    stackimpact::Diagnostics diagnostics;
    auto rules = stackimpact::load_rule_book(texts, defaults.vocabulary, defaults.stack, {true, {}},
                                             diagnostics);
    fuzz::check_diagnostics(rules.has_value(), diagnostics);
    if (!rules) return 0;
    const stackimpact::Knowledge knowledge{defaults.scales, defaults.vocabulary, defaults.stack,
                                           *rules};
    // Together with these rules the event may still be refused, as for arguments in a circle.
    stackimpact::Diagnostics together;
    const auto scenario = stackimpact::load_scenario(fuzz::text_of("event.json", event), "event",
                                                     knowledge, together);
    fuzz::check_diagnostics(scenario.has_value(), together);
    if (scenario) fuzz::check_assessment(knowledge, *scenario, {});
    return 0;
}
