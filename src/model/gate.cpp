// SPDX-License-Identifier: MIT
#include "model/gate.hpp"

#include <algorithm>
#include <cstddef>

namespace stackimpact {

namespace {

/// Goes back to the last `*` only, so that no pattern takes more than |pattern| · |text| steps.
bool fits(std::string_view pattern, std::string_view text) {
    std::size_t at = 0;
    std::size_t in_text = 0;
    std::size_t star = std::string_view::npos;
    std::size_t star_text = 0;
    while (in_text < text.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            star_text = in_text;
        } else if (at < pattern.size() && (pattern[at] == '?' || pattern[at] == text[in_text])) {
            ++at;
            ++in_text;
        } else if (star != std::string_view::npos) {
            at = star + 1;
            in_text = ++star_text;
        } else {
            return false;
        }
    }
    while (at < pattern.size() && pattern[at] == '*') ++at;
    return at == pattern.size();
}

}  // namespace

bool selects(const std::vector<std::string>& patterns, std::string_view id) {
    return patterns.empty() ||
           std::any_of(patterns.begin(), patterns.end(),
                       [id](const std::string& pattern) { return fits(pattern, id); });
}

bool is_pattern(std::string_view text) {
    return text.find_first_of("*?") != std::string_view::npos;
}

std::string_view name(GateSide value) {
    return value == GateSide::base ? "base" : "baseline";
}

std::string_view name(MarketView value) {
    return value == MarketView::said ? "said" : "did";
}

}  // namespace stackimpact
