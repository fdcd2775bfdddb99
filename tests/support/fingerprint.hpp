// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "model/assessment.hpp"

namespace stackimpact::testing {

/// The numbers and labels of the layers, one line each, in an order that does not depend on the
/// input's.
[[nodiscard]] std::string scores(const Assessment& assessment);
/// All numbers, labels and lists of an assessment but what it says of its inputs and expectations.
[[nodiscard]] std::string everything(const Assessment& assessment);

}  // namespace stackimpact::testing
