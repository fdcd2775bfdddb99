// SPDX-License-Identifier: MIT
#include "cli/knowledge.hpp"

#include <memory>

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

KnowledgeTexts knowledge_texts(const KnowledgeOptions& options, Diagnostics& diagnostics) {
    KnowledgeTexts texts;
    texts.own_stack = !options.stack.empty();
    texts.own_rules = !options.rules.empty();
    texts.own_others = !options.vocabulary.empty() || !options.scales.empty();
    if (texts.builtin()) return texts;
    texts.scales = part(options.scales, "scales.json", diagnostics);
    texts.vocabulary = part(options.vocabulary, "vocabulary.json", diagnostics);
    texts.stack = part(options.stack, "stack.json", diagnostics);
    texts.rules = rule_texts(options, diagnostics);
    return texts;
}

Loaded<Knowledge> load_knowledge(const KnowledgeOptions& options, Diagnostics& diagnostics) {
    return load_knowledge(knowledge_texts(options, diagnostics), options.rule_tests, diagnostics);
}

}  // namespace stackimpact::cli
