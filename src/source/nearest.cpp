// SPDX-License-Identifier: MIT
#include "source/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace stackimpact {
namespace {

/// Longer names are no slips of anything; also bounds the work on hostile files.
constexpr std::size_t max_name_bytes = 200;

/// More candidates than this are a list nobody reads.
constexpr std::size_t max_listed = 16;

std::string fold(std::string_view name) {
    std::string folded(name);
    for (char& c : folded) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == '-') c = '_';
    }
    return folded;
}

/// Damerau-Levenshtein distance of bytes, restricted form (no substring is edited twice).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> current(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            current[j] = std::min({last[j] + 1, current[j - 1] + 1, last[j - 1] + change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
        }
        before_last.swap(last);
        last.swap(current);
    }
    return last[b.size()];
}

/// Distance if the two are near enough to be a likely slip.
std::optional<std::size_t> likely_slip(std::string_view a, std::string_view b) {
    const auto [shorter, longer] = std::minmax({a.size(), b.size()});
    if (longer > max_name_bytes) return std::nullopt;
    const std::size_t most = std::max<std::size_t>(longer / 3, 1);
    if (longer - shorter > most) return std::nullopt;
    const std::size_t found = distance(a, b);
    // One-letter names that differ have nothing in common.
    if (found > most || (found > 0 && found >= longer)) return std::nullopt;
    return found;
}

}  // namespace

std::optional<std::string> nearest(std::string_view name, std::span<const std::string> candidates) {
    if (name.empty() || name.size() > max_name_bytes) return std::nullopt;
    const std::string wanted = fold(name);
    const std::string* best = nullptr;
    std::size_t best_distance = 0;
    for (const std::string& candidate : candidates) {
        const auto found = likely_slip(wanted, fold(candidate));
        if (found && (best == nullptr || *found < best_distance)) {
            best = &candidate;
            best_distance = *found;
        }
    }
    if (best == nullptr) return std::nullopt;
    return *best;
}

std::string nearest_hint(std::string_view name, std::span<const std::string> candidates) {
    if (const auto found = nearest(name, candidates)) {
        return fmt::format("did you mean `{}`?", *found);
    }
    if (candidates.empty() || candidates.size() > max_listed) return {};
    return fmt::format("one of: {}", fmt::join(candidates, ", "));
}

}  // namespace stackimpact
