// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include "report/escape.hpp"

namespace stackimpact {

std::string dot_string(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : terminal_safe(page_safe(text))) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
        if (c == '&') quoted += "amp;";
    }
    return quoted + "\"";
}

}  // namespace stackimpact
