// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

namespace stackimpact::cli {

/// A count for people: "1,234,567".
[[nodiscard]] std::string grouped(std::size_t count);

/// "1 line", "1,234 lines".
[[nodiscard]] std::string counted(std::size_t count, const std::string& noun);

}  // namespace stackimpact::cli
