// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
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

/// All flows turned around.
[[nodiscard]] Matrix transposed(const Matrix& matrix);

/// Matrix times vector, summed in order of index.
[[nodiscard]] std::vector<double> times(const Matrix& matrix, const std::vector<double>& vector);

/// Matrix times matrix, summed in order of index.
[[nodiscard]] Matrix times(const Matrix& left, const Matrix& right);

}  // namespace stackimpact::propagate
