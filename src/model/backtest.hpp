// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/date.hpp"
#include "model/evidence.hpp"
#include "model/id.hpp"
#include "model/micro.hpp"
#include "source/diagnostic.hpp"

namespace stackimpact {

/// One way to say where layers go: the house view, or a naive one that it has to beat.
struct Forecast {
    /// "house", "direct", "without_evidence", "dfquad", ... ; the words of `forecast_names`.
    std::string id;
    std::string name;
    /// How it is made, in one sentence.
    std::string about;
    /// Only a direction, no size: no Brier score, no rank correlation.
    bool sign_only = false;
};

/// One layer of one event that was priced: what every forecast said and what prices did.
struct BacktestPair {
    LayerId layer;
    /// Standardised abnormal return of the layer, as in Did::z.
    Micro z;
    /// The layer was priced by proxies only.
    bool by_proxy = false;
    /// The sign of its price depends on the benchmark.
    bool benchmarks_disagree = false;
    /// In order of Backtest::forecasts; nothing: the forecast does not speak of this layer.
    std::vector<std::optional<Micro>> forecasts;
    /// Net of the house in each channel, in the stack's order; nothing: no pressure in it.
    std::vector<std::optional<Micro>> channels;
};

/// Something later than the event that was taken away before the forecast was made.
struct RefusedLater {
    /// "source", "fact", "argument", "figure" or "reference".
    std::string what;
    std::string id;
    /// The date that is later; empty for what fell with its sources.
    std::string date;

    friend bool operator==(const RefusedLater&, const RefusedLater&) = default;
};

struct BacktestEvent {
    std::string id;
    std::string event;
    std::string path;
    Date date;
    std::optional<KindId> kind;
    bool confounded = false;
    /// Why it is not scored: "confounded", "not_priced"; empty: it is.
    std::string left_out;
    /// Date of the youngest rule that fired, if that is after the event.
    std::optional<Date> hindsight;
    std::vector<RefusedLater> refused;
    /// Priced layers in the stack's order.
    std::vector<BacktestPair> pairs;
    /// Layers without a company that is mainly in them, or without a standard deviation.
    std::vector<LayerId> not_priced;
    std::vector<Diagnostic> diagnostics;
};

/// How often a sign was right. What lies inside the neutral band abstains.
struct SignScore {
    std::size_t pairs = 0;
    std::size_t scored = 0;
    std::size_t hits = 0;
    /// scored / pairs; nothing without pairs.
    std::optional<double> coverage;
    /// hits / scored, and all that follows: nothing when it is not defined.
    std::optional<double> hit_rate;
    /// 95 % by Wilson, as if pairs were independent.
    std::optional<Interval> wilson;
    /// 95 % by resampling whole events.
    std::optional<Interval> bootstrap;
    /// P(at least as many hits) for a fair coin.
    std::optional<double> binomial_p;
    /// Pesaran-Timmermann statistic, standard normal if signs were independent, and its one-sided
    /// p.
    std::optional<double> pesaran_timmermann;
    std::optional<double> pesaran_timmermann_p;
    /// Hit rate of independent signs with the same margins.
    std::optional<double> expected_hit_rate;

    friend bool operator==(const SignScore&, const SignScore&) = default;
};

/// How well sizes are ordered.
struct RankScore {
    /// Mean over events of the correlation across the layers of one event.
    std::optional<double> spearman;
    std::optional<double> kendall;
    /// Events with at least three layers and no constant side.
    std::size_t events = 0;
    /// Over all pairs together.
    std::optional<double> pooled_spearman;
    std::optional<double> pooled_kendall;

    friend bool operator==(const RankScore&, const RankScore&) = default;
};

/// One row of the reliability table: forecasts of this probability and how often the price rose.
struct ReliabilityRow {
    double probability = 0.0;
    std::size_t count = 0;
    double observed = 0.0;

    friend bool operator==(const ReliabilityRow&, const ReliabilityRow&) = default;
};

/// Brier score with Murphy's split: brier = reliability − resolution + uncertainty.
struct BrierScore {
    std::size_t count = 0;
    double brier = 0.0;
    double reliability = 0.0;
    double resolution = 0.0;
    double uncertainty = 0.0;
    /// 1 − brier / uncertainty; nothing if all prices went one way.
    std::optional<double> skill;
    std::vector<ReliabilityRow> table;

    friend bool operator==(const BrierScore&, const BrierScore&) = default;
};

struct ForecastScore {
    /// A Forecast::id.
    std::string forecast;
    SignScore sign;
    RankScore rank;
    std::optional<BrierScore> brier;
    /// House minus this one, hit rate over the pairs where both speak; nothing for the house.
    std::optional<double> house_lead;
    /// 95 % by resampling whole events.
    std::optional<Interval> house_lead_bootstrap;
    std::size_t shared_pairs = 0;
};

/// The house view over a part of the pairs.
struct Breakdown {
    /// "layer", "channel", "kind", "size" (of the price move), "direction" (of the price move) or
    /// "written" (rules older or younger than the event).
    std::string by;
    std::string key;
    std::string name;
    SignScore sign;
};

struct BacktestSettings {
    /// A net whose size is at most this makes no call.
    double band = 0.1;
    bool include_confounded = false;
    /// Nothing later than the event was taken away.
    bool allow_later = false;
    std::uint64_t seed = 1;
    std::size_t draws = 2000;
    /// |z| from which a price counts as moved (Scales::Gaps::z_dead).
    double moved = 1.0;
    /// Words of the map from net to probability.
    std::string probability_map;
    /// The file that returns were computed from, and its hash; empty: scenarios state them.
    std::string prices;
    std::string prices_sha256;

    friend bool operator==(const BacktestSettings&, const BacktestSettings&) = default;
};

/// Whether a net takes a side: it lies beyond the neutral band.
[[nodiscard]] inline bool makes_call(Micro net, const BacktestSettings& settings) {
    return (net.value < 0 ? -to_double(net) : to_double(net)) > settings.band;
}

/// Whether a net has the sign of what the price did; a price that did not move makes every sign
/// wrong.
[[nodiscard]] inline bool is_hit(Micro net, Micro z) {
    return (net.value > 0 && z.value > 0) || (net.value < 0 && z.value < 0);
}

struct Backtest {
    BacktestSettings settings;
    std::vector<Forecast> forecasts;
    /// Channels of the stack, in its order: id and name.
    std::vector<std::pair<ChannelId, std::string>> channels;
    /// Layers of the stack, in its order: id and name.
    std::vector<std::pair<LayerId, std::string>> layers;
    /// In order of date, then id.
    std::vector<BacktestEvent> events;
    std::size_t scored_events = 0;
    std::size_t pairs = 0;
    /// The first is the house.
    std::vector<ForecastScore> scores;
    std::vector<Breakdown> breakdowns;
    std::string stack_sha256;
    std::string rules_sha256;
    std::string vocabulary_sha256;
    std::string scales_sha256;
};

}  // namespace stackimpact
