// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "load/decode.hpp"
#include "model/stack.hpp"

namespace stackimpact {

/// What the figures of one place in a stack must be like.
struct FigureRules {
    NumberRange range;
    /// Without a date a figure cannot be set against the day of an event.
    bool needs_date = true;
    /// Base units in one unit of the figure.
    double factor = 1.0;
};

/// A series and where each of its figures was written.
struct PlacedSeries {
    Series series;
    std::vector<Span> spans;
};

/// Reads one figure or an array of them, in order of date. Never empty unless a mistake was
/// reported.
[[nodiscard]] PlacedSeries read_series(const Input& input, const JsonNode& node,
                                       std::string_view what, const FigureRules& rules);

}  // namespace stackimpact
