// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "gate/finding.hpp"
#include "model/format.hpp"

namespace stackimpact::gate {

namespace {

/// 1 for the bull words of a verdict, -1 for the bear words, 0 for neutral and contested.
int side_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::strong_bull:
        case Verdict::bull:
        case Verdict::lean_bull:
            return 1;
        case Verdict::strong_bear:
        case Verdict::bear:
        case Verdict::lean_bear:
            return -1;
        case Verdict::neutral:
        case Verdict::contested:
            break;
    }
    return 0;
}

/// The arguments whose part of the pressure on a layer moved most in the direction of `sign`.
std::vector<ArgumentId> moved(const LayerAssessment& from, const LayerAssessment& to, int sign) {
    std::map<ArgumentId, Micro> shifts;
    for (const NettedContribution& netted : to.arguments) shifts[netted.argument] += netted.amount;
    for (const NettedContribution& netted : from.arguments) {
        shifts[netted.argument] += -netted.amount;
    }
    std::vector<NettedContribution> amounts;
    for (const auto& entry : shifts) {
        NettedContribution shift;
        shift.argument = entry.first;
        shift.amount = entry.second;
        amounts.push_back(std::move(shift));
    }
    return strongest(std::move(amounts), sign);
}

/// True when there is nothing to compare with, which the finding then says.
bool skipped(Finding& finding, GateSide side, const LayerAssessment* other, bool side_exists) {
    if (other != nullptr) return false;
    finding.outcome = CheckOutcome::skipped;
    finding.message = side_exists ? fmt::format("the {} has no such layer", name(side))
                                  : fmt::format("there is no {} to compare with", name(side));
    return true;
}

}  // namespace

Finding find(const NoFlipGate& gate, const LayerAssessment& layer, const LayerAssessment* other,
             bool side_exists) {
    Finding finding;
    finding.what = "verdict";
    finding.actual = name(layer.verdict);
    if (skipped(finding, gate.against, other, side_exists)) return finding;
    const int before = side_of(other->verdict);
    const int now = side_of(layer.verdict);
    finding.bound = before == 0 ? "any" : before > 0 ? "no bear word" : "no bull word";
    finding.outcome = before * now < 0 ? CheckOutcome::failed : CheckOutcome::passed;
    const Micro change = layer.shares.net - other->shares.net;
    finding.arguments = moved(*other, layer, sign_of(change));
    finding.message =
        layer.verdict == other->verdict
            ? fmt::format("the verdict is {}, as in the {}", finding.actual, name(gate.against))
            : fmt::format("the verdict is {}, in the {} it is {}", finding.actual,
                          name(gate.against), name(other->verdict));
    return finding;
}

Finding find(const ChangeGate& gate, const LayerAssessment& layer, const LayerAssessment* other,
             bool side_exists) {
    Finding finding;
    finding.what = "change of net";
    finding.bound = fmt::format("at most {}", decimal(gate.most));
    if (skipped(finding, gate.against, other, side_exists)) return finding;
    const Micro net = layer.shares.net;
    const Micro change = net - other->shares.net;
    finding.actual = decimal(change);
    finding.margin = gate.most - size_of(change);
    finding.message = fmt::format("net went from {} to {}, by {}", decimal(other->shares.net),
                                  decimal(net), finding.actual);
    if (gate.unless_within_range) {
        const std::string range =
            fmt::format("{} to {}", decimal(other->range_low), decimal(other->range_high));
        finding.bound += fmt::format(", or net in {}", range);
        const Micro inside = std::min(net - other->range_low, other->range_high - net);
        if (inside >= Micro{} && *finding.margin < Micro{}) {
            finding.message += ", and stays inside the range that it had";
        }
        finding.margin = std::max(*finding.margin, inside);
    }
    finding.outcome = outcome_of(*finding.margin);
    finding.arguments = moved(*other, layer, sign_of(change));
    return finding;
}

}  // namespace stackimpact::gate
