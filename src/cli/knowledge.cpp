// SPDX-License-Identifier: MIT
#include "cli/knowledge.hpp"

#include <memory>
#include <utility>

#include "assess/assess.hpp"
#include "cli/inputs.hpp"
#include "cli/read.hpp"
#include "load/embedded.hpp"

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
    std::vector<TextPtr> texts;
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.path.substr(0, 6) == "rules/") texts.push_back(builtin_text(file.path));
    }
    return texts;
}

/// The stack, with flows that a solution exists for. The compiled-in one is tested.
std::optional<Stack> checked_stack(const TextPtr& text, bool own, const Vocabulary& vocabulary,
                                   Diagnostics& diagnostics) {
    auto stack = load_stack(text, vocabulary, diagnostics);
    if (stack && own && !check_stack(*stack, {text, {}}, diagnostics)) return std::nullopt;
    return stack;
}

}  // namespace

std::optional<Knowledge> load_knowledge(const KnowledgeOptions& options, Diagnostics& diagnostics) {
    if (options.stack.empty() && options.rules.empty() && options.vocabulary.empty() &&
        options.scales.empty()) {
        return load_builtin_knowledge(false, diagnostics);
    }
    const TextPtr scales_text = part(options.scales, "scales.json", diagnostics);
    const TextPtr vocabulary_text = part(options.vocabulary, "vocabulary.json", diagnostics);
    const TextPtr stack_text = part(options.stack, "stack.json", diagnostics);
    const auto rules_texts = rule_texts(options, diagnostics);
    auto scales = scales_text ? load_scales(scales_text, diagnostics) : std::nullopt;
    auto vocabulary =
        vocabulary_text ? load_vocabulary(vocabulary_text, diagnostics) : std::nullopt;
    if (!vocabulary || !stack_text) return std::nullopt;
    auto stack = checked_stack(stack_text, !options.stack.empty(), *vocabulary, diagnostics);
    if (!stack || !rules_texts) return std::nullopt;
    const bool own_rules = !options.rules.empty();
    auto rules = load_rule_book(*rules_texts, *vocabulary, *stack, own_rules, diagnostics);
    if (!rules || !scales) return std::nullopt;
    return Knowledge{std::move(*scales), std::move(*vocabulary), std::move(*stack),
                     std::move(*rules)};
}

}  // namespace stackimpact::cli
