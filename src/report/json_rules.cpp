// SPDX-License-Identifier: MIT
#include <variant>

#include "model/format.hpp"
#include "report/json_rules.hpp"
#include "report/json_sections.hpp"
#include "report/json_values.hpp"
#include "report/rules.hpp"

namespace stackimpact {

namespace json {

void put(Writer& out, const Condition& condition) {
    out.value(condition.text);
}

void put(Writer& out, const FactDeclaration& fact) {
    out.begin_object();
    out.member("id", fact.name);
    out.member("about", text(fact.about));
    out.member("question", text(fact.question));
    out.member("type", fact.type);
    out.member("unit", text(fact.unit));
    out.member("values", fact.values);
    out.member("minimum", fact.minimum);
    out.member("maximum", fact.maximum);
    out.end_object();
}

/// With its latest figure.
void put(Writer& out, const Reference& reference) {
    const Figure& figure = *pick(reference.series, std::nullopt).figure;
    out.begin_object();
    out.member("id", reference.name);
    out.member("about", text(reference.about));
    out.member("unit", text(reference.unit));
    out.member("value", figure.value);
    out.member("date", figure.date);
    out.member("url", text(figure.url));
    out.end_object();
}

void put(Writer& out, const RuleRelation& relation) {
    out.begin_object();
    out.member("kind", relation.kind);
    out.member("incoming", relation.incoming);
    out.member("other", relation.other);
    out.member("carriers", relation.carriers);
    out.member("named_by", relation.named_by);
    out.member("written_in", relation.written_in);
    out.member("weight", relation.weight);
    out.member("note", text(relation.note));
    out.end_object();
}

void put(Writer& out, const ClauseResult& result) {
    out.begin_object();
    out.member("text", result.text);
    out.member("holds", result.holds);
    out.member("error", text(result.error));
    out.end_object();
}

void put(Writer& out, const ConditionResult& result) {
    out.begin_object();
    out.member("text", result.text);
    out.member("holds", result.holds);
    out.member("value", result.value);
    out.member("needs", result.needs);
    out.member("error", text(result.error));
    out.key("reads");
    out.begin_object();
    for (const ReadValue& read : result.reads) out.member(read.name, read.text);
    out.end_object();
    out.member("clauses", result.clauses);
    out.end_object();
}

void put(Writer& out, const RuleCoverage& coverage) {
    out.begin_object();
    out.member("id", coverage.rule);
    out.member("family", text(coverage.family));
    out.member("passed", static_cast<std::int64_t>(coverage.passed));
    out.member("failed", static_cast<std::int64_t>(coverage.failed));
    out.key("lacks");
    out.begin_array(true);
    for (const RuleOutcome outcome : coverage.lacks) put(out, outcome);
    out.end_array();
    out.member("location", coverage.location);
    out.end_object();
}

namespace {

void outcome(Writer& out, std::string_view key, RuleOutcome outcome,
             const std::vector<FactName>& needs) {
    out.key(key);
    out.begin_object();
    out.member("outcome", outcome);
    out.member("needs", needs);
    out.end_object();
}

/// What the author wrote of a test, into the object that is open.
void stated(Writer& out, std::size_t number, const RuleTest& test, const Vocabulary& vocabulary) {
    out.member("number", static_cast<std::int64_t>(number));
    out.key("facts");
    out.begin_object();
    for (const auto& entry : test.facts) {
        out.key(entry.first.str());
        out.begin_object();
        out.member("id", entry.first);
        out.key("value");
        std::visit([&out](const auto& inner) { put(out, inner); }, entry.second);
        out.member("text", fact_text(entry.second, vocabulary.facts.at(entry.first), vocabulary));
        out.end_object();
    }
    out.end_object();
    out.member("date", test.date);
    outcome(out, "expected", test.expect, test.needs);
    out.member("location", test.location);
}

void tests(Writer& out, const Rule& rule, const Vocabulary& vocabulary) {
    out.key("tests");
    out.begin_array(false);
    for (std::size_t i = 0; i < rule.tests.size(); ++i) {
        out.begin_object();
        stated(out, i + 1, rule.tests[i], vocabulary);
        out.end_object();
    }
    out.end_array();
}

void card(Writer& out, const RuleCard& card, const Vocabulary& vocabulary) {
    const Rule& rule = card.rule;
    out.key(rule.id.str());
    out.begin_object();
    out.member("id", rule.id);
    out.member("family", text(rule.family));
    out.member("kinds", rule.kinds);
    out.member("claim", rule.claim);
    out.member("why", text(rule.why));
    out.member("when", rule.when);
    out.member("strength", rule.strength);
    out.member("each", rule.each);
    out.member("chosen", card.chosen);
    out.member("effects", rule.effects);
    out.member("mechanism", rule.mechanism);
    out.member("same_mechanism", card.same_mechanism);
    out.member("relations", card.relations);
    out.member("horizon", text(rule.horizon));
    out.member("sources", rule.sources);
    out.member("judgement", rule.judgement);
    out.member("written", rule.written);
    by_id(out, "facts", card.facts, [](const FactDeclaration& fact) { return fact.name; });
    by_id(out, "references", card.references,
          [](const Reference& reference) { return reference.name; });
    tests(out, rule, vocabulary);
    out.member("location", rule.location);
    out.end_object();
}

void chosen(Writer& out, const RuleChoice& choice) {
    out.key("choice");
    out.begin_object();
    out.member("rules", choice.ids);
    out.member("files", choice.files);
    out.member("families", choice.families);
    out.member("layers", choice.layers);
    out.member("kinds", choice.kinds);
    out.end_object();
}

void result(Writer& out, const RuleTestResult& result, const Vocabulary& vocabulary) {
    out.begin_object();
    out.member("rule", result.rule);
    stated(out, result.number, result.test, vocabulary);
    outcome(out, "found", result.outcome, result.needs);
    out.member("passed", result.passed);
    out.member("conditions", result.conditions);
    out.member("strength", result.strength);
    out.member("each", result.each);
    out.end_object();
}

}  // namespace

void begin_rules(Writer& out, std::string_view kind, const RuleDocument& document) {
    Assessment nothing;
    nothing.stack_sha256 = document.stack_sha256;
    nothing.rules_sha256 = document.rules_sha256;
    nothing.vocabulary_sha256 = document.vocabulary_sha256;
    nothing.scales_sha256 = document.scales_sha256;
    envelope(out, kind, nothing, document.status);
    chosen(out, document.choice);
}

std::string finished_rules(Writer& out, const RuleDocument& document) {
    diagnostics(out, document.diagnostics);
    out.end_object();
    return out.take() + "\n";
}

}  // namespace json

std::string render_rules_json(const std::vector<RuleCard>& cards, const Vocabulary& vocabulary,
                              const RuleDocument& document) {
    json::Writer out(document.layout);
    json::begin_rules(out, "rules", document);
    out.key("rules");
    out.begin_object();
    for (const RuleCard& card : cards) json::card(out, card, vocabulary);
    out.end_object();
    return json::finished_rules(out, document);
}

std::string render_rule_tests_json(const RuleTestReport& report, const Vocabulary& vocabulary,
                                   const RuleDocument& document) {
    json::Writer out(document.layout);
    json::begin_rules(out, "rule_tests", document);
    out.member("passed", static_cast<std::int64_t>(report.passed()));
    out.member("failed", static_cast<std::int64_t>(report.failed()));
    out.key("tests");
    out.begin_array(false);
    for (const RuleTestResult& result : report.tests) json::result(out, result, vocabulary);
    out.end_array();
    json::by_id(out, "rules", report.rules,
                [](const RuleCoverage& coverage) { return coverage.rule; });
    return json::finished_rules(out, document);
}

}  // namespace stackimpact
