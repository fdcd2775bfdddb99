// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "cli/baseline_scenarios.hpp"

namespace stackimpact::cli {

/// What scenarios give now against their baselines, in order of id. Of the baselines whose scenario
/// is gone only those that the command line means. What keeps a baseline from being compared is
/// added to the diagnostics of `fresh`.
[[nodiscard]] std::vector<BaselineChange> baseline_changes(const BaselineOptions& options,
                                                           const std::vector<BaselineFile>& files,
                                                           FreshResults& fresh);

}  // namespace stackimpact::cli
