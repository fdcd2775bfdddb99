// SPDX-License-Identifier: MIT
#include "propagate/matrix.hpp"

namespace stackimpact::propagate {

Matrix transposed(const Matrix& matrix) {
    Matrix result(matrix.size());
    for (std::size_t to = 0; to < matrix.size(); ++to) {
        for (std::size_t from = 0; from < matrix.size(); ++from) {
            result.at(from, to) = matrix.at(to, from);
        }
    }
    return result;
}

std::vector<double> times(const Matrix& matrix, const std::vector<double>& vector) {
    std::vector<double> result(matrix.size(), 0.0);
    for (std::size_t to = 0; to < matrix.size(); ++to) {
        for (std::size_t from = 0; from < matrix.size(); ++from) {
            result[to] += matrix.at(to, from) * vector[from];
        }
    }
    return result;
}

Matrix times(const Matrix& left, const Matrix& right) {
    Matrix result(left.size());
    for (std::size_t to = 0; to < left.size(); ++to) {
        for (std::size_t over = 0; over < left.size(); ++over) {
            const double first = left.at(to, over);
            if (first == 0.0) continue;
            for (std::size_t from = 0; from < left.size(); ++from) {
                result.at(to, from) += first * right.at(over, from);
            }
        }
    }
    return result;
}

}  // namespace stackimpact::propagate
