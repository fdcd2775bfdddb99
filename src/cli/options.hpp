// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/checks.hpp"
#include "cli/console.hpp"
#include "cli/knowledge.hpp"
#include "cli/outputs.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace stackimpact::cli {

// Options that several commands share.

/// One value for each time it is given, so that it does not swallow the arguments that follow.
void repeatable(CLI::Option* option);

/// `--format`, `--json` and `-o`.
void add_output_options(CLI::App& command, std::string& format, std::vector<std::string>& outputs,
                        const Formats& formats = plain_formats);
/// `--stack`, `--rules` and `--vocabulary`.
void add_knowledge_options(CLI::App& command, KnowledgeOptions& knowledge);
/// `--gate`, `--now` and `--fail-on` with the words of the command.
void add_check_options(CLI::App& command, CheckOptions& checks,
                       const std::vector<std::string>& words);
/// `--jobs`; nothing when it is not given. `usual` says what then happens.
void add_jobs_option(CLI::App& command, std::optional<std::size_t>& jobs,
                     const std::string& usual =
                         "one for each processor\n"
                         "when there are several inputs");
/// What is wrong with a day as typed; empty when nothing is.
[[nodiscard]] std::string day_mistake(const std::string& words);
/// `--color`, `--ascii` and `--width`.
void add_look_options(CLI::App& command, LookOptions& look);

}  // namespace stackimpact::cli
