// SPDX-License-Identifier: MIT
#pragma once

#define EIGEN_DONT_VECTORIZE  // one order of operations on every processor
#include <Eigen/Dense>

#include "propagate/matrix.hpp"

namespace stackimpact::propagate {

[[nodiscard]] inline Eigen::Index index(std::size_t value) {
    return static_cast<Eigen::Index>(value);
}

[[nodiscard]] inline Eigen::MatrixXd to_eigen(const Matrix& matrix) {
    Eigen::MatrixXd result(index(matrix.size()), index(matrix.size()));
    for (std::size_t to = 0; to < matrix.size(); ++to) {
        for (std::size_t from = 0; from < matrix.size(); ++from) {
            result(index(to), index(from)) = matrix.at(to, from);
        }
    }
    return result;
}

}  // namespace stackimpact::propagate
