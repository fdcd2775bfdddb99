// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace stackimpact::cel::testing {

/// How often this program has called the global operator new so far.
[[nodiscard]] std::size_t allocations();

}  // namespace stackimpact::cel::testing
