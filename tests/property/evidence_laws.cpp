// SPDX-License-Identifier: MIT
// Laws of evidence: how grades, sources, status and bounds act.
#include <algorithm>

#include "match/match.hpp"
#include "support.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

/// Some fact of the scenario; discards the case when there is none.
Fact& some_fact(World& world) {
    RC_PRE(!world.scenario.facts.empty());
    auto entry = world.scenario.facts.begin();
    std::advance(entry, draw(0, static_cast<int>(world.scenario.facts.size()) - 1));
    return entry->second;
}

ScenarioArgument& some_argument(World& world) {
    auto entry = world.scenario.arguments.begin();
    std::advance(entry, draw(0, static_cast<int>(world.scenario.arguments.size()) - 1));
    return entry->second;
}

/// A world with a citation of one fact whose grades are known, and that citation.
struct KnownCitation {
    World world;
    FactName fact;
    Citation citation;

    Source& source() { return world.scenario.sources.at(citation.source); }
};

KnownCitation draw_known_citation() {
    KnownCitation known{draw_world(), {}, {}};
    Source source;
    source.id = SourceId{"known"};
    source.reliability = static_cast<Reliability>(draw(0, 4));
    if (one_in(2)) source.group = "group0";
    Fact& fact = some_fact(known.world);
    known.fact = fact.name;
    known.citation = {source.id, draw(1, 5), "", one_in(3) ? "group1" : ""};
    fact.citations.push_back(known.citation);
    known.world.scenario.sources.emplace(source.id, source);
    return known;
}

void widen_values(Fact& fact) {
    if (!std::holds_alternative<double>(fact.value)) return;
    const double value = std::get<double>(fact.value);
    const double low = fact.low.value_or(fact.high ? 0.0 : value);
    const double high = fact.high.value_or(fact.low ? 10.0 : value);
    fact.low = std::max(0.0, low - draw_twentieths(0, 40));
    fact.high = std::min(10.0, high + draw_twentieths(0, 40));
}

/// Grades nobody can judge have the point of D and 4, ungraded ones that of C and 3.
void widen_grades(World& world) {
    for (auto& entry : world.scenario.sources) {
        Reliability& r = entry.second.reliability;
        if (r == Reliability::d && one_in(2)) r = Reliability::f;
        if (r == Reliability::c && one_in(2)) r = Reliability::ungraded;
    }
    for (auto& entry : world.scenario.facts) {
        for (Citation& citation : entry.second.citations) {
            if (citation.credibility == 4 && one_in(2)) citation.credibility = 6;
            if (citation.credibility == 3 && one_in(2)) citation.credibility = 0;
        }
    }
}

void check_no_narrower(const Assessment& narrow, const Assessment& wide) {
    for (std::size_t i = 0; i < narrow.layers.size(); ++i) {
        RC_ASSERT(wide.layers[i].shares == narrow.layers[i].shares);
        RC_ASSERT(wide.layers[i].range_low <= narrow.layers[i].range_low);
        RC_ASSERT(narrow.layers[i].range_high <= wide.layers[i].range_high);
    }
    for (const ArgumentAssessment& argument : narrow.arguments) {
        const auto same = std::find_if(
            wide.arguments.begin(), wide.arguments.end(),
            [&](const auto& other) { return other.argument.id == argument.argument.id; });
        RC_ASSERT(same != wide.arguments.end());
        RC_ASSERT(same->heard_low <= argument.heard_low);
        RC_ASSERT(argument.heard_high <= same->heard_high);
    }
}

}  // namespace

LAW("a retracted fact is a fact of weight 0", [] {
    World world = draw_world();
    Fact& fact = some_fact(world);
    World weightless = world;
    fact.status = FactStatus::retracted;
    weightless.scenario.facts.at(fact.name).at_most = 0.0;
    RC_ASSERT(everything(assessed(world)) == everything(assessed(weightless)));
})

LAW("for rules a retracted fact is an absent one", [] {
    World world = draw_world();
    for (auto& entry : world.scenario.arguments) entry.second.rests_on.clear();
    Fact& fact = some_fact(world);
    World absent = world;
    fact.status = FactStatus::retracted;
    absent.scenario.facts.erase(fact.name);
    RC_ASSERT(scores(assessed(world)) == scores(assessed(absent)));
})

LAW("an argument that rests on a retracted fact is an absent one", [] {
    World world = draw_world();
    ScenarioArgument& argument = some_argument(world);
    World absent = world;
    argument.at_most = 0.0;
    absent.scenario.arguments.erase(argument.id);
    RC_ASSERT(scores(assessed(world)) == scores(assessed(absent)));
})

LAW("a better status lowers no evidence, and nothing heard at unchanged strength", [] {
    World world = draw_world();
    Fact& fact = some_fact(world);
    fact.status = one_in(2) ? FactStatus::claimed : FactStatus::disputed;
    const Assessment before = assessed(world);
    fact.status = FactStatus::confirmed;
    const Assessment after = assessed(world);
    RC_ASSERT(before.arguments.size() == after.arguments.size());
    for (std::size_t i = 0; i < before.arguments.size(); ++i) {
        const ArgumentAssessment& a = before.arguments[i];
        const ArgumentAssessment& b = after.arguments[i];
        RC_ASSERT(a.argument.id == b.argument.id);
        RC_ASSERT(a.evidence <= b.evidence);
        if (a.strength == b.strength) RC_ASSERT(a.heard <= b.heard + Micro{1});
    }
})

LAW("a weaker source of the same group is inert", [] {
    KnownCitation known = draw_known_citation();
    const std::string before = scores(assessed(known.world));
    Source weaker = known.source();
    if (weaker.group.empty()) weaker.group = weaker.id.str();
    weaker.id = SourceId{"weaker"};
    weaker.reliability = static_cast<Reliability>(draw(static_cast<int>(weaker.reliability), 4));
    Citation citation = known.citation;
    citation.source = weaker.id;
    citation.credibility = draw(citation.credibility, 5);
    known.world.scenario.sources.emplace(weaker.id, weaker);
    known.world.scenario.facts.at(known.fact).citations.push_back(citation);
    RC_ASSERT(scores(assessed(known.world)) == before);
})

LAW("one more citation lowers no weight of a fact that had one", [] {
    KnownCitation known = draw_known_citation();
    Fact fact = known.world.scenario.facts.at(known.fact);
    const FactWeight before = fact_weight(fact, known.world.scenario.sources, known.world.scales);
    fact.citations.push_back({known.citation.source, draw(0, 6), "", one_in(2) ? "group7" : ""});
    const FactWeight after = fact_weight(fact, known.world.scenario.sources, known.world.scales);
    RC_ASSERT(before.point <= after.point);
    RC_ASSERT(before.range.high <= after.range.high);
})

LAW("a fact's weight lies in its bounds and in 0 to 1", [] {
    World world = draw_world();
    for (const auto& entry : world.scenario.facts) {
        const FactWeight weight = fact_weight(entry.second, world.scenario.sources, world.scales);
        RC_ASSERT(0.0 <= weight.range.low);
        RC_ASSERT(weight.range.low <= weight.point);
        RC_ASSERT(weight.point <= weight.range.high);
        RC_ASSERT(weight.range.high <= entry.second.at_most.value_or(1.0));
    }
})

LAW("wider bounds of a value never narrow the range", [] {
    World world = draw_world();
    const Assessment narrow = assessed(world);
    for (auto& entry : world.scenario.facts) widen_values(entry.second);
    check_no_narrower(narrow, assessed(world));
})

LAW("grades that nobody can judge never narrow the range", [] {
    World world = draw_world();
    const Assessment narrow = assessed(world);
    widen_grades(world);
    check_no_narrower(narrow, assessed(world));
})
