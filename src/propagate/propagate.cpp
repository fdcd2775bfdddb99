// SPDX-License-Identifier: MIT
#include "propagate/propagate.hpp"

#define EIGEN_DONT_VECTORIZE  // one order of operations on every processor
#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace stackimpact::propagate {

namespace {

Eigen::MatrixXd to_eigen(const Matrix& matrix) {
    const auto size = static_cast<Eigen::Index>(matrix.size());
    Eigen::MatrixXd result(size, size);
    for (std::size_t to = 0; to < matrix.size(); ++to) {
        for (std::size_t from = 0; from < matrix.size(); ++from) {
            result(static_cast<Eigen::Index>(to), static_cast<Eigen::Index>(from)) =
                matrix.at(to, from);
        }
    }
    return result;
}

/// Best product of absolute coefficients over walks of exactly `steps` steps from `origin`, with
/// the node before each.
struct Walks {
    std::vector<std::vector<double>> gain;
    std::vector<std::vector<std::size_t>> before;
};

Walks best_walks(const Matrix& flows, std::size_t origin) {
    const std::size_t size = flows.size();
    Walks walks;
    walks.gain.assign(size + 1, std::vector<double>(size, 0.0));
    walks.before.assign(size + 1, std::vector<std::size_t>(size, size));
    walks.gain[0][origin] = 1.0;
    for (std::size_t step = 1; step <= size; ++step) {
        for (std::size_t to = 0; to < size; ++to) {
            for (std::size_t from = 0; from < size; ++from) {
                const double gain = walks.gain[step - 1][from] * std::fabs(flows.at(to, from));
                if (gain <= walks.gain[step][to]) continue;
                walks.gain[step][to] = gain;
                walks.before[step][to] = from;
            }
        }
    }
    return walks;
}

std::vector<std::size_t> walk_back(const Walks& walks, std::size_t steps, std::size_t end) {
    std::vector<std::size_t> path{end};
    for (std::size_t step = steps; step > 0; --step) {
        path.push_back(walks.before[step][path.back()]);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

/// base^exponent by multiplication: the same bits everywhere.
double power(double base, std::size_t exponent) {
    double result = 1.0;
    for (std::size_t i = 0; i < exponent; ++i) result *= base;
    return result;
}

/// Compares the gains of two loops per step without roots: a^(1/n) > b^(1/m) as a^m > b^n.
bool grows_faster(double gain, std::size_t steps, double best, std::size_t best_steps) {
    return gain > 0.0 && power(gain, best_steps) > power(best, steps) * (1.0 + 1e-12);
}

}  // namespace

double spectral_radius(const Matrix& flows) {
    if (flows.size() == 0) return 0.0;
    return to_eigen(flows).eigenvalues().cwiseAbs().maxCoeff();
}

std::optional<Amplification> find_amplification(const Matrix& flows) {
    Amplification found;
    found.radius = spectral_radius(flows);
    if (found.radius < radius_limit) return std::nullopt;
    found.largest_factor = 1.0 / found.radius;
    std::size_t best_steps = 1;
    for (std::size_t node = 0; node < flows.size(); ++node) {
        const Walks walks = best_walks(flows, node);
        for (std::size_t steps = 1; steps <= flows.size(); ++steps) {
            const double gain = walks.gain[steps][node];
            if (!grows_faster(gain, steps, found.gain, best_steps)) continue;
            best_steps = steps;
            found.gain = gain;
            found.loop = walk_back(walks, steps, node);
        }
    }
    return found;
}

Matrix leontief_inverse(const Matrix& flows) {
    const Eigen::MatrixXd m = to_eigen(flows);
    const Eigen::MatrixXd identity = Eigen::MatrixXd::Identity(m.rows(), m.cols());
    const Eigen::MatrixXd inverse = (identity - m).partialPivLu().solve(identity);
    Matrix result(flows.size());
    for (std::size_t to = 0; to < flows.size(); ++to) {
        for (std::size_t from = 0; from < flows.size(); ++from) {
            result.at(to, from) =
                inverse(static_cast<Eigen::Index>(to), static_cast<Eigen::Index>(from));
        }
    }
    return result;
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
