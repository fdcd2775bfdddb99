// SPDX-License-Identifier: MIT
#include "rules/card.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "match/decide.hpp"
#include "match/each.hpp"

namespace stackimpact {

namespace {

/// Rules of the book with a mechanism but for `without`, in order of id.
std::vector<ArgumentId> carriers_of(const MechanismId& mechanism, const ArgumentId& without,
                                    const RuleBook& book) {
    std::vector<ArgumentId> carriers;
    for (const auto& entry : book.rules) {
        if (entry.first == without || entry.second.mechanism != mechanism) continue;
        carriers.push_back(entry.first);
    }
    return carriers;
}

/// A relation that the rule itself carries.
RuleRelation own(const Rule& rule, const Relation& relation, const RuleBook& book) {
    RuleRelation made;
    made.kind = relation.kind;
    made.incoming = relation.incoming;
    made.other = relation.target;
    if (const auto* mechanism = std::get_if<MechanismId>(&relation.target)) {
        made.carriers = carriers_of(*mechanism, rule.id, book);
    }
    made.written_in = rule.id;
    made.weight = relation.weight;
    made.note = relation.note;
    return made;
}

/// A relation that another rule carries, if it means this one.
std::optional<RuleRelation> foreign(const Rule& rule, const Rule& other, const Relation& relation) {
    const auto* mechanism = std::get_if<MechanismId>(&relation.target);
    const bool meant = mechanism != nullptr ? rule.mechanism == *mechanism
                                            : rule.id == std::get<ArgumentId>(relation.target);
    if (!meant) return std::nullopt;
    RuleRelation made;
    made.kind = relation.kind;
    made.incoming = !relation.incoming;
    made.other = other.id;
    if (mechanism != nullptr) made.named_by = *mechanism;
    made.written_in = other.id;
    made.weight = relation.weight;
    made.note = relation.note;
    return made;
}

std::vector<RuleRelation> relations_of(const Rule& rule, const RuleBook& book) {
    std::vector<RuleRelation> relations;
    for (const Relation& relation : rule.relations) relations.push_back(own(rule, relation, book));
    for (const auto& entry : book.rules) {
        if (entry.first == rule.id) continue;
        for (const Relation& relation : entry.second.relations) {
            auto made = foreign(rule, entry.second, relation);
            if (made) relations.push_back(std::move(*made));
        }
    }
    const auto order = [](const RuleRelation& relation) {
        return std::tie(relation.incoming, relation.kind, relation.other);
    };
    std::stable_sort(
        relations.begin(), relations.end(),
        [order](const RuleRelation& a, const RuleRelation& b) { return order(a) < order(b); });
    return relations;
}

void add_reads(const Rule& rule, const RuleBook& book, const Vocabulary& vocabulary,
               const Stack& stack, RuleCard& card) {
    const std::set<std::size_t> slots = slots_read(rule);
    for (const FactName& fact : facts_of(slots, book.environment)) {
        card.facts.push_back(vocabulary.facts.at(fact));
    }
    for (const auto& entry : stack.references) {
        const auto slot = book.environment.slot("stack." + entry.first.str());
        if (slot && slots.count(*slot) > 0) card.references.push_back(entry.second);
    }
}

}  // namespace

RuleCard rule_card(const Rule& rule, const RuleBook& book, const Vocabulary& vocabulary,
                   const Stack& stack) {
    RuleCard card;
    card.rule = rule;
    add_reads(rule, book, vocabulary, stack, card);
    card.relations = relations_of(rule, book);
    if (rule.mechanism) card.same_mechanism = carriers_of(*rule.mechanism, rule.id, book);
    card.chosen = chosen_layers(rule, book.environment, stack, std::nullopt);
    return card;
}

}  // namespace stackimpact
