// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

#include "cli/outcome.hpp"

namespace CLI {
class App;
}

namespace stackimpact::cli {

/// What is left to do once the command line is read.
using Action = std::function<Outcome()>;

// Each adds its command with its options to the app; a command line that names it sets `action`.

void add_analyze(CLI::App& app, Action& action);
void add_argue(CLI::App& app, Action& action);
void add_backtest(CLI::App& app, Action& action);
void add_baseline(CLI::App& app, Action& action);
void add_batch(CLI::App& app, Action& action);
void add_compare(CLI::App& app, Action& action);
void add_draft(CLI::App& app, Action& action);
void add_explain(CLI::App& app, Action& action);
void add_init(CLI::App& app, Action& action);
void add_resolve(CLI::App& app, Action& action);
void add_rules(CLI::App& app, Action& action);
void add_schema(CLI::App& app, Action& action);
void add_version(CLI::App& app, Action& action);

/// "stackimpact 0.1.0" with a line break.
[[nodiscard]] std::string version_line();

/// Writes a command's text to standard output.
[[nodiscard]] Outcome print(const std::string& text);

}  // namespace stackimpact::cli
