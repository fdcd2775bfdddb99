// SPDX-License-Identifier: MIT
#pragma once

#include "model/assessment.hpp"
#include "model/vocabulary.hpp"

namespace sample {

/// Every optional part is there.
[[nodiscard]] stackimpact::Assessment full();
/// Every optional part is missing, but one layer, argument, fact, source and rule are there.
[[nodiscard]] stackimpact::Assessment bare();
[[nodiscard]] stackimpact::Vocabulary vocabulary();

}  // namespace sample
