// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "report/comparison.hpp"
#include "report/style.hpp"
#include "report/text_context.hpp"

namespace stackimpact {

/// What every section of the text about comparisons reads.
struct ComparisonTextContext {
    const ComparisonRun& run;
    TextSigns signs;
    /// Columns to fill.
    std::size_t width = 100;
    bool ascii = false;
    /// Everything instead of a page.
    bool full = false;
};

/// Heads of the run on one scenario, in order of head.
using HeadComparisons = std::vector<const HeadComparison*>;

// Sections; one without content is empty.

/// Layers on both sides with what changed.
[[nodiscard]] Lines comparison_board(const ComparisonTextContext& context,
                                     const Comparison& comparison);
/// Layers of one scenario with a column for each side; in several tables when there are many.
[[nodiscard]] Lines heads_board(const ComparisonTextContext& context, const HeadComparisons& heads);
/// Δ of each layer by scenario, in rows of those that changed (`full`: all).
[[nodiscard]] Lines comparison_matrix(const ComparisonTextContext& context);
/// Changed layers with the parts of their Δ and the arguments that press otherwise.
[[nodiscard]] Lines causes_section(const ComparisonTextContext& context,
                                   const Comparison& comparison);
/// Facts, sources, arguments and rules that are not what they were, with what each did.
[[nodiscard]] Lines changes_section(const ComparisonTextContext& context,
                                    const Comparison& comparison);

}  // namespace stackimpact
