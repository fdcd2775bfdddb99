// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "source/diagnostic.hpp"
#include "source/text.hpp"

namespace stackimpact {

/// The first line that git leaves around versions it could not join (`<<<<<<< `, `=======`,
/// `>>>>>>> `), as a mistake. No line of a JSON text can begin so: its strings have no line breaks.
[[nodiscard]] std::optional<Diagnostic> find_merge_conflict(const TextPtr& text);

}  // namespace stackimpact
