// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace stackimpact {

/// A data file that is compiled into the program.
struct EmbeddedFile {
    /// Below data/: "stack.json", "rules/training.json".
    std::string_view path;
    std::string_view content;
    /// Of the content, in hexadecimal.
    std::string_view sha256;
};

/// All of them, in order of path.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

}  // namespace stackimpact
