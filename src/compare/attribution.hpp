// SPDX-License-Identifier: MIT
#pragma once

#include "compare/compare.hpp"

namespace stackimpact {

/// Fills in the causes that differ, the method, every layer's attribution and what each changed
/// fact, source and argument did alone, of a comparison whose layers and changes are known.
void attribute(const SideInput& base, const SideInput& head, Comparison& comparison);

}  // namespace stackimpact
