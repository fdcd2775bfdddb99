// SPDX-License-Identifier: MIT
#include "rules/choose.hpp"

#include <algorithm>

#include "match/each.hpp"

namespace stackimpact {

namespace {

template <class T>
bool holds(const std::vector<T>& values, const T& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

template <class T>
bool meet(const std::vector<T>& a, const std::vector<T>& b) {
    return std::any_of(a.begin(), a.end(), [&b](const T& value) { return holds(b, value); });
}

/// Layers that the rule presses on; `$each` stands for those that `each` chooses.
std::vector<LayerId> layers_of(const Rule& rule, const RuleBook& book, const Stack& stack) {
    std::vector<LayerId> layers = chosen_layers(rule, book.environment, stack, std::nullopt);
    if (std::none_of(rule.effects.begin(), rule.effects.end(),
                     [](const Effect& effect) { return effect.layer.str() == each_layer; })) {
        layers.clear();
    }
    for (const Effect& effect : rule.effects) layers.push_back(effect.layer);
    return layers;
}

}  // namespace

std::vector<const Rule*> chosen_rules(const RuleChoice& choice, const RuleBook& book,
                                      const Stack& stack) {
    std::vector<const Rule*> rules;
    for (const auto& entry : book.rules) {
        const Rule& rule = entry.second;
        if (!choice.ids.empty() && !holds(choice.ids, rule.id)) continue;
        if (!choice.files.empty() && !holds(choice.files, rule.location.file)) continue;
        if (!choice.families.empty() && !holds(choice.families, rule.family)) continue;
        if (!choice.kinds.empty() && !rule.kinds.empty() && !meet(rule.kinds, choice.kinds)) {
            continue;
        }
        if (!choice.layers.empty() && !meet(layers_of(rule, book, stack), choice.layers)) continue;
        rules.push_back(&rule);
    }
    return rules;
}

}  // namespace stackimpact
