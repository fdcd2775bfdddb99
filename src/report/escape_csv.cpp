// SPDX-License-Identifier: MIT
#include <cstddef>
#include <string>
#include <string_view>

#include "report/escape.hpp"

namespace stackimpact {

namespace {

/// Spreadsheets take these for the beginning of a formula, some of them behind blanks.
bool starts_formula(std::string_view text) {
    if (text.empty()) return false;
    if (text.front() == '\t' || text.front() == '\r') return true;
    const std::size_t first = text.find_first_not_of(' ');
    return first != std::string_view::npos &&
           std::string_view("=+-@").find(text[first]) != std::string_view::npos;
}

}  // namespace

std::string csv_field(std::string_view text) {
    const std::string field = (starts_formula(text) ? "'" : "") + terminal_safe(text);
    if (field.find_first_of("\",") == std::string::npos) return field;
    std::string quoted = "\"";
    for (const char c : field) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

}  // namespace stackimpact
