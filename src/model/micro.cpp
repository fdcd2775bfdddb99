// SPDX-License-Identifier: MIT
#include "model/micro.hpp"

namespace stackimpact {

Micro to_micro(double x) {
    const double scaled = x * static_cast<double>(micros_per_one);
    return {static_cast<std::int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5))};
}

}  // namespace stackimpact
