// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace stackimpact::cli {

/// The files that a command line names.
struct Inputs {
    /// In the order of the arguments; those of one directory or pattern in order of their bytes.
    std::vector<std::string> files;
    /// True when results come as a list: more than one argument, or one that can name many files.
    bool many = false;
    /// Patterns and directories that hold no file.
    std::vector<std::string> unmatched;
};

/// Resolves files, directories (all `*.json` below, hidden ones left out), patterns that the shell
/// left alone (`*`, `?`,
/// `[...]`, `**` for any directories) and `-`. What does not exist stays: reading it reports it.
[[nodiscard]] Inputs find_inputs(const std::vector<std::string>& arguments);

/// True when the arguments would name a file of this path, there or not. Without arguments every
/// file is meant.
[[nodiscard]] bool would_find(const std::vector<std::string>& arguments, const std::string& path);

/// True for two names of one file, there or not.
[[nodiscard]] bool same_file(const std::string& a, const std::string& b);

}  // namespace stackimpact::cli
