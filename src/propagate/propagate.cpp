// SPDX-License-Identifier: MIT
#include "propagate/propagate.hpp"

#include <algorithm>
#include <cmath>

#include "propagate/eigen_matrix.hpp"

namespace stackimpact::propagate {

namespace {

/// Columns x of (I − M) x = s for the columns s.
Eigen::MatrixXd solve_columns(const Matrix& flows, const Eigen::MatrixXd& impulses) {
    // Eigen looks at the first element, also where there is none.
    if (impulses.size() == 0) return impulses;
    const Eigen::Index size = index(flows.size());
    return (Eigen::MatrixXd::Identity(size, size) - to_eigen(flows)).partialPivLu().solve(impulses);
}

bool all_under(const std::vector<double>& values, double bound) {
    return std::all_of(values.begin(), values.end(),
                       [&](double value) { return std::fabs(value) < bound; });
}

}  // namespace

std::vector<std::vector<double>> solve(const Matrix& flows,
                                       const std::vector<std::vector<double>>& impulses) {
    Eigen::MatrixXd columns(index(flows.size()), index(impulses.size()));
    for (std::size_t i = 0; i < impulses.size(); ++i) {
        for (std::size_t node = 0; node < flows.size(); ++node) {
            columns(index(node), index(i)) = impulses[i][node];
        }
    }
    const Eigen::MatrixXd solved = solve_columns(flows, columns);
    std::vector<std::vector<double>> result(impulses.size(), std::vector<double>(flows.size()));
    for (std::size_t i = 0; i < impulses.size(); ++i) {
        for (std::size_t node = 0; node < flows.size(); ++node) {
            result[i][node] = solved(index(node), index(i));
        }
    }
    return result;
}

std::vector<double> solve(const Matrix& flows, const std::vector<double>& impulse) {
    return solve(flows, std::vector<std::vector<double>>{impulse}).front();
}

Matrix leontief_inverse(const Matrix& flows) {
    const Eigen::Index size = index(flows.size());
    const Eigen::MatrixXd inverse = solve_columns(flows, Eigen::MatrixXd::Identity(size, size));
    Matrix result(flows.size());
    for (std::size_t to = 0; to < flows.size(); ++to) {
        for (std::size_t from = 0; from < flows.size(); ++from) {
            result.at(to, from) = inverse(index(to), index(from));
        }
    }
    return result;
}

std::vector<std::vector<double>> rounds(const Matrix& flows, const std::vector<double>& impulse,
                                        std::size_t count) {
    std::vector<std::vector<double>> result;
    for (std::size_t round = 0; round < count; ++round) {
        result.push_back(round == 0 ? impulse : times(flows, result.back()));
    }
    return result;
}

std::optional<std::size_t> rounds_until(const Matrix& flows, const std::vector<double>& impulse,
                                        double bound, std::size_t limit) {
    std::vector<double> term = impulse;
    for (std::size_t round = 0; round <= limit; ++round) {
        if (all_under(term, bound)) return round;
        term = times(flows, term);
    }
    return std::nullopt;
}

std::vector<std::size_t> strongest_predecessors(const Matrix& flows, std::size_t origin) {
    // Dijkstra on products: with coefficients of at most 1 in size longer paths never gain. A
    // settled node stays settled, so the result is a tree even where flows add up to more than 1.
    const std::size_t size = flows.size();
    std::vector<double> gain(size, 0.0);
    std::vector<std::size_t> before(size, size);
    std::vector<bool> done(size, false);
    const auto relax = [&](std::size_t from, double so_far) {
        for (std::size_t to = 0; to < size; ++to) {
            const double next = so_far * std::fabs(flows.at(to, from));
            if (done[to] || next <= gain[to]) continue;
            gain[to] = next;
            before[to] = from;
        }
    };
    relax(origin, 1.0);
    for (;;) {
        std::size_t best = size;
        for (std::size_t node = 0; node < size; ++node) {
            if (!done[node] && gain[node] > 0.0 && (best == size || gain[node] > gain[best])) {
                best = node;
            }
        }
        if (best == size) return before;
        done[best] = true;
        if (best != origin) relax(best, gain[best]);
    }
}

}  // namespace stackimpact::propagate
