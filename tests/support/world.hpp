// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "assess/assess.hpp"

namespace stackimpact::testing {

/// A scenario with the knowledge it is assessed with.
struct World {
    Scales scales;
    Vocabulary vocabulary;
    Stack stack;
    RuleBook rules;
    Scenario scenario;

    [[nodiscard]] AssessInput input() const { return {scales, vocabulary, stack, rules}; }
};

/// The constants of the scoring definition.
[[nodiscard]] Scales standard_scales();
/// Facts n0 n1 n2 (numbers 0 to 10), b0 b1 (bool), e0 (enum x y); kinds k0, k1.
[[nodiscard]] Vocabulary small_vocabulary();
/// What the rules of a world are compiled against: the small vocabulary, stack.r0, stack.r1 and the
/// fields of a layer.
[[nodiscard]] cel::Environment small_environment();
/// Compiles a condition or strength; throws std::logic_error if it does not.
[[nodiscard]] Condition condition(const std::string& text, cel::Expected expected);

/// The standard flows (DESIGN section 3) with the given damping.
[[nodiscard]] std::vector<Flow> standard_flows(double damping, double supply_damping);
/// Layers a, b, c, ... in order and the channels demand, pricing, cost, supply.
[[nodiscard]] Stack empty_stack(std::size_t layers);
/// A link with undated coefficients by name.
[[nodiscard]] Link link(const std::string& supplier, const std::string& customer,
                        const std::map<std::string, double>& coefficients);

/// The assessment; throws std::logic_error if it is refused.
[[nodiscard]] Assessment assessed(const World& world, const Overlay& overlay = {});
/// Bull and bear swapped: directions of effects, signs of returns, words of expectations.
[[nodiscard]] World mirrored(World world);

}  // namespace stackimpact::testing
