// SPDX-License-Identifier: MIT
#include "propagate/spectrum.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>

#include "propagate/components.hpp"
#include "propagate/eigen_matrix.hpp"
#include "propagate/loop.hpp"

namespace stackimpact::propagate {

namespace {

constexpr double epsilon = std::numeric_limits<double>::epsilon();

/// More than the iteration needs: it converges quadratically and ends by itself.
constexpr int most_iterations = 100;

Matrix part_of(const Matrix& flows, const std::vector<std::size_t>& nodes) {
    Matrix part(nodes.size());
    for (std::size_t to = 0; to < nodes.size(); ++to) {
        for (std::size_t from = 0; from < nodes.size(); ++from) {
            part.at(to, from) = flows.at(nodes[to], nodes[from]);
        }
    }
    return part;
}

/// The largest eigenvalue of a non-negative matrix in which all nodes reach each other.
struct Perron {
    /// Within rounding; from above.
    double radius = 0.0;
    /// All positive, largest 1.
    Eigen::VectorXd vector;
};

/// Noda's iteration (1971): for every positive x the radius of A is at most the largest (Ax)ᵢ/xᵢ
/// and at least the smallest (Collatz, Wielandt); solving with the upper bound as shift gives the
/// next x, and the bound falls to the radius quadratically.
Perron perron(const Eigen::MatrixXd& a) {
    const Eigen::Index size = a.rows();
    const Eigen::MatrixXd identity = Eigen::MatrixXd::Identity(size, size);
    Eigen::VectorXd x = Eigen::VectorXd::Ones(size);
    Perron best{std::numeric_limits<double>::infinity(), x};
    for (int i = 0; i < most_iterations; ++i) {
        const Eigen::VectorXd ratios = (a * x).cwiseQuotient(x);
        const double high = ratios.maxCoeff();
        if (!(high < best.radius)) return best;
        best = {high, x};
        if (high - ratios.minCoeff() <= static_cast<double>(size) * epsilon * high) return best;
        const Eigen::VectorXd next = (high * identity - a).partialPivLu().solve(x);
        if (!next.allFinite() || next.minCoeff() <= 0.0) return best;
        x = next / next.maxCoeff();
    }
    return best;
}

/// Nodes that all reach each other, and how they grow.
struct Part {
    std::vector<std::size_t> nodes;
    Matrix flows;
    Perron absolute;
};

Part make_part(const Matrix& flows, const std::vector<std::size_t>& nodes) {
    Part part{nodes, part_of(flows, nodes), {}};
    part.absolute = perron(to_eigen(part.flows).cwiseAbs());
    return part;
}

std::vector<Part> parts_of(const Matrix& flows) {
    std::vector<Part> parts;
    for (const std::vector<std::size_t>& nodes : looping_parts(flows)) {
        parts.push_back(make_part(flows, nodes));
    }
    return parts;
}

/// A similar matrix with no row of |M| larger than its radius: as small as rounding can be made.
Eigen::MatrixXd balanced(const Part& part) {
    const Eigen::VectorXd& x = part.absolute.vector;
    return x.cwiseInverse().asDiagonal() * to_eigen(part.flows) * x.asDiagonal();
}

bool is_non_negative(const Matrix& flows) {
    for (std::size_t to = 0; to < flows.size(); ++to) {
        for (std::size_t from = 0; from < flows.size(); ++from) {
            if (flows.at(to, from) < 0.0) return false;
        }
    }
    return true;
}

double radius_of(const Part& part) {
    if (is_non_negative(part.flows)) return part.absolute.radius;
    return std::min(balanced(part).eigenvalues().cwiseAbs().maxCoeff(), part.absolute.radius);
}

/// True if a matrix within rounding of this one has an eigenvalue at the limit: the norm of
/// (z − M)⁻¹ is one over the distance to the nearest matrix with the eigenvalue z (Trefethen and
/// Embree 2005, ch. 2). Eigenvalues that coincide move by a root of a change, so their own rounding
/// cannot be told from the eigenvalues alone. Looked at outward of each eigenvalue.
bool reaches_limit(const Eigen::MatrixXd& m) {
    const double rounding =
        static_cast<double>(m.rows()) * epsilon * m.cwiseAbs().rowwise().sum().maxCoeff();
    const Eigen::MatrixXcd identity = Eigen::MatrixXcd::Identity(m.rows(), m.cols());
    const Eigen::VectorXcd eigenvalues = m.eigenvalues();
    for (Eigen::Index i = 0; i < eigenvalues.size(); ++i) {
        const double size = std::abs(eigenvalues[i]);
        if (eigenvalues[i].imag() < 0.0) continue;  // mirrored by its conjugate
        const std::complex<double> outward = size > 0.0 ? eigenvalues[i] / size : 1.0;
        const std::complex<double> z = radius_limit * outward;
        const Eigen::MatrixXcd resolvent = (z * identity - m).partialPivLu().inverse();
        const double norm = resolvent.cwiseAbs().rowwise().sum().maxCoeff();
        if (!(norm * rounding < 1.0)) return true;
    }
    return false;
}

bool amplifies(const Part& part) {
    if (part.absolute.radius < radius_limit) return false;
    if (radius_of(part) >= radius_limit) return true;
    return !is_non_negative(part.flows) && reaches_limit(balanced(part));
}

Amplification describe(const Part& part, double radius) {
    Amplification found;
    found.radius = radius;
    found.nodes = part.nodes;
    found.largest_factor = 1.0 / radius;
    const Loop loop = strongest_loop(part.flows);
    found.gain = loop.gain;
    for (const std::size_t node : loop.nodes) found.loop.push_back(part.nodes[node]);
    return found;
}

}  // namespace

double spectral_radius(const Matrix& flows) {
    double radius = 0.0;
    for (const Part& part : parts_of(flows)) radius = std::max(radius, radius_of(part));
    return radius;
}

double absolute_radius(const Matrix& flows) {
    double radius = 0.0;
    for (const Part& part : parts_of(flows)) radius = std::max(radius, part.absolute.radius);
    return radius;
}

std::optional<Amplification> find_amplification(const Matrix& flows) {
    std::optional<Part> worst;
    double largest = 0.0;
    for (Part& part : parts_of(flows)) {
        if (!amplifies(part)) continue;
        const double radius = radius_of(part);
        if (worst && radius <= largest) continue;
        largest = radius;
        worst = std::move(part);
    }
    if (!worst) return std::nullopt;
    return describe(*worst, largest);
}

std::optional<Amplification> find_cancellation(const Matrix& flows) {
    std::optional<Part> worst;
    for (Part& part : parts_of(flows)) {
        if (part.absolute.radius < radius_limit) continue;
        if (!worst || part.absolute.radius > worst->absolute.radius) worst = std::move(part);
    }
    if (!worst) return std::nullopt;
    return describe(*worst, worst->absolute.radius);
}

}  // namespace stackimpact::propagate
