// SPDX-License-Identifier: MIT
#include "assess/assess.hpp"
#include "assess/evaluation.hpp"

namespace stackimpact {

std::vector<LayerScore> score(const AssessInput& input, const Scenario& scenario,
                              const Overlay& overlay) {
    const Network network(input.stack, scenario.date);
    const Evaluation evaluation = evaluate_scenario(input, network, scenario, overlay);
    std::vector<LayerScore> scores;
    for (std::size_t i = 0; i < network.layers(); ++i) {
        scores.push_back({input.stack.layers[i].id, evaluation.pressures[i], evaluation.shares[i]});
    }
    return scores;
}

}  // namespace stackimpact
