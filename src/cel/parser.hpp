// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cel/ast.hpp"
#include "cel/program.hpp"

namespace stackimpact::cel {

/// Reads `text` by CEL's grammar. Stops at the first problem, which goes to `issues`. Enforces all
/// hard limits.
[[nodiscard]] std::optional<Ast> parse(std::string_view text, std::vector<Issue>& issues);

}  // namespace stackimpact::cel
