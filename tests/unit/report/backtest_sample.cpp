// SPDX-License-Identifier: MIT
#include "backtest_sample.hpp"

#include <memory>
#include <optional>
#include <vector>

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace backtest_sample {

namespace {

using Nets = std::vector<std::optional<Micro>>;

Micro m(double value) {
    return to_micro(value);
}

BacktestPair pair(const std::string& layer, double z, Nets nets) {
    BacktestPair made;
    made.layer = LayerId{layer};
    made.z = m(z);
    made.forecasts = std::move(nets);
    made.channels = {made.forecasts.front(), std::nullopt};
    return made;
}

BacktestEvent release() {
    BacktestEvent made;
    made.id = "release";
    made.event = "Open model, final run claimed under $6M";
    made.path = "events/release.json";
    made.date = {2025, 1, 27};
    made.kind = KindId{"model_release"};
    made.hindsight = Date{2026, 11, 24};
    made.refused = {{"source", "late_report", "2025-03-01"},
                    {"fact", "audit", ""},
                    {"fact", "audit_date", ""},
                    {"figure", "capex", "2025-06"}};
    made.pairs = {pair("chip_design", -5.6, {m(-0.31), m(-1), m(-0.11), m(-1)}),
                  pair("data_centers", -9.1, {m(0.2), m(-1), m(-0.11), std::nullopt}),
                  pair("hosting_services", 0.4, {m(-0.05), m(-1), m(-0.11), m(1)})};
    made.pairs[1].by_proxy = true;
    made.pairs[2].benchmarks_disagree = true;
    made.not_priced = {LayerId{"model_development"}};
    return made;
}

BacktestEvent controls() {
    BacktestEvent made;
    made.id = "controls";
    made.event = "Chips under licence";
    made.path = "events/controls.json";
    made.date = {2023, 10, 17};
    made.kind = KindId{"export_control"};
    made.pairs = {pair("chip_design", -2.5, {m(-0.4), m(-1), m(-0.25), m(-1)}),
                  pair("data_centers", 0.2, {m(-0.11), m(-1), m(-0.25), std::nullopt})};
    return made;
}

BacktestEvent confounded() {
    BacktestEvent made = controls();
    made.id = "results_day";
    made.date = {2024, 2, 21};
    made.confounded = true;
    made.left_out = "confounded";
    made.pairs.resize(1);
    return made;
}

BacktestEvent not_priced() {
    BacktestEvent made;
    made.id = "private_round";
    made.date = {2024, 5, 1};
    made.left_out = "not_priced";
    made.not_priced = {LayerId{"model_development"}};
    return made;
}

/// Computed by hand but for the interval by event.
ForecastScore house_score() {
    ForecastScore made;
    made.forecast = "house";
    SignScore& sign = made.sign;
    sign.pairs = 5;
    sign.scored = 4;
    sign.hits = 2;
    sign.coverage = 0.8;
    sign.hit_rate = 0.5;
    sign.wilson = Interval{0.150036, 0.849964};
    sign.bootstrap = Interval{0.333333, 0.75};
    sign.binomial_p = 0.6875;
    sign.expected_hit_rate = 0.625;
    sign.pesaran_timmermann = -0.7698;
    sign.pesaran_timmermann_p = 0.779291;
    made.rank = {-0.5, -0.333333, 1, -0.1, 0.0};
    made.brier = BrierScore{5,
                            0.23,
                            0.23,
                            0.24,
                            0.24,
                            0.041667,
                            {{0.3, 2, 0.0}, {0.4, 1, 1.0}, {0.5, 1, 1.0}, {0.6, 1, 0.0}}};
    return made;
}

/// All layers that it speaks of are called.
ForecastScore other_score(const std::string& id, std::size_t pairs, double lead,
                          std::optional<Interval> bounds, std::size_t shared) {
    ForecastScore made;
    made.forecast = id;
    made.sign.pairs = pairs;
    made.sign.scored = pairs;
    made.sign.hits = 3;
    made.sign.coverage = 1.0;
    made.sign.hit_rate = 3.0 / static_cast<double>(pairs);
    made.sign.binomial_p = pairs == 3 ? 0.125 : 0.5;
    made.house_lead = lead;
    made.house_lead_bootstrap = bounds;
    made.shared_pairs = shared;
    return made;
}

Breakdown group(const std::string& by, const std::string& key, const std::string& name,
                std::size_t pairs, std::size_t scored, std::size_t hits) {
    Breakdown made{by, key, name, {}};
    made.sign.pairs = pairs;
    made.sign.scored = scored;
    made.sign.hits = hits;
    if (pairs > 0) made.sign.coverage = static_cast<double>(scored) / static_cast<double>(pairs);
    if (scored > 0) made.sign.hit_rate = static_cast<double>(hits) / static_cast<double>(scored);
    return made;
}

Backtest bare() {
    Backtest made;
    made.settings.probability_map = "p(up) = (1 + net)/2, to the nearest tenth";
    made.forecasts = {{"house", "House view", "All arguments, weighed.", false},
                      {"always_bear", "Always bear", "Every layer falls.", true},
                      {"one_sign", "One sign", "The mean net for every layer.", false},
                      {"commentary", "Commentary", "What commentators said.", true}};
    made.channels = {{ChannelId{"demand"}, "Demand"}, {ChannelId{"supply"}, "Supply"}};
    made.layers = {{LayerId{"chip_design"}, "Chip design"},
                   {LayerId{"model_development"}, "Model development"},
                   {LayerId{"data_centers"}, "Data centers"},
                   {LayerId{"hosting_services"}, "Hosting services"}};
    made.stack_sha256 = std::string(64, 'a');
    made.rules_sha256 = std::string(64, 'b');
    made.vocabulary_sha256 = std::string(64, 'c');
    made.scales_sha256 = std::string(64, 'd');
    return made;
}

}  // namespace

Backtest ordinary() {
    Backtest made = bare();
    made.events = {controls(), confounded(), not_priced(), release()};
    made.scored_events = 2;
    made.pairs = 5;
    made.scores = {house_score(), other_score("always_bear", 5, -0.25, Interval{-0.5, 0.0}, 4),
                   other_score("one_sign", 5, -0.25, Interval{-0.5, 0.0}, 4),
                   other_score("commentary", 3, 0.0, std::nullopt, 2)};
    made.breakdowns = {group("layer", "chip_design", "Chip design", 2, 2, 2),
                       group("layer", "data_centers", "Data centers", 2, 2, 0),
                       group("layer", "hosting_services", "Hosting services", 1, 0, 0),
                       group("channel", "demand", "Demand", 5, 4, 2),
                       group("kind", "model_release", "Model release", 3, 2, 1),
                       group("size", "moved", "Moved", 3, 3, 2),
                       group("direction", "fell", "Fell", 3, 3, 2),
                       group("written", "younger", "Rules younger than the event", 3, 2, 1)};
    return made;
}

Backtest empty() {
    return {};
}

Backtest one_event() {
    Backtest made = bare();
    made.events = {release()};
    made.scored_events = 1;
    made.pairs = 3;
    made.scores = {house_score()};
    made.scores.front().sign = {};
    made.scores.front().sign.pairs = 3;
    made.scores.front().sign.scored = 2;
    made.scores.front().sign.hits = 1;
    made.scores.front().sign.hit_rate = 0.5;
    made.scores.front().brier.reset();
    return made;
}

Backtest all_left_out() {
    Backtest made = bare();
    made.events = {confounded(), not_priced()};
    return made;
}

Backtest undefined() {
    Backtest made = bare();
    made.events = {release()};
    for (BacktestPair& pair : made.events.front().pairs) {
        pair.forecasts = {m(0.01), std::nullopt, std::nullopt, std::nullopt};
    }
    made.scored_events = 1;
    made.pairs = 3;
    for (const Forecast& forecast : made.forecasts) {
        ForecastScore score;
        score.forecast = forecast.id;
        score.sign.pairs = 3;
        made.scores.push_back(score);
    }
    return made;
}

Backtest hostile(const std::string& text) {
    Backtest made = ordinary();
    made.settings.probability_map = text;
    for (Forecast& forecast : made.forecasts) forecast.name = forecast.about = text;
    for (auto& channel : made.channels) channel.second = text;
    for (auto& layer : made.layers) layer.second = text;
    for (Breakdown& group : made.breakdowns) group.name = text;
    Diagnostic diagnostic;
    diagnostic.code = Code::unknown_key;
    diagnostic.place.text = std::make_shared<Text>(text, text);
    diagnostic.message = text;
    diagnostic.hint = text;
    for (BacktestEvent& event : made.events) {
        event.id = event.event = event.path = text;
        event.kind = KindId{text};
        for (RefusedLater& each : event.refused) each.id = each.date = text;
        event.diagnostics = {diagnostic};
    }
    return made;
}

Backtest large(std::size_t events) {
    Backtest made = ordinary();
    const BacktestEvent one = controls();
    made.events.clear();
    for (std::size_t i = 0; i < events; ++i) {
        made.events.push_back(one);
        made.events.back().id = "event_" + std::to_string(i);
    }
    made.scored_events = events;
    made.pairs = 2 * events;
    return made;
}

}  // namespace backtest_sample
