// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "argue/graph.hpp"

namespace stackimpact::argue {

/// Gradual semantics: how a node's strength follows from its base score and the strengths of what
/// supports and attacks it.
enum class Semantics {
    /// Quadratic energy (Potyka 2018): sum aggregation, σ = τ − τ·h(−E) + (1−τ)·h(E), h(x) =
    /// max(x,0)²/(1+max(x,0)²).
    qe,
    /// DF-QuAD (Rago et al. 2016): product aggregation, linear influence.
    dfquad,
    /// Product aggregation with h(x) = max(x,0)/(1+max(x,0)) (Potyka 2019).
    sd_dfquad,
    /// Euler-based (Amgoud and Ben-Naim 2017): sum, σ = 1 − (1−τ²)/(1+τ·exp(E)).
    euler,
    /// Strongest supporter minus strongest attacker with the Euler influence (Mossakowski and
    /// Neuhaus 2018).
    euler_top,
    /// Multilayer perceptron (Potyka 2021): sum, σ = logistic(logit(τ) + E).
    mlp
};

inline constexpr std::array<Semantics, 6> all_semantics{Semantics::qe,        Semantics::dfquad,
                                                        Semantics::sd_dfquad, Semantics::euler,
                                                        Semantics::euler_top, Semantics::mlp};

[[nodiscard]] std::string_view name(Semantics semantics);

/// Influence of an energy E on a base score; in [0, 1], monotone in both. `semantics` decides
/// which.
[[nodiscard]] double influence(Semantics semantics, double base, double energy);

/// Strength σ of every node of an acyclic graph, in `order` (from topological_order); in [0, 1].
[[nodiscard]] std::vector<double> strengths(const Graph& graph,
                                            const std::vector<std::size_t>& order,
                                            Semantics semantics);

/// A graph whose base scores and edge weights are known within bounds; edges share the structure of
/// `low`.
struct BoundedGraph {
    Graph low;
    Graph high;
};

struct StrengthBounds {
    std::vector<double> low;
    std::vector<double> high;
};

/// Bounds of σ under quadratic energy by interval arithmetic in one pass: σ rises with τ and
/// supports and falls with attacks.
[[nodiscard]] StrengthBounds strength_bounds(const BoundedGraph& graph,
                                             const std::vector<std::size_t>& order);

}  // namespace stackimpact::argue
