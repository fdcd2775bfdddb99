// SPDX-License-Identifier: MIT
#pragma once

#include "cli/outcome.hpp"

namespace stackimpact::cli {

/// Reads the command line and does what it says.
[[nodiscard]] Outcome run(int argc, const char* const* argv);

}  // namespace stackimpact::cli
