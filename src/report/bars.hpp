// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "model/assessment.hpp"
#include "report/style.hpp"

namespace stackimpact {

/// How two bars around an axis are drawn: one cell is a tenth of share, half cells are drawn where
/// the characters allow it.
struct BarScale {
    /// Cells on the bear side (left) and on the bull side.
    std::size_t bear_cells = 5;
    std::size_t bull_cells = 5;
    bool ascii = false;
};

/// Whole cells that a share needs.
[[nodiscard]] std::size_t cells_of(Micro share);

/// A layer's bear share to the left and its bull share to the right of an axis; hatched when it is
/// derived.
[[nodiscard]] Rich bar(const Shares& shares, bool derived, const BarScale& scale);

/// The words over the bars, around the same axis.
[[nodiscard]] Rich bar_heading(const BarScale& scale);

}  // namespace stackimpact
