// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "source/text.hpp"

namespace stackimpact {

/// The value of the member `key`, a word that needs no escapes, of the object that is the whole
/// text, found by quotes and brackets alone: for texts that will be checked later. Empty without
/// one; of what is no JSON whatever looks like it.
[[nodiscard]] Span skim_member(std::string_view content, std::string_view key);

}  // namespace stackimpact
