// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "cli/checks.hpp"
#include "cli/knowledge.hpp"
#include "cli/outcome.hpp"
#include "cli/outputs.hpp"
#include "model/config.hpp"

namespace stackimpact::cli {

/// Name of the file that configures a repository.
inline constexpr const char* config_name = "stackimpact.json";

/// The configuration of the current directory: the file `stackimpact.json` in it or the nearest
/// directory above, up to the top of the repository. Paths in it are made relative to the current
/// directory. Empty when there is none; nothing, reported, when it has mistakes or the program is
/// not of a version that it requires.
[[nodiscard]] std::optional<Config> find_config(Diagnostics& diagnostics);

/// Fills in what the command line left open.
void apply(const Config& config, KnowledgeOptions& knowledge);
void apply(const Config& config, CheckOptions& checks);
/// The directory of committed results: as typed, as configured, else `baseline`.
void apply(const Config& config, std::string& baseline);

/// Under `--locked`: whether the knowledge has the hashes that are recorded in the configuration;
/// reported otherwise.
[[nodiscard]] bool check_lock(const Config& config, const KnowledgeOptions& knowledge,
                              Diagnostics& diagnostics);

/// Runs a command with what the repository configures under what was typed.
template <class Options, class Command>
[[nodiscard]] Outcome configured(Options& options, Command command) {
    Diagnostics diagnostics;
    const auto config = find_config(diagnostics);
    if (config) {
        apply(*config, options.knowledge);
        if constexpr (requires { options.checks; }) apply(*config, options.checks);
        if constexpr (requires { options.baseline; }) apply(*config, options.baseline);
        if (check_lock(*config, options.knowledge, diagnostics)) return command(options);
    }
    return configuration_error(diagnostics.all(), options.format, options.look);
}

}  // namespace stackimpact::cli
