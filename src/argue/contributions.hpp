// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "argue/graph.hpp"
#include "argue/semantics.hpp"
#include "argue/strengths.hpp"

namespace stackimpact::argue {

/// What a contribution or a flip is asked about: the strength of one node. All of it outlives the
/// call. On a graph with cycles strengths are the continuous ones.
struct Question {
    const Graph& graph;
    const Structure& structure;
    Semantics semantics = Semantics::qe;
    std::size_t topic = 0;
    ContinuousLimits limits{};
};

/// One value for each of some nodes.
struct Contributions {
    std::vector<double> values;
    /// False when a strength that went into one of them did not converge.
    bool converged = true;
};

/// σ(topic) less σ(topic) without the node, for each of `nodes` (Kampik et al. 2024).
[[nodiscard]] Contributions removal(const Question& question,
                                    const std::vector<std::size_t>& nodes);

/// The same, with the edges into the node cut first: what it does by itself, not as a messenger
/// (Kampik et al. 2024).
[[nodiscard]] Contributions intrinsic_removal(const Question& question,
                                              const std::vector<std::size_t>& nodes);

/// dσ(topic)/dτ of every node.
struct Gradient {
    std::vector<double> values;
    /// Nodes between which and the topic σ has a kink: an energy of exactly 0 under dfquad or
    /// sd_dfquad, or equal strongest voices under euler_top. There the mean of both slopes counts.
    std::vector<bool> kink;
    bool converged = true;
};

/// Exact, in one pass back over the graph (reverse mode; Baydin et al. 2018); on a graph with
/// cycles by the same process as the strengths, run on the transposed equation.
[[nodiscard]] Gradient gradient(const Question& question);

/// Shapley values of groups of nodes.
struct Shapley {
    /// One for each group; they sum to σ(topic) − τ(topic).
    std::vector<double> values;
    /// Standard errors of the values; empty when these are exact.
    std::vector<double> standard_errors;
    bool converged = true;
};

/// Groups up to which Shapley values are exact: 2^16 subsets.
inline constexpr std::size_t most_exact_players = 16;

/// Exact Shapley values: what each group adds to σ(topic), averaged over all orders in which the
/// groups can come to the topic; all other nodes stay away. At most `most_exact_players` groups.
[[nodiscard]] Shapley shapley_exact(const Question& question,
                                    const std::vector<std::vector<std::size_t>>& groups);

/// The same over orders drawn from a seed, each followed by its reverse (antithetic pairs; Castro
/// et al. 2009, Mitchell et al. 2022). `pairs` is at least 2.
[[nodiscard]] Shapley shapley_sampled(const Question& question,
                                      const std::vector<std::vector<std::size_t>>& groups,
                                      std::size_t pairs, std::uint64_t seed);

}  // namespace stackimpact::argue
