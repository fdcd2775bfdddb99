// SPDX-License-Identifier: MIT
#include "fuzz.hpp"

namespace fuzz = stackimpact::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const stackimpact::Knowledge& knowledge = fuzz::builtin();
    stackimpact::Diagnostics diagnostics;
    const auto scenario = stackimpact::load_scenario(
        fuzz::text_of("event.json", fuzz::bytes(data, size)), "event", knowledge, diagnostics);
    fuzz::check_diagnostics(scenario.has_value(), diagnostics);
    if (scenario) fuzz::check_assessment(knowledge, *scenario, {});
    return 0;
}
