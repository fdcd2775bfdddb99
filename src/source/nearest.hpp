// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace stackimpact {

/// The candidate nearest to `name` by Damerau-Levenshtein distance (case and `-`/`_` folded), if it
/// is near enough to be a likely slip (distance at most a third of the longer length, at least 1).
/// Ties go to the first in order.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name,
                                                 std::span<const std::string> candidates);

/// "did you mean `x`?" or, with no near candidate and at most 12 of them, "one of: a, b, c"; else
/// empty.
[[nodiscard]] std::string nearest_hint(std::string_view name,
                                       std::span<const std::string> candidates);

}  // namespace stackimpact
