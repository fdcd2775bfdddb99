// SPDX-License-Identifier: MIT
#include "model/argumentation.hpp"

namespace stackimpact {

std::optional<double> ArgumentContribution::value(ContributionMethod method) const {
    switch (method) {
        case ContributionMethod::removal:
            return removal;
        case ContributionMethod::intrinsic_removal:
            return intrinsic_removal;
        case ContributionMethod::gradient:
            return gradient;
        case ContributionMethod::shapley:
            break;
    }
    return shapley;
}

}  // namespace stackimpact
