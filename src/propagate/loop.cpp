// SPDX-License-Identifier: MIT
#include "propagate/loop.hpp"

#include <algorithm>
#include <cmath>

namespace stackimpact::propagate {

namespace {

/// Differences in gain per step below this are rounding; then the loop found first stays.
constexpr double tie = 1e-12;

struct Edge {
    std::size_t from = 0;
    std::size_t to = 0;
    double size = 0.0;
};

std::vector<Edge> edges_of(const Matrix& flows) {
    std::vector<Edge> edges;
    for (std::size_t to = 0; to < flows.size(); ++to) {
        for (std::size_t from = 0; from < flows.size(); ++from) {
            const double size = std::fabs(flows.at(to, from));
            if (size > 0.0) edges.push_back({from, to, size});
        }
    }
    return edges;
}

/// Best product of absolute coefficients over walks of exactly so many steps from one origin, with
/// the node before each.
struct Walks {
    std::vector<std::vector<double>> gain;
    std::vector<std::vector<std::size_t>> before;
};

Walks best_walks(const std::vector<Edge>& edges, std::size_t size, std::size_t origin) {
    Walks walks;
    walks.gain.assign(size + 1, std::vector<double>(size, 0.0));
    walks.before.assign(size + 1, std::vector<std::size_t>(size, size));
    walks.gain[0][origin] = 1.0;
    for (std::size_t step = 1; step <= size; ++step) {
        for (const Edge& edge : edges) {
            const double gain = walks.gain[step - 1][edge.from] * edge.size;
            if (gain <= walks.gain[step][edge.to]) continue;
            walks.gain[step][edge.to] = gain;
            walks.before[step][edge.to] = edge.from;
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

/// base^exponent as fraction · 2^twos, which neither overflows nor vanishes.
struct Power {
    double fraction = 1.0;
    int twos = 0;
};

Power power(double base, std::size_t exponent) {
    Power result;
    for (std::size_t i = 0; i < exponent; ++i) {
        int twos = 0;
        result.fraction = std::frexp(result.fraction * base, &twos);
        result.twos += twos;
    }
    return result;
}

/// Compares the gains of two loops per step without roots: a^(1/n) > b^(1/m) as a^m > b^n.
bool grows_faster(double gain, std::size_t steps, double best, std::size_t best_steps) {
    if (gain == 0.0 || best == 0.0) return gain > best;
    const Power ours = power(gain, best_steps);
    const Power theirs = power(best, steps);
    return std::ldexp(ours.fraction, ours.twos - theirs.twos) > theirs.fraction * (1.0 + tie);
}

double signed_gain(const Matrix& flows, const std::vector<std::size_t>& loop) {
    double gain = 1.0;
    for (std::size_t i = 1; i < loop.size(); ++i) gain *= flows.at(loop[i], loop[i - 1]);
    return gain;
}

}  // namespace

Loop strongest_loop(const Matrix& flows) {
    const std::vector<Edge> edges = edges_of(flows);
    Loop best;
    double best_gain = 0.0;
    for (std::size_t node = 0; node < flows.size(); ++node) {
        const Walks walks = best_walks(edges, flows.size(), node);
        for (std::size_t steps = 1; steps <= flows.size(); ++steps) {
            const double gain = walks.gain[steps][node];
            if (!grows_faster(gain, steps, best_gain, best.nodes.size() - 1)) continue;
            best_gain = gain;
            best.nodes = walk_back(walks, steps, node);
        }
    }
    best.gain = signed_gain(flows, best.nodes);
    return best;
}

}  // namespace stackimpact::propagate
