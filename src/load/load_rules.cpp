// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "load/check_debate.hpp"
#include "load/load.hpp"
#include "load/load_rules_rule.hpp"
#include "load/names.hpp"
#include "source/hash.hpp"

namespace stackimpact {

namespace {

using WrittenRules = std::map<ArgumentId, WrittenRule>;

void add_rule(const Input& input, const JsonNode& node, const RuleContext& context,
              const std::string& family, WrittenRules& rules) {
    auto written = read_rule(input, node, context);
    if (!written) return;
    written->rule.family = family;
    const ArgumentId id = written->rule.id;
    const Place place = written->id;
    const auto [found, is_new] = rules.try_emplace(id, std::move(*written));
    if (is_new) return;
    input.error(Code::duplicate_id, place.span,
                fmt::format("there is another rule {}", quoted(id.str())), "give one a new id",
                {found->second.id, "first given here"});
}

/// False when the file is no JSON, so that none of its rules is known.
bool read_file(const TextPtr& text, const RuleContext& context, Diagnostics& diagnostics,
               WrittenRules& rules) {
    const auto root = parse_rules(text, context.use, diagnostics);
    if (!root) return false;
    const Input input(text, diagnostics);
    ObjectReader reader(input, *root, "a rule file");
    reader.read_schema_keys();
    std::string family;
    if (const JsonNode* node = reader.find("family")) {
        family = read_id(input, *node, "a family of rules").value_or("");
    }
    (void)reader.text("about");
    if (const JsonNode* list = reader.require("rules")) {
        for (const JsonNode& item : read_items(input, *list, "`rules`")) {
            add_rule(input, item, context, family, rules);
        }
    }
    reader.finish();
    return true;
}

/// Relations between the rules of the book.
void check_rules(const WrittenRules& rules, const Names& layers, Diagnostics& diagnostics) {
    Targets targets;
    targets.open_mechanisms = true;
    std::vector<Debater> debaters;
    for (const auto& entry : rules) {
        targets.add(entry.second.rule, layers);
        Debater debater = debater_of(entry.second.rule);
        debater.place = entry.second.id;
        debater.relation_places = entry.second.relations;
        debaters.push_back(std::move(debater));
    }
    targets.finish();
    for (const Debater& debater : debaters) check_targets(debater, targets, diagnostics);
    check_debate(debaters, diagnostics);
}

/// The hash of one file; of several that of their hashes in order, so that their names and order do
/// not matter.
std::string hash_of(std::span<const TextPtr> texts) {
    std::vector<std::string> hashes;
    for (const TextPtr& text : texts) hashes.push_back(text->sha256());
    if (hashes.size() == 1) return hashes.front();
    std::sort(hashes.begin(), hashes.end());
    std::string all;
    for (const std::string& hash : hashes) all += hash;
    return sha256(all);
}

}  // namespace

Loaded<RuleBook> load_rule_book(std::span<const TextPtr> texts, const Vocabulary& vocabulary,
                                const Stack& stack, const KnowledgeUse& use,
                                Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.error_count();
    RuleEnvironments environments = rule_environments(vocabulary, stack);
    const RuleContext context{
        vocabulary, stack, environments, EffectNames(stack), names_of(vocabulary.kinds), use};
    WrittenRules rules;
    bool complete = true;
    for (const TextPtr& text : texts) {
        complete = read_file(text, context, diagnostics, rules) && complete;
    }
    if (!complete) return {};
    if (!use.checked) check_rules(rules, context.effects.layers, diagnostics);
    RuleBook book;
    for (auto& entry : rules) book.rules.emplace(entry.first, std::move(entry.second.rule));
    book.environment = std::move(environments.all);
    book.sha256 = hash_of(texts);
    return {std::move(book), diagnostics.error_count() == errors_before};
}

}  // namespace stackimpact
