// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "load/load.hpp"

namespace stackimpact::cli {

/// A scenario with the text that it was read from.
struct ReadScenario {
    TextPtr text;
    Scenario scenario;
};

/// Reads and checks a scenario; nothing, reported, if it has mistakes.
[[nodiscard]] std::optional<ReadScenario> read_scenario(const std::string& path,
                                                        const Knowledge& knowledge,
                                                        Diagnostics& diagnostics);

}  // namespace stackimpact::cli
