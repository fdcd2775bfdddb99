// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/check.hpp"
#include "report/style.hpp"
#include "report/text_context.hpp"

namespace stackimpact {

/// GATES: how many passed, failed, are waived and skipped, and each that failed or is waived with
/// what was found, asked and missed by, and the arguments behind it. Empty without checks.
[[nodiscard]] Lines checks_section(const std::vector<Check>& checks, std::size_t width,
                                   const TextSigns& signs);

/// The same as bytes for people; empty without checks.
[[nodiscard]] std::string render_gates(const std::vector<Check>& checks, std::size_t width,
                                       bool color, bool ascii);

}  // namespace stackimpact
