// SPDX-License-Identifier: MIT
#include "fuzz.hpp"

namespace fuzz = stackimpact::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    stackimpact::Diagnostics diagnostics;
    const auto config = stackimpact::load_config(
        fuzz::text_of("stackimpact.json", fuzz::bytes(data, size)), diagnostics);
    fuzz::check_diagnostics(config.has_value(), diagnostics);
    if (!config) return 0;
    for (const auto& [part, hash] : config->lock) {
        fuzz::require(hash.size() == 64, "a hash has 64 digits");
    }
    fuzz::require(config->required_version.has_value() == !config->required_words.empty(),
                  "a range that is written is read");
    return 0;
}
