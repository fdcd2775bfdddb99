// SPDX-License-Identifier: MIT
#include "argue/semantics.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "argue/exponential.hpp"

namespace stackimpact::argue {

namespace {

/// What has been heard at a node so far, for all three aggregations.
struct Heard {
    double sum = 0.0;
    double no_support = 1.0;
    double no_attack = 1.0;
    double top_support = 0.0;
    double top_attack = 0.0;
};

void hear(Heard& heard, const Edge& edge, double strength) {
    const double amount = edge.weight * strength;
    if (edge.attack) {
        heard.sum -= amount;
        heard.no_attack *= 1.0 - amount;
        heard.top_attack = std::max(heard.top_attack, amount);
    } else {
        heard.sum += amount;
        heard.no_support *= 1.0 - amount;
        heard.top_support = std::max(heard.top_support, amount);
    }
}

double energy_of(Semantics semantics, const Heard& heard) {
    switch (semantics) {
        case Semantics::dfquad:
        case Semantics::sd_dfquad:
            return heard.no_attack - heard.no_support;
        case Semantics::euler_top:
            return heard.top_support - heard.top_attack;
        case Semantics::qe:
        case Semantics::euler:
        case Semantics::mlp:
            break;
    }
    return heard.sum;
}

/// τ moved toward 0 or 1 by the share h of the way.
double toward(double base, double energy, double h) {
    return energy < 0 ? base - base * h : base + (1.0 - base) * h;
}

double magnitude(double energy) {
    return energy < 0 ? -energy : energy;
}

double euler(double base, double energy) {
    return 1.0 - (1.0 - base * base) / (1.0 + base * exponential(energy));
}

/// Beyond this |E| the logistic is 0 or 1 to double precision; e^−E must stay positive.
constexpr double largest_energy = 700.0;

/// logistic(logit(τ) + E) without a logarithm; the smaller of e^E and e^−E keeps it finite.
double perceptron(double base, double energy) {
    const double shrink = exponential(-std::min(magnitude(energy), largest_energy));
    const double yes = energy < 0 ? base * shrink : base;
    const double no = energy < 0 ? 1.0 - base : (1.0 - base) * shrink;
    return yes / (yes + no);
}

/// Edges grouped by target, in their order within a target, so that one pass over the nodes
/// suffices.
class IncomingEdges {
public:
    explicit IncomingEdges(const Graph& graph)
        : edges_(graph.edges.size()), ends_(graph.base.size() + 1, 0) {
        for (const Edge& edge : graph.edges) ++ends_[edge.to + 1];
        std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
        // Every start moves to its end, which is the start of the next one.
        for (std::size_t i = 0; i < edges_.size(); ++i) edges_[ends_[graph.edges[i].to]++] = i;
    }

    [[nodiscard]] std::span<const std::size_t> of(std::size_t node) const {
        const std::size_t begin = node == 0 ? 0 : ends_[node - 1];
        return {edges_.data() + begin, ends_[node] - begin};
    }

private:
    std::vector<std::size_t> edges_;
    std::vector<std::size_t> ends_;
};

}  // namespace

std::string_view name(Semantics semantics) {
    static constexpr std::array<std::string_view, 6> names{"qe",    "dfquad",    "sd_dfquad",
                                                           "euler", "euler_top", "mlp"};
    return names.at(static_cast<std::size_t>(semantics));
}

double influence(Semantics semantics, double base, double energy) {
    const double x = magnitude(energy);
    switch (semantics) {
        case Semantics::qe:
            return toward(base, energy, x * x / (1.0 + x * x));
        case Semantics::dfquad:
            return toward(base, energy, x);
        case Semantics::sd_dfquad:
            return toward(base, energy, x / (1.0 + x));
        case Semantics::euler:
        case Semantics::euler_top:
            return euler(base, energy);
        case Semantics::mlp:
            break;
    }
    return perceptron(base, energy);
}

std::vector<double> strengths(const Graph& graph, const std::vector<std::size_t>& order,
                              Semantics semantics) {
    std::vector<Heard> heard(graph.base.size());
    std::vector<double> result(graph.base.size(), 0.0);
    const IncomingEdges incoming(graph);
    for (const std::size_t node : order) {
        for (const std::size_t i : incoming.of(node)) {
            hear(heard[node], graph.edges[i], result[graph.edges[i].from]);
        }
        result[node] = influence(semantics, graph.base[node], energy_of(semantics, heard[node]));
    }
    return result;
}

StrengthBounds strength_bounds(const BoundedGraph& graph, const std::vector<std::size_t>& order) {
    const std::size_t size = graph.low.base.size();
    StrengthBounds bounds{std::vector<double>(size, 0.0), std::vector<double>(size, 0.0)};
    const IncomingEdges incoming(graph.low);
    for (const std::size_t node : order) {
        double energy_low = 0.0;
        double energy_high = 0.0;
        for (const std::size_t i : incoming.of(node)) {
            const Edge& low = graph.low.edges[i];
            const double least = low.weight * bounds.low[low.from];
            const double most = graph.high.edges[i].weight * bounds.high[low.from];
            energy_low += low.attack ? -most : least;
            energy_high += low.attack ? -least : most;
        }
        bounds.low[node] = influence(Semantics::qe, graph.low.base[node], energy_low);
        bounds.high[node] = influence(Semantics::qe, graph.high.base[node], energy_high);
    }
    return bounds;
}

}  // namespace stackimpact::argue
