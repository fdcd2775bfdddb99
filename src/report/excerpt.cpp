// SPDX-License-Identifier: MIT
#include "report/excerpt.hpp"

#include <algorithm>

#include "report/escape.hpp"
#include "report/width.hpp"
#include "source/utf8.hpp"

namespace stackimpact {

namespace {

constexpr std::size_t least_columns = 20;
/// Bytes looked at on either side of the mark, per column: a line of 16 MiB, or a heap of combining
/// marks, costs nothing.
constexpr std::size_t bytes_per_column = 8;

/// Steps back to the first byte of a code point, at most three.
std::size_t code_point_start(std::string_view text, std::size_t at) {
    const std::size_t least = at > 3 ? at - 3 : 0;
    std::size_t start = at;
    while (start > least && start < text.size() &&
           (static_cast<unsigned char>(text[start]) & 0xC0u) == 0x80u) {
        --start;
    }
    return start;
}

/// What stands on one side of the place, already safe, and whether there is more of it.
struct Side {
    std::string text;
    bool more = false;
};

Side left_of(std::string_view line, std::size_t place, std::size_t bytes) {
    const std::size_t start = place > bytes ? code_point_start(line, place - bytes) : 0;
    return {terminal_safe(line.substr(start, place - start)), start > 0};
}

Side right_of(std::string_view line, std::size_t place, std::size_t bytes) {
    const std::size_t end =
        line.size() - place > bytes ? code_point_start(line, place + bytes) : line.size();
    return {terminal_safe(line.substr(place, end - place)), end < line.size()};
}

/// The longest end of `text` with at most `columns` columns, without marks that lost their
/// character.
std::string_view suffix_within(std::string_view text, std::size_t columns) {
    const std::size_t width = display_width(text);
    if (width <= columns) return text;
    std::size_t dropped = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const Utf8Step step = decode_utf8(text, at);
        const std::size_t own = code_point_width(step.code_point);
        if (dropped >= width - columns && own > 0) break;
        dropped += own;
        at += step.length;
    }
    return text.substr(at);
}

std::string cut_left(const Side& side, std::size_t columns, std::string_view ellipsis) {
    if (!side.more && display_width(side.text) <= columns) return side.text;
    const std::size_t mark = display_width(ellipsis);
    const std::size_t room = columns > mark ? columns - mark : 0;
    return std::string(ellipsis).append(suffix_within(side.text, room));
}

std::string cut_right(const Side& side, std::size_t columns, std::string_view ellipsis) {
    if (!side.more) return fit(side.text, columns, ellipsis);
    const std::size_t mark = display_width(ellipsis);
    const std::size_t room = columns > mark ? columns - mark : 0;
    return side.text.substr(0, prefix_within(side.text, room)).append(ellipsis);
}

}  // namespace

Excerpt excerpt(std::string_view line, Span mark, std::size_t columns, std::string_view ellipsis) {
    columns = std::max(columns, least_columns);
    const std::size_t begin = code_point_start(line, std::min(mark.begin, line.size()));
    const std::size_t end = std::clamp(mark.end, begin, line.size());
    const Side left = left_of(line, begin, columns * bytes_per_column);
    const Side right = right_of(line, begin, columns * bytes_per_column);
    const std::size_t left_width = display_width(left.text);
    // One column for a mark past the end of the line.
    const std::size_t right_width = std::max<std::size_t>(display_width(right.text), 1);

    // Half of the room goes to what stands before the place; more when little follows.
    std::size_t left_room = columns / 2;
    if (!right.more && right_width < columns - left_room) left_room = columns - right_width;
    Excerpt result;
    result.text = cut_left(left, left_room, ellipsis);
    result.before = display_width(result.text);
    result.text += cut_right(right, columns - std::min(left_width, result.before), ellipsis);
    const std::size_t bytes = std::min(end - begin, columns * bytes_per_column);
    const std::size_t marked = display_width(terminal_safe(line.substr(begin, bytes)));
    const std::size_t shown = display_width(result.text) - result.before;
    result.marked = std::max<std::size_t>(std::min(marked, shown), 1);
    return result;
}

}  // namespace stackimpact
