// SPDX-License-Identifier: MIT
#include "match/each.hpp"

#include <algorithm>
#include <utility>

#include "cel/program.hpp"

namespace stackimpact {

namespace {

double leader_share(const Layer& layer, const std::optional<Date>& date) {
    double leader = 0.0;
    for (const Player& player : layer.players) {
        if (player.share.empty()) continue;
        leader = std::max(leader, pick(player.share, date).figure->value);
    }
    return leader;
}

}  // namespace

std::vector<LayerId> chosen_layers(const Rule& rule, const cel::Environment& environment,
                                   const Stack& stack, const std::optional<Date>& date) {
    std::vector<LayerId> layers;
    if (!rule.each) return layers;
    // The predicate reads only the layer's record.
    std::vector<cel::Binding> bindings(environment.variables().size());
    const auto set = [&](const char* field, cel::Value value) {
        const auto slot = environment.slot(field);
        if (slot) bindings[*slot] = cel::Binding{std::move(value), 1.0, 0.0, 0.0, 1.0, 1.0};
    };
    for (const Layer& layer : stack.layers) {
        set("layer.id", layer.id.str());
        set("layer.order", static_cast<std::int64_t>(layer.order));
        set("layer.leader_share", leader_share(layer, date));
        set("layer.players", static_cast<std::int64_t>(layer.players.size()));
        if (cel::evaluate(rule.each->program, bindings).is_true()) layers.push_back(layer.id);
    }
    return layers;
}

Argument for_layer(Argument argument, const LayerId& layer) {
    argument.id = ArgumentId{argument.rule.str() + "@" + layer.str()};
    for (Effect& effect : argument.effects) {
        if (effect.layer.str() == each_layer) effect.layer = layer;
    }
    return argument;
}

}  // namespace stackimpact
