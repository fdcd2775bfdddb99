// SPDX-License-Identifier: MIT
#include <algorithm>

#include "argue/contributions.hpp"
#include "argue/energy.hpp"
#include "argue/rest.hpp"

namespace stackimpact::argue {

namespace {

/// ∂E/∂σ of the source of one edge.
struct EdgeSlope {
    double value = 0.0;
    bool kink = false;
};

/// The product over the voices of one side without one of them, also where factors are 0.
class OthersProduct {
public:
    void add(double factor) {
        if (factor == 0.0) {
            ++zeros_;
        } else {
            product_ *= factor;
        }
    }
    [[nodiscard]] double without(double factor) const {
        if (factor == 0.0) return zeros_ == 1 ? product_ : 0.0;
        return zeros_ == 0 ? product_ / factor : 0.0;
    }

private:
    double product_ = 1.0;
    int zeros_ = 0;
};

/// The strongest voices of one side.
struct Top {
    double amount = 0.0;
    int count = 0;

    void add(double value) {
        if (value > amount) *this = {value, 0};
        if (value == amount) ++count;
    }
    /// Between two equal strongest voices one that rises moves the energy and one that falls does
    /// not. Nothing falls below 0.
    [[nodiscard]] EdgeSlope slope(double value, double weight) const {
        if (value < amount) return {};
        if (count == 1 || amount == 0.0) return {weight, false};
        return {weight / 2.0, weight != 0.0};
    }
};

/// Slopes of one node: of its influence, and of its energy by each of its voices.
class NodeSlopes {
public:
    NodeSlopes(const Graph& graph, const Structure& structure, Semantics semantics,
               const std::vector<double>& strength)
        : graph_(graph),
          structure_(structure),
          semantics_(semantics),
          aggregation_(form(semantics).aggregation),
          strength_(strength) {}

    Slopes at(std::size_t node) {
        if (aggregation_ == Aggregation::sum) {
            return slopes(semantics_, graph_.base[node],
                          energy_at(graph_, structure_, aggregation_, node, strength_));
        }
        Heard heard;
        support_ = attack_ = {};
        top_support_ = top_attack_ = {};
        for (const std::size_t i : structure_.incoming(node)) {
            const Edge& edge = graph_.edges[i];
            const double amount = edge.weight * strength_[edge.from];
            heard.add(edge.attack, amount);
            (edge.attack ? attack_ : support_).add(1.0 - amount);
            (edge.attack ? top_attack_ : top_support_).add(amount);
        }
        return slopes(semantics_, graph_.base[node], heard.energy(aggregation_));
    }

    /// Of an edge into the node last asked about.
    [[nodiscard]] EdgeSlope by(const Edge& edge) const {
        EdgeSlope slope{edge.weight, false};
        if (aggregation_ != Aggregation::sum) {
            const double amount = edge.weight * strength_[edge.from];
            if (aggregation_ == Aggregation::product) {
                slope.value *= (edge.attack ? attack_ : support_).without(1.0 - amount);
            } else {
                slope = (edge.attack ? top_attack_ : top_support_).slope(amount, edge.weight);
            }
        }
        if (edge.attack) slope.value = -slope.value;
        return slope;
    }

private:
    const Graph& graph_;
    const Structure& structure_;
    Semantics semantics_;
    Aggregation aggregation_;
    const std::vector<double>& strength_;
    OthersProduct support_;
    OthersProduct attack_;
    Top top_support_;
    Top top_attack_;
};

/// ∂σ(topic)/∂σ of every node, backwards over an acyclic graph.
class Backward {
public:
    explicit Backward(const Question& question)
        : question_(question),
          strength_(strengths(question.graph, question.structure, question.semantics)) {}

    Gradient run() {
        const std::size_t size = question_.graph.base.size();
        Gradient gradient{std::vector<double>(size, 0.0), std::vector<bool>(size, false), true};
        std::vector<double> pull(size, 0.0);
        pull[question_.topic] = 1.0;
        NodeSlopes node_slopes(question_.graph, question_.structure, question_.semantics,
                               strength_);
        const std::vector<std::size_t>& order = question_.structure.order();
        for (auto node = order.rbegin(); node != order.rend(); ++node) {
            if (pull[*node] == 0.0 && !gradient.kink[*node]) continue;
            const Slopes own = node_slopes.at(*node);
            gradient.values[*node] = pull[*node] * own.base;
            if (own.energy == 0.0 && !own.kink) continue;
            for (const std::size_t i : question_.structure.incoming(*node)) {
                const Edge& edge = question_.graph.edges[i];
                const EdgeSlope slope = node_slopes.by(edge);
                pull[edge.from] += pull[*node] * own.energy * slope.value;
                const bool kink = gradient.kink[*node] || own.kink || slope.kink;
                if (kink && slope.value != 0.0) gradient.kink[edge.from] = true;
            }
        }
        return gradient;
    }

private:
    const Question& question_;
    std::vector<double> strength_;
};

/// Jacobian of f by edges: how a source's strength moves its target's f.
struct Jacobian {
    std::vector<double> by_edge;
    std::vector<double> base_slopes;
    std::vector<bool> kink;
};

Jacobian jacobian_at(const Question& question, const std::vector<double>& strength) {
    const std::size_t size = question.graph.base.size();
    Jacobian jacobian{std::vector<double>(question.graph.edges.size(), 0.0),
                      std::vector<double>(size, 0.0), std::vector<bool>(size, false)};
    NodeSlopes node_slopes(question.graph, question.structure, question.semantics, strength);
    for (std::size_t node = 0; node < size; ++node) {
        const Slopes own = node_slopes.at(node);
        jacobian.base_slopes[node] = own.base;
        for (const std::size_t i : question.structure.incoming(node)) {
            const EdgeSlope slope = node_slopes.by(question.graph.edges[i]);
            jacobian.by_edge[i] = own.energy * slope.value;
            if ((own.kink || slope.kink) && slope.value != 0.0) {
                jacobian.kink[question.graph.edges[i].from] = true;
            }
        }
    }
    return jacobian;
}

/// Marks what lies behind a kink, too.
void spread(const Question& question, std::vector<bool>& kink) {
    std::vector<std::size_t> open;
    for (std::size_t node = 0; node < kink.size(); ++node) {
        if (kink[node]) open.push_back(node);
    }
    while (!open.empty()) {
        const std::size_t node = open.back();
        open.pop_back();
        for (const std::size_t i : question.structure.incoming(node)) {
            const std::size_t from = question.graph.edges[i].from;
            if (kink[from]) continue;
            kink[from] = true;
            open.push_back(from);
        }
    }
}

/// At rest σ = f(σ, τ), so the pull of the topic on every strength solves λ = Jᵀλ + e, which the
/// process λ' = Jᵀλ + e − λ finds wherever the strengths themselves were found.
Gradient implicit_gradient(const Question& question) {
    const Equilibrium found = continuous_strengths(question.graph, question.structure,
                                                   question.semantics, question.limits);
    Jacobian jacobian = jacobian_at(question, found.strength);
    spread(question, jacobian.kink);
    const Target target = [&](const std::vector<double>& pull, std::vector<double>& aim) {
        std::fill(aim.begin(), aim.end(), 0.0);
        aim[question.topic] = 1.0;
        for (std::size_t i = 0; i < question.graph.edges.size(); ++i) {
            const Edge& edge = question.graph.edges[i];
            aim[edge.from] += jacobian.by_edge[i] * pull[edge.to];
        }
    };
    std::vector<double> start(question.graph.base.size(), 0.0);
    start[question.topic] = 1.0;
    const Equilibrium pull = come_to_rest(std::move(start), target, question.limits);
    Gradient gradient{pull.strength, jacobian.kink, found.converged && pull.converged};
    for (std::size_t i = 0; i < gradient.values.size(); ++i) {
        gradient.values[i] *= jacobian.base_slopes[i];
    }
    return gradient;
}

}  // namespace

Gradient gradient(const Question& question) {
    return question.structure.acyclic() ? Backward(question).run() : implicit_gradient(question);
}

}  // namespace stackimpact::argue
