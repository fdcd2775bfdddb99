// SPDX-License-Identifier: MIT
#include "fuzz.hpp"

namespace fuzz = stackimpact::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    stackimpact::Diagnostics diagnostics;
    const auto scales = stackimpact::load_scales(
        fuzz::text_of("scales.json", fuzz::bytes(data, size)), diagnostics);
    fuzz::check_diagnostics(scales.has_value(), diagnostics);
    if (!scales) return 0;
    for (const auto& entry : scales->hedges) {
        fuzz::require(entry.second >= 0.0 && entry.second <= 1.0, "a hedge leaves 0 to 1");
    }
    return 0;
}
