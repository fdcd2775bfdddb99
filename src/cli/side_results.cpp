// SPDX-License-Identifier: MIT
#include "cli/side_results.hpp"

#include <stackimpact/stackimpact.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include "analyze/analyze.hpp"
#include "cli/parallel.hpp"

namespace stackimpact::cli {

namespace {

SideResult stored_result(const SideItem& item) {
    const StoredResult& stored = *item.stored;
    SideResult result;
    result.id = item.id;
    result.about = side_of(item.label, stored.form, stored.tool_version, stored.assessment);
    result.assessment = stored.assessment;
    return result;
}

SideResult assessed_result(const SideItem& item, const ReadySide& side) {
    SideResult result;
    result.id = item.id;
    result.about.label = item.label;
    result.diagnostics = side.diagnostics;
    if (!side.knowledge) return result;
    const auto prepared =
        prepare_scenario(item.text, item.id, *side.knowledge, {}, result.diagnostics);
    if (!prepared) return result;
    auto assessment = analyze_scenario(*prepared, *side.knowledge, {}, result.diagnostics);
    if (!assessment) return result;
    result.about = side_of(item.label, "scenario", std::string(version()), *assessment);
    result.assessment = std::move(assessment);
    result.ingredients = Ingredients{item.text, item.id, side.texts, side.knowledge};
    return result;
}

const SideResult* find(const SideResults& results, const std::string& id) {
    const auto found = results.find(id);
    return found == results.end() ? nullptr : &found->second;
}

KnowledgeOptions with_own(KnowledgeOptions options, const KnowledgeOptions& own) {
    if (!own.stack.empty()) options.stack = own.stack;
    if (!own.rules.empty()) options.rules = own.rules;
    if (!own.vocabulary.empty()) options.vocabulary = own.vocabulary;
    if (!own.scales.empty()) options.scales = own.scales;
    return options;
}

}  // namespace

ReadySide ready_side(const std::string& argument, const KnowledgeOptions& knowledge,
                     const KnowledgeOptions& own, const std::string& baseline) {
    ReadySide ready;
    ready.side = read_side(argument, baseline);
    const bool assesses = std::any_of(ready.side.items.begin(), ready.side.items.end(),
                                      [](const SideItem& item) { return !item.stored; });
    if (!assesses) return ready;
    const KnowledgeOptions there = at_revision(knowledge, ready.side.revision);
    ready.texts = knowledge_texts(with_own(there, own), ready.diagnostics);
    auto loaded = load_knowledge(ready.texts, {}, ready.diagnostics);
    if (loaded) ready.knowledge = std::make_shared<const Knowledge>(std::move(*loaded));
    return ready;
}

SideResults results_of(const ReadySide& side, const std::optional<std::size_t>& jobs) {
    const std::vector<SideItem>& items = side.side.items;
    std::vector<SideResult> made(items.size());
    for_each_index(items.size(), jobs_for(items.size(), jobs), [&](std::size_t i) {
        made[i] = items[i].stored ? stored_result(items[i]) : assessed_result(items[i], side);
        made[i].diagnostics.sort();
        if (made[i].assessment) made[i].assessment->diagnostics = made[i].diagnostics.all();
    });
    SideResults results;
    for (SideResult& result : made) {
        const std::string id = result.id;
        results.emplace(id, std::move(result));
    }
    return results;
}

std::vector<ResultPair> pairs_of(const SideResults& base, bool base_many, const SideResults& head,
                                 bool head_many, std::size_t index) {
    if (!base_many && !head_many) {
        if (base.empty() || head.empty()) return {};
        return {{base.begin()->first, index, &base.begin()->second, &head.begin()->second}};
    }
    std::set<std::string> ids;
    if (head_many) {
        for (const auto& [id, result] : base) ids.insert(id);
    }
    if (base_many) {
        for (const auto& [id, result] : head) ids.insert(id);
    }
    std::vector<ResultPair> pairs;
    for (const std::string& id : ids) pairs.push_back({id, index, find(base, id), find(head, id)});
    return pairs;
}

}  // namespace stackimpact::cli
