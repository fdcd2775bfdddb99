// SPDX-License-Identifier: MIT
#include "model/scenario.hpp"

#include <algorithm>
#include <utility>

namespace stackimpact {

namespace {

/// A fact under change; null when there is none of that name.
Fact* find_fact(const FactName& name, const Scenario& scenario, std::map<FactName, Fact>& changed) {
    const auto found = changed.find(name);
    if (found != changed.end()) return &found->second;
    const auto stated = scenario.facts.find(name);
    return stated == scenario.facts.end() ? nullptr
                                          : &changed.emplace(name, stated->second).first->second;
}

void write(const FactChange& change, const Scenario& scenario, std::map<FactName, Fact>& changed) {
    Fact* const before = find_fact(change.name, scenario, changed);
    Fact& fact = before != nullptr ? *before : changed[change.name];
    fact.name = change.name;
    if (change.value) {
        if (before != nullptr && !fact.stated) {
            fact.stated = StatedValue{fact.value, fact.low, fact.high, fact.as_written};
        }
        fact.value = *change.value;
        fact.low = change.low;
        fact.high = change.high;
        fact.as_written = change.as_written;
    }
    if (change.status) fact.status = *change.status;
    if (change.citations) fact.citations = *change.citations;
    if (change.at_most) fact.at_most = change.at_most;
}

void take_source(const std::string& id, const Scenario& scenario,
                 std::map<FactName, Fact>& changed) {
    for (const auto& entry : scenario.facts) {
        if (cites(entry.second.citations, id)) find_fact(entry.first, scenario, changed);
    }
    for (auto& entry : changed) {
        if (cites(entry.second.citations, id)) entry.second = without_source(entry.second, id);
    }
}

void erase_citations(std::vector<Citation>& citations, const std::string& source) {
    std::erase_if(citations,
                  [&](const Citation& citation) { return citation.source.str() == source; });
}

/// What rested on this source alone has nothing left to stand on: an argument is silent, returns
/// are gone. Facts are changed apart.
void drop_source(const std::string& id, Scenario& scenario) {
    scenario.sources.erase(SourceId{id});
    for (auto& entry : scenario.arguments) {
        if (cites_only(entry.second.sources, id)) entry.second.at_most = 0.0;
        erase_citations(entry.second.sources, id);
    }
    if (!scenario.market) return;
    const bool baseless = cites_only(scenario.market->sources, id);
    erase_citations(scenario.market->sources, id);
    if (baseless) scenario.market.reset();
}

}  // namespace

bool cites(const std::vector<Citation>& citations, const std::string& source) {
    return std::any_of(citations.begin(), citations.end(),
                       [&](const Citation& citation) { return citation.source.str() == source; });
}

bool cites_only(const std::vector<Citation>& citations, const std::string& source) {
    return !citations.empty() &&
           std::all_of(citations.begin(), citations.end(),
                       [&](const Citation& citation) { return citation.source.str() == source; });
}

Fact without_source(Fact fact, const std::string& source) {
    if (cites_only(fact.citations, source)) fact.status = FactStatus::retracted;
    erase_citations(fact.citations, source);
    return fact;
}

Overlay stacked(Overlay first, const Overlay& second) {
    first.set.insert(first.set.end(), second.set.begin(), second.set.end());
    first.drop.insert(first.drop.end(), second.drop.begin(), second.drop.end());
    return first;
}

std::map<FactName, Fact> changed_facts(const Scenario& scenario, const Overlay& overlay) {
    std::map<FactName, Fact> changed;
    for (const FactChange& change : overlay.set) write(change, scenario, changed);
    for (const DropTarget& target : overlay.drop) {
        if (target.kind == DropTarget::Kind::source) take_source(target.id, scenario, changed);
        if (target.kind != DropTarget::Kind::fact) continue;
        Fact* const fact = find_fact(FactName{target.id}, scenario, changed);
        if (fact != nullptr) fact->status = FactStatus::retracted;
    }
    return changed;
}

Scenario apply(const Scenario& scenario, const Overlay& overlay) {
    Scenario result = scenario;
    for (auto& entry : changed_facts(scenario, overlay)) {
        result.facts.insert_or_assign(entry.first, std::move(entry.second));
    }
    for (const DropTarget& target : overlay.drop) {
        switch (target.kind) {
            case DropTarget::Kind::fact:
                break;
            case DropTarget::Kind::source:
                drop_source(target.id, result);
                break;
            case DropTarget::Kind::argument:
                result.arguments.erase(ArgumentId{target.id});
                break;
            case DropTarget::Kind::mechanism:
                std::erase_if(result.arguments, [&](const auto& entry) {
                    return entry.second.mechanism && entry.second.mechanism->str() == target.id;
                });
                break;
        }
    }
    return result;
}

}  // namespace stackimpact
