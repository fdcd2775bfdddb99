// SPDX-License-Identifier: MIT
#pragma once

#include "support/world.hpp"

namespace stackimpact::testing {

// All of it draws from rapidcheck and may be called only inside a property.

/// An integer from `low` to `high`, both included; shrinks to `low`.
[[nodiscard]] int draw(int low, int high);
/// True once in `n` times.
[[nodiscard]] bool one_in(int n);
/// A multiple of 1/20 in [low/20, high/20].
[[nodiscard]] double draw_twentieths(int low, int high);

/// A stack that does not amplify: 2 to 4 layers, links between any two, companies.
[[nodiscard]] Stack draw_stack();
/// An effect on some layer of the stack.
[[nodiscard]] Effect draw_effect(const Stack& stack);
/// A stack, rules and a scenario with relations that make no cycle.
[[nodiscard]] World draw_world();
/// The same without rules.
[[nodiscard]] World draw_world_of_arguments();

}  // namespace stackimpact::testing
