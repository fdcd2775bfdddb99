// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cel/pattern.hpp"
#include "cel/pattern_ranges.hpp"

namespace stackimpact::cel {

/// A pattern, in valid UTF-8, that is read from its start.
class PatternReader {
public:
    PatternReader(std::string_view text, PatternProblem& problem)
        : text_(text), problem_(problem) {}

    /// Bytes that were read.
    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
    /// Everything from a byte up to here.
    [[nodiscard]] std::string_view since(std::size_t begin) const {
        return text_.substr(begin, at_ - begin);
    }

    /// Goes on by `prefix` if that comes next.
    bool skip(std::string_view prefix);
    /// The next code point; needs one.
    char32_t take();
    /// Goes on by bytes, which must be whole characters.
    void advance(std::size_t bytes) { at_ += bytes; }

    /// Sets the problem, from the byte `begin` to here; nothing, which converts to any failure.
    std::nullopt_t fail(std::size_t begin, std::string message, std::string hint = {});
    /// The same, from the byte `begin` to the end of the pattern.
    std::nullopt_t fail_to_end(std::size_t begin, std::string message, std::string hint = {});

private:
    std::string_view text_;
    PatternProblem& problem_;
    std::size_t at_ = 0;
};

/// Reads an escape that stands for one character; needs a backslash next.
[[nodiscard]] std::optional<char32_t> read_escape(PatternReader& reader);

/// Whether an escape for a class of characters, `\d` `\D` `\s` `\S` `\w` `\W`, comes next.
[[nodiscard]] bool class_escape_next(const PatternReader& reader);

/// Reads such an escape. The result is merged.
[[nodiscard]] CodePointRanges read_class_escape(PatternReader& reader, bool ignore_case);

/// Reads a class in brackets; needs `[` next. The result is merged.
[[nodiscard]] std::optional<CodePointRanges> read_class(PatternReader& reader, bool ignore_case);

}  // namespace stackimpact::cel
