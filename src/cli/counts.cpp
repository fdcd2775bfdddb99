// SPDX-License-Identifier: MIT
#include "cli/counts.hpp"

namespace stackimpact::cli {

std::string grouped(std::size_t count) {
    std::string text = std::to_string(count);
    for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
    return text;
}

std::string counted(std::size_t count, const std::string& noun) {
    return grouped(count) + " " + noun + (count == 1 ? "" : "s");
}

}  // namespace stackimpact::cli
