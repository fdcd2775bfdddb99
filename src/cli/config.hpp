// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "cli/checks.hpp"
#include "cli/knowledge.hpp"
#include "cli/outcome.hpp"
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

/// Under `--locked`: whether the knowledge is the one whose hashes are recorded in the
/// configuration; reported otherwise.
[[nodiscard]] bool check_lock(const Config& config, const Knowledge& knowledge,
                              Diagnostics& diagnostics);

}  // namespace stackimpact::cli
