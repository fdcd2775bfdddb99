// SPDX-License-Identifier: MIT
#include <array>
#include <cmath>

#include "fuzz.hpp"

namespace fuzz = stackimpact::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    constexpr std::array<std::string_view, 4> units{"", "usd", "years", "usd_per_mtok"};
    const std::string unit(units[data[0] % units.size()]);
    const auto text = fuzz::text_of("--set", fuzz::bytes(data + 1, size - 1));
    stackimpact::Diagnostics diagnostics;
    const auto amount = stackimpact::parse_amount(text->content(), unit, fuzz::builtin().vocabulary,
                                                  {text, {0, text->content().size()}}, diagnostics);
    fuzz::check_diagnostics(amount.has_value(), diagnostics);
    if (!amount) return 0;
    fuzz::require(std::isfinite(amount->value), "an amount is finite");
    fuzz::require(!amount->low || *amount->low <= amount->value, "low <= value");
    fuzz::require(!amount->high || amount->value <= *amount->high, "value <= high");
    return 0;
}
