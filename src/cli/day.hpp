// SPDX-License-Identifier: MIT
#pragma once

#include "model/date.hpp"

namespace stackimpact::cli {

/// Today in UTC, so that it is the same day everywhere.
[[nodiscard]] Date today();

}  // namespace stackimpact::cli
