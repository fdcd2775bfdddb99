// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>

namespace stackimpact::market {

/// Two values of one thing, which are to be compared over many things.
struct Point {
    double x = 0.0;
    double y = 0.0;
};

/// A correlation in [-1, 1] and its two-sided p value if the two sides were independent.
struct Correlation {
    double value = 0.0;
    /// Nothing where it is not defined: Spearman's for two points.
    std::optional<double> p;
};

// All of them give nothing for fewer than two points, for a side that is constant and for a value
// that is no number.

/// Product-moment correlation (Pearson 1895).
[[nodiscard]] std::optional<double> pearson(std::span<const Point> points);

/// Correlation of ranks, ties at their average rank (Spearman 1904); p by Student's t with n − 2
/// degrees of freedom (Kendall & Stuart, The Advanced Theory of Statistics, vol. 2, section 31.19).
[[nodiscard]] std::optional<Correlation> spearman(std::span<const Point> points);

/// τ-b, corrected for ties (Kendall 1945, "The treatment of ties in ranking problems"). p is exact
/// without ties and up to 33 points or at most one pair out of order, else by the normal
/// approximation with the variance under ties (Kendall, Rank Correlation Methods, 4th ed. 1970), as
/// SciPy's `kendalltau` decides it.
[[nodiscard]] std::optional<Correlation> kendall_tau_b(std::span<const Point> points);

/// τ-c, for tables that are not square (Stuart 1953, "The estimation and comparison of strengths of
/// association in contingency tables").
[[nodiscard]] std::optional<double> kendall_tau_c(std::span<const Point> points);

}  // namespace stackimpact::market
