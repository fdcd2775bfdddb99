// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "compare/mixtures.hpp"
#include "model/comparison.hpp"

namespace stackimpact {

/// One side: what it is, its result, and what that was made of.
struct SideInput {
    ComparedSide about;
    const Assessment& assessment;
    /// Null for a stored result, which cannot be run again.
    const Ingredients* ingredients = nullptr;
};

/// A side by what its result was made with.
[[nodiscard]] ComparedSide side_of(std::string label, std::string form, std::string version,
                                   const Assessment& assessment);

/// What differs between two results of a scenario and what made the difference. Gates and
/// diagnostics are the caller's to add. compare(a, a) has no difference; compare(b, a) is the
/// mirror image of compare(a, b): added for removed, and the negative of every number.
[[nodiscard]] Comparison compare(const SideInput& base, const SideInput& head);

}  // namespace stackimpact
