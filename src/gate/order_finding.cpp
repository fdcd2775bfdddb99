// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "gate/finding.hpp"
#include "model/format.hpp"

namespace stackimpact::gate {

namespace {

using Layers = std::vector<const LayerAssessment*>;

/// By how much a layer is over the next one.
Micro lead(const Layers& layers, std::size_t at) {
    return layers[at]->shares.net - layers[at + 1]->shares.net;
}

/// The first of the neighbours that are least, or most wrongly, in order.
std::size_t closest(const Layers& layers) {
    std::size_t closest = 0;
    for (std::size_t i = 1; i + 1 < layers.size(); ++i) {
        if (lead(layers, i) < lead(layers, closest)) closest = i;
    }
    return closest;
}

/// What lifts the upper layer and weighs on the lower one; `lifts` -1: the other way round.
std::vector<ArgumentId> between(const LayerAssessment& upper, const LayerAssessment& lower,
                                int lifts) {
    std::vector<NettedContribution> amounts;
    for (const NettedContribution& netted : upper.arguments) {
        if (sign_of(netted.amount) == lifts) amounts.push_back(netted);
    }
    for (const NettedContribution& netted : lower.arguments) {
        if (sign_of(netted.amount) == -lifts) amounts.push_back(netted);
    }
    return strongest(std::move(amounts), 0);
}

std::string message_of(const LayerAssessment& upper, const LayerAssessment& lower, Micro lead) {
    const std::string nets =
        fmt::format("net of {} is {}", upper.id.str(), decimal(upper.shares.net));
    if (lead == Micro{}) return fmt::format("{}, as that of {}", nets, lower.id.str());
    return fmt::format("{}, {} {} that of {}", nets, decimal(size_of(lead)),
                       lead > Micro{} ? "over" : "under", lower.id.str());
}

}  // namespace

Finding find(const OrderGate& gate, const Assessment& result) {
    Finding finding;
    finding.what = "order";
    Layers layers;
    std::vector<std::string> names;
    std::vector<std::string> nets;
    for (const LayerId& id : gate.layers) {
        const auto found = std::find_if(result.layers.begin(), result.layers.end(),
                                        [&id](const LayerAssessment& l) { return l.id == id; });
        names.push_back(id.str());
        if (found == result.layers.end()) continue;
        layers.push_back(&*found);
        nets.push_back(fmt::format("{} {}", id.str(), decimal(found->shares.net)));
    }
    finding.actual = fmt::format("{}", fmt::join(nets, ", "));
    finding.bound = fmt::format("{}", fmt::join(names, " >= "));
    if (layers.size() < gate.layers.size()) {
        finding.outcome = CheckOutcome::skipped;
        finding.message = "the result does not have all of these layers";
        return finding;
    }
    const std::size_t at = closest(layers);
    finding.margin = lead(layers, at);
    finding.outcome = outcome_of(*finding.margin);
    finding.arguments =
        between(*layers[at], *layers[at + 1], finding.outcome == CheckOutcome::passed ? 1 : -1);
    finding.message = message_of(*layers[at], *layers[at + 1], *finding.margin);
    return finding;
}

}  // namespace stackimpact::gate
