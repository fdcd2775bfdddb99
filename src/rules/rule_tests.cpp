// SPDX-License-Identifier: MIT
#include "rules/rule_tests.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

#include "match/bindings.hpp"
#include "match/decide.hpp"
#include "match/each.hpp"
#include "match/match.hpp"
#include "model/format.hpp"

namespace stackimpact {

namespace {

constexpr std::string_view stack_prefix = "stack.";

/// The best grades, which weigh 1 in `full_weight`.
constexpr Reliability best_reliability = Reliability::a;
constexpr int best_credibility = 1;

/// The scales with the best grades at 1: no scale may decide a test.
Scales full_weight(Scales scales) {
    scales.status[std::string(name(FactStatus::confirmed))] = 1.0;
    scales.reliability[std::string(name(best_reliability))] = 1.0;
    scales.credibility[std::to_string(best_credibility)] = 1.0;
    return scales;
}

Scenario scenario_of(const RuleTest& test) {
    Scenario scenario;
    scenario.date = test.date;
    Source source;
    source.id = SourceId{"test"};
    source.reliability = best_reliability;
    scenario.sources.emplace(source.id, source);
    for (const auto& entry : test.facts) {
        Fact fact;
        fact.name = entry.first;
        fact.value = entry.second;
        fact.status = FactStatus::confirmed;
        fact.citations = {{source.id, best_credibility, {}, {}}};
        scenario.facts.emplace(entry.first, std::move(fact));
    }
    return scenario;
}

/// Everything that one test reads.
struct TestContext {
    const RuleTestInput& input;
    const Scenario& scenario;
    const Bindings& bindings;
};

/// A fact of the scenario as people write it; nothing when it is not stated.
std::optional<std::string> stated_text(const FactName& fact, const TestContext& context) {
    const auto found = context.scenario.facts.find(fact);
    if (found == context.scenario.facts.end()) return std::nullopt;
    return fact_text(found->second.value, context.input.vocabulary.facts.at(fact),
                     context.input.vocabulary);
}

std::vector<ReadValue> reads_of(const cel::Program& program, const TestContext& context) {
    std::vector<ReadValue> reads;
    for (const std::size_t slot : program.reads()) {
        const cel::Variable& variable = context.input.book.environment.variables().at(slot);
        if (variable.is_fact) {
            reads.push_back({variable.name, stated_text(FactName{variable.name}, context)});
        } else if (variable.name.compare(0, stack_prefix.size(), stack_prefix) == 0) {
            const Reference& reference = context.input.stack.references.at(
                ReferenceName{variable.name.substr(stack_prefix.size())});
            const double value = pick(reference.series, context.scenario.date).figure->value;
            reads.push_back(
                {variable.name, amount(value, reference.unit, context.input.vocabulary)});
        }
    }
    std::sort(reads.begin(), reads.end(),
              [](const ReadValue& a, const ReadValue& b) { return a.name < b.name; });
    return reads;
}

/// What condition and strength have in common.
ConditionResult result_of(const Condition& condition, const cel::Outcome& outcome,
                          const TestContext& context) {
    ConditionResult result;
    result.text = condition.text;
    const std::set<std::size_t> missing(outcome.missing.begin(), outcome.missing.end());
    result.needs = facts_of(missing, context.input.book.environment);
    result.error = outcome.error;
    result.reads = reads_of(condition.program, context);
    return result;
}

std::vector<ClauseResult> clauses_of(const Condition& condition, const TestContext& context) {
    const auto clauses = cel::explain(condition.program, context.bindings.stated);
    std::vector<ClauseResult> results;
    if (clauses.size() < 2) return results;
    for (const cel::Clause& clause : clauses) {
        const Span span = clause.span;
        ClauseResult result{condition.text.substr(span.begin, span.end - span.begin), std::nullopt,
                            clause.outcome.error};
        if (clause.outcome.kind == cel::Outcome::Kind::value) {
            result.holds = clause.outcome.is_true();
        }
        results.push_back(std::move(result));
    }
    return results;
}

ConditionResult try_condition(const Condition& condition, const TestContext& context) {
    const cel::Outcome outcome = cel::evaluate(condition.program, context.bindings.stated);
    ConditionResult result = result_of(condition, outcome, context);
    if (outcome.kind == cel::Outcome::Kind::value) result.holds = outcome.is_true();
    result.clauses = clauses_of(condition, context);
    return result;
}

ConditionResult try_strength(const Rule& rule, const TestContext& context) {
    const cel::Outcome outcome = cel::evaluate(rule.strength.program, context.bindings.stated);
    ConditionResult result = result_of(rule.strength, outcome, context);
    result.error = strength_error(outcome);
    if (outcome.kind != cel::Outcome::Kind::value) return result;
    if (std::isfinite(outcome.number())) result.value = outcome.number();
    if (result.error.empty()) result.holds = true;
    return result;
}

std::optional<ConditionResult> try_each(const Rule& rule, const TestContext& context) {
    if (!rule.each) return std::nullopt;
    ConditionResult result;
    result.text = rule.each->text;
    result.holds = !chosen_layers(rule, context.input.book.environment, context.input.stack,
                                  context.scenario.date)
                        .empty();
    return result;
}

bool as_expected(const RuleTest& test, const RuleTestResult& result) {
    if (result.outcome != test.expect) return false;
    if (test.needs.empty()) return true;
    const std::set<FactName> expected(test.needs.begin(), test.needs.end());
    return std::equal(expected.begin(), expected.end(), result.needs.begin(), result.needs.end());
}

/// `alone` is the book with only this rule.
RuleTestResult run_test(const Rule& rule, const RuleTest& test, const RuleBook& alone,
                        const Scales& scales, const RuleTestInput& input) {
    const Scenario scenario = scenario_of(test);
    const Bindings bindings =
        bind(input.book.environment, input.stack, input.vocabulary, scales, scenario);
    const TestContext context{input, scenario, bindings};
    RuleTestResult result;
    result.rule = rule.id;
    result.test = test;
    const MatchResult matched = match(alone, input.stack, input.vocabulary, scales, scenario, {});
    // Instances of a rule with `each` differ in their layer alone.
    result.outcome = matched.rules.front().outcome;
    result.needs = matched.rules.front().needs;
    result.passed = as_expected(test, result);
    for (const Condition& condition : rule.when) {
        result.conditions.push_back(try_condition(condition, context));
    }
    result.strength = try_strength(rule, context);
    result.each = try_each(rule, context);
    return result;
}

std::vector<RuleOutcome> lacks_of(const Rule& rule, const RuleBook& book) {
    std::vector<RuleOutcome> lacks;
    for (const RuleOutcome outcome :
         {RuleOutcome::fired, RuleOutcome::not_fired, RuleOutcome::undecided}) {
        const bool expected =
            std::any_of(rule.tests.begin(), rule.tests.end(),
                        [outcome](const RuleTest& test) { return test.expect == outcome; });
        if (!expected && can_end(rule, outcome, book)) lacks.push_back(outcome);
    }
    return lacks;
}

}  // namespace

bool can_end(const Rule& rule, RuleOutcome outcome, const RuleBook& book) {
    if (outcome == RuleOutcome::not_fired) return !rule.when.empty() || rule.each;
    if (outcome == RuleOutcome::undecided) {
        return !facts_of(slots_read(rule), book.environment).empty();
    }
    return true;
}

RuleTestReport run_rule_tests(const std::vector<const Rule*>& rules, const RuleTestInput& input) {
    const Scales scales = full_weight(input.scales);
    RuleTestReport report;
    for (const Rule* rule : rules) {
        RuleBook alone;
        alone.environment = input.book.environment;
        alone.rules.emplace(rule->id, *rule);
        RuleCoverage coverage{rule->id, rule->family, rule->location, 0, 0, {}};
        for (std::size_t i = 0; i < rule->tests.size(); ++i) {
            report.tests.push_back(run_test(*rule, rule->tests[i], alone, scales, input));
            report.tests.back().number = i + 1;
            ++(report.tests.back().passed ? coverage.passed : coverage.failed);
        }
        coverage.lacks = lacks_of(*rule, input.book);
        report.rules.push_back(std::move(coverage));
    }
    return report;
}

}  // namespace stackimpact
