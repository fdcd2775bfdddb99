// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace stackimpact::propagate {

/// A square matrix by rows; entry (to, from).
class Matrix {
public:
    explicit Matrix(std::size_t size) : size_(size), values_(size * size, 0.0) {}

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] double at(std::size_t to, std::size_t from) const {
        return values_[to * size_ + from];
    }
    double& at(std::size_t to, std::size_t from) { return values_[to * size_ + from]; }

private:
    std::size_t size_;
    std::vector<double> values_;
};

/// Largest absolute eigenvalue.
[[nodiscard]] double spectral_radius(const Matrix& flows);

/// The bound from which a flow matrix is refused: rounds of pressure would hardly die out.
inline constexpr double radius_limit = 1.0 - 1e-9;

/// A flow matrix that amplifies without limit.
struct Amplification {
    double radius = 0.0;
    /// The loop with the largest gain per step, first node repeated at the end.
    std::vector<std::size_t> loop;
    /// Product of the absolute coefficients along the loop.
    double gain = 0.0;
    /// All dampings times less than this make the radius less than 1: 1/radius.
    double largest_factor = 0.0;
};

/// Nothing if the spectral radius is under `radius_limit`.
[[nodiscard]] std::optional<Amplification> find_amplification(const Matrix& flows);

/// L = (I − M)⁻¹: entry (to, from) is all pressure at `to` for one unit at `from`, over all paths
/// and rounds (Leontief; Miller and Blair 2009, ch. 2). Requires spectral_radius(M) < radius_limit.
[[nodiscard]] Matrix leontief_inverse(const Matrix& flows);

/// For one origin: for every node the node before it on the path with the largest absolute product
/// of coefficients, of at least one step; `size` where no path leads. Ties go to the smaller index.
[[nodiscard]] std::vector<std::size_t> strongest_predecessors(const Matrix& flows,
                                                              std::size_t origin);

}  // namespace stackimpact::propagate
