// SPDX-License-Identifier: MIT
#include "cli/rules_choice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "cli/inputs.hpp"
#include "cli/read.hpp"
#include "load/names.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cli {

namespace {

/// A rule's id without the layer of an instance.
std::string without_layer(const std::string& word) {
    return word.substr(0, word.find('@'));
}

/// The names of what `find_inputs` finds, those that match nothing among them.
std::vector<std::string> names_of_inputs(const std::vector<std::string>& arguments) {
    const Inputs inputs = find_inputs(arguments);
    std::vector<std::string> names = inputs.files;
    names.insert(names.end(), inputs.unmatched.begin(), inputs.unmatched.end());
    return names;
}

std::vector<std::string> families_of(const RuleBook& book) {
    std::vector<std::string> families;
    for (const auto& entry : book.rules) {
        if (!entry.second.family.empty()) families.push_back(entry.second.family);
    }
    std::sort(families.begin(), families.end());
    families.erase(std::unique(families.begin(), families.end()), families.end());
    return families;
}

/// What to do about a rule that is not there.
std::string rule_hint(const std::string& id, bool may_be_file,
                      const std::vector<std::string>& known) {
    std::error_code error;
    if (std::filesystem::exists(id, error)) {
        if (may_be_file) return fmt::format("`./{}` names the file", id);
        return fmt::format("`--rules {}` reads the file", id);
    }
    const auto found = nearest(id, known);
    if (found) return fmt::format("did you mean `{}`?", *found);
    return "`stackimpact rules list` shows all";
}

/// Reads names of one sort into strong ids.
template <class T>
std::vector<T> read_names(const std::vector<std::string>& words, std::string_view what,
                          const std::vector<std::string>& known,
                          std::vector<UsageMistake>& mistakes) {
    std::vector<T> names;
    for (const std::string& word : words) {
        if (std::find(known.begin(), known.end(), word) == known.end()) {
            mistakes.push_back(
                {fmt::format("there is no {} `{}`", what, word), nearest_hint(word, known)});
        }
        names.emplace_back(word);
    }
    return names;
}

}  // namespace

RuleArguments rule_arguments(const std::vector<std::string>& words) {
    RuleArguments arguments;
    arguments.may_be_files = true;
    for (const std::string& word : words) {
        (is_id(without_layer(word)) ? arguments.ids : arguments.files).push_back(word);
    }
    return arguments;
}

std::vector<std::string> book_files(const std::vector<std::string>& rules,
                                    const std::vector<std::string>& files) {
    if (files.empty()) return rules;
    std::vector<std::string> all;
    for (const std::vector<std::string>* arguments : {&files, &rules}) {
        for (const std::string& name : names_of_inputs(*arguments)) {
            const bool known = std::any_of(all.begin(), all.end(), [&](const std::string& other) {
                return same_file(name, other);
            });
            if (!known) all.push_back(name);
        }
    }
    return all;
}

RuleChoice rule_choice(const RulesOptions& options, const RuleArguments& arguments,
                       const Knowledge& knowledge, const std::vector<std::string>& others,
                       std::vector<UsageMistake>& mistakes) {
    RuleChoice choice;
    for (const std::string& word : arguments.ids) {
        ArgumentId id{without_layer(word)};
        if (knowledge.rules.rules.count(id) == 0) {
            std::vector<std::string> known = names_of(knowledge.rules.rules);
            known.insert(known.end(), others.begin(), others.end());
            const std::string_view what = others.empty() ? "rule" : "rule or code";
            mistakes.push_back({fmt::format("there is no {} `{}`", what, word),
                                rule_hint(word, arguments.may_be_files, known)});
        }
        choice.ids.push_back(std::move(id));
    }
    for (const std::string& file : names_of_inputs(arguments.files)) {
        choice.files.push_back(file == standard_input ? "<stdin>" : file);
    }
    choice.families =
        read_names<std::string>(options.families, "family", families_of(knowledge.rules), mistakes);
    choice.layers =
        read_names<LayerId>(options.layers, "layer", layer_names(knowledge.stack), mistakes);
    choice.kinds = read_names<KindId>(options.kinds, "kind of event",
                                      names_of(knowledge.vocabulary.kinds), mistakes);
    return choice;
}

}  // namespace stackimpact::cli
