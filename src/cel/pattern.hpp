// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cel/pattern_ranges.hpp"
#include "source/text.hpp"

namespace stackimpact::cel {

/// Most instructions of a pattern; together with the text's length it bounds the time of a search.
inline constexpr std::size_t max_pattern_size = 4096;
/// Most groups that may be open at one place of a pattern.
inline constexpr std::size_t max_pattern_nesting = 64;
/// Largest count in `{n,m}`, also of nested ones multiplied, as in RE2.
inline constexpr std::size_t max_pattern_count = 1000;

/// Why a pattern cannot be used, and where in it (bytes).
struct PatternProblem {
    Span span;
    std::string message;
    /// What to do about it; may be empty.
    std::string hint;
};

/// One step of a compiled pattern.
struct PatternInstruction {
    enum class Kind : std::uint8_t {
        /// Consumes the code point `argument`.
        character,
        /// Consumes one code point of the set with the index `argument`.
        set,
        /// Goes on both with the next instruction and `argument` instructions further.
        split,
        /// Goes on `argument` instructions further.
        jump,
        text_start,
        text_end,
        line_start,
        line_end,
        word_boundary,
        no_word_boundary,
        match,
    };

    Kind kind = Kind::match;
    std::int32_t argument = 0;
};

/// A regular expression in RE2's syntax over Unicode code points, for `matches`. Groups capture
/// nothing, lazy repetition is as good as greedy, and there are no classes by Unicode property.
class Pattern {
public:
    /// Nothing, with `problem` set, if `text` is no pattern or too large.
    [[nodiscard]] static std::optional<Pattern> compile(std::string_view text,
                                                        PatternProblem& problem);

    /// Whether some part of `text` (valid UTF-8) matches. Time: at most size() * (characters + 1)
    /// steps.
    [[nodiscard]] bool search(std::string_view text) const;

    /// Number of instructions, 1 to max_pattern_size.
    [[nodiscard]] std::size_t size() const { return instructions_.size(); }

private:
    Pattern(std::vector<PatternInstruction> instructions, std::vector<CodePointRanges> sets);

    std::vector<PatternInstruction> instructions_;
    /// Each merged.
    std::vector<CodePointRanges> sets_;
};

}  // namespace stackimpact::cel
