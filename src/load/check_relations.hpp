// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "load/check_debate.hpp"

namespace stackimpact {

/// A relation between two debaters by their index.
struct DebateEdge {
    std::size_t from = 0;
    std::size_t to = 0;
    bool attack = false;
    /// The relation as written; else the id of one of the two. Without text when both are rules
    /// loaded before.
    Place place;
};

/// All relations between debaters, resolved; each pair and kind once, in order of the debaters and
/// their relations.
[[nodiscard]] std::vector<DebateEdge> debate_edges(std::span<const Debater> debaters);

/// "`a` attacks `b`".
[[nodiscard]] std::string sentence(const DebateEdge& edge, std::span<const Debater> debaters);
/// Where those of the edges' ends were written that have no place in a text; empty if all have.
[[nodiscard]] std::string elsewhere(std::span<const DebateEdge> edges,
                                    std::span<const Debater> debaters);

/// Circles without a common member, at least one for each knot of edges; empty when there is none.
/// Each starts with an edge that has a place in a text, if it has one.
[[nodiscard]] std::vector<std::vector<DebateEdge>> debate_circles(std::span<const DebateEdge> edges,
                                                                  std::size_t debaters);

}  // namespace stackimpact
