// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "load/decode.hpp"
#include "model/argument.hpp"
#include "model/stack.hpp"

namespace stackimpact {

/// What effects may name.
struct EffectNames {
    Names layers;
    Names channels;

    explicit EffectNames(const Stack& stack);
};

/// Reads `effects`. `each`: the layer may also be `$each`.
[[nodiscard]] std::vector<Effect> read_effects(const Input& input, const JsonNode& node,
                                               const EffectNames& names, bool each);
/// Reads the short forms `"bull": {"chip_design": 0.8}` and `bear` into `effects`; their channel is
/// the first of the stack.
void read_short_effects(const Input& input, ObjectReader& reader, const EffectNames& names,
                        std::vector<Effect>& effects);

/// The relations of one argument; the place of each is that of its target's name.
struct WrittenRelations {
    std::vector<Relation> relations;
    std::vector<Place> places;
};

/// Reads `supports`, `attacks`, `supported_by` and `attacked_by`. Whether the targets exist is
/// checked later.
[[nodiscard]] WrittenRelations read_relations(const Input& input, ObjectReader& reader);

}  // namespace stackimpact
