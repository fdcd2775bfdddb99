// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "source/embedded_file.hpp"

namespace stackimpact {

/// All data files that are compiled into the program, in order of path.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

}  // namespace stackimpact
