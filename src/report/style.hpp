// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stackimpact {

/// What a piece of text is; colour only repeats what its words and signs say.
enum class Style { plain, strong, dim, bull, bear };

struct StyledRun {
    std::string text;
    Style style = Style::plain;

    friend bool operator==(const StyledRun&, const StyledRun&) = default;
};

/// A text with styles. Whatever is added has been through `terminal_safe`.
class Rich {
public:
    Rich() = default;
    Rich(std::string_view text, Style style = Style::plain) { add(text, style); }
    Rich(const char* text, Style style = Style::plain) { add(text, style); }
    Rich(const std::string& text, Style style = Style::plain) { add(text, style); }

    Rich& add(std::string_view text, Style style = Style::plain);
    Rich& append(const Rich& other);
    /// Blanks up to `columns` columns in all.
    Rich& pad_to(std::size_t columns);

    [[nodiscard]] const std::vector<StyledRun>& runs() const { return runs_; }
    [[nodiscard]] bool empty() const { return runs_.empty(); }
    /// Columns on a terminal.
    [[nodiscard]] std::size_t width() const;

    friend bool operator==(const Rich&, const Rich&) = default;

private:
    std::vector<StyledRun> runs_;
};

using Lines = std::vector<Rich>;

/// Puts `more` behind `lines`.
void append(Lines& lines, const Lines& more);

/// The lines as bytes for a terminal, each with a line break, without blanks at their ends. Colour
/// codes only with `color`; a line that is wider than `width` is cut.
[[nodiscard]] std::string paint(const Lines& lines, std::size_t width, bool color);

}  // namespace stackimpact
