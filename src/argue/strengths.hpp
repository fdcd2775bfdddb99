// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "argue/graph.hpp"
#include "argue/semantics.hpp"

namespace stackimpact::argue {

/// Strength σ of every node of an acyclic graph, in one pass; in [0, 1].
[[nodiscard]] std::vector<double> strengths(const Graph& graph, const Structure& structure,
                                            Semantics semantics);

/// When continuous strengths count as found, and when the search for them ends.
struct ContinuousLimits {
    /// Largest |f(s) − s| over all nodes at the end.
    double tolerance = 1e-12;
    /// Time t at which it is given up; the slowest part of the way home shrinks by e in about one
    /// unit where nothing amplifies.
    double longest_time = 10'000.0;
    /// Steps of Runge-Kutta at which it is given up.
    std::size_t most_steps = 200'000;
};

/// Where ds/dt = f(s) − s, s(0) = τ, came to rest, or how far it came.
struct Equilibrium {
    std::vector<double> strength;
    bool converged = false;
    /// Largest |f(s) − s| over all nodes.
    double residual = 0.0;
    double time = 0.0;
    std::size_t steps = 0;
};

/// Strengths on any graph as the limit of a continuous process (Potyka 2018): by Runge-Kutta of
/// order 5 with steps that keep an error of order 4 small (Dormand and Prince 1980). On an acyclic
/// graph this is what `strengths` gives.
[[nodiscard]] Equilibrium continuous_strengths(const Graph& graph, const Structure& structure,
                                               Semantics semantics, const ContinuousLimits& limits);

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

/// Bounds of σ of an acyclic graph by interval arithmetic in one pass: σ rises with τ and supports
/// and falls with attacks.
[[nodiscard]] StrengthBounds strength_bounds(const BoundedGraph& graph, const Structure& structure,
                                             Semantics semantics);

/// Bounds of the energy of one node, likewise.
struct EnergyBounds {
    double low = 0.0;
    double high = 0.0;
};
[[nodiscard]] EnergyBounds energy_bounds(const BoundedGraph& graph, const Structure& structure,
                                         Semantics semantics, std::size_t node);

}  // namespace stackimpact::argue
