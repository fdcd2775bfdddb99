// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "model/backtest.hpp"

namespace stackimpact {

/// A pair with the event that it belongs to.
struct ScoredPair {
    /// Position among the scored events.
    std::size_t event = 0;
    const BacktestPair* pair = nullptr;
};

/// What is predicted of a pair; nothing: not spoken of.
using Prediction = std::function<std::optional<Micro>(const BacktestPair&)>;

/// How often the sign was right over the pairs that are spoken of. `pairs` in order of event.
[[nodiscard]] SignScore sign_score(const std::vector<ScoredPair>& pairs,
                                   const Prediction& prediction, const BacktestSettings& settings);

/// How well sizes are ordered, within events and over all pairs.
[[nodiscard]] RankScore rank_score(const std::vector<ScoredPair>& pairs,
                                   const Prediction& prediction);

/// p(up) = (1 + net)/2 rounded to the nearest tenth, so that equal probabilities come together.
[[nodiscard]] double probability_of(Micro net);
inline constexpr const char* probability_map_words =
    "p(up) = (1 + net) / 2, rounded to the nearest tenth";

/// Nothing if no pair is spoken of.
[[nodiscard]] std::optional<BrierScore> brier_score(const std::vector<ScoredPair>& pairs,
                                                    const Prediction& prediction);

/// Fills in how far the house is ahead of another one, over the pairs where both take a side.
void add_lead(const std::vector<ScoredPair>& pairs, const Prediction& house,
              const Prediction& other, const BacktestSettings& settings, ForecastScore& score);

}  // namespace stackimpact
