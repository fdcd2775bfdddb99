// SPDX-License-Identifier: MIT
// Laws of backtests: the house is the report's, nothing depends on which side is called bull, nor
// on the order of events.
#include <algorithm>
#include <string>

#include "assess/forecast.hpp"
#include "backtest/backtest.hpp"
#include "support.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

constexpr Date day{2024, 5, 10};

ScenarioForecast forecast_of(const World& world) {
    Diagnostics diagnostics;
    const auto made = forecast(world.input(), world.scenario, {}, diagnostics);
    RC_ASSERT(made.has_value());
    return *made;
}

World dated_world() {
    World world = draw_world();
    world.scenario.date = day;
    return world;
}

BacktestEvent event_of(const World& world) {
    Diagnostics diagnostics;
    const auto made = backtest_event(world.input(), world.scenario, {}, diagnostics);
    RC_ASSERT(made.has_value());
    return *made;
}

/// Backtests of one stack: events of the same world under other arguments.
std::vector<World> worlds() {
    const World first = dated_world();
    std::vector<World> made{first};
    for (int i = 1; i < 4; ++i) {
        World next = first;
        next.scenario.id += std::to_string(i);
        for (auto& entry : next.scenario.arguments) {
            entry.second.strength = draw_twentieths(0, 20);
        }
        for (CompanyReturn& company : next.scenario.market->returns) {
            company.abnormal = draw_twentieths(-10, 10);
            company.sd = 0.05;
        }
        next.scenario.market->confounded = false;
        made.push_back(next);
    }
    return made;
}

Backtest backtest_of(const std::vector<World>& worlds) {
    std::vector<BacktestEvent> events;
    for (const World& world : worlds) events.push_back(event_of(world));
    return backtest(worlds.front().input(), events, {});
}

/// No company moved by nothing at all: such a price is a miss for both sides.
bool every_price_moved(const Backtest& made) {
    return std::all_of(made.events.begin(), made.events.end(), [](const BacktestEvent& event) {
        return std::all_of(event.pairs.begin(), event.pairs.end(),
                           [](const BacktestPair& pair) { return pair.z.value != 0; });
    });
}

}  // namespace

LAW("the house's forecast is the assessment's net", [] {
    const World world = dated_world();
    const ScenarioForecast made = forecast_of(world);
    const Assessment assessment = assessed(world);
    RC_ASSERT(made.hindsight == assessment.hindsight);
    for (std::size_t i = 0; i < made.layers.size(); ++i) {
        const LayerForecast& layer = made.layers[i];
        RC_ASSERT(layer.house == assessment.layers[i].shares.net);
        RC_ASSERT(layer.semantics.front() == layer.house);
        RC_ASSERT(layer.did == assessment.layers[i].did);
        std::size_t channels = 0;
        for (const auto& net : layer.channels) channels += net ? 1U : 0U;
        RC_ASSERT(channels == assessment.layers[i].channels.size());
    }
})

LAW("without damping the house is what it is without links", [] {
    World world = dated_world();
    for (Flow& flow : world.stack.flows) flow.damping = 0.0;
    for (const LayerForecast& layer : forecast_of(world).layers) {
        RC_ASSERT(layer.direct == layer.house);
    }
})

LAW("with everything beyond doubt evidence changes no forecast", [] {
    World world = draw_world_of_arguments();
    world.scenario.facts.clear();
    for (auto& entry : world.scenario.arguments) {
        entry.second.rests_on.clear();
        entry.second.hedge.clear();
        entry.second.at_most.reset();
    }
    for (const LayerForecast& layer : forecast_of(world).layers) {
        RC_ASSERT(layer.without_evidence == layer.house);
    }
})

LAW("swapping bull and bear turns every forecast and price and changes no score", [] {
    const std::vector<World> drawn = worlds();
    std::vector<World> turned;
    for (const World& world : drawn) turned.push_back(mirrored(world));
    const Backtest made = backtest_of(drawn);
    const Backtest mirror = backtest_of(turned);
    RC_ASSERT(mirror.pairs == made.pairs);
    if (!every_price_moved(made)) return;
    for (std::size_t i = 0; i < made.scores.size(); ++i) {
        if (made.scores[i].forecast == "always_bear") continue;
        RC_ASSERT(mirror.scores[i].sign.scored == made.scores[i].sign.scored);
        RC_ASSERT(mirror.scores[i].sign.hits == made.scores[i].sign.hits);
        RC_ASSERT(mirror.scores[i].sign.bootstrap == made.scores[i].sign.bootstrap);
    }
})

LAW("the order of events changes no score", [] {
    std::vector<World> drawn = worlds();
    const Backtest made = backtest_of(drawn);
    std::reverse(drawn.begin(), drawn.end());
    const Backtest again = backtest_of(drawn);
    for (std::size_t i = 0; i < made.scores.size(); ++i) {
        RC_ASSERT(again.scores[i].sign == made.scores[i].sign);
        RC_ASSERT(again.scores[i].rank == made.scores[i].rank);
        RC_ASSERT(again.scores[i].brier == made.scores[i].brier);
        RC_ASSERT(again.scores[i].house_lead == made.scores[i].house_lead);
    }
})
