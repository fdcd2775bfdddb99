// SPDX-License-Identifier: MIT
#include "analyze/knowledge.hpp"

#include <utility>

#include "assess/assess.hpp"

namespace stackimpact {

KnowledgeTexts builtin_knowledge_texts() {
    KnowledgeTexts texts;
    texts.scales = builtin_text("scales.json");
    texts.vocabulary = builtin_text("vocabulary.json");
    texts.stack = builtin_text("stack.json");
    texts.rules = builtin_rule_texts();
    return texts;
}

Loaded<Knowledge> load_knowledge(const KnowledgeTexts& texts, const KnowledgeUse& use,
                                 Diagnostics& diagnostics) {
    if (texts.builtin()) {
        auto builtin = load_builtin_knowledge(use, diagnostics);
        if (!builtin) return {};
        return {std::move(*builtin), true};
    }
    const std::size_t errors_before = diagnostics.error_count();
    Loaded<Scales> scales;
    if (texts.scales) scales = load_scales(texts.scales, diagnostics);
    Loaded<Vocabulary> vocabulary;
    if (texts.vocabulary) vocabulary = load_vocabulary(texts.vocabulary, diagnostics);
    // Without all facts and their types the rest would be full of mistakes that are none.
    if (!vocabulary || !texts.stack) return {};
    auto stack = load_stack(texts.stack, *vocabulary, diagnostics);
    if (stack.readable() == nullptr) return {};
    // Flows need a solution; those of the compiled-in stack have one.
    if (stack && texts.own_stack) (void)check_stack(*stack, texts.stack, diagnostics);
    if (!texts.rules) return {};
    // That the compiled-in rules do not fit a stack with mistakes is no news.
    Diagnostics unheard;
    Diagnostics& heard = stack || texts.own_rules ? diagnostics : unheard;
    // With a stack or vocabulary of one's own compiled-in rules are no longer known to be sound.
    const bool authoring = use.authoring || texts.own_rules;
    auto rules = load_rule_book(*texts.rules, *vocabulary, *stack, {authoring, {}}, heard);
    if (rules.readable() == nullptr || scales.readable() == nullptr) return {};
    const bool sound = diagnostics.error_count() == errors_before;
    return {
        Knowledge{std::move(*scales), std::move(*vocabulary), std::move(*stack), std::move(*rules)},
        sound};
}

}  // namespace stackimpact
