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

using Rules = std::map<ArgumentId, Rule>;
/// What later checks point at, for the rules of a book.
using RulePlaces = std::map<ArgumentId, WrittenPlaces>;

void add_rule(const Input& input, const JsonNode& node, const RuleContext& context,
              const std::string& family, Rules& rules, RulePlaces& places) {
    auto written = read_rule(input, node, context);
    if (!written) return;
    written->rule.family = family;
    const ArgumentId id = written->rule.id;
    const Span span = written->places.id.span;
    const auto [first, is_new] = places.try_emplace(id, std::move(written->places));
    if (is_new) {
        rules.emplace(id, std::move(written->rule));
        return;
    }
    input.error(Code::duplicate_id, span, fmt::format("there is another rule {}", quoted(id.str())),
                "give one a new id", {first->second.id, "first given here"});
}

/// False when the file is no JSON, so that none of its rules is known.
bool read_file(const TextPtr& text, const RuleContext& context, Diagnostics& diagnostics,
               Rules& rules, RulePlaces& places) {
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
            add_rule(input, item, context, family, rules, places);
        }
    }
    reader.finish();
    return true;
}

/// Relations between the rules of the book.
void check_rules(const Rules& rules, const RulePlaces& places, const Names& layers,
                 Diagnostics& diagnostics) {
    Targets targets;
    targets.open_mechanisms = true;
    std::vector<Debater> debaters;
    for (const auto& entry : rules) {
        targets.add(entry.second, layers);
        Debater debater = debater_of(entry.second);
        const WrittenPlaces& written = places.at(entry.first);
        debater.place = written.id;
        debater.relation_places = written.relations;
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
    RuleBook book;
    RulePlaces places;
    bool complete = true;
    for (const TextPtr& text : texts) {
        complete = read_file(text, context, diagnostics, book.rules, places) && complete;
    }
    if (!complete) return {};
    if (!use.checked) check_rules(book.rules, places, context.effects.layers, diagnostics);
    book.environment = std::move(environments.all);
    book.sha256 = hash_of(texts);
    return {std::move(book), diagnostics.error_count() == errors_before};
}

}  // namespace stackimpact
