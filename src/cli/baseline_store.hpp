// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/outcome.hpp"
#include "cli/outputs.hpp"
#include "load/load.hpp"
#include "model/baseline.hpp"

namespace stackimpact::cli {

/// A file of the directory of baselines.
struct BaselineFile {
    /// Its name without extension, which is the id of the scenario.
    std::string id;
    std::string path;
    TextPtr text;
    /// Nothing when the file is no baseline of this id.
    std::optional<StoredResult> stored;
    /// `stale` is not looked for here; `current` means that it can be read.
    BaselineState state = BaselineState::current;
    /// Path of the scenario, also of a file with a conflict if that can be read on one side of it.
    std::string scenario;
    /// What is wrong with it.
    Diagnostics diagnostics;
};

/// All `*.json` of the directory (not below it), in order of id. None when there is no directory.
[[nodiscard]] std::vector<BaselineFile> read_baselines(const std::string& directory);
[[nodiscard]] const BaselineFile* find_baseline(const std::vector<BaselineFile>& files,
                                                const std::string& id);

/// Where the baseline of an id is.
[[nodiscard]] std::string baseline_path(const std::string& directory, const std::string& id);
/// True for an id that can be the name of a file anywhere.
[[nodiscard]] bool is_file_name(const std::string& id);

/// Why baselines are not written here: in CI they are only compared with.
[[nodiscard]] std::optional<UsageMistake> writing_refused(const std::string& command);

/// Puts the baseline where it belongs, whole or not at all; the directory is made.
[[nodiscard]] Outcome write_baseline(const std::string& path, const std::string& document);

}  // namespace stackimpact::cli
