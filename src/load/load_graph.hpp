// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/argument_graph.hpp"
#include "source/diagnostic.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// Limit on a file of an argument graph: a million relations take 30 to 60 MB.
inline constexpr std::size_t max_graph_bytes = 256u << 20;

/// An argument graph and where its parts are written.
struct PlacedGraph {
    ArgumentGraph graph;
    /// The name of each argument, where it is declared; in the order of the arguments.
    std::vector<Span> arguments;
    /// Each relation as a whole, in the order of the relations.
    std::vector<Span> relations;
};

/// Reads an argument graph, as JSON when its first byte that is no white space is `{`, else as
/// statements `arg(a,0.5).`, `att(a,b).`, `sup(a,b,0.7).` (`.bag`). Reports all mistakes; nothing
/// after one. Cycles are none.
[[nodiscard]] std::optional<PlacedGraph> load_graph(const TextPtr& text, Diagnostics& diagnostics);

}  // namespace stackimpact
