// SPDX-License-Identifier: MIT
#include "cli/knowledge.hpp"

#include <memory>
#include <utility>

#include "assess/assess.hpp"
#include "cli/inputs.hpp"
#include "cli/read.hpp"

namespace stackimpact::cli {

namespace {

/// The texts of one replacement; nothing, reported, if a file cannot be read.
std::optional<std::vector<TextPtr>> read_files(const std::vector<std::string>& arguments,
                                               Diagnostics& diagnostics) {
    const Inputs inputs = find_inputs(arguments);
    std::vector<TextPtr> texts;
    bool read = true;
    for (const std::string& pattern : inputs.unmatched) {
        diagnostics.error(Code::cannot_read, {std::make_shared<const Text>(pattern, ""), {}},
                          "there is no `*.json` here");
        read = false;
    }
    for (const std::string& file : inputs.files) {
        const ReadResult result = read_input(file, diagnostics);
        texts.push_back(result.text);
        read = read && result.read;
    }
    if (!read) return std::nullopt;
    return texts;
}

/// The file named, or the compiled-in one.
TextPtr part(const std::string& path, std::string_view builtin, Diagnostics& diagnostics) {
    if (path.empty()) return builtin_text(builtin);
    const ReadResult result = read_input(path, diagnostics);
    return result.read ? result.text : nullptr;
}

std::optional<std::vector<TextPtr>> rule_texts(const KnowledgeOptions& options,
                                               Diagnostics& diagnostics) {
    if (!options.rules.empty()) return read_files(options.rules, diagnostics);
    return builtin_rule_texts();
}

}  // namespace

Loaded<Knowledge> load_knowledge(const KnowledgeOptions& options, Diagnostics& diagnostics) {
    if (options.stack.empty() && options.rules.empty() && options.vocabulary.empty() &&
        options.scales.empty()) {
        auto builtin = load_builtin_knowledge(options.rule_tests, diagnostics);
        if (!builtin) return {};
        return {std::move(*builtin), true};
    }
    const std::size_t errors_before = diagnostics.error_count();
    const TextPtr scales_text = part(options.scales, "scales.json", diagnostics);
    const TextPtr vocabulary_text = part(options.vocabulary, "vocabulary.json", diagnostics);
    const TextPtr stack_text = part(options.stack, "stack.json", diagnostics);
    const auto rules_texts = rule_texts(options, diagnostics);
    Loaded<Scales> scales;
    if (scales_text) scales = load_scales(scales_text, diagnostics);
    Loaded<Vocabulary> vocabulary;
    if (vocabulary_text) vocabulary = load_vocabulary(vocabulary_text, diagnostics);
    // Without all facts and their types the rest would be full of mistakes that are none.
    if (!vocabulary || !stack_text) return {};
    auto stack = load_stack(stack_text, *vocabulary, diagnostics);
    if (stack.readable() == nullptr) return {};
    // Flows need a solution; those of the compiled-in stack have one.
    if (stack && !options.stack.empty()) (void)check_stack(*stack, stack_text, diagnostics);
    if (!rules_texts) return {};
    const bool own_rules = !options.rules.empty();
    // That the compiled-in rules do not fit a stack with mistakes is no news.
    Diagnostics unheard;
    Diagnostics& heard = stack || own_rules ? diagnostics : unheard;
    const bool with_tests = own_rules || options.rule_tests;
    auto rules = load_rule_book(*rules_texts, *vocabulary, *stack, with_tests, heard);
    if (rules.readable() == nullptr || scales.readable() == nullptr) return {};
    return {
        Knowledge{std::move(*scales), std::move(*vocabulary), std::move(*stack), std::move(*rules)},
        diagnostics.error_count() == errors_before};
}

}  // namespace stackimpact::cli
