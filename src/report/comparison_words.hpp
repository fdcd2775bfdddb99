// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/comparison.hpp"

namespace stackimpact {

// What text and Markdown say of comparisons, before they escape it.

/// How many comparisons have which outcome.
struct ComparisonCounts {
    std::size_t all = 0;
    std::size_t identical = 0;
    std::size_t equal = 0;
    std::size_t different = 0;
    /// With another verdict for at least one layer.
    std::size_t flipped = 0;
};

[[nodiscard]] ComparisonCounts counts_of(const ComparisonRun& run);

/// True when anything that is compared of the layer differs.
[[nodiscard]] bool layer_changed(const LayerComparison& layer);
[[nodiscard]] bool any_verdict_changed(const Comparison& comparison);

/// Texts of numbers with two decimals and a sign, rounded so that they add up to the text of their
/// sum: largest remainders first (Hamilton's method). None is off by a whole unit of its last
/// digit or has the other sign; parts with the other signs have the same texts with other signs.
[[nodiscard]] std::vector<std::string> printed_parts(const std::vector<Micro>& parts);

/// A cause of a layer's Δ and its part of it.
struct PrintedCause {
    /// "rule book"; "not told apart" for what could not be separated.
    std::string words;
    Micro net;
    /// Adds up with the others' to the text of Δ.
    std::string text;
};

/// The causes with a part of the layer's Δ, in the order of `Cause`.
[[nodiscard]] std::vector<PrintedCause> printed_causes(const LayerComparison& layer);
/// The same without those that print as zero, unless there are no others.
[[nodiscard]] std::vector<PrintedCause> main_causes(const LayerComparison& layer);

/// "rule book and stack"; empty when nothing differs.
[[nodiscard]] std::string differing_words(const Comparison& comparison);
/// The answer of one comparison, as a sentence: identical, equal and different are three answers.
[[nodiscard]] std::string answer_text(const Comparison& comparison);
/// "12 comparisons: 3 different, 1 equal, 8 identical; another verdict in 2."
[[nodiscard]] std::string summary_text(const ComparisonRun& run);
/// How the parts of a Δ were told apart, as a sentence; empty when there is nothing to tell apart.
[[nodiscard]] std::string method_text(const Comparison& comparison);
/// The different sentences of `method_text` in the run, in order of their first use.
[[nodiscard]] std::vector<std::string> method_texts(const ComparisonRun& run);
/// What the numbers are, and are not.
[[nodiscard]] std::string numbers_text();

/// What a list of changes is about, with the changes.
using ItemList = std::pair<std::string_view, const std::vector<ItemChange>*>;
/// Facts, sources, arguments and rules, in this order.
[[nodiscard]] std::array<ItemList, 4> item_lists(const Comparison& comparison);

/// What one change did to a layer.
struct LayerEffect {
    const LayerComparison* layer = nullptr;
    Micro value;
};
/// Of `values`, one for each layer, those that do not print as zero, largest first.
[[nodiscard]] std::vector<LayerEffect> effects_of(const Comparison& comparison,
                                                  const std::vector<Micro>& values);

/// Name of a layer; its id in words when it has none.
[[nodiscard]] std::string layer_words(const LayerComparison& layer);
/// "derived: lean bull".
[[nodiscard]] std::string verdict_words(const LayerReading& reading);
/// The house against the market, short: "aligned", or "over/aligned" for said and did.
[[nodiscard]] std::string gap_words(const LayerReading& reading);
/// Label of a side of the run; empty when there is none.
[[nodiscard]] std::string side_label(const ComparisonRun& run, std::size_t side);

}  // namespace stackimpact
