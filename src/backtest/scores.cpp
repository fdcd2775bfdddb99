// SPDX-License-Identifier: MIT
#include "backtest/scores.hpp"

#include <algorithm>

#include "market/bootstrap.hpp"
#include "market/brier.hpp"
#include "market/rank.hpp"
#include "market/sign.hpp"

namespace stackimpact {

namespace {

/// Fewer layers have no order to speak of.
constexpr std::size_t least_ranked = 3;
/// An interval from one event would have no width.
constexpr std::size_t least_clusters = 2;

/// Sums by event, for drawing whole events.
class Clusters {
public:
    void add(std::size_t event, double numerator) {
        if (clusters_.empty() || event != last_) clusters_.emplace_back();
        last_ = event;
        clusters_.back().numerator += numerator;
        clusters_.back().denominator += 1.0;
    }
    [[nodiscard]] std::optional<Interval> interval(const BacktestSettings& settings) const {
        if (clusters_.size() < least_clusters) return std::nullopt;
        const auto drawn = market::cluster_bootstrap(clusters_, {settings.draws, settings.seed});
        if (!drawn) return std::nullopt;
        return drawn->interval;
    }

private:
    std::vector<market::Ratio> clusters_;
    std::size_t last_ = 0;
};

/// Sum of defined values and how many there were.
struct Mean {
    double sum = 0.0;
    std::size_t count = 0;

    void add(double value) {
        sum += value;
        ++count;
    }
    [[nodiscard]] std::optional<double> value() const {
        if (count == 0) return std::nullopt;
        return sum / static_cast<double>(count);
    }
};

std::optional<double> value_of(const std::optional<market::Correlation>& correlation) {
    return correlation ? std::optional<double>(correlation->value) : std::nullopt;
}

}  // namespace

SignScore sign_score(const std::vector<ScoredPair>& pairs, const Prediction& prediction,
                     const BacktestSettings& settings) {
    SignScore score;
    std::vector<market::SignPair> signs;
    Clusters clusters;
    for (const ScoredPair& scored : pairs) {
        const auto net = prediction(*scored.pair);
        if (!net) continue;
        signs.push_back({to_double(*net), to_double(scored.pair->z)});
        if (makes_call(*net, settings)) {
            clusters.add(scored.event, is_hit(*net, scored.pair->z) ? 1.0 : 0.0);
        }
    }
    const market::SignStatistics found = market::sign_statistics(signs, settings.band);
    score.pairs = signs.size();
    score.scored = found.scored;
    score.hits = found.hits;
    if (score.pairs > 0) {
        score.coverage = static_cast<double>(score.scored) / static_cast<double>(score.pairs);
    }
    score.hit_rate = found.hit_rate;
    score.wilson = found.wilson;
    score.bootstrap = clusters.interval(settings);
    score.binomial_p = found.binomial_p;
    score.pesaran_timmermann = found.pesaran_timmermann;
    score.pesaran_timmermann_p = found.pesaran_timmermann_p;
    score.expected_hit_rate = found.expected_hit_rate;
    return score;
}

RankScore rank_score(const std::vector<ScoredPair>& pairs, const Prediction& prediction) {
    RankScore score;
    std::vector<market::Point> all;
    Mean spearman;
    Mean kendall;
    for (auto first = pairs.begin(); first != pairs.end();) {
        const auto last = std::find_if(first, pairs.end(), [&](const ScoredPair& scored) {
            return scored.event != first->event;
        });
        std::vector<market::Point> points;
        for (; first != last; ++first) {
            const auto net = prediction(*first->pair);
            if (net) points.push_back({to_double(*net), to_double(first->pair->z)});
        }
        all.insert(all.end(), points.begin(), points.end());
        const auto rho = market::spearman(points);
        const auto tau = market::kendall_tau_b(points);
        if (points.size() < least_ranked || !rho || !tau) continue;
        spearman.add(rho->value);
        kendall.add(tau->value);
    }
    score.spearman = spearman.value();
    score.kendall = kendall.value();
    score.events = spearman.count;
    score.pooled_spearman = value_of(market::spearman(all));
    score.pooled_kendall = value_of(market::kendall_tau_b(all));
    return score;
}

double probability_of(Micro net) {
    constexpr std::int64_t steps = 10;
    // (1 + net)/2 in tenths, halves up; exact in integers.
    const std::int64_t scaled = (micros_per_one + net.value) * steps + micros_per_one;
    return static_cast<double>(scaled / (2 * micros_per_one)) / static_cast<double>(steps);
}

std::optional<BrierScore> brier_score(const std::vector<ScoredPair>& pairs,
                                      const Prediction& prediction) {
    std::vector<market::ProbabilityForecast> forecasts;
    for (const ScoredPair& scored : pairs) {
        const auto net = prediction(*scored.pair);
        if (net) forecasts.push_back({probability_of(*net), scored.pair->z.value > 0});
    }
    const auto found = market::brier_statistics(forecasts);
    if (!found) return std::nullopt;
    BrierScore score;
    score.count = found->count;
    score.brier = found->brier;
    score.reliability = found->reliability;
    score.resolution = found->resolution;
    score.uncertainty = found->uncertainty;
    score.skill = found->skill_vs_climatology;
    for (const market::Reliability& row : found->table) {
        score.table.push_back({row.probability, row.count, row.observed});
    }
    return score;
}

void add_lead(const std::vector<ScoredPair>& pairs, const Prediction& house,
              const Prediction& other, const BacktestSettings& settings, ForecastScore& score) {
    Clusters clusters;
    Mean lead;
    for (const ScoredPair& scored : pairs) {
        const auto ours = house(*scored.pair);
        const auto theirs = other(*scored.pair);
        if (!ours || !theirs) continue;
        if (!makes_call(*ours, settings) || !makes_call(*theirs, settings)) continue;
        const double difference = (is_hit(*ours, scored.pair->z) ? 1.0 : 0.0) -
                                  (is_hit(*theirs, scored.pair->z) ? 1.0 : 0.0);
        clusters.add(scored.event, difference);
        lead.add(difference);
    }
    score.shared_pairs = lead.count;
    score.house_lead = lead.value();
    score.house_lead_bootstrap = clusters.interval(settings);
}

}  // namespace stackimpact
