// SPDX-License-Identifier: MIT
// Laws of sameness: what may be swapped, permuted or added without changing a result.
#include <algorithm>

#include "support.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

Micro negative(Micro value) {
    return -value;
}

std::optional<Micro> negative(const std::optional<Micro>& value) {
    return value ? std::optional<Micro>(-*value) : std::nullopt;
}

Verdict mirror(Verdict verdict) {
    if (verdict == Verdict::contested) return verdict;
    return static_cast<Verdict>(static_cast<int>(Verdict::strong_bull) - static_cast<int>(verdict));
}

void mirror(Shares& shares) {
    std::swap(shares.bull, shares.bear);
    shares.net = -shares.net;
}

void mirror(Pressure& pressure) {
    std::swap(pressure.bull, pressure.bear);
}

void mirror(Steps& s) {
    s = {-s.face_value, -s.doubt, -s.rebuttals, -s.other_arguments, -s.propagation, -s.house};
}

void mirror_market(LayerAssessment& layer) {
    layer.gap_said.size = negative(layer.gap_said.size);
    layer.gap_did.size = negative(layer.gap_did.size);
    if (layer.steps) mirror(*layer.steps);
    if (layer.said) {
        mirror(layer.said->shares);
        mirror(layer.said->pressure);
        layer.said->verdict = mirror(layer.said->verdict);
    }
    if (layer.did) {
        layer.did->simple = negative(layer.did->simple);
        layer.did->z = negative(layer.did->z);
        layer.did->priced = negative(layer.did->priced);
    }
}

void mirror(LayerAssessment& layer) {
    mirror(layer.pressure);
    mirror(layer.shares);
    const Micro low = layer.range_low;
    layer.range_low = -layer.range_high;
    layer.range_high = -low;
    layer.verdict = mirror(layer.verdict);
    for (auto& entry : layer.channels) {
        mirror(entry.second.pressure);
        mirror(entry.second.shares);
    }
    for (Contribution& c : layer.contributions) {
        c.amount = -c.amount;
        c.from_direction = c.from_direction == Direction::bull ? Direction::bear : Direction::bull;
    }
    for (NettedContribution& c : layer.arguments) {
        c.amount = -c.amount;
        c.share = -c.share;
    }
    for (Fragility& f : layer.fragile_to) f.net = -f.net;
    mirror_market(layer);
}

Assessment mirror(Assessment assessment) {
    for (LayerAssessment& layer : assessment.layers) mirror(layer);
    for (CaseAssessment& c : assessment.cases) {
        for (auto& row : c.layers) {
            mirror(row.shares);
            row.verdict = mirror(row.verdict);
        }
    }
    if (!assessment.hinge) return assessment;
    for (auto& row : assessment.hinge->layers) {
        row.net = -row.net;
        row.without = -row.without;
        row.verdict_without = mirror(row.verdict_without);
    }
    return assessment;
}

template <class Item>
void reverse(std::vector<Item>& items) {
    std::reverse(items.begin(), items.end());
}

/// Everything whose order in a file has no meaning, turned round.
void permute(World& world) {
    for (auto& entry : world.scenario.facts) reverse(entry.second.citations);
    for (auto& entry : world.scenario.arguments) {
        reverse(entry.second.effects);
        reverse(entry.second.relations);
        reverse(entry.second.rests_on);
        reverse(entry.second.sources);
    }
    for (auto& entry : world.rules.rules) {
        reverse(entry.second.effects);
        reverse(entry.second.relations);
        reverse(entry.second.when);
    }
    reverse(world.stack.links);
    reverse(world.stack.flows);
}

/// Values of facts that are stated or not, with evidence of their own or as it was.
void draw_sets(const World& world, Overlay& overlay) {
    for (const auto& entry : world.vocabulary.facts) {
        const bool number = entry.second.type == FactType::number;
        const bool truth = entry.second.type == FactType::boolean;
        if (!(number || truth) || !one_in(4)) continue;
        FactChange change;
        change.name = entry.first;
        if (number) change.value = FactValue{static_cast<double>(draw(0, 10))};
        if (truth) change.value = FactValue{one_in(2)};
        if (one_in(2)) change.status = FactStatus::confirmed;
        if (one_in(2) && !world.scenario.sources.empty()) {
            change.citations = {{world.scenario.sources.begin()->first, draw(1, 6), "", ""}};
        }
        overlay.set.push_back(std::move(change));
    }
}

void draw_case(World& world) {
    Overlay overlay;
    draw_sets(world, overlay);
    for (const auto& entry : world.scenario.facts) {
        if (one_in(3)) overlay.drop.push_back({DropTarget::Kind::fact, entry.first.str()});
    }
    for (const auto& entry : world.scenario.arguments) {
        if (one_in(4)) overlay.drop.push_back({DropTarget::Kind::argument, entry.first.str()});
    }
    for (const auto& entry : world.rules.rules) {
        if (one_in(4)) overlay.drop.push_back({DropTarget::Kind::argument, entry.first.str()});
    }
    for (const auto& entry : world.scenario.sources) {
        if (one_in(4)) overlay.drop.push_back({DropTarget::Kind::source, entry.first.str()});
    }
    if (one_in(3)) overlay.drop.push_back({DropTarget::Kind::mechanism, "mech0"});
    world.scenario.cases.push_back({CaseId{"other"}, "another reading", overlay});
}

}  // namespace

LAW("swapping bull and bear mirrors the assessment", [] {
    World world = draw_world();
    draw_case(world);
    RC_ASSERT(everything(assessed(mirrored(world))) == everything(mirror(assessed(world))));
})

LAW("the order of lists does not matter", [] {
    World world = draw_world();
    const std::string before = everything(assessed(world));
    permute(world);
    RC_ASSERT(everything(assessed(world)) == before);
})

LAW("expectations change nothing", [] {
    World world = draw_world();
    const std::string before = everything(assessed(world));
    const std::size_t layer = static_cast<std::size_t>(draw(0, 1));
    world.scenario.expect.push_back({world.stack.layers[layer].id,
                                     "verdict",
                                     std::string(name(static_cast<Verdict>(draw(0, 7)))),
                                     "",
                                     {}});
    world.scenario.expect.push_back({world.stack.layers[layer].id, "rank", "most_bearish", "", {}});
    const Assessment after = assessed(world);
    RC_ASSERT(everything(after) == before);
    RC_ASSERT(after.expect.size() == 2U);
})

LAW("a case with an empty overlay is the base", [] {
    World world = draw_world();
    world.scenario.cases.push_back({CaseId{"same"}, "nothing else", {}});
    const Assessment result = assessed(world);
    const auto& rows = result.cases.at(0).layers;
    RC_ASSERT(rows.size() == result.layers.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RC_ASSERT(rows[i].layer == result.layers[i].id);
        RC_ASSERT(rows[i].shares == result.layers[i].shares);
        RC_ASSERT(rows[i].verdict == result.layers[i].verdict);
        RC_ASSERT(rows[i].gap_said == result.layers[i].gap_said.label);
    }
})

LAW("a case is its overlay written over the scenario", [] {
    World world = draw_world();
    draw_case(world);
    const Assessment base = assessed(world);
    const Assessment other = assessed(world, world.scenario.cases.front().overlay);
    for (std::size_t i = 0; i < other.layers.size(); ++i) {
        const auto& row = base.cases.at(0).layers[i];
        RC_ASSERT(row.shares == other.layers[i].shares);
        RC_ASSERT(row.verdict == other.layers[i].verdict);
        RC_ASSERT(row.gap_said == other.layers[i].gap_said.label);
    }
})

LAW("a case does not depend on the case that is asked for", [] {
    World world = draw_world();
    draw_case(world);
    const Assessment base = assessed(world);
    draw_case(world);
    const Overlay asked = world.scenario.cases.back().overlay;
    world.scenario.cases.pop_back();
    Diagnostics diagnostics;
    const auto other = assess(world.input(), world.scenario, {asked, {}}, diagnostics);
    if (!other) return;
    for (std::size_t i = 0; i < base.layers.size(); ++i) {
        RC_ASSERT(base.cases.at(0).layers[i].shares == other->cases.at(0).layers[i].shares);
    }
})

LAW("relations to absent arguments are inert", [] {
    World world = draw_world();
    const std::string before = everything(assessed(world));
    for (auto& entry : world.scenario.arguments) {
        Relation relation;
        relation.kind = one_in(2) ? RelationKind::attack : RelationKind::support;
        relation.incoming = one_in(2);
        relation.target = ArgumentId{"not_there"};
        if (one_in(2)) relation.target = MechanismId{"not_there"};
        entry.second.relations.push_back(relation);
    }
    RC_ASSERT(everything(assessed(world)) == before);
})

LAW("splitting an effect into two of half the weight changes nothing", [] {
    World world = draw_world();
    const std::string before = everything(assessed(world));
    for (auto& entry : world.scenario.arguments) {
        const std::vector<Effect> effects = entry.second.effects;
        for (std::size_t i = 0; i < effects.size(); ++i) {
            if (!one_in(2)) continue;
            entry.second.effects[i].weight /= 2;
            entry.second.effects.push_back(entry.second.effects[i]);
        }
    }
    RC_ASSERT(everything(assessed(world)) == before);
})
