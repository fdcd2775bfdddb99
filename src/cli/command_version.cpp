// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <stackimpact/stackimpact.hpp>

#include "cli/commands.hpp"

namespace stackimpact::cli {

std::string version_line() {
    return fmt::format("stackimpact {}\n", version());
}

void add_version(CLI::App& app, Action& action) {
    CLI::App* const command = app.add_subcommand("version", "Print the version");
    command->callback([&action] { action = [] { return print(version_line()); }; });
}

}  // namespace stackimpact::cli
