// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "source/diagnostic.hpp"
#include "source/text.hpp"

namespace stackimpact::cli {

/// "REF:PATH" as git writes it: PATH from the top of the repository, or from the current directory
/// when it begins with "./".
struct GitPath {
    std::string ref;
    std::string path;

    [[nodiscard]] std::string words() const { return ref + ":" + path; }
};

/// Reads an argument as "REF:PATH"; nothing for one without a ref, or that names a file that is
/// there.
[[nodiscard]] std::optional<GitPath> git_path(const std::string& argument);

/// What git keeps under a path.
struct GitFiles {
    /// The path is a directory.
    bool directory = false;
    /// Named "REF:path/in/the/repository"; of a directory all `*.json` below, in order of path,
    /// hidden ones left out.
    std::vector<TextPtr> texts;
};

/// Reads from the repository of the current directory. Never fetches: what a partial or shallow
/// clone lacks is an error that says how to get it. Nothing after an error.
[[nodiscard]] std::optional<GitFiles> read_git(const GitPath& path, Diagnostics& diagnostics);

/// The path of a file or directory from the top of the repository that the current directory is
/// in; nothing if it is outside, or there is no repository.
[[nodiscard]] std::optional<std::string> path_in_repository(const std::string& path);

/// True if the revision has something under this path.
[[nodiscard]] bool git_has(const GitPath& path);

}  // namespace stackimpact::cli
