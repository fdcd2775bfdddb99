// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace stackimpact::cel {

inline constexpr char32_t last_code_point = 0x10FFFF;

/// The code points from `first` to `last`, both included.
struct CodePointRange {
    char32_t first = 0;
    char32_t last = 0;

    friend bool operator==(const CodePointRange&, const CodePointRange&) = default;
};

/// A set of code points. While it is built, its ranges may overlap and have any order; `merged`
/// gives the form that the other functions want.
using CodePointRanges = std::vector<CodePointRange>;

/// The same set with ranges that ascend and neither overlap nor touch.
[[nodiscard]] CodePointRanges merged(CodePointRanges ranges);

/// The code points that are not in a merged set; merged.
[[nodiscard]] CodePointRanges inverted(const CodePointRanges& ranges);

/// The set with everything that differs from its members only in upper and lower case; merged.
/// Follows Unicode's simple case folding for the letters of Latin (without Extended-B to -E), Greek
/// (without Extended) and Cyrillic; others have no case.
[[nodiscard]] CodePointRanges with_other_case(CodePointRanges ranges);

/// Whether a merged set has a code point.
[[nodiscard]] bool contains(const CodePointRanges& ranges, char32_t code_point);

/// The ASCII characters that a POSIX class (`alpha`, as in `[[:alpha:]]`) or an escape (`d`, `s`,
/// `w`) names; merged. Nothing if there is no such class.
[[nodiscard]] std::optional<CodePointRanges> named_ranges(std::string_view name);

}  // namespace stackimpact::cel
