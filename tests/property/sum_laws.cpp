// SPDX-License-Identifier: MIT
// Laws of sums: shares, contributions and steps add up to the last digit, and bounds hold.
#include <algorithm>
#include <cstdlib>
#include <map>

#include "support.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

constexpr Micro one{micros_per_one};
/// What rounding each landing once can move a net by.
constexpr Micro rounding{50};

bool adds_up(const Shares& s) {
    return s.bull + s.bear + s.open == one && s.net == s.bull - s.bear && s.bull >= Micro{} &&
           s.bear >= Micro{} && s.open > Micro{};
}

/// Sums of the netted amounts of each argument, over the contributions that `take` picks.
template <class Take>
Pressure netted(const LayerAssessment& layer, Take take) {
    std::map<ArgumentId, Micro> sums;
    for (const Contribution& c : layer.contributions) {
        if (take(c)) sums[c.argument] += c.amount;
    }
    Pressure pressure;
    for (const auto& entry : sums) {
        (entry.second > Micro{} ? pressure.bull : pressure.bear) +=
            entry.second > Micro{} ? entry.second : -entry.second;
    }
    return pressure;
}

/// Rules that are no part of the range: undecided, or in error.
std::vector<ArgumentId> not_in_range(const Assessment& assessment) {
    std::vector<ArgumentId> ids;
    for (const RuleAssessment& rule : assessment.rules) {
        if (rule.outcome != RuleOutcome::undecided && rule.outcome != RuleOutcome::error) continue;
        ids.emplace_back(rule.id.str().substr(0, rule.id.str().find('@')));
    }
    return ids;
}

void leave_out(const std::vector<ArgumentId>& rules, World& world) {
    for (const ArgumentId& rule : rules) world.rules.rules.erase(rule);
}

/// Bounds for every number.
void set_bounds(Fact& fact) {
    if (!std::holds_alternative<double>(fact.value)) return;
    const double value = std::get<double>(fact.value);
    fact.low = std::max(0.0, value - draw_twentieths(0, 80));
    fact.high = std::min(10.0, value + draw_twentieths(0, 80));
}

void check_contains(const Assessment& whole, const Assessment& inside) {
    for (std::size_t i = 0; i < whole.layers.size(); ++i) {
        RC_ASSERT(whole.layers[i].range_low <= inside.layers[i].shares.net + rounding);
        RC_ASSERT(inside.layers[i].shares.net <= whole.layers[i].range_high + rounding);
    }
}

}  // namespace

LAW("shares sum to one exactly, in layers, channels, market views and cases", [] {
    World world = draw_world();
    world.scenario.cases.push_back({CaseId{"same"}, "", {}});
    const Assessment result = assessed(world);
    for (const LayerAssessment& layer : result.layers) {
        RC_ASSERT(adds_up(layer.shares));
        if (layer.said) RC_ASSERT(adds_up(layer.said->shares));
        for (const auto& entry : layer.channels) RC_ASSERT(adds_up(entry.second.shares));
    }
    for (const auto& row : result.cases.at(0).layers) RC_ASSERT(adds_up(row.shares));
})

LAW("contributions sum to the pressures exactly", [] {
    const Assessment result = assessed(draw_world());
    for (const LayerAssessment& layer : result.layers) {
        RC_ASSERT(netted(layer, [](const Contribution&) { return true; }) == layer.pressure);
        Pressure total;
        for (const NettedContribution& c : layer.arguments) {
            if (c.amount > Micro{}) total.bull += c.amount;
            if (c.amount < Micro{}) total.bear += -c.amount;
        }
        RC_ASSERT(total == layer.pressure);
        for (const auto& entry : layer.channels) {
            const auto here = [&](const Contribution& c) { return c.channel == entry.first; };
            RC_ASSERT(netted(layer, here) == entry.second.pressure);
        }
    }
})

LAW("the printed shares of arguments add up to the net but for rounding", [] {
    const Assessment result = assessed(draw_world());
    for (const LayerAssessment& layer : result.layers) {
        Micro sum;
        for (const NettedContribution& c : layer.arguments) sum += c.share;
        const auto slack = static_cast<std::int64_t>(layer.arguments.size() / 2 + 1);
        RC_ASSERT(std::llabs((sum - layer.shares.net).value) <= slack);
    }
})

LAW("the steps from said to house telescope", [] {
    const Assessment result = assessed(draw_world());
    for (const LayerAssessment& layer : result.layers) {
        RC_ASSERT(layer.steps.has_value() == layer.said.has_value());
        if (!layer.steps) continue;
        const Steps& s = *layer.steps;
        RC_ASSERT(s.face_value == layer.said->shares.net);
        RC_ASSERT(s.house == layer.shares.net);
        RC_ASSERT(s.face_value + s.doubt + s.rebuttals + s.other_arguments + s.propagation ==
                  s.house);
    }
})

LAW("heard is at most the evidence and lies in its bounds", [] {
    const Assessment result = assessed(draw_world());
    for (const ArgumentAssessment& a : result.arguments) {
        RC_ASSERT(a.heard >= Micro{});
        RC_ASSERT(a.heard <= a.evidence);
        RC_ASSERT(a.heard <= a.strength);
        RC_ASSERT(a.strength <= one);
        RC_ASSERT(a.heard_low <= a.heard);
        RC_ASSERT(a.heard <= a.heard_high);
    }
})

LAW("the range contains the point", [] {
    const Assessment result = assessed(draw_world());
    for (const LayerAssessment& layer : result.layers) {
        RC_ASSERT(layer.range_low <= layer.shares.net);
        RC_ASSERT(layer.shares.net <= layer.range_high);
        RC_ASSERT(layer.range_low > -one);
        RC_ASSERT(layer.range_high < one);
    }
})

LAW("the range contains every point inside the stated bounds", [] {
    World world = draw_world();
    for (auto& entry : world.scenario.facts) set_bounds(entry.second);
    leave_out(not_in_range(assessed(world)), world);
    World moved = world;
    for (auto& entry : moved.scenario.facts) {
        Fact& fact = entry.second;
        if (!fact.low) continue;
        fact.value = *fact.low + (*fact.high - *fact.low) * draw_twentieths(0, 20);
    }
    check_contains(assessed(world), assessed(moved));
})

LAW("the range contains every point that the unknown grades can turn out to be", [] {
    World world = draw_world();
    leave_out(not_in_range(assessed(world)), world);
    World graded = world;
    for (auto& entry : graded.scenario.sources) {
        Reliability& r = entry.second.reliability;
        if (r == Reliability::f || r == Reliability::ungraded) {
            r = static_cast<Reliability>(draw(0, 4));
        }
    }
    for (auto& entry : graded.scenario.facts) {
        for (Citation& citation : entry.second.citations) {
            if (citation.credibility == 0 || citation.credibility == 6) {
                citation.credibility = draw(1, 5);
            }
        }
    }
    check_contains(assessed(world), assessed(graded));
})

LAW("what is fragile is what dropping it does", [] {
    const World world = draw_world();
    const Assessment result = assessed(world);
    std::map<std::string, Assessment> without;
    for (std::size_t i = 0; i < result.layers.size(); ++i) {
        for (const Fragility& f : result.layers[i].fragile_to) {
            RC_ASSERT(f.net.value * result.layers[i].shares.net.value < 0);
            if (f.change != "without") continue;
            const auto kind =
                f.subject_kind == "source" ? DropTarget::Kind::source : DropTarget::Kind::argument;
            if (without.count(f.subject) == 0) {
                without.emplace(f.subject, assessed(world, {{}, {{kind, f.subject}}}));
            }
            RC_ASSERT(without.at(f.subject).layers[i].shares.net == f.net);
        }
    }
})

LAW("every source and argument that turns a sign is named", [] {
    const World world = draw_world();
    const Assessment result = assessed(world);
    const auto check = [&](DropTarget::Kind kind, const std::string& id) {
        const Assessment without = assessed(world, {{}, {{kind, id}}});
        for (std::size_t i = 0; i < result.layers.size(); ++i) {
            const Micro net = without.layers[i].shares.net;
            if (net.value * result.layers[i].shares.net.value >= 0) continue;
            const auto& all = result.layers[i].fragile_to;
            RC_ASSERT(std::any_of(all.begin(), all.end(), [&](const Fragility& f) {
                return f.change == "without" && f.subject == id && f.net == net;
            }));
        }
    };
    for (const auto& entry : world.scenario.sources) {
        check(DropTarget::Kind::source, entry.first.str());
    }
    for (const ArgumentAssessment& a : result.arguments) {
        check(DropTarget::Kind::argument, a.argument.id.str());
    }
})

LAW("the hinge is the fact whose retraction moves most", [] {
    World world = draw_world();
    const Assessment result = assessed(world);
    std::int64_t most = 0;
    for (const auto& entry : world.scenario.facts) {
        const Assessment without =
            assessed(world, {{}, {{DropTarget::Kind::fact, entry.first.str()}}});
        std::int64_t moved = 0;
        for (std::size_t i = 0; i < result.layers.size(); ++i) {
            moved += std::llabs((without.layers[i].shares.net - result.layers[i].shares.net).value);
        }
        most = std::max(most, moved);
    }
    std::int64_t hinge = 0;
    if (result.hinge) {
        for (const auto& row : result.hinge->layers)
            hinge += std::llabs((row.without - row.net).value);
    }
    RC_ASSERT(hinge == most);
})
