// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/outputs.hpp"
#include "cli/rules.hpp"
#include "load/load.hpp"
#include "model/rule_choice.hpp"

namespace stackimpact::cli {

/// The words of a command line that name rules: their ids, and files that hold them.
struct RuleArguments {
    std::vector<std::string> ids;
    std::vector<std::string> files;
    /// False where a word can only be an id.
    bool may_be_files = false;
};

/// A word with the shape of an id, or of an instance `rule@layer`, is an id; every other is a file,
/// directory or pattern.
[[nodiscard]] RuleArguments rule_arguments(const std::vector<std::string>& words);

/// `--rules` with the files of the arguments, each once. Then the files are part of the book.
[[nodiscard]] std::vector<std::string> book_files(const std::vector<std::string>& rules,
                                                  const std::vector<std::string>& files);

/// Resolves what a command line asks for against the knowledge; names that are not there are
/// mistakes with the nearest one. `others`: as for `show_rules`.
[[nodiscard]] RuleChoice rule_choice(const RulesOptions& options, const RuleArguments& arguments,
                                     const Knowledge& knowledge,
                                     const std::vector<std::string>& others,
                                     std::vector<UsageMistake>& mistakes);

}  // namespace stackimpact::cli
