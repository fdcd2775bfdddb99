// SPDX-License-Identifier: MIT
#include "compare/mixtures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "analyze/analyze.hpp"

namespace stackimpact {

namespace {

constexpr CauseSet knowledge_causes =
    bit(Cause::rule_book) | bit(Cause::stack) | bit(Cause::vocabulary) | bit(Cause::scales);

/// Sections of a scenario that no score depends on.
constexpr std::array<std::string_view, 5> inert_sections{"cases", "expect", "falsifiers", "market",
                                                         "notes"};

/// Members of an object as they are written, in order.
using RawMembers = std::vector<std::pair<std::string, std::string>>;

std::string raw(const Text& text, Span span) {
    return std::string(text.content().substr(span.begin, span.end - span.begin));
}

RawMembers members_of(const Text& text, const JsonNode* object) {
    RawMembers members;
    if (object == nullptr) return members;
    for (const JsonMember& member : object->members) {
        members.emplace_back(raw(text, member.key_span), raw(text, member.value.span));
    }
    return members;
}

std::string object_of(const RawMembers& members) {
    std::string out = "{";
    for (const auto& [key, value] : members) {
        if (out.size() > 1) out += ',';
        out.append(key).append(":").append(value);
    }
    return out + "}";
}

bool has(const RawMembers& members, const std::string& key) {
    return std::any_of(members.begin(), members.end(),
                       [&](const auto& member) { return member.first == key; });
}

bool inert(std::string_view section) {
    return std::find(inert_sections.begin(), inert_sections.end(), section) != inert_sections.end();
}

/// Equal values, wherever they stand.
bool same(const JsonNode& a, const JsonNode& b) {
    const auto same_member = [](const JsonMember& x, const JsonMember& y) {
        return x.key == y.key && same(x.value, y.value);
    };
    return a.kind == b.kind && a.boolean == b.boolean && a.number == b.number &&
           a.string == b.string &&
           std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same) &&
           std::equal(a.members.begin(), a.members.end(), b.members.begin(), b.members.end(),
                      same_member);
}

bool same(const JsonNode* a, const JsonNode* b) {
    return a == nullptr || b == nullptr ? a == b : same(*a, *b);
}

/// True if every section of `a` that goes with the facts is the same in `b`.
bool same_facts(const JsonNode& a, const JsonNode& b) {
    return std::all_of(a.members.begin(), a.members.end(), [&](const JsonMember& member) {
        const bool other = member.key == "arguments" || inert(member.key);
        return other || same(&member.value, b.find(member.key));
    });
}

/// The members of a scenario without `left_out` and what is inert.
RawMembers without(const Text& text, const JsonNode& tree,
                   const std::vector<std::string_view>& left_out) {
    RawMembers members;
    for (const JsonMember& member : tree.members) {
        const auto is = [&](std::string_view name) { return member.key == name; };
        if (inert(member.key) || std::any_of(left_out.begin(), left_out.end(), is)) continue;
        members.emplace_back(raw(text, member.key_span), raw(text, member.value.span));
    }
    return members;
}

/// A scenario with the facts of one text and the arguments of another. Of a source that both have,
/// the facts' text has the word.
std::string mixed(const Text& facts, const JsonNode& facts_tree, const Text& arguments,
                  const JsonNode& arguments_tree) {
    RawMembers members = without(facts, facts_tree, {"sources", "arguments"});
    RawMembers sources = members_of(facts, facts_tree.find("sources"));
    for (auto& member : members_of(arguments, arguments_tree.find("sources"))) {
        if (!has(sources, member.first)) sources.push_back(std::move(member));
    }
    members.emplace_back("\"sources\"", object_of(sources));
    const JsonNode* const written = arguments_tree.find("arguments");
    if (written != nullptr) members.emplace_back("\"arguments\"", raw(arguments, written->span));
    return object_of(members);
}

/// A tree without members for a text that is no JSON object.
JsonNode tree_of(const TextPtr& text) {
    Diagnostics unheard;
    return parse_json(text, unheard).value_or(JsonNode{});
}

/// Texts of each part, also of what is compiled in.
KnowledgeTexts spelt_out(const KnowledgeTexts& texts) {
    return texts.builtin() ? builtin_knowledge_texts() : texts;
}

std::optional<std::vector<LayerScore>> scores_of(const TextPtr& text, const std::string& id,
                                                 const Knowledge& knowledge) {
    Diagnostics unheard;
    const auto prepared = prepare_scenario(text, id, knowledge, {}, unheard);
    if (!prepared) return std::nullopt;
    return score({knowledge.scales, knowledge.vocabulary, knowledge.stack, knowledge.rules},
                 prepared->scenario);
}

TextPtr mixture_text(std::string content) {
    return std::make_shared<const Text>("mixture", std::move(content));
}

}  // namespace

Mixtures::Mixtures(const Ingredients& base, const Ingredients& head)
    : base_(base),
      head_(head),
      base_tree_(tree_of(base.scenario)),
      head_tree_(tree_of(head.scenario)),
      loaded_{{0, base.knowledge}, {knowledge_causes, head.knowledge}} {}

bool Mixtures::differ_in(Cause cause) const {
    if (cause == Cause::arguments) {
        return !same(base_tree_.find("arguments"), head_tree_.find("arguments"));
    }
    return !same_facts(base_tree_, head_tree_) || !same_facts(head_tree_, base_tree_);
}

std::shared_ptr<const Knowledge> Mixtures::knowledge(CauseSet from_head) {
    const CauseSet parts = from_head & knowledge_causes;
    const auto found = loaded_.find(parts);
    if (found != loaded_.end()) return found->second;
    const KnowledgeTexts base = spelt_out(base_.texts);
    const KnowledgeTexts head = spelt_out(head_.texts);
    const auto from = [&](Cause cause) -> const KnowledgeTexts& {
        return (parts & bit(cause)) != 0 ? head : base;
    };
    KnowledgeTexts texts;
    texts.rules = from(Cause::rule_book).rules;
    texts.stack = from(Cause::stack).stack;
    texts.vocabulary = from(Cause::vocabulary).vocabulary;
    texts.scales = from(Cause::scales).scales;
    texts.own_stack = texts.own_rules = texts.own_others = true;
    Diagnostics unheard;
    auto knowledge = load_knowledge(texts, {}, unheard);
    auto& entry = loaded_[parts];
    if (knowledge) entry = std::make_shared<const Knowledge>(std::move(*knowledge));
    return entry;
}

TextPtr Mixtures::scenario(CauseSet from_head) const {
    const bool facts = (from_head & bit(Cause::facts)) != 0;
    const bool arguments = (from_head & bit(Cause::arguments)) != 0;
    if (facts == arguments) return facts ? head_.scenario : base_.scenario;
    return mixture_text(facts ? mixed(*head_.scenario, head_tree_, *base_.scenario, base_tree_)
                              : mixed(*base_.scenario, base_tree_, *head_.scenario, head_tree_));
}

std::optional<std::vector<LayerScore>> Mixtures::at(CauseSet from_head) {
    const auto with = knowledge(from_head);
    if (!with) return std::nullopt;
    return scores_of(scenario(from_head), head_.default_id, *with);
}

std::optional<std::vector<LayerScore>> Mixtures::undone(const std::string& section,
                                                        const std::string& id) {
    const JsonNode* const before = base_tree_.find(section);
    const JsonNode* const now = head_tree_.find(section);
    const JsonNode* const was = before == nullptr ? nullptr : before->find(id);
    const JsonNode* const is = now == nullptr ? nullptr : now->find(id);
    // What rules bring along is no part of the scenario.
    if (was == nullptr && is == nullptr) return std::nullopt;
    RawMembers items;
    const std::string key = fmt::format("\"{}\"", id);
    for (auto& [name, value] : members_of(*head_.scenario, now)) {
        if (name != key) items.emplace_back(name, value);
    }
    if (was != nullptr) items.emplace_back(key, raw(*base_.scenario, was->span));
    RawMembers members = without(*head_.scenario, head_tree_, {section});
    members.emplace_back(fmt::format("\"{}\"", section), object_of(items));
    return scores_of(mixture_text(object_of(members)), head_.default_id, *head_.knowledge);
}

}  // namespace stackimpact
