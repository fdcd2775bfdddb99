// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "load/decode.hpp"
#include "load/result_numbers.hpp"
#include "model/gate.hpp"
#include "model/stack.hpp"

namespace stackimpact {

/// What the conditions of gates are read against.
struct GateWorld {
    const Stack& stack;
    const ResultNumbers& numbers;
};

/// The key that says what a gate asks ("number", "verdict", ...). Reports a gate that has none or
/// more than one of them.
[[nodiscard]] std::optional<std::string_view> gate_key(const Input& input, const JsonNode& node);

/// Reads the condition under `key` with what belongs to it, and the gate's `layers`.
void read_condition(const Input& input, ObjectReader& reader, std::string_view key,
                    const GateWorld& world, Gate& gate);

/// Patterns of ids; `known`, when given, are the ids that one without `*` and `?` must be among.
[[nodiscard]] std::vector<std::string> read_patterns(const Input& input, const JsonNode& node,
                                                     std::string_view what, const Names* known);

}  // namespace stackimpact
