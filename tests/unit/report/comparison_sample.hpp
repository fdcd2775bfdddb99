// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "report/comparison.hpp"

namespace comparison_sample {

/// Two layers that move (one with another verdict), one that stays, one that only head has; a fact,
/// a source, arguments and rules changed; a gate that failed and one that passed.
[[nodiscard]] stackimpact::Comparison different(const std::string& id = "release");
/// The rule book differs and no result does.
[[nodiscard]] stackimpact::Comparison equal(const std::string& id = "quiet");
[[nodiscard]] stackimpact::Comparison identical(const std::string& id = "still");

/// One comparison of two files.
[[nodiscard]] stackimpact::ComparisonRun single(stackimpact::Comparison comparison);
/// One scenario against three heads: different, equal and identical.
[[nodiscard]] stackimpact::ComparisonRun heads();
/// Three scenarios of directories, one each that was added, removed and cannot be read.
[[nodiscard]] stackimpact::ComparisonRun many();

/// Every text in it replaced by this one.
[[nodiscard]] stackimpact::ComparisonRun hostile(const std::string& text);

}  // namespace comparison_sample
