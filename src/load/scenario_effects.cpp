// SPDX-License-Identifier: MIT
#include "load/scenario_effects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "load/names.hpp"

namespace stackimpact {

namespace {

constexpr std::string_view mechanism_prefix = "mechanism:";

std::optional<LayerId> read_layer(const Input& input, const JsonNode& node,
                                  const EffectNames& names, bool each) {
    if (node.kind == JsonNode::Kind::string && node.string == each_layer) {
        if (each) return LayerId{node.string};
        input.error(Code::unknown_layer, node.span,
                    "`$each` has a meaning only in rules with `each`");
        return std::nullopt;
    }
    auto layer =
        read_reference(input, node, "a layer of the stack", Code::unknown_layer, names.layers);
    if (!layer) return std::nullopt;
    return LayerId{std::move(*layer)};
}

/// Direction and weight from `bull` or `bear`, exactly one of which must be there.
bool read_weight(const Input& input, ObjectReader& reader, Effect& effect) {
    const JsonNode* bull = reader.find("bull");
    const JsonNode* bear = reader.find("bear");
    if (bull != nullptr && bear != nullptr) {
        input.error(Code::conflicting_keys, bear->span, "an effect is either `bull` or `bear`",
                    "write two effects", {input.place(bull->span), "bull here"});
        return false;
    }
    if (bull == nullptr && bear == nullptr) {
        if (reader.valid()) {
            input.error(Code::missing_key, reader.opening(), "an effect needs `bull` or `bear`",
                        "with its weight, as in \"bear\": 0.5");
        }
        return false;
    }
    effect.direction = bull != nullptr ? Direction::bull : Direction::bear;
    const auto weight = read_number(input, bull != nullptr ? *bull : *bear,
                                    bull != nullptr ? "`bull`" : "`bear`", weight_range);
    effect.weight = weight.value_or(0.0);
    return weight.has_value();
}

std::optional<Effect> read_effect(const Input& input, const JsonNode& node,
                                  const EffectNames& names, bool each) {
    ObjectReader reader(input, node, "an effect");
    Effect effect;
    bool good = reader.valid();
    if (const JsonNode* layer = reader.require("layer")) {
        const auto id = read_layer(input, *layer, names, each);
        good = good && id.has_value();
        if (id) effect.layer = *id;
    }
    if (const JsonNode* channel = reader.require("channel")) {
        const auto id = read_reference(input, *channel, "a channel of the stack",
                                       Code::unknown_channel, names.channels);
        good = good && id.has_value();
        if (id) effect.channel = ChannelId{*id};
    }
    good = read_weight(input, reader, effect) && good;
    reader.finish();
    if (!good) return std::nullopt;
    return effect;
}

void read_short_direction(const Input& input, ObjectReader& reader, Direction direction,
                          const EffectNames& names, std::vector<Effect>& effects) {
    const std::string key(name(direction));
    const JsonNode* node = reader.find(key);
    if (node == nullptr) return;
    // A stack without channels has an error of its own.
    if (names.channels.empty()) return;
    const ChannelId channel{names.channels.front()};
    for (const JsonMember& member : read_members(input, *node, fmt::format("`{}`", key))) {
        JsonNode layer;
        layer.kind = JsonNode::Kind::string;
        layer.string = member.key;
        layer.span = member.key_span;
        const auto id = read_layer(input, layer, names, false);
        const auto weight = read_number(input, member.value, "a weight", weight_range);
        if (!id || !weight) continue;
        effects.push_back({*id, channel, direction, *weight});
    }
}

std::variant<ArgumentId, MechanismId> target_of(const std::string& text) {
    if (text.compare(0, mechanism_prefix.size(), mechanism_prefix) == 0) {
        return MechanismId{text.substr(mechanism_prefix.size())};
    }
    return ArgumentId{text};
}

void read_relation(const Input& input, const JsonNode& node, Relation relation,
                   WrittenRelations& written) {
    const JsonNode* to = &node;
    if (node.kind == JsonNode::Kind::object) {
        ObjectReader reader(input, node, "a relation");
        to = reader.require("to");
        relation.weight = reader.number("weight", weight_range).value_or(1.0);
        relation.note = reader.text("note");
        reader.finish();
        if (to == nullptr) return;
    }
    if (!has_type(input, *to, JsonNode::Kind::string, "the target of a relation")) return;
    relation.target = target_of(to->string);
    written.relations.push_back(std::move(relation));
    written.places.push_back(input.place(to->span));
}

}  // namespace

EffectNames::EffectNames(const Stack& stack)
    : layers(layer_names(stack)), channels(channel_names(stack)) {}

std::vector<Effect> read_effects(const Input& input, const JsonNode& node, const EffectNames& names,
                                 bool each) {
    std::vector<Effect> effects;
    for (const JsonNode& item : read_items(input, node, "`effects`")) {
        auto effect = read_effect(input, item, names, each);
        if (effect) effects.push_back(std::move(*effect));
    }
    return effects;
}

void read_short_effects(const Input& input, ObjectReader& reader, const EffectNames& names,
                        std::vector<Effect>& effects) {
    read_short_direction(input, reader, Direction::bull, names, effects);
    read_short_direction(input, reader, Direction::bear, names, effects);
}

WrittenRelations read_relations(const Input& input, ObjectReader& reader) {
    struct Key {
        std::string_view name;
        RelationKind kind;
        bool incoming;
    };
    constexpr std::array<Key, 4> keys = {{{"supports", RelationKind::support, false},
                                          {"attacks", RelationKind::attack, false},
                                          {"supported_by", RelationKind::support, true},
                                          {"attacked_by", RelationKind::attack, true}}};
    WrittenRelations written;
    for (const Key& key : keys) {
        const JsonNode* node = reader.find(key.name);
        if (node == nullptr) continue;
        for (const JsonNode& item : read_items(input, *node, fmt::format("`{}`", key.name))) {
            Relation relation;
            relation.kind = key.kind;
            relation.incoming = key.incoming;
            read_relation(input, item, std::move(relation), written);
        }
    }
    return written;
}

}  // namespace stackimpact
