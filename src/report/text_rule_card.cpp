// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "model/format.hpp"
#include "report/text_rules.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

template <class Tag>
std::string ids_text(const std::vector<Id<Tag>>& ids) {
    std::vector<std::string> words;
    for (const Id<Tag>& id : ids) words.push_back(id.str());
    return separated(words, ", ");
}

std::string kinds_text(const Rule& rule) {
    return rule.kinds.empty() ? "all kinds of event" : ids_text(rule.kinds);
}

void add_conditions(const RuleCard& card, DetailLines& lines) {
    const Rule& rule = card.rule;
    std::vector<Rich> conditions;
    for (const Condition& condition : rule.when) conditions.emplace_back(condition.text);
    if (conditions.empty()) conditions.emplace_back("always");
    lines.details("when", conditions);
    lines.detail("strength", rule.strength.text);
    if (!rule.each) return;
    const std::string chosen = card.chosen.empty() ? "no layer" : ids_text(card.chosen);
    lines.details("each", {rule.each->text, Rich("chooses " + chosen, Style::dim)});
}

void add_effects(const Rule& rule, DetailLines& lines) {
    Table table({{Table::Align::left, 0}, {Table::Align::right, 2}});
    for (const Effect& effect : rule.effects) {
        table.row({effect_text(effect), decimal(effect.weight)});
    }
    if (rule.effects.empty()) {
        lines.detail("presses on", "no layer itself");
    } else {
        lines.table("presses on", table);
    }
}

std::string mechanism_text(const RuleCard& card) {
    if (!card.rule.mechanism) return "";
    const std::string& mechanism = card.rule.mechanism->str();
    if (card.same_mechanism.empty()) return mechanism;
    return fmt::format("{}, as {}: only the strongest acts", mechanism,
                       ids_text(card.same_mechanism));
}

/// "mechanism:efficiency (cheap_frontier_training), weight 0.5: note".
Rich relation_text(const RuleRelation& relation) {
    Rich text;
    if (const auto* mechanism = std::get_if<MechanismId>(&relation.other)) {
        const std::string carriers =
            relation.carriers.empty() ? "no rule has it" : ids_text(relation.carriers);
        text.add("mechanism:" + mechanism->str()).add(" (" + carriers + ")");
    } else {
        text.add(std::get<ArgumentId>(relation.other).str());
    }
    if (relation.named_by) text.add(" as mechanism:" + relation.named_by->str());
    if (relation.weight != 1.0) text.add(", weight " + decimal(relation.weight));
    if (!relation.note.empty()) text.add(": " + relation.note, Style::dim);
    return text;
}

void add_relations(const RuleCard& card, DetailLines& lines) {
    struct Direction {
        RelationKind kind;
        bool incoming;
        std::string_view label;
    };
    for (const Direction& direction : {Direction{RelationKind::support, false, "supports"},
                                       Direction{RelationKind::attack, false, "attacks"},
                                       Direction{RelationKind::support, true, "supported by"},
                                       Direction{RelationKind::attack, true, "attacked by"}}) {
        std::vector<Rich> texts;
        for (const RuleRelation& relation : card.relations) {
            if (relation.kind != direction.kind || relation.incoming != direction.incoming) {
                continue;
            }
            texts.push_back(relation_text(relation));
        }
        lines.details(direction.label, texts);
    }
}

void add_grounds(const Rule& rule, DetailLines& lines) {
    std::vector<Rich> sources;
    for (const Source& source : rule.sources) sources.emplace_back(source_text(source));
    if (rule.judgement) sources.emplace_back("judgement, no source");
    lines.details("sources", sources);
}

void add_reads(const RuleCard& card, const Vocabulary& vocabulary, DetailLines& lines) {
    std::vector<Rich> texts;
    for (const FactDeclaration& fact : card.facts) {
        const std::string& words = fact.question.empty() ? fact.about : fact.question;
        texts.push_back(Rich(fact.name.str())
                            .add(" (" + domain_text(fact, vocabulary) + ")")
                            .add(words.empty() ? "" : " " + words, Style::dim));
    }
    for (const Reference& reference : card.references) {
        const Figure& figure = *pick(reference.series, std::nullopt).figure;
        texts.push_back(
            Rich("stack." + reference.name.str())
                .add(fmt::format(" ({} as of {})", amount(figure.value, reference.unit, vocabulary),
                                 to_string(figure.date)))
                .add(reference.about.empty() ? "" : " " + reference.about, Style::dim));
    }
    lines.details("reads", texts);
}

void add_tests(const Rule& rule, const Vocabulary& vocabulary, DetailLines& lines) {
    Table table(
        {{Table::Align::right, 0}, {Table::Align::left, 2, true}, {Table::Align::left, 2, true}});
    for (std::size_t i = 0; i < rule.tests.size(); ++i) {
        const RuleTest& test = rule.tests[i];
        table.row({fmt::format("{}", i + 1), outcome_text(test.expect, test.needs),
                   stated_text(test, vocabulary)});
    }
    if (rule.tests.empty()) {
        lines.detail("tests", "none");
    } else {
        lines.table("tests", table);
    }
}

Lines card_lines(const RuleCard& card, const Vocabulary& vocabulary, std::size_t width) {
    const Rule& rule = card.rule;
    DetailLines lines(width);
    lines.head(Rich(rule.id.str(), Style::strong), Rich(place_text(rule.location), Style::dim));
    lines.detail("claim", rule.claim);
    lines.detail("why", rule.why);
    lines.detail("family", rule.family);
    lines.detail("kinds", kinds_text(rule));
    add_conditions(card, lines);
    add_effects(rule, lines);
    lines.detail("mechanism", mechanism_text(card));
    lines.detail("horizon", rule.horizon);
    add_relations(card, lines);
    add_grounds(rule, lines);
    lines.detail("written", to_string(rule.written));
    add_reads(card, vocabulary, lines);
    add_tests(rule, vocabulary, lines);
    return lines.take();
}

}  // namespace

std::string domain_text(const FactDeclaration& fact, const Vocabulary& vocabulary) {
    if (fact.type == FactType::boolean) return "yes or no";
    if (fact.type == FactType::enumeration) return "one of " + separated(fact.values, ", ");
    if (fact.type == FactType::text) return "text";
    const auto unit = vocabulary.units.find(fact.unit);
    const double factor = unit == vocabulary.units.end() ? 1.0 : unit->second.factor;
    const auto bound = [&](double value) { return amount(value * factor, fact.unit, vocabulary); };
    std::string text = fact.unit.empty() ? std::string(name(fact.type)) : fact.unit;
    if (fact.minimum && fact.maximum) {
        text += ", " + bound(*fact.minimum) + " to " + bound(*fact.maximum);
    } else if (fact.minimum) {
        text += ", at least " + bound(*fact.minimum);
    } else if (fact.maximum) {
        text += ", at most " + bound(*fact.maximum);
    }
    return text;
}

std::string render_rule_cards(const std::vector<RuleCard>& cards, const Vocabulary& vocabulary,
                              const RuleTextOptions& options) {
    Lines lines;
    for (const RuleCard& card : cards) {
        if (!lines.empty()) lines.emplace_back();
        append(lines, card_lines(card, vocabulary, text_width(options)));
    }
    return paint(lines, text_width(options), options.color);
}

}  // namespace stackimpact
