// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "load/graph_builder.hpp"
#include "load/mistakes.hpp"
#include "source/diagnostic.hpp"

namespace stackimpact {

/// Reads the parts of a graph from JSON; its title, or nothing when the text is no JSON, reported
/// into `diagnostics`.
[[nodiscard]] std::optional<std::string> read_graph_json(Mistakes& mistakes, GraphBuilder& builder,
                                                         Diagnostics& diagnostics);

/// Reads the parts of a graph from statements `arg(a,0.5).`, `att(a,b).`, `sup(a,b,0.7).`
void read_graph_bag(Mistakes& mistakes, GraphBuilder& builder);

}  // namespace stackimpact
