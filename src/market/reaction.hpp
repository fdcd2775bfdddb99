// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

namespace stackimpact::market {

/// One company's abnormal return with its standard deviation, both as fractions, and its weight in
/// a mean.
struct AbnormalReturn {
    std::optional<double> abnormal;
    /// Standard deviation; must be positive to count.
    std::optional<double> sd;
    /// Exposure to the layer, > 0.
    double weight = 1.0;
};

/// abnormal / sd (MacKinlay 1997, standardised abnormal return); nothing if either is unknown or sd
/// is not positive.
[[nodiscard]] std::optional<double> standardised(const AbnormalReturn& value);

/// Mean of the standardised abnormal returns by weight; nothing if no company has one.
[[nodiscard]] std::optional<double> mean_standardised(const std::vector<AbnormalReturn>& values);

}  // namespace stackimpact::market
