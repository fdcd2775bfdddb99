// SPDX-License-Identifier: MIT
#include "compare/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <variant>

#include "model/format.hpp"

namespace stackimpact {

namespace {

using Fields = std::vector<FieldChange>;

void add_field(Fields& fields, std::string name, std::string base, std::string head) {
    if (base != head) fields.push_back({std::move(name), std::move(base), std::move(head)});
}

template <class T>
using ById = std::map<std::string, const T*>;

/// `fields_of(base, head)` says how an item on both sides differs, `title_of` and `place_of` what
/// and where an item is.
template <class T, class FieldsOf, class TitleOf, class PlaceOf>
std::vector<ItemChange> changes(const ById<T>& base, const ById<T>& head, FieldsOf fields_of,
                                TitleOf title_of, PlaceOf place_of) {
    ById<T> all = head;
    all.insert(base.begin(), base.end());
    std::vector<ItemChange> found;
    for (const auto& [id, item] : all) {
        const bool in_base = base.count(id) > 0;
        const bool in_head = head.count(id) > 0;
        ItemChange change;
        change.id = id;
        change.kind = !in_base   ? ChangeKind::added
                      : !in_head ? ChangeKind::removed
                                 : ChangeKind::changed;
        if (in_base && in_head) change.fields = fields_of(*base.at(id), *item);
        if (in_base && in_head && change.fields.empty()) continue;
        change.title = title_of(*item);
        change.location = place_of(*item);
        found.push_back(std::move(change));
    }
    return found;
}

std::string number_text(const std::optional<double>& value) {
    return value ? decimal(*value) : std::string("none");
}

std::string plain_value(const FactValue& value) {
    if (const bool* truth = std::get_if<bool>(&value)) return *truth ? "yes" : "no";
    if (const std::string* text = std::get_if<std::string>(&value)) return *text;
    return decimal(*number_of(value));
}

std::string value_text(const FactAssessment& fact) {
    return fact.text.empty() ? plain_value(fact.fact.value) : fact.text;
}

/// "reuters 3, v3_readme 2": ids with credibilities, in order of id.
std::string citations_text(std::vector<Citation> citations) {
    std::vector<std::string> words;
    for (const Citation& citation : citations) {
        words.push_back(citation.credibility == 0
                            ? citation.source.str()
                            : fmt::format("{} {}", citation.source.str(), citation.credibility));
    }
    std::sort(words.begin(), words.end());
    return words.empty() ? "none" : fmt::format("{}", fmt::join(words, ", "));
}

Fields fact_fields(const FactAssessment& base, const FactAssessment& head, bool bare) {
    Fields fields;
    const bool same = base.fact.value == head.fact.value && base.fact.low == head.fact.low &&
                      base.fact.high == head.fact.high;
    if (!same) {
        const std::string was = value_text(base);
        const std::string is = value_text(head);
        add_field(fields, "value", was, is);
        // Words may hide what the numbers say.
        if (was == is) {
            add_field(fields, "value", plain_value(base.fact.value), plain_value(head.fact.value));
            add_field(fields, "low", number_text(base.fact.low), number_text(head.fact.low));
            add_field(fields, "high", number_text(base.fact.high), number_text(head.fact.high));
        }
    }
    add_field(fields, "status", std::string(name(base.fact.status)),
              std::string(name(head.fact.status)));
    add_field(fields, "weight", decimal(base.weight), decimal(head.weight));
    if (bare) return fields;
    add_field(fields, "at_most", number_text(base.fact.at_most), number_text(head.fact.at_most));
    add_field(fields, "sources", citations_text(base.fact.citations),
              citations_text(head.fact.citations));
    return fields;
}

std::string date_text(const std::optional<Date>& date) {
    return date ? to_string(*date) : std::string("none");
}

Fields source_fields(const Source& base, const Source& head, bool bare) {
    Fields fields;
    add_field(fields, "reliability", std::string(name(base.reliability)),
              std::string(name(head.reliability)));
    add_field(fields, "group", base.group, head.group);
    add_field(fields, "title", base.title, head.title);
    add_field(fields, "url", base.url, head.url);
    if (bare) return fields;
    add_field(fields, "publisher", base.publisher, head.publisher);
    add_field(fields, "date", date_text(base.date), date_text(head.date));
    return fields;
}

/// "chip_design demand bear 0.7", in order.
std::string effects_text(const std::vector<Effect>& effects) {
    std::vector<std::string> words;
    for (const Effect& effect : effects) {
        words.push_back(fmt::format("{} {} {} {}", effect.layer.str(), effect.channel.str(),
                                    name(effect.direction), decimal(effect.weight)));
    }
    std::sort(words.begin(), words.end());
    return words.empty() ? "none" : fmt::format("{}", fmt::join(words, ", "));
}

/// "attacked by moat_smaller 0.5", in order.
std::string relations_text(const ArgumentAssessment& argument) {
    std::vector<std::string> words;
    const auto add = [&](std::string_view how, const std::vector<ActiveRelation>& relations) {
        for (const ActiveRelation& relation : relations) {
            words.push_back(
                fmt::format("{} {} {}", how, relation.other.str(), decimal(relation.weight)));
        }
    };
    add("attacked by", argument.attacked_by);
    add("supported by", argument.supported_by);
    std::sort(words.begin(), words.end());
    return words.empty() ? "none" : fmt::format("{}", fmt::join(words, ", "));
}

std::string mechanism_text(const Argument& argument) {
    return argument.mechanism ? argument.mechanism->str() : std::string("none");
}

Fields argument_fields(const ArgumentAssessment& base, const ArgumentAssessment& head, bool bare) {
    Fields fields;
    const Argument& was = base.argument;
    const Argument& is = head.argument;
    add_field(fields, "claim", was.claim, is.claim);
    add_field(fields, "by", std::string(name(was.by)), std::string(name(is.by)));
    add_field(fields, "base", decimal(base.base), decimal(head.base));
    add_field(fields, "evidence", decimal(base.evidence), decimal(head.evidence));
    if (bare) return fields;
    add_field(fields, "mechanism", mechanism_text(was), mechanism_text(is));
    add_field(fields, "effects", effects_text(was.effects), effects_text(is.effects));
    add_field(fields, "relations", relations_text(base), relations_text(head));
    add_field(fields, "sources", citations_text(was.sources), citations_text(is.sources));
    return fields;
}

ById<ArgumentAssessment> arguments_of(const Assessment& assessment, bool of_rules) {
    ById<ArgumentAssessment> found;
    for (const ArgumentAssessment& argument : assessment.arguments) {
        const bool from_rule = argument.argument.by == Voice::rules;
        if (from_rule == of_rules) found.emplace(argument.argument.id.str(), &argument);
    }
    return found;
}

/// A rule with the argument that it yielded, if it did.
struct RuleItem {
    const RuleAssessment* rule = nullptr;
    const ArgumentAssessment* argument = nullptr;
};

std::map<std::string, RuleItem> rules_of(const Assessment& assessment) {
    const ById<ArgumentAssessment> arguments = arguments_of(assessment, true);
    std::map<std::string, RuleItem> items;
    for (const RuleAssessment& rule : assessment.rules) {
        const auto argument = arguments.find(rule.id.str());
        items[rule.id.str()] = {&rule, argument == arguments.end() ? nullptr : argument->second};
    }
    return items;
}

Fields rule_fields(const RuleItem& base, const RuleItem& head, bool bare) {
    Fields fields;
    add_field(fields, "outcome", std::string(name(base.rule->outcome)),
              std::string(name(head.rule->outcome)));
    if (base.argument == nullptr || head.argument == nullptr) return fields;
    const Fields more = argument_fields(*base.argument, *head.argument, bare);
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
}

}  // namespace

std::vector<ItemChange> fact_changes(const ItemSides& sides) {
    const auto items = [](const Assessment& assessment) {
        ById<FactAssessment> found;
        for (const FactAssessment& fact : assessment.facts) {
            found.emplace(fact.fact.name.str(), &fact);
        }
        return found;
    };
    return changes(
        items(sides.base), items(sides.head),
        [&](const FactAssessment& base, const FactAssessment& head) {
            return fact_fields(base, head, sides.bare);
        },
        value_text, [](const FactAssessment& fact) { return fact.fact.location; });
}

std::vector<ItemChange> source_changes(const ItemSides& sides) {
    const auto items = [](const Assessment& assessment) {
        ById<Source> found;
        for (const Source& source : assessment.sources) found.emplace(source.id.str(), &source);
        return found;
    };
    return changes(
        items(sides.base), items(sides.head),
        [&](const Source& base, const Source& head) {
            return source_fields(base, head, sides.bare);
        },
        [](const Source& source) { return source.title.empty() ? source.url : source.title; },
        [](const Source& source) { return source.location; });
}

std::vector<ItemChange> argument_changes(const ItemSides& sides) {
    return changes(
        arguments_of(sides.base, false), arguments_of(sides.head, false),
        [&](const ArgumentAssessment& base, const ArgumentAssessment& head) {
            return argument_fields(base, head, sides.bare);
        },
        [](const ArgumentAssessment& argument) { return argument.argument.claim; },
        [](const ArgumentAssessment& argument) { return argument.argument.location; });
}

std::vector<ItemChange> rule_changes(const ItemSides& sides) {
    const auto base = rules_of(sides.base);
    const auto head = rules_of(sides.head);
    const auto items = [](const std::map<std::string, RuleItem>& rules) {
        ById<RuleItem> found;
        for (const auto& [id, item] : rules) found.emplace(id, &item);
        return found;
    };
    return changes(
        items(base), items(head),
        [&](const RuleItem& was, const RuleItem& is) { return rule_fields(was, is, sides.bare); },
        [](const RuleItem& item) {
            return item.argument == nullptr ? std::string{} : item.argument->argument.claim;
        },
        [](const RuleItem& item) { return item.rule->location; });
}

}  // namespace stackimpact
