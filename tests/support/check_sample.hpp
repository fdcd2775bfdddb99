// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/check.hpp"
#include "source/diagnostic.hpp"

namespace stackimpact::testing {

/// The checks and diagnostics of a run.
struct CheckSample {
    std::vector<Check> checks;
    std::vector<Diagnostic> diagnostics;
};

/// A gate on the net of a layer, as it would be written.
[[nodiscard]] Check gate_check(const std::string& scenario, const std::string& layer,
                               CheckOutcome outcome);
/// An unknown key in the second line of a scenario.
[[nodiscard]] Diagnostic key_diagnostic();

/// Every outcome and level, on two scenarios, and an error and a warning of the inputs.
[[nodiscard]] CheckSample ordinary_sample();
/// The same with a hostile text in every place that a file can fill.
[[nodiscard]] CheckSample hostile_sample();
/// So many checks, of which every third fails and every fifth is the same as another.
[[nodiscard]] CheckSample large_sample(std::size_t checks);

/// Control characters, ends of CDATA and of commands, escapes, quotes, links, places for arguments,
/// bidirectional controls, bytes that are not UTF-8, characters of every length.
[[nodiscard]] std::string hostile_text();

}  // namespace stackimpact::testing
