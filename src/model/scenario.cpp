// SPDX-License-Identifier: MIT
#include "model/scenario.hpp"

namespace stackimpact {

namespace {

void write(const FactChange& change, Scenario& scenario) {
    Fact& fact = scenario.facts[change.name];
    fact.name = change.name;
    if (change.value) {
        fact.value = *change.value;
        fact.low = change.low;
        fact.high = change.high;
        fact.as_written = change.as_written;
    }
    if (change.status) fact.status = *change.status;
    if (change.citations) fact.citations = *change.citations;
    if (change.at_most) fact.at_most = change.at_most;
}

bool cites(const std::vector<Citation>& citations, const std::string& source) {
    for (const Citation& citation : citations) {
        if (citation.source.str() == source) return true;
    }
    return false;
}

void erase_citations(std::vector<Citation>& citations, const std::string& source) {
    std::erase_if(citations, [&](const Citation& citation) { return citation.source.str() == source; });
}

/// A fact or argument that rested on this source alone has nothing left to stand on: the fact is retracted.
void drop_source(const std::string& id, Scenario& scenario) {
    scenario.sources.erase(SourceId{id});
    for (auto& entry : scenario.facts) {
        Fact& fact = entry.second;
        if (!cites(fact.citations, id)) continue;
        erase_citations(fact.citations, id);
        if (fact.citations.empty()) fact.status = FactStatus::retracted;
    }
    for (auto& entry : scenario.arguments) {
        ScenarioArgument& argument = entry.second;
        if (!cites(argument.sources, id)) continue;
        erase_citations(argument.sources, id);
        if (argument.sources.empty()) argument.at_most = 0.0;
    }
}

}  // namespace

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
            case DropTarget::Kind::source: drop_source(target.id, result); break;
            case DropTarget::Kind::argument: result.arguments.erase(ArgumentId{target.id}); break;
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
