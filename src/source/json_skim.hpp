// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "source/text.hpp"

namespace stackimpact {

/// A member of an object: the bytes of its key, quotes included, and of its value.
struct SkimmedMember {
    Span key;
    Span value;
};

/// The members of the object that opens at `at`, found by quotes and brackets alone: of JSON that
/// was checked before, or will be. Of anything else what looks like members; none if no object
/// opens there.
[[nodiscard]] std::vector<SkimmedMember> skim_members(std::string_view content, std::size_t at);
/// The items of the array that opens at `at`, likewise.
[[nodiscard]] std::vector<Span> skim_items(std::string_view content, std::size_t at);

/// The value of the member named `key`, a word that needs no escapes; empty without one.
[[nodiscard]] Span skim_find(std::string_view content, const std::vector<SkimmedMember>& members,
                             std::string_view key);

/// The bytes to leave out, with their commas, so that only the wanted elements of an object or
/// array stay: `elements` are all of them, in order, as spans from key to value.
template <class Wanted>
void leave_out(const std::vector<Span>& elements, const Wanted& wanted, std::vector<Span>& spans) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (wanted(i)) continue;
        std::size_t after = i + 1;
        while (after < elements.size() && !wanted(after)) ++after;
        if (i > 0) {
            spans.push_back({elements[i - 1].end, elements[after - 1].end});
        } else {
            spans.push_back({elements[i].begin, after < elements.size() ? elements[after].begin
                                                                        : elements[after - 1].end});
        }
        i = after;
    }
}

}  // namespace stackimpact
