// SPDX-License-Identifier: MIT
// Backtests with numbers worked out by hand.
#include "backtest/backtest.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

#include "backtest/scores.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

Micro m(double x) {
    return to_micro(x);
}

/// An event whose layers have these nets of the house and these z.
BacktestEvent event(const std::string& id, int day,
                    const std::vector<std::pair<double, double>>& layers) {
    BacktestEvent made;
    made.id = id;
    made.date = {2024, 5, day};
    char name = 'a';
    for (const auto& [net, z] : layers) {
        BacktestPair pair;
        pair.layer = LayerId{std::string(1, name++)};
        pair.z = m(z);
        pair.forecasts.assign(backtest_forecasts().size(), m(net));
        pair.forecasts[1] = m(-1);
        pair.forecasts.back() = std::nullopt;
        pair.channels.assign(4, std::nullopt);
        pair.channels[0] = m(net);
        made.pairs.push_back(pair);
    }
    return made;
}

World world() {
    World made;
    made.scales = standard_scales();
    made.vocabulary = small_vocabulary();
    made.rules.environment = small_environment();
    made.stack = empty_stack(3);
    made.stack.flows = standard_flows(0.5, 0.8);
    return made;
}

const ForecastScore& score_of(const Backtest& made, const std::string& id) {
    for (const ForecastScore& score : made.scores) {
        if (score.forecast == id) return score;
    }
    throw std::logic_error("no forecast " + id);
}

const Breakdown& breakdown(const Backtest& made, const std::string& by, const std::string& key) {
    for (const Breakdown& each : made.breakdowns) {
        if (each.by == by && each.key == key) return each;
    }
    throw std::logic_error("no breakdown " + by + " " + key);
}

std::vector<BacktestEvent> three_events() {
    std::vector<BacktestEvent> events{event("third", 3, {{0.3, -1.5}, {0.05, 2.0}, {-0.2, -0.1}}),
                                      event("first", 1, {{-0.5, -3.0}, {0.4, 1.0}}),
                                      event("second", 2, {{0.9, 2.0}})};
    events[2].confounded = true;
    events[2].left_out = "confounded";
    return events;
}

Backtest three() {
    return backtest(world().input(), three_events(), {});
}

}  // namespace

TEST_CASE("signs are counted outside the neutral band, over scored events") {
    const Backtest made = three();
    REQUIRE(made.events.size() == 3);
    CHECK(made.events[0].id == "first");
    CHECK(made.events[2].id == "third");
    CHECK(made.scored_events == 2);
    CHECK(made.pairs == 5);
    const SignScore& house = score_of(made, "house").sign;
    CHECK(house.pairs == 5);
    CHECK(house.scored == 4);
    CHECK(house.hits == 3);
    CHECK(*house.coverage == 0.8);
    CHECK(*house.hit_rate == 0.75);
    CHECK(house.bootstrap.has_value());
    // P(at least 3 of 4) = 5/16.
    CHECK(*house.binomial_p == 5.0 / 16.0);
    const ForecastScore& bear = score_of(made, "always_bear");
    CHECK(bear.sign.scored == 5);
    CHECK(bear.sign.hits == 3);
    CHECK_FALSE(bear.brier.has_value());
    CHECK_FALSE(bear.rank.spearman.has_value());
    // Shared: -0.5, 0.4, 0.3 and -0.2; the house has 3, the bear 3.
    CHECK(bear.shared_pairs == 4);
    CHECK(*bear.house_lead == 0.0);
    CHECK(score_of(made, "commentary").sign.pairs == 0);
    CHECK_FALSE(score_of(made, "commentary").sign.hit_rate.has_value());
}

TEST_CASE("ranks are compared within events of at least three layers") {
    const Backtest made = three();
    const RankScore& rank = score_of(made, "house").rank;
    CHECK(rank.events == 1);
    // Nets 0.3, 0.05, -0.2 against -1.5, 2.0, -0.1: ranks 3 2 1 and 1 3 2.
    CHECK(*rank.spearman == -0.5);
    CHECK(rank.pooled_spearman.has_value());
}

TEST_CASE("probabilities are tenths") {
    CHECK(probability_of(m(-1)) == 0.0);
    CHECK(probability_of(m(0)) == 0.5);
    CHECK(probability_of(m(0.099999)) == 0.5);
    CHECK(probability_of(m(0.1)) == 0.6);
    CHECK(probability_of(m(-0.1)) == 0.5);
    CHECK(probability_of(m(-0.100001)) == 0.4);
    CHECK(probability_of(m(1)) == 1.0);
    const Backtest made = three();
    const auto& brier = score_of(made, "house").brier;
    REQUIRE(brier.has_value());
    CHECK(brier->count == 5);
    // -0.5 → 0.3 and 0.4 → 0.7; 0.3 → 0.7, 0.05 → 0.5, -0.2 → 0.4.
    CHECK(std::abs(brier->brier - (0.09 + 0.09 + 0.49 + 0.25 + 0.16) / 5.0) < 1e-12);
    CHECK(std::abs(brier->brier - (brier->reliability - brier->resolution + brier->uncertainty)) <
          1e-12);
}

TEST_CASE("the house is broken down by layer, size and direction") {
    const Backtest made = three();
    CHECK(breakdown(made, "layer", "a").sign.scored == 2);
    CHECK(breakdown(made, "layer", "a").sign.hits == 1);
    CHECK(breakdown(made, "layer", "c").sign.hits == 1);
    CHECK(breakdown(made, "channel", "demand").sign.scored == 4);
    CHECK_THROWS(breakdown(made, "channel", "pricing"));
    CHECK(breakdown(made, "size", "moved").sign.scored == 3);
    CHECK(breakdown(made, "size", "small").sign.hits == 1);
    CHECK(breakdown(made, "direction", "fell").sign.scored == 3);
    CHECK(breakdown(made, "direction", "fell").sign.hits == 2);
    CHECK(breakdown(made, "written", "ahead").sign.scored == 4);
}

TEST_CASE("one event has no interval by resampling events") {
    const Backtest made = backtest(world().input(), {event("only", 1, {{0.5, 1}, {0.5, -1}})}, {});
    CHECK(score_of(made, "house").sign.wilson.has_value());
    CHECK_FALSE(score_of(made, "house").sign.bootstrap.has_value());
}

TEST_CASE("nothing to score is no error") {
    const Backtest made = backtest(world().input(), {}, {});
    CHECK(made.pairs == 0);
    CHECK(made.scores.size() == backtest_forecasts().size());
    CHECK_FALSE(made.scores.front().sign.hit_rate.has_value());
    CHECK_FALSE(made.scores.front().brier.has_value());
}

TEST_CASE("an event is forecast from what was known on its day") {
    World w = world();
    w.stack.links = {link("b", "a", {{"demand", 1.0}})};
    w.stack.companies.emplace(Ticker{"UP"},
                              Company{Ticker{"UP"}, "Up", {{LayerId{"a"}, 1}}, "", ""});
    w.scenario.id = "here";
    w.scenario.date = Date{2024, 5, 10};
    Source late;
    late.id = SourceId{"late"};
    late.date = Date{2024, 5, 11};
    w.scenario.sources.emplace(late.id, late);
    ScenarioArgument known;
    known.id = ArgumentId{"known"};
    known.strength = 1.0;
    known.effects = {{LayerId{"a"}, ChannelId{"demand"}, Direction::bull, 1.0}};
    w.scenario.arguments.emplace(known.id, known);
    ScenarioArgument told_later = known;
    told_later.id = ArgumentId{"told_later"};
    told_later.effects.front().direction = Direction::bear;
    told_later.sources = {{late.id, 1, "", ""}};
    w.scenario.arguments.emplace(told_later.id, told_later);
    MarketReaction market;
    market.returns = {{Ticker{"UP"}, 0.05, 0.04, 0.02, std::nullopt}};
    market.sources = {{late.id, 1, "", ""}};
    market.commentary = {{LayerId{"a"}, CommentaryDirection::mixed, true}};
    w.scenario.market = market;
    Diagnostics diagnostics;
    const auto made = backtest_event(w.input(), w.scenario, {}, diagnostics);
    REQUIRE(made.has_value());
    CHECK(made->left_out.empty());
    CHECK(made->refused.size() == 2);
    CHECK(made->not_priced == std::vector<LayerId>{LayerId{"b"}, LayerId{"c"}});
    // Its price is no knowledge, so it stays although its source is later.
    REQUIRE(made->pairs.size() == 1);
    const BacktestPair& pair = made->pairs.front();
    CHECK(pair.z == m(2));
    CHECK(pair.forecasts.front() == m(0.5));
    // Demand travels to the supplier b, so its mean over three layers is (0.5 + 1/3) / 3.
    CHECK(pair.forecasts[2] == m((0.5 + to_double(m(1.0 / 3.0))) / 3.0));
    CHECK(pair.forecasts.back() == m(0));
    CHECK(pair.channels.front() == m(0.5));
    BacktestSettings settings;
    settings.allow_later = true;
    const auto all = backtest_event(w.input(), w.scenario, settings, diagnostics);
    CHECK(all->refused.empty());
    CHECK(all->pairs.front().forecasts.front() == m(0));
}
