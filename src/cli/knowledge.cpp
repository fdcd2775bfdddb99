// SPDX-License-Identifier: MIT
#include "cli/knowledge.hpp"

#include <memory>
#include <utility>

#include "cli/git.hpp"
#include "cli/inputs.hpp"
#include "cli/read.hpp"

namespace stackimpact::cli {

namespace {

using Texts = std::optional<std::vector<TextPtr>>;

/// The files of a directory, pattern or single file; nothing, reported, if one cannot be read.
Texts read_paths(const std::string& argument, Diagnostics& diagnostics) {
    const Inputs inputs = find_inputs({argument});
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

/// What an argument names, in the working tree or as REF:PATH.
Texts read_argument(const std::string& argument, Diagnostics& diagnostics) {
    const auto path = git_path(argument);
    if (!path) return read_paths(argument, diagnostics);
    auto files = read_git(*path, diagnostics);
    if (!files) return std::nullopt;
    return std::move(files->texts);
}

/// The texts of one replacement; nothing, reported, if a file cannot be read.
Texts read_files(const std::vector<std::string>& arguments, Diagnostics& diagnostics) {
    std::vector<TextPtr> texts;
    bool read = true;
    for (const std::string& argument : arguments) {
        const Texts more = read_argument(argument, diagnostics);
        read = read && more;
        if (more) texts.insert(texts.end(), more->begin(), more->end());
    }
    if (!read) return std::nullopt;
    return texts;
}

/// The file named, or the compiled-in one.
TextPtr part(const std::string& path, std::string_view builtin, Diagnostics& diagnostics) {
    if (path.empty()) return builtin_text(builtin);
    if (git_path(path)) {
        const auto files = read_git(*git_path(path), diagnostics);
        if (files && !files->directory) return files->texts.front();
        if (files) {
            diagnostics.error(Code::is_directory, {std::make_shared<const Text>(path, ""), {}},
                              "this is a directory, not a file");
        }
        return nullptr;
    }
    const ReadResult result = read_input(path, diagnostics);
    return result.read ? result.text : nullptr;
}

Texts rule_texts(const KnowledgeOptions& options, Diagnostics& diagnostics) {
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
    return load_knowledge(knowledge_texts(options, diagnostics), options.use, diagnostics);
}

}  // namespace stackimpact::cli
