// SPDX-License-Identifier: MIT
#include "market/event_study.hpp"

#include <cassert>
#include <cmath>

namespace stackimpact::market {

std::optional<MarketModel> fit_market_model(std::span<const double> market,
                                            std::span<const double> returns) {
    assert(market.size() == returns.size());
    MarketModel model;
    double market_sum = 0.0;
    double sum = 0.0;
    const auto both = [&](std::size_t i) {
        return !std::isnan(market[i]) && !std::isnan(returns[i]);
    };
    for (std::size_t i = 0; i < market.size(); ++i) {
        if (!both(i)) continue;
        ++model.days;
        market_sum += market[i];
        sum += returns[i];
    }
    if (model.days < 3) return std::nullopt;
    const auto n = static_cast<double>(model.days);
    model.market_mean = market_sum / n;
    const double mean = sum / n;
    double products = 0.0;
    for (std::size_t i = 0; i < market.size(); ++i) {
        if (!both(i)) continue;
        const double x = market[i] - model.market_mean;
        const double y = returns[i] - mean;
        model.market_variation += x * x;
        model.variation += y * y;
        products += x * y;
    }
    if (!(model.market_variation > 0)) return std::nullopt;
    model.beta = products / model.market_variation;
    model.alpha = mean - model.beta * model.market_mean;
    // From the residuals themselves: a difference of sums of squares would lose digits.
    double squares = 0.0;
    for (std::size_t i = 0; i < market.size(); ++i) {
        if (!both(i)) continue;
        const double residual = returns[i] - model.alpha - model.beta * market[i];
        squares += residual * residual;
    }
    model.residual_sd = std::sqrt(squares / (n - 2));
    return model;
}

CumulativeAbnormal cumulative_abnormal(const MarketModel& model, std::span<const double> market,
                                       std::span<const double> returns) {
    assert(market.size() == returns.size());
    CumulativeAbnormal result;
    double deviations = 0.0;
    for (std::size_t i = 0; i < market.size(); ++i) {
        result.abnormal += returns[i] - model.alpha - model.beta * market[i];
        deviations += market[i] - model.market_mean;
    }
    const auto length = static_cast<double>(market.size());
    const auto n = static_cast<double>(model.days);
    const double factor =
        length + length * length / n + deviations * deviations / model.market_variation;
    result.sd = model.residual_sd * std::sqrt(factor);
    result.uncorrected_sd = model.residual_sd * std::sqrt(length);
    return result;
}

double compounded(std::span<const double> returns) {
    double product = 1.0;
    for (const double each : returns) product *= 1.0 + each;
    return product - 1.0;
}

}  // namespace stackimpact::market
