// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <vector>

#include "load/load.hpp"
#include "match/match.hpp"
#include "support/catch.hpp"

using stackimpact::Diagnostics;
using stackimpact::Fact;
using stackimpact::FactName;
using stackimpact::Knowledge;
using stackimpact::load_builtin_knowledge;
using stackimpact::match;
using stackimpact::MatchResult;
using stackimpact::name;
using stackimpact::Rule;
using stackimpact::RuleBook;
using stackimpact::RuleOutcome;
using stackimpact::RuleTest;
using stackimpact::Scenario;

namespace {

Scenario scenario_of(const RuleTest& test) {
    Scenario scenario;
    scenario.date = test.date;
    for (const auto& entry : test.facts) {
        Fact fact;
        fact.name = entry.first;
        fact.value = entry.second;
        scenario.facts.emplace(entry.first, fact);
    }
    return scenario;
}

/// A book of one rule, as its tests are about it alone.
RuleBook book_of(const Rule& rule, const Knowledge& knowledge) {
    RuleBook book;
    book.environment = knowledge.rules.environment;
    book.rules.emplace(rule.id, rule);
    return book;
}

void run(const RuleTest& test, const RuleBook& book, const Knowledge& knowledge) {
    const MatchResult result =
        match(book, knowledge.stack, knowledge.vocabulary, knowledge.scales, scenario_of(test), {});
    INFO("test at " << test.location.file << ":" << test.location.position.line);
    REQUIRE_FALSE(result.rules.empty());
    for (const auto& rule : result.rules) {
        INFO("reason: " << rule.reason);
        CHECK(name(rule.outcome) == name(test.expect));
        if (test.needs.empty()) continue;
        std::vector<FactName> needs = test.needs;
        std::sort(needs.begin(), needs.end());
        CHECK(rule.needs == needs);
    }
    const bool argued = std::any_of(result.arguments.begin(), result.arguments.end(),
                                    [](const auto& argument) { return argument.evidence > 0.0; });
    CHECK(argued == (test.expect == RuleOutcome::fired));
}

}  // namespace

TEST_CASE("every rule that is compiled in passes its own tests") {
    Diagnostics diagnostics;
    const auto knowledge = load_builtin_knowledge(true, diagnostics);
    REQUIRE(knowledge);
    for (const auto& entry : knowledge->rules.rules) {
        INFO("rule " << entry.first.str());
        const RuleBook book = book_of(entry.second, *knowledge);
        REQUIRE_FALSE(entry.second.tests.empty());
        for (const RuleTest& test : entry.second.tests) run(test, book, *knowledge);
    }
}

TEST_CASE("every compiled-in rule is tested fired and not fired, and undecided if it can be") {
    Diagnostics diagnostics;
    const auto knowledge = load_builtin_knowledge(true, diagnostics);
    REQUIRE(knowledge);
    for (const auto& entry : knowledge->rules.rules) {
        INFO("rule " << entry.first.str());
        for (const RuleOutcome outcome :
             {RuleOutcome::fired, RuleOutcome::not_fired, RuleOutcome::undecided}) {
            const auto& tests = entry.second.tests;
            CHECK(std::any_of(tests.begin(), tests.end(),
                              [outcome](const RuleTest& test) { return test.expect == outcome; }));
        }
    }
}
