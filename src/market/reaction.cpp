// SPDX-License-Identifier: MIT
#include "market/reaction.hpp"

namespace stackimpact::market {

std::optional<double> standardised(const AbnormalReturn& value) {
    if (!value.abnormal || !value.sd || !(*value.sd > 0)) return std::nullopt;
    return *value.abnormal / *value.sd;
}

std::optional<double> mean_standardised(const std::vector<AbnormalReturn>& values) {
    double sum = 0.0;
    double weights = 0.0;
    for (const AbnormalReturn& value : values) {
        const std::optional<double> z = standardised(value);
        if (!z) continue;
        sum += *z * value.weight;
        weights += value.weight;
    }
    if (!(weights > 0)) return std::nullopt;
    return sum / weights;
}

}  // namespace stackimpact::market
