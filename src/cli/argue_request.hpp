// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "argumentation/argumentation.hpp"
#include "cli/argue.hpp"
#include "cli/outputs.hpp"
#include "model/argument_graph.hpp"

namespace stackimpact::cli {

/// What the options ask of the graph; mistakes in names of arguments and groups instead.
[[nodiscard]] std::optional<ArgumentationRequest> request_of(const ArgueOptions& options,
                                                             const ArgumentGraph& graph,
                                                             std::vector<UsageMistake>& mistakes);

}  // namespace stackimpact::cli
