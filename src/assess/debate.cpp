// SPDX-License-Identifier: MIT
#include "assess/debate.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "argue/strengths.hpp"

namespace stackimpact {

namespace {

/// Arguments that a relation's target stands for, without the carrier itself.
std::vector<std::size_t> targets(const std::vector<Argument>& arguments, std::size_t carrier,
                                 const Relation& relation) {
    std::vector<std::size_t> found;
    const auto* mechanism = std::get_if<MechanismId>(&relation.target);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (i == carrier) continue;
        const Argument& other = arguments[i];
        const bool meant = mechanism != nullptr
                               ? other.mechanism && *other.mechanism == *mechanism
                               : other.id == std::get<ArgumentId>(relation.target) ||
                                     other.rule == std::get<ArgumentId>(relation.target);
        if (meant) found.push_back(i);
    }
    return found;
}

/// One relation a pair and kind: the same thing said at both ends counts once, at its larger
/// weight.
void add_relations(Debate& debate) {
    std::map<std::tuple<std::size_t, std::size_t, bool>, DebateRelation> unique;
    for (std::size_t carrier = 0; carrier < debate.size(); ++carrier) {
        for (const Relation& relation : debate.arguments[carrier].relations) {
            for (const std::size_t other : targets(debate.arguments, carrier, relation)) {
                const std::size_t from = relation.incoming ? other : carrier;
                const std::size_t to = relation.incoming ? carrier : other;
                const bool attack = relation.kind == RelationKind::attack;
                DebateRelation made{from, to, relation.weight, attack, relation.note};
                auto& slot = unique.try_emplace({to, from, attack}, made).first->second;
                if (slot.weight < made.weight) slot = made;
            }
        }
    }
    for (auto& entry : unique) debate.relations.push_back(std::move(entry.second));
}

std::size_t pair_index(const Effect& effect, const Stack& stack) {
    std::size_t layer = 0;
    while (stack.layers[layer].id != effect.layer) ++layer;
    std::size_t channel = 0;
    while (stack.channels[channel].id != effect.channel) ++channel;
    return channel * stack.layers.size() + layer;
}

/// A sum with its rounding errors kept apart (Neumaier 1974): neither the order of effects nor one
/// split in halves changes a bit.
class ExactSum {
public:
    void add(double value) {
        const double next = sum_ + value;
        lost_ += sum_ >= value ? (sum_ - next) + value : (value - next) + sum_;
        sum_ = next;
    }
    [[nodiscard]] double value() const { return sum_ + lost_; }

private:
    double sum_ = 0.0;
    double lost_ = 0.0;
};

void add_effects(Debate& debate, const Stack& stack) {
    for (std::size_t i = 0; i < debate.size(); ++i) {
        debate.first_effect.push_back(debate.effects.size());
        std::map<std::pair<std::size_t, Direction>, ExactSum> weights;
        for (const Effect& effect : debate.arguments[i].effects) {
            weights[{pair_index(effect, stack), effect.direction}].add(effect.weight);
        }
        for (const auto& entry : weights) {
            const double sign = entry.first.second == Direction::bull ? 1.0 : -1.0;
            debate.effects.push_back({i, entry.first.first, sign, entry.second.value(), 0});
        }
    }
    debate.first_effect.push_back(debate.effects.size());
}

void add_groups(Debate& debate) {
    std::map<std::tuple<std::size_t, bool, std::string>, std::size_t> groups;
    for (PairEffect& effect : debate.effects) {
        const auto& mechanism = debate.arguments[effect.argument].mechanism;
        effect.group = debate.groups;
        if (mechanism) {
            effect.group =
                groups.try_emplace({effect.pair, effect.sign > 0, mechanism->str()}, debate.groups)
                    .first->second;
        }
        if (effect.group == debate.groups) ++debate.groups;
    }
}

argue::Graph graph_of(const Debate& debate, const std::vector<double>& base,
                      const std::vector<double>& evidence) {
    argue::Graph graph;
    graph.base = base;
    graph.edges.reserve(debate.relations.size());
    for (const DebateRelation& relation : debate.relations) {
        graph.edges.push_back({relation.from, relation.to,
                               relation.weight * evidence[relation.from], relation.attack});
    }
    return graph;
}

Hearing hearing_of(std::vector<double> strength, const Weights& weights) {
    Hearing result{std::move(strength), {}};
    for (std::size_t i = 0; i < result.strength.size(); ++i) {
        result.heard.push_back(weights.evidence[i] * result.strength[i]);
    }
    return result;
}

template <class Member>
std::vector<double> collect(const Debate& debate, Member member) {
    std::vector<double> values;
    values.reserve(debate.size());
    for (const Argument& argument : debate.arguments) values.push_back(member(argument));
    return values;
}

}  // namespace

Debate make_debate(std::vector<Argument> arguments, const Stack& stack) {
    Debate debate;
    debate.arguments = std::move(arguments);
    add_relations(debate);
    add_effects(debate, stack);
    add_groups(debate);
    const std::vector<double> zeros(debate.size(), 0.0);
    debate.structure = argue::Structure(graph_of(debate, zeros, zeros));
    if (!debate.structure.acyclic()) throw std::logic_error("a cycle of arguments passed load");
    return debate;
}

Hearing hear(const Debate& debate, const Weights& weights, argue::Semantics semantics) {
    const argue::Graph graph = graph_of(debate, weights.base, weights.evidence);
    return hearing_of(argue::strengths(graph, debate.structure, semantics), weights);
}

Hearing hear_scaled(const Debate& debate, const Weights& weights, std::size_t relation,
                    double factor) {
    argue::Graph graph = graph_of(debate, weights.base, weights.evidence);
    const DebateRelation& scaled = debate.relations[relation];
    graph.edges[relation].weight =
        std::min(1.0, scaled.weight * factor) * weights.evidence[scaled.from];
    return hearing_of(argue::strengths(graph, debate.structure, argue::Semantics::qe), weights);
}

std::vector<Interval> heard_bounds(const Debate& debate) {
    const auto low = collect(debate, [](const Argument& a) { return a.evidence_range.low; });
    const auto high = collect(debate, [](const Argument& a) { return a.evidence_range.high; });
    const argue::BoundedGraph graph{
        graph_of(debate, collect(debate, [](const Argument& a) { return a.base_range.low; }), low),
        graph_of(debate, collect(debate, [](const Argument& a) { return a.base_range.high; }),
                 high)};
    const argue::StrengthBounds bounds =
        argue::strength_bounds(graph, debate.structure, argue::Semantics::qe);
    std::vector<Interval> heard(debate.size());
    for (std::size_t i = 0; i < debate.size(); ++i) {
        heard[i] = {low[i] * bounds.low[i], high[i] * bounds.high[i]};
    }
    return heard;
}

Weights weights_of(const Debate& debate) {
    return {collect(debate, [](const Argument& a) { return a.base; }),
            collect(debate, [](const Argument& a) { return a.evidence; }),
            collect(debate, [](const Argument& a) { return a.face_evidence; })};
}

}  // namespace stackimpact
