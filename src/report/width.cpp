// SPDX-License-Identifier: MIT
#include "report/width.hpp"

#include <algorithm>

#include "report/width_table.hpp"
#include "source/utf8.hpp"

namespace stackimpact {

namespace {

template <std::size_t size>
bool is_in(const std::array<CodePointRange, size>& table, char32_t code_point) {
    const auto range = std::lower_bound(
        table.begin(), table.end(), code_point,
        [](const CodePointRange& candidate, char32_t c) { return candidate.last < c; });
    return range != table.end() && range->first <= code_point;
}

std::size_t step_width(const Utf8Step& step) {
    return step.valid ? code_point_width(step.code_point) : 1;
}

}  // namespace

std::size_t code_point_width(char32_t code_point) {
    if (code_point < 0x300) return 1;
    if (is_in(zero_width, code_point)) return 0;
    return is_in(wide, code_point) ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = decode_utf8(text, at);
        columns += step_width(step);
        at += step.length;
    }
    return columns;
}

std::size_t prefix_within(std::string_view text, std::size_t columns) {
    std::size_t used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const Utf8Step step = decode_utf8(text, at);
        used += step_width(step);
        if (used > columns) break;
        at += step.length;
    }
    return at;
}

std::string fit(std::string_view text, std::size_t columns, std::string_view ellipsis) {
    if (prefix_within(text, columns) == text.size()) return std::string(text);
    const std::size_t mark = display_width(ellipsis);
    if (mark > columns) return std::string(text.substr(0, prefix_within(text, columns)));
    return std::string(text.substr(0, prefix_within(text, columns - mark))).append(ellipsis);
}

}  // namespace stackimpact
