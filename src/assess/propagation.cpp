// SPDX-License-Identifier: MIT
#include "assess/propagation.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "propagate/spectrum.hpp"

namespace stackimpact {

namespace {

/// Rounds that are shown one by one: most stacks are three links long.
constexpr std::size_t shown_rounds = 3;

/// A stack that takes longer than this to settle is told by its radius.
constexpr std::size_t most_rounds = 1000;

/// Paths that are kept: a screen of them.
constexpr std::size_t most_paths = 8;

/// The smallest pressure there is.
constexpr double smallest = 1.0 / static_cast<double>(micros_per_one);

/// M, M + M², M + M² + M³.
std::vector<propagate::Matrix> sums_of_rounds(const propagate::Matrix& flows) {
    std::vector<propagate::Matrix> sums{flows};
    propagate::Matrix power = flows;
    while (sums.size() < shown_rounds) {
        power = propagate::times(flows, power);
        propagate::Matrix sum = sums.back();
        for (std::size_t to = 0; to < flows.size(); ++to) {
            for (std::size_t from = 0; from < flows.size(); ++from) {
                sum.at(to, from) += power.at(to, from);
            }
        }
        sums.push_back(std::move(sum));
    }
    return sums;
}

/// Splits what lands of each effect into rounds. Sums up to a round are rounded, and a round is the
/// difference of two: so the parts of a landing add up to it.
class Rounds {
public:
    explicit Rounds(const Network& network)
        : network_(network), sums_(sums_of_rounds(network.flows())), layers_(network.layers()) {
        for (LayerRounds& layer : layers_) layer.rounds.resize(shown_rounds);
    }

    void add(std::size_t from, double amount) {
        layers_[network_.layer_of(from)].direct += landed(amount);
        for (std::size_t to = 0; to < network_.size(); ++to) add(from, to, amount);
    }

    [[nodiscard]] std::vector<LayerRounds> take() { return std::move(layers_); }

private:
    void add(std::size_t from, std::size_t to, double amount) {
        LayerRounds& layer = layers_[network_.layer_of(to)];
        Micro before;
        for (std::size_t round = 0; round < shown_rounds; ++round) {
            const double share = sums_[round].at(to, from);
            const Micro sum = share == 0.0 ? Micro{} : landed(share * amount);
            layer.rounds[round] += sum - before;
            before = sum;
        }
        const double share = network_.over_links(to, from);
        const Micro all = share == 0.0 ? Micro{} : landed(share * amount);
        layer.rest += all - before;
    }

    const Network& network_;
    std::vector<propagate::Matrix> sums_;
    std::vector<LayerRounds> layers_;
};

/// Pressure of the acting effects by pair.
struct Impulse {
    std::vector<Micro> landed;
    std::vector<double> amounts;
};

Impulse impulse_of(const Network& network, const Evaluation& evaluation) {
    Impulse impulse{std::vector<Micro>(network.size()), {}};
    for (const Landing& landing : evaluation.landings) {
        if (landing.direct) impulse.landed[landing.pair] += landing.amount;
    }
    for (const Micro amount : impulse.landed) impulse.amounts.push_back(to_double(amount));
    return impulse;
}

std::vector<LayerRounds> rounds_by_layer(const Stack& stack, const Network& network,
                                         const Evaluation& evaluation) {
    Rounds rounds(network);
    const std::vector<PairEffect>& effects = evaluation.debate.effects;
    for (std::size_t i = 0; i < effects.size(); ++i) {
        if (!evaluation.acts[i]) continue;
        rounds.add(effects[i].pair, amount_of(effects[i], evaluation.hearing.heard));
    }
    std::vector<LayerRounds> layers = rounds.take();
    for (std::size_t i = 0; i < layers.size(); ++i) layers[i].layer = stack.layers[i].id;
    return layers;
}

double coefficient_of(const Network& network, const std::vector<std::size_t>& path) {
    double product = 1.0;
    for (std::size_t i = 1; i < path.size(); ++i)
        product *= network.flows().at(path[i], path[i - 1]);
    return product;
}

/// A path by its ends, with what it carries.
struct Way {
    std::size_t from = 0;
    std::size_t to = 0;
    Micro carries;
};

/// By what they carry; ties by origin and target.
std::vector<Way> strongest_ways(const Network& network, const Impulse& impulse, Paths& paths) {
    std::vector<Way> ways;
    for (std::size_t from = 0; from < network.size(); ++from) {
        if (impulse.landed[from].value == 0) continue;
        for (std::size_t to = 0; to < network.size(); ++to) {
            const std::vector<std::size_t> pairs = paths.between(from, to);
            const Micro carries = landed(coefficient_of(network, pairs) * impulse.amounts[from]);
            if (!pairs.empty() && carries.value != 0) ways.push_back({from, to, carries});
        }
    }
    std::stable_sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) {
        return std::llabs(a.carries.value) > std::llabs(b.carries.value);
    });
    if (ways.size() > most_paths) ways.resize(most_paths);
    return ways;
}

std::vector<PressurePath> strongest_paths(const Stack& stack, const Network& network,
                                          const Impulse& impulse, Paths& paths) {
    std::vector<PressurePath> result;
    for (const Way& way : strongest_ways(network, impulse, paths)) {
        const std::vector<std::size_t> pairs = paths.between(way.from, way.to);
        PressurePath& path = result.emplace_back();
        for (const std::size_t pair : pairs) {
            path.stops.push_back({stack.layers[network.layer_of(pair)].id,
                                  stack.channels[network.channel_of(pair)].id});
        }
        path.coefficient = landed(coefficient_of(network, pairs));
        path.carries = way.carries;
    }
    return result;
}

}  // namespace

Propagation propagation_of(const Stack& stack, const Network& network, const Evaluation& evaluation,
                           Paths& paths) {
    const Impulse impulse = impulse_of(network, evaluation);
    Propagation result;
    result.radius = landed(propagate::spectral_radius(network.flows()));
    const double absolute = propagate::absolute_radius(network.flows());
    result.absolute_radius = landed(absolute);
    result.converges_absolutely = absolute < propagate::radius_limit;
    if (const auto settled =
            propagate::rounds_until(network.flows(), impulse.amounts, smallest, most_rounds)) {
        result.settles_in_round = static_cast<int>(*settled);
    }
    result.layers = rounds_by_layer(stack, network, evaluation);
    result.paths = strongest_paths(stack, network, impulse, paths);
    return result;
}

}  // namespace stackimpact
