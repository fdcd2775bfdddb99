// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cel/lexer.hpp"

namespace stackimpact::cel {

/// What to write where `current` cannot stand after `previous`; empty if there is nothing to say.
[[nodiscard]] std::string hint_for_unexpected(const Token& previous, const Token& current);

}  // namespace stackimpact::cel
