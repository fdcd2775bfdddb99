// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace stackimpact::market {

// Event studies on plain numbers. Returns are fractions; a day without a return is NaN.
//
// MacKinlay, A. C. (1997): Event Studies in Economics and Finance. Journal of Economic Literature
// 35(1), 13-39; Campbell, J. Y., Lo, A. W., MacKinlay, A. C. (1997): The Econometrics of Financial
// Markets, Princeton, chapter 4.

/// The market model R = alpha + beta * Rm + e (MacKinlay 1997, equation 3) by ordinary least
/// squares.
struct MarketModel {
    double alpha = 0.0;
    double beta = 0.0;
    /// Standard deviation of e with N - 2 degrees of freedom.
    double residual_sd = 0.0;
    /// N, the days on which both have a return.
    std::size_t days = 0;
    double market_mean = 0.0;
    /// Sum of the squared deviations of Rm from its mean (Sxx).
    double market_variation = 0.0;
    /// The same of R; 0 for a price that did not move against its trend.
    double variation = 0.0;
};

/// Fits the model to an estimation window; both must be of one length. Nothing with fewer than
/// three days or a market that did not move.
[[nodiscard]] std::optional<MarketModel> fit_market_model(std::span<const double> market,
                                                          std::span<const double> returns);

/// A sum of abnormal returns over an event window, with its standard deviation.
struct CumulativeAbnormal {
    /// CAR, the sum of R - alpha - beta * Rm (MacKinlay 1997, equations 7 and 10).
    double abnormal = 0.0;
    /// With the error of the forecast: alpha and beta are estimates, so
    ///   Var(CAR) = s^2 * (L + L^2 / N + (sum(Rm - mean))^2 / Sxx)
    /// for L days; with L = 1 that is MacKinlay 1997, equation 8, and for several the sum of all
    /// entries of the matrix of Campbell, Lo, MacKinlay 1997, section 4.4.
    double sd = 0.0;
    /// s * sqrt(L), as if alpha and beta were known.
    double uncorrected_sd = 0.0;

    [[nodiscard]] double z() const { return abnormal / sd; }
    [[nodiscard]] double uncorrected_z() const { return abnormal / uncorrected_sd; }
};

/// Holds an event window against a model; both spans must be of one length and without NaN.
[[nodiscard]] CumulativeAbnormal cumulative_abnormal(const MarketModel& model,
                                                     std::span<const double> market,
                                                     std::span<const double> returns);

/// Simple return over all days, compounded: prod(1 + R) - 1.
[[nodiscard]] double compounded(std::span<const double> returns);

}  // namespace stackimpact::market
