// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "assess/forecast.hpp"
#include "backtest/as_of.hpp"
#include "backtest/backtest.hpp"

namespace stackimpact {

namespace {

using Nets = std::vector<std::optional<Micro>>;

constexpr Micro full_bull{micros_per_one};
constexpr Micro full_bear{-micros_per_one};

/// Mean of the house's nets of an event: one view for all of its layers.
Micro one_view(const std::vector<LayerForecast>& layers) {
    Micro sum;
    for (const LayerForecast& layer : layers) sum += layer.house;
    return to_micro(to_double(sum) / static_cast<double>(layers.size()));
}

/// Where commentators saw a layer go; "mixed" and "none" are no direction.
std::optional<Micro> commented(const Scenario& scenario, const LayerId& layer) {
    for (const Commentary& commentary : scenario.market->commentary) {
        if (commentary.layer != layer) continue;
        switch (commentary.direction) {
            case CommentaryDirection::bull:
                return full_bull;
            case CommentaryDirection::bear:
                return full_bear;
            case CommentaryDirection::none:
            case CommentaryDirection::mixed:
                return Micro{};
        }
    }
    return std::nullopt;
}

/// In the order of `backtest_forecasts`.
Nets forecasts_of(const Scenario& scenario, const LayerForecast& layer, Micro one_sign) {
    Nets nets{layer.house, full_bear, one_sign, layer.direct, layer.without_evidence};
    for (std::size_t i = 0; i < argue::all_semantics.size(); ++i) {
        if (argue::all_semantics.at(i) == argue::Semantics::qe) continue;
        nets.emplace_back(layer.semantics[i]);
    }
    nets.push_back(commented(scenario, layer.layer));
    return nets;
}

void add_pairs(const Scenario& scenario, const ScenarioForecast& made, BacktestEvent& event) {
    const Micro one_sign = one_view(made.layers);
    for (const LayerForecast& layer : made.layers) {
        if (!layer.did || !layer.did->z) {
            event.not_priced.push_back(layer.layer);
            continue;
        }
        BacktestPair pair;
        pair.layer = layer.layer;
        pair.z = *layer.did->z;
        pair.by_proxy = layer.did->by_proxy;
        pair.benchmarks_disagree = layer.did->benchmarks_disagree;
        pair.forecasts = forecasts_of(scenario, layer, one_sign);
        pair.channels = layer.channels;
        event.pairs.push_back(std::move(pair));
    }
}

std::string why_left_out(const BacktestEvent& event, const BacktestSettings& settings) {
    if (event.pairs.empty()) return "not_priced";
    if (event.confounded && !settings.include_confounded) return "confounded";
    return "";
}

}  // namespace

std::optional<BacktestEvent> backtest_event(const AssessInput& input, const Scenario& scenario,
                                            const BacktestSettings& settings,
                                            Diagnostics& diagnostics) {
    BacktestEvent event;
    event.id = scenario.id;
    event.event = scenario.event;
    event.path = scenario.path;
    event.date = *scenario.date;
    event.kind = scenario.kind;
    event.confounded = scenario.market && scenario.market->confounded;
    std::optional<ScenarioForecast> made;
    if (settings.allow_later) {
        made = forecast(input, scenario, {}, diagnostics);
    } else {
        const Overlay overlay = without_later(scenario, event.refused);
        const Stack known = without_later(input.stack, event.date, event.refused);
        made = forecast({input.scales, input.vocabulary, known, input.rules}, scenario, overlay,
                        diagnostics);
    }
    if (!made) return std::nullopt;
    event.hindsight = made->hindsight;
    add_pairs(scenario, *made, event);
    event.left_out = why_left_out(event, settings);
    return event;
}

}  // namespace stackimpact
