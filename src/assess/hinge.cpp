// SPDX-License-Identifier: MIT
#include <cstdlib>
#include <set>

#include "assess/evaluation.hpp"

namespace stackimpact {

std::optional<Hinge> find_hinge(const AssessInput& input, const Network& network,
                                const Scenario& scenario, const Overlay& overlay,
                                const Evaluation& evaluation) {
    std::set<FactName> used;
    for (const Argument& argument : evaluation.debate.arguments) {
        used.insert(argument.facts.begin(), argument.facts.end());
    }
    std::optional<Hinge> best;
    std::int64_t best_moved = 0;
    for (const FactName& fact : used) {
        const std::vector<Shares> without = shares_under(
            input, network, scenario, overlay, {DropTarget::Kind::fact, fact.str()});
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
