// SPDX-License-Identifier: MIT
// What was not known on the day of an event.
#include "backtest/as_of.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/world.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

constexpr Date event{2024, 5, 10};

void add_source(Scenario& scenario, const std::string& id, std::optional<Date> date) {
    Source source;
    source.id = SourceId{id};
    source.date = date;
    scenario.sources.emplace(source.id, source);
}

Fact& add_fact(Scenario& scenario, const std::string& name,
               const std::vector<std::string>& sources) {
    Fact fact;
    fact.name = FactName{name};
    fact.value = 1.0;
    for (const std::string& source : sources) {
        fact.citations.push_back({SourceId{source}, 1, "", ""});
    }
    return scenario.facts.emplace(fact.name, fact).first->second;
}

Scenario scenario() {
    Scenario made;
    made.date = event;
    add_source(made, "before", Date{2024, 5, 9});
    add_source(made, "same_day", event);
    add_source(made, "same_month", Date{2024, 5, 0});
    add_source(made, "after", Date{2024, 5, 11});
    add_source(made, "next_year", Date{2025, 0, 0});
    add_source(made, "undated", std::nullopt);
    add_source(made, "unused", Date{2026, 1, 1});
    return made;
}

Figure figure(double value, Date date) {
    Figure made;
    made.value = value;
    made.date = date;
    return made;
}

}  // namespace

TEST_CASE("facts and arguments that rest on later sources alone are not known") {
    Scenario known = scenario();
    add_fact(known, "kept", {"before", "after"});
    add_fact(known, "n0", {"after", "next_year"});
    add_fact(known, "n1", {"same_day", "same_month", "undated"});
    add_fact(known, "n2", {});
    ScenarioArgument late;
    late.id = ArgumentId{"late"};
    late.sources = {{SourceId{"after"}, 1, "", ""}};
    known.arguments.emplace(late.id, late);
    std::vector<RefusedLater> refused;
    const Overlay overlay = without_later(known, refused);
    CHECK(refused == std::vector<RefusedLater>{{"source", "after", "2024-05-11"},
                                               {"source", "next_year", "2025"},
                                               {"fact", "n0", ""},
                                               {"argument", "late", ""}});
    const Scenario left = apply(known, overlay);
    CHECK(left.facts.at(FactName{"n0"}).status == FactStatus::retracted);
    CHECK(left.facts.at(FactName{"kept"}).citations.size() == 1);
    CHECK(left.facts.at(FactName{"kept"}).status == FactStatus::claimed);
    CHECK(left.facts.at(FactName{"n1"}) == known.facts.at(FactName{"n1"}));
    CHECK(left.facts.at(FactName{"n2"}) == known.facts.at(FactName{"n2"}));
}

TEST_CASE("figures of the stack that are later than the event are not known") {
    Stack stack = empty_stack(2);
    stack.links = {link("a", "b", {{"demand", 0.5}, {"cost", 0.4}, {"supply", 0.3}})};
    Link& only = stack.links.front();
    only.coefficients["demand"] = {figure(0.5, {2024, 6, 0})};
    only.coefficients["cost"] = {figure(0.4, {2023, 0, 0}), figure(0.6, {2025, 0, 0})};
    stack.references.at(ReferenceName{"r0"}).series = {figure(4, {2024, 5, 11})};
    stack.layers.front().players = {{"Leader", {figure(0.9, {2025, 0, 0})}, "revenue"},
                                    {"Other", {figure(0.1, {2024, 0, 0})}, "revenue"}};
    std::vector<RefusedLater> refused;
    const Stack known = without_later(stack, event, refused);
    CHECK(refused == std::vector<RefusedLater>{{"figure", "a: share of Leader", "2025"},
                                               {"figure", "a > b: demand", "2024-06"},
                                               {"reference", "r0", "2024-05-11"}});
    CHECK(known.links.front().coefficients.count("demand") == 0);
    CHECK(known.links.front().coefficients.count("cost") == 1);
    CHECK(known.links.front().coefficients.count("supply") == 1);
    CHECK(known.references.count(ReferenceName{"r0"}) == 0);
    CHECK(known.references.count(ReferenceName{"r1"}) == 1);
    CHECK(known.layers.front().players.front().share.empty());
    CHECK(known.layers.front().players.back().share.size() == 1);
}
