// SPDX-License-Identifier: MIT
#include "source/merge_conflict.hpp"

#include <algorithm>
#include <string_view>

namespace stackimpact {

namespace {

/// Begins or ends a conflict.
bool is_bound(std::string_view line) {
    return line.substr(0, 8) == "<<<<<<< " || line.substr(0, 8) == ">>>>>>> ";
}

/// Stands between the versions; in other texts it underlines titles, so it proves nothing alone.
bool is_divider(std::string_view line) {
    return line == "=======";
}

}  // namespace

std::optional<Diagnostic> find_merge_conflict(const TextPtr& text) {
    const std::string_view content = text->content();
    std::optional<Span> first;
    bool proved = false;
    for (std::size_t at = 0; at < content.size() && !proved;) {
        const std::size_t end = std::min(content.find('\n', at), content.size());
        std::string_view line = content.substr(at, end - at);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        proved = is_bound(line);
        if (!first && (proved || is_divider(line))) first = Span{at, at + line.size()};
        at = end + 1;
    }
    if (!proved) return std::nullopt;
    return Diagnostic{Code::merge_conflict,
                      Severity::error,
                      {text, *first},
                      "the file has a merge conflict that nobody resolved",
                      "keep one version and remove the marker lines; "
                      "`stackimpact baseline save` writes a baseline anew",
                      {}};
}

}  // namespace stackimpact
