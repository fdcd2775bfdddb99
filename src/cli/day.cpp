// SPDX-License-Identifier: MIT
#include "cli/day.hpp"

#include <chrono>

namespace stackimpact::cli {

Date today() {
    const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    const std::chrono::year_month_day date{days};
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

}  // namespace stackimpact::cli
