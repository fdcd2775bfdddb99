// SPDX-License-Identifier: MIT
#include <algorithm>
#include <variant>

#include "report/json_sections.hpp"
#include "report/json_values.hpp"

namespace stackimpact::json {

void put(Writer& out, const Relation& relation) {
    out.begin_object();
    out.member("kind", relation.kind);
    out.member("incoming", relation.incoming);
    out.member("target", relation.target);
    out.member("weight", relation.weight);
    out.member("note", text(relation.note));
    out.end_object();
}

void put(Writer& out, const ActiveRelation& relation) {
    out.begin_object();
    out.member("argument", relation.other);
    out.member("weight", relation.weight);
    out.member("heard", relation.heard);
    out.member("note", text(relation.note));
    out.end_object();
}

namespace {

/// What the author or the rule says of it.
void stated(Writer& out, const Argument& argument) {
    out.member("id", argument.id);
    out.member("rule", text(argument.rule.str()));
    out.member("claim", argument.claim);
    out.member("by", argument.by);
    out.member("mechanism", argument.mechanism);
    out.member("hedge", text(argument.hedge));
    out.member("horizon", text(argument.horizon));
    out.member("judgement", argument.judgement);
    out.member("note", text(argument.note));
    out.member("facts", argument.facts);
    cited(out, argument.sources);
    out.member("effects", argument.effects);
    out.member("relations", argument.relations);
    out.member("location", argument.location);
}

}  // namespace

void put(Writer& out, const ArgumentAssessment& assessed) {
    out.begin_object();
    stated(out, assessed.argument);
    out.member("base", assessed.base);
    out.member("base_range", assessed.argument.base_range);
    out.member("evidence", assessed.evidence);
    out.member("evidence_range", assessed.argument.evidence_range);
    out.member("face_evidence", assessed.argument.face_evidence);
    out.member("strength", assessed.strength);
    out.member("heard", assessed.heard);
    range(out, "heard_range", assessed.heard_low, assessed.heard_high);
    out.member("supported_by", assessed.supported_by);
    out.member("attacked_by", assessed.attacked_by);
    out.member("also_said_by", assessed.also_said_by);
    out.member("acts", assessed.acts);
    out.end_object();
}

namespace {

/// `about` and `type` as declared; null for a fact that is not.
void declared(Writer& out, const FactName& fact, const Vocabulary& vocabulary) {
    const auto found = vocabulary.facts.find(fact);
    if (found == vocabulary.facts.end()) {
        out.member("about", nullptr);
        out.member("type", nullptr);
    } else {
        out.member("about", text(found->second.about));
        out.member("type", found->second.type);
    }
}

void bounded_value(Writer& out, const FactValue& value, const std::optional<double>& low,
                   const std::optional<double>& high) {
    out.key("value");
    std::visit([&out](const auto& inner) { put(out, inner); }, value);
    out.member("low", low);
    out.member("high", high);
}

/// What the scenario stated before a case or `--set` changed it; null when nothing did.
void before(Writer& out, const FactAssessment& assessed) {
    if (!assessed.fact.stated) {
        out.member("stated", nullptr);
        return;
    }
    out.key("stated");
    out.begin_object();
    bounded_value(out, assessed.fact.stated->value, assessed.fact.stated->low,
                  assessed.fact.stated->high);
    out.member("text", assessed.stated_text);
    out.member("ground", assessed.ground);
    out.end_object();
}

void fact(Writer& out, const FactAssessment& assessed, const Vocabulary& vocabulary) {
    const Fact& fact = assessed.fact;
    out.key(fact.name.str());
    out.begin_object();
    out.member("id", fact.name);
    declared(out, fact.name, vocabulary);
    bounded_value(out, fact.value, fact.low, fact.high);
    out.member("unit", text(assessed.unit));
    out.member("text", assessed.text);
    out.member("as_written", text(fact.as_written));
    before(out, assessed);
    out.member("status", fact.status);
    out.member("by", fact.by);
    out.member("at_most", fact.at_most);
    out.member("weight", assessed.weight);
    range(out, "weight_range", assessed.weight_low, assessed.weight_high);
    out.member("graded", assessed.graded);
    cited(out, fact.citations);
    out.member("used_by", assessed.used_by);
    out.member("note", text(fact.note));
    out.member("location", fact.location);
    out.end_object();
}

void facts(Writer& out, const Assessment& assessment, const Vocabulary& vocabulary) {
    out.key("facts");
    out.begin_object();
    for (const FactAssessment& assessed : assessment.facts) fact(out, assessed, vocabulary);
    out.end_object();
}

}  // namespace

void put(Writer& out, const RuleAssessment& rule) {
    out.begin_object();
    out.member("id", rule.id);
    out.member("layer", rule.layer);
    out.member("outcome", rule.outcome);
    out.member("needs", rule.needs);
    out.member("reason", text(rule.reason));
    out.member("location", rule.location);
    out.end_object();
}

void debate(Writer& out, const Assessment& assessment, const Vocabulary& vocabulary) {
    by_id(out, "arguments", assessment.arguments,
          [](const ArgumentAssessment& assessed) { return assessed.argument.id; });
    facts(out, assessment, vocabulary);
    by_id(out, "sources", assessment.sources, [](const Source& source) { return source.id; });
    by_id(out, "rules", assessment.rules, [](const RuleAssessment& rule) { return rule.id; });
}

}  // namespace stackimpact::json
