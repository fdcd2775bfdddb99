// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "load/embedded.hpp"
#include "load/load.hpp"

namespace stackimpact {

namespace {

constexpr std::string_view rule_folder = "rules/";

TextPtr text_of(const EmbeddedFile& file) {
    return std::make_shared<const Text>(file);
}

}  // namespace

TextPtr builtin_text(std::string_view path) {
    const auto files = embedded_files();
    const auto found = std::find_if(files.begin(), files.end(),
                                    [path](const EmbeddedFile& file) { return file.path == path; });
    return found == files.end() ? nullptr : text_of(*found);
}

std::vector<TextPtr> builtin_rule_texts() {
    std::vector<TextPtr> texts;
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.path.substr(0, rule_folder.size()) == rule_folder) texts.push_back(text_of(file));
    }
    return texts;
}

std::optional<Knowledge> load_builtin_knowledge(const KnowledgeUse& wanted,
                                                Diagnostics& diagnostics) {
    KnowledgeUse use = wanted;
    use.checked = !use.authoring;
    auto scales = load_scales(builtin_text("scales.json"), diagnostics);
    auto vocabulary = load_vocabulary(builtin_text("vocabulary.json"), use, diagnostics);
    if (!scales || !vocabulary) return std::nullopt;
    auto stack = load_stack(builtin_text("stack.json"), *vocabulary, diagnostics);
    if (!stack) return std::nullopt;
    auto rules = load_rule_book(builtin_rule_texts(), *vocabulary, *stack, use, diagnostics);
    if (!rules) return std::nullopt;
    return Knowledge{std::move(*scales), std::move(*vocabulary), std::move(*stack),
                     std::move(*rules)};
}

}  // namespace stackimpact
