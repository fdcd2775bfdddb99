// SPDX-License-Identifier: MIT
#include "report/bars.hpp"

#include <string>

namespace stackimpact {

namespace {

constexpr std::int64_t half_cell = micros_per_one / 20;

/// Halves of a cell, rounded.
std::size_t halves_of(Micro share) {
    return static_cast<std::size_t>((share.value + half_cell / 2) / half_cell);
}

struct Glyphs {
    std::string_view full;
    /// A half that touches the axis side; empty where there is none: then halves round up.
    std::string_view bear_half;
    std::string_view bull_half;
    std::string_view axis;
};

Glyphs glyphs_of(bool derived, bool ascii) {
    if (ascii) return {derived ? ":" : "#", "", "", "|"};
    if (derived) return {"░", "", "", "│"};
    return {"█", "▐", "▌", "│"};
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

struct Side {
    std::string text;
    std::size_t cells = 0;
};

Side side_of(Micro share, const Glyphs& glyphs, bool bear) {
    const std::size_t halves = halves_of(share);
    const std::string_view half = bear ? glyphs.bear_half : glyphs.bull_half;
    const bool rounds_up = half.empty() && halves % 2 == 1;
    const std::size_t full = halves / 2 + (rounds_up ? 1 : 0);
    const std::string bar = repeated(glyphs.full, full);
    if (half.empty() || halves % 2 == 0) return {bar, full};
    return {bear ? std::string(half) + bar : bar + std::string(half), full + 1};
}

std::string blanks(std::size_t cells, std::size_t used) {
    return std::string(cells > used ? cells - used : 0, ' ');
}

}  // namespace

std::size_t cells_of(Micro share) {
    return (halves_of(share) + 1) / 2;
}

Rich bar(const Shares& shares, bool derived, const BarScale& scale) {
    const Glyphs glyphs = glyphs_of(derived, scale.ascii);
    const Side bear = side_of(shares.bear, glyphs, true);
    const Side bull = side_of(shares.bull, glyphs, false);
    Rich drawn(blanks(scale.bear_cells, bear.cells));
    drawn.add(bear.text, Style::bear).add(glyphs.axis, Style::dim).add(bull.text, Style::bull);
    return drawn.add(blanks(scale.bull_cells, bull.cells));
}

Rich bar_heading(const BarScale& scale) {
    const std::string_view left = "bear ";
    const std::string_view right = " bull";
    Rich heading(blanks(scale.bear_cells, left.size()));
    heading.add(left, Style::dim).add(glyphs_of(false, scale.ascii).axis, Style::dim);
    return heading.add(right, Style::dim).add(blanks(scale.bull_cells, right.size()));
}

}  // namespace stackimpact
