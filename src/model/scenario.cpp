// SPDX-License-Identifier: MIT
#include "model/scenario.hpp"

#include <algorithm>

namespace stackimpact {

namespace {

void write(const FactChange& change, Scenario& scenario) {
    const auto [found, is_new] = scenario.facts.try_emplace(change.name);
    Fact& fact = found->second;
    fact.name = change.name;
    if (change.value) {
        if (!is_new && !fact.stated) {
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

void erase_citations(std::vector<Citation>& citations, const std::string& source) {
    std::erase_if(citations,
                  [&](const Citation& citation) { return citation.source.str() == source; });
}

/// What rested on this source alone has nothing left to stand on: a fact is retracted, an argument
/// silent, returns are gone.
void drop_source(const std::string& id, Scenario& scenario) {
    scenario.sources.erase(SourceId{id});
    for (auto& entry : scenario.facts) {
        if (cites(entry.second.citations, id)) entry.second = without_source(entry.second, id);
    }
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

Scenario apply(const Scenario& scenario, const Overlay& overlay) {
    Scenario result = scenario;
    for (const FactChange& change : overlay.set) write(change, result);
    for (const DropTarget& target : overlay.drop) {
        switch (target.kind) {
            case DropTarget::Kind::fact: {
                const auto found = result.facts.find(FactName{target.id});
                if (found != result.facts.end()) found->second.status = FactStatus::retracted;
                break;
            }
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
