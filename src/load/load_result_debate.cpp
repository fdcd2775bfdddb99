// SPDX-License-Identifier: MIT
#include <utility>

#include "load/load_result_sections.hpp"

namespace stackimpact::stored {

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, Relation& into) {
    const Object object(in, node, "a relation");
    object.need("kind", into.kind);
    object.need("incoming", into.incoming);
    object.need("target", into.target);
    object.need("weight", into.weight);
    object.text("note", into.note);
}

void take(const Reader& in, const JsonNode& node, std::string_view key, ActiveRelation& into) {
    const Object object(in, node, "a relation");
    into.kind = key == "attacked_by" ? RelationKind::attack : RelationKind::support;
    object.need("argument", into.other);
    object.need("weight", into.weight);
    object.need("heard", into.heard);
    object.text("note", into.note);
}

namespace {

void take_stated(const Object& object, Argument& into) {
    object.need("id", into.id);
    object.text("rule", into.rule.value);
    object.need("claim", into.claim);
    object.need("by", into.by);
    object.part("mechanism", into.mechanism);
    object.text("hedge", into.hedge);
    object.text("horizon", into.horizon);
    object.part("judgement", into.judgement);
    object.text("note", into.note);
    object.part("facts", into.facts);
    object.part("citations", into.sources);
    object.part("effects", into.effects);
    object.part("relations", into.relations);
    object.part("location", into.location);
}

}  // namespace

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/,
          ArgumentAssessment& into) {
    const Object object(in, node, "an argument");
    take_stated(object, into.argument);
    object.need("base", into.base);
    object.part("base_range", into.argument.base_range);
    object.need("evidence", into.evidence);
    object.part("evidence_range", into.argument.evidence_range);
    object.part("face_evidence", into.argument.face_evidence);
    object.need("strength", into.strength);
    object.need("heard", into.heard);
    object.range("heard_range", into.heard_low, into.heard_high);
    object.part("supported_by", into.supported_by);
    object.part("attacked_by", into.attacked_by);
    object.part("also_said_by", into.also_said_by);
    object.part("acts", into.acts);
    // As much of them as the document has.
    into.argument.base = to_double(into.base);
    into.argument.evidence = to_double(into.evidence);
}

namespace {

FactValue value_of(const JsonNode& node, const std::optional<FactType>& type) {
    switch (node.kind) {
        case JsonNode::Kind::boolean:
            return node.boolean;
        case JsonNode::Kind::string:
            return node.string;
        case JsonNode::Kind::integer:
            // Numbers without a fraction are written like integers.
            if (type != FactType::number) return node.integer;
            break;
        default:
            break;
    }
    return node.number;
}

void take_value(const Reader& in, const Object& object, const std::optional<FactType>& type,
                FactValue& value, std::optional<double>& low, std::optional<double>& high) {
    if (const JsonNode* const node = object.require("value")) {
        switch (node->kind) {
            case JsonNode::Kind::null:
            case JsonNode::Kind::array:
            case JsonNode::Kind::object:
                wrong(in, *node, "value", "true or false, a number or a string");
                break;
            default:
                value = value_of(*node, type);
        }
    }
    object.need("low", low);
    object.need("high", high);
}

void take_before(const Reader& in, const Object& object, const std::optional<FactType>& type,
                 FactAssessment& into) {
    const JsonNode* const node = object.expect("stated");
    if (node == nullptr || node->kind == JsonNode::Kind::null) return;
    const Object before(in, *node, "`stated`");
    StatedValue& stated = into.fact.stated.emplace();
    take_value(in, before, type, stated.value, stated.low, stated.high);
    before.need("text", into.stated_text);
    before.need("ground", into.ground);
}

/// A fact with the words of its declaration.
struct DeclaredFact {
    FactAssessment assessed;
    std::optional<FactType> type;
    std::string about;
};

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/,
          DeclaredFact& declared) {
    const Object object(in, node, "a fact");
    FactAssessment& into = declared.assessed;
    Fact& fact = into.fact;
    object.need("id", fact.name);
    object.text("about", declared.about);
    object.part("type", declared.type);
    take_value(in, object, declared.type, fact.value, fact.low, fact.high);
    object.text("unit", into.unit);
    object.part("text", into.text);
    object.text("as_written", fact.as_written);
    take_before(in, object, declared.type, into);
    object.need("status", fact.status);
    object.part("by", fact.by);
    object.part("at_most", fact.at_most);
    object.need("weight", into.weight);
    object.range("weight_range", into.weight_low, into.weight_high);
    object.part("graded", into.graded);
    object.part("citations", fact.citations);
    object.part("used_by", into.used_by);
    object.text("note", fact.note);
    object.part("location", fact.location);
}

void take_facts(const Object& document, Assessment& into, Vocabulary& vocabulary) {
    std::vector<DeclaredFact> facts;
    document.by_id("facts", facts,
                   [](const DeclaredFact& fact) { return fact.assessed.fact.name; });
    for (DeclaredFact& fact : facts) {
        if (fact.type) {
            FactDeclaration& declaration = vocabulary.facts[fact.assessed.fact.name];
            declaration.name = fact.assessed.fact.name;
            declaration.type = *fact.type;
            declaration.unit = fact.assessed.unit;
            declaration.about = std::move(fact.about);
        }
        into.facts.push_back(std::move(fact.assessed));
    }
}

}  // namespace

void take(const Reader& in, const JsonNode& node, std::string_view /*key*/, RuleAssessment& into) {
    const Object object(in, node, "a rule");
    object.need("id", into.id);
    object.part("layer", into.layer);
    object.need("outcome", into.outcome);
    object.part("needs", into.needs);
    object.text("reason", into.reason);
    object.part("location", into.location);
}

void take_debate(const Object& document, Assessment& into, Vocabulary& vocabulary) {
    document.by_id("arguments", into.arguments,
                   [](const ArgumentAssessment& assessed) { return assessed.argument.id; });
    take_facts(document, into, vocabulary);
    document.by_id("sources", into.sources, [](const Source& source) { return source.id; });
    document.by_id("rules", into.rules, [](const RuleAssessment& rule) { return rule.id; });
}

}  // namespace stackimpact::stored
