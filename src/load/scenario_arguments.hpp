// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <set>
#include <vector>

#include "load/decode.hpp"
#include "load/scenario_effects.hpp"
#include "load/scenario_sources.hpp"
#include "model/scales.hpp"
#include "model/scenario.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// What a scenario's arguments are read against.
struct ArgumentContext {
    const Scales& scales;
    const Vocabulary& vocabulary;
    const EffectNames& effects;
    /// Facts that the scenario or one of its cases states.
    const std::set<FactName>& stated;
};

/// A scenario's arguments with the places that later checks point at.
struct WrittenArguments {
    struct Places {
        Place id;
        std::vector<Place> relations;
    };
    std::map<ArgumentId, ScenarioArgument> arguments;
    std::map<ArgumentId, Places> places;
};

/// Reads a scenario's `arguments`. An argument with mistakes is listed all the same.
[[nodiscard]] WrittenArguments read_arguments(const Input& input, const JsonNode& node,
                                              const ArgumentContext& context, Sources& sources);

}  // namespace stackimpact
