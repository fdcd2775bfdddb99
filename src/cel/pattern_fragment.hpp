// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "cel/pattern.hpp"

namespace stackimpact::cel {

using PatternCode = std::vector<PatternInstruction>;

/// The instructions of a part of a pattern, which ends behind the last one. Jumps say only how far
/// they go, so that the part can be copied anywhere.
struct PatternFragment {
    PatternCode code;
    /// Largest product of counts that stand around each other in it.
    std::size_t copies = 1;
};

/// How often something is repeated.
struct PatternRepetition {
    std::size_t least = 0;
    /// Nothing: as often as it may be.
    std::optional<std::size_t> most;
};

/// Lets `more` come after what is in `fragment`.
void append(PatternFragment& fragment, PatternFragment more);

/// Instructions that `repeated` gives for `size` repeated ones.
[[nodiscard]] std::size_t repeated_size(std::size_t size, const PatternRepetition& repetition);

/// The code as often as the repetition says; a repetition with `most` needs `least` <= `most`.
[[nodiscard]] PatternCode repeated(const PatternCode& code, const PatternRepetition& repetition);

/// The code that goes through any one of the branches; needs at least one.
[[nodiscard]] PatternFragment alternation(std::vector<PatternFragment> branches);

}  // namespace stackimpact::cel
