// SPDX-License-Identifier: MIT
#include <initializer_list>
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

std::string dot_lines(std::initializer_list<std::string_view> lines) {
    std::string quoted = "\"";
    for (const std::string_view line : lines) {
        if (quoted.size() > 1) quoted += "\\n";
        const std::string written = dot_string(line);
        quoted.append(written, 1, written.size() - 2);
    }
    return quoted + "\"";
}

}  // namespace stackimpact
