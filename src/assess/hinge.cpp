// SPDX-License-Identifier: MIT
#include <cstdlib>

#include "assess/evaluation.hpp"

namespace stackimpact {

std::optional<Hinge> find_hinge(const AssessInput& input, const Evaluation& evaluation,
                                const WhatIf& what_if) {
    std::optional<Hinge> best;
    std::int64_t best_moved = 0;
    // All facts: one that no argument uses may be what keeps a rule (`!has(…)`) from firing.
    for (const auto& entry : evaluation.scenario.facts) {
        const FactName& fact = entry.first;
        const std::vector<Shares> without = what_if.without({DropTarget::Kind::fact, fact.str()});
        std::int64_t moved = 0;
        Hinge hinge{fact, {}};
        for (std::size_t i = 0; i < without.size(); ++i) {
            moved += std::llabs((without[i].net - evaluation.shares[i].net).value);
            hinge.layers.push_back({input.stack.layers[i].id, evaluation.shares[i].net,
                                    without[i].net, verdict_of(without[i], input.scales)});
        }
        if (moved <= best_moved) continue;
        best_moved = moved;
        best = std::move(hinge);
    }
    return best;
}

}  // namespace stackimpact
