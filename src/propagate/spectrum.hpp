// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "propagate/matrix.hpp"

namespace stackimpact::propagate {

/// The bound from which a flow matrix is refused: rounds of pressure would hardly die out.
inline constexpr double radius_limit = 1.0 - 1e-9;

/// Largest absolute eigenvalue of M. As good as the coefficients where all flows of a loop have one
/// sign; where flows cancel each other, eigenvalues that coincide are as good as a root of that.
[[nodiscard]] double spectral_radius(const Matrix& flows);

/// Spectral radius of |M|: the growth of a round when no flow cancels another. Never less than
/// `spectral_radius`, and bounded from both sides (Collatz 1942, Wielandt 1950).
[[nodiscard]] double absolute_radius(const Matrix& flows);

/// Flows that return at least as much as they were given.
struct Amplification {
    /// Spectral radius of M, or of |M| for `find_cancellation`.
    double radius = 0.0;
    /// The nodes that return it: all reach each other. Ascending.
    std::vector<std::size_t> nodes;
    /// The loop among them with the largest gain per step, first node repeated at the end.
    std::vector<std::size_t> loop;
    /// Product of the coefficients along the loop. Less than 1 in size where only several loops
    /// together amplify; negative where pressure comes back turned around.
    double gain = 0.0;
    /// With all flows times less than this the radius is less than 1: 1/radius.
    double largest_factor = 0.0;
};

/// Nothing if the spectral radius is under `radius_limit`, and so for all matrices that differ from
/// M by no more than its coefficients are rounded. That I − M can be inverted is not the test.
[[nodiscard]] std::optional<Amplification> find_amplification(const Matrix& flows);

/// The same for |M|. For a matrix that does not amplify: whether its sum is finite only because
/// flows cancel each other.
[[nodiscard]] std::optional<Amplification> find_cancellation(const Matrix& flows);

}  // namespace stackimpact::propagate
