// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "load/load.hpp"

namespace stackimpact::cli {

/// Reads and checks a scenario; nothing, reported, if it has mistakes.
[[nodiscard]] std::optional<Scenario> read_scenario(const std::string& path,
                                                    const Knowledge& knowledge,
                                                    Diagnostics& diagnostics);

}  // namespace stackimpact::cli
