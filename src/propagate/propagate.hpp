// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "propagate/matrix.hpp"

namespace stackimpact::propagate {

/// x = (I − M)⁻¹ s: what an impulse `s` comes to over all rounds, s + Ms + M²s + ... (Leontief;
/// Miller and Blair 2009, ch. 2). Requires that M does not amplify (`find_amplification`). On the
/// transposed M it is Leontief's price model, Ghosh's supply model (1958) and Katz's index (1953).
[[nodiscard]] std::vector<double> solve(const Matrix& flows, const std::vector<double>& impulse);

/// The same for many impulses with one factorization.
[[nodiscard]] std::vector<std::vector<double>> solve(
    const Matrix& flows, const std::vector<std::vector<double>>& impulses);

/// L = (I − M)⁻¹: entry (to, from) is all pressure at `to` for one unit at `from`, over all paths
/// and rounds. Requires that M does not amplify.
[[nodiscard]] Matrix leontief_inverse(const Matrix& flows);

/// The first `count` terms of the sum: s, Ms, M²s, ...
[[nodiscard]] std::vector<std::vector<double>> rounds(const Matrix& flows,
                                                      const std::vector<double>& impulse,
                                                      std::size_t count);

/// The first round in which nothing is as large as `bound`, round 0 being the impulse itself;
/// nothing if no round up to `limit` is like that.
[[nodiscard]] std::optional<std::size_t> rounds_until(const Matrix& flows,
                                                      const std::vector<double>& impulse,
                                                      double bound, std::size_t limit);

/// For one origin: for every node the node before it on the path with the largest absolute product
/// of coefficients, of at least one step; `size` where no path leads. Ties go to the smaller index.
[[nodiscard]] std::vector<std::size_t> strongest_predecessors(const Matrix& flows,
                                                              std::size_t origin);

}  // namespace stackimpact::propagate
