// SPDX-License-Identifier: MIT
#include "backtest/backtest.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "argue/semantics.hpp"
#include "backtest/scores.hpp"

namespace stackimpact {

namespace {

using Pairs = std::vector<ScoredPair>;

Prediction forecast_at(std::size_t index) {
    return [index](const BacktestPair& pair) { return pair.forecasts[index]; };
}

constexpr std::size_t house_index = 0;

/// The pairs of the scored events, event after event.
Pairs scored_pairs(const std::vector<BacktestEvent>& events) {
    Pairs pairs;
    std::size_t scored = 0;
    for (const BacktestEvent& event : events) {
        if (!event.left_out.empty()) continue;
        for (const BacktestPair& pair : event.pairs) pairs.push_back({scored, &pair});
        ++scored;
    }
    return pairs;
}

/// Pairs under a key each, which `key_of` tells.
template <class KeyOf>
std::map<std::string, Pairs> grouped(const Pairs& pairs, KeyOf key_of) {
    std::map<std::string, Pairs> groups;
    for (const ScoredPair& scored : pairs) groups[key_of(scored)].push_back(scored);
    return groups;
}

/// Makes breakdowns of one set of pairs.
class Breakdowns {
public:
    Breakdowns(const Pairs& pairs, const BacktestSettings& settings)
        : pairs_(pairs), settings_(settings) {}

    /// In the order of `keys`, each with its name; those without pairs are left out.
    template <class KeyOf>
    void by(std::string_view what, const std::vector<std::pair<std::string, std::string>>& keys,
            KeyOf key_of) {
        const auto groups = grouped(pairs_, key_of);
        for (const auto& [key, name] : keys) {
            const auto found = groups.find(key);
            if (found == groups.end()) continue;
            add(what, key, name, found->second, forecast_at(house_index));
        }
    }
    void add(std::string_view what, const std::string& key, const std::string& name,
             const Pairs& pairs, const Prediction& prediction) {
        Breakdown made{std::string(what), key, name, sign_score(pairs, prediction, settings_)};
        if (made.sign.pairs > 0) made_.push_back(std::move(made));
    }
    [[nodiscard]] std::vector<Breakdown> take() { return std::move(made_); }

private:
    const Pairs& pairs_;
    const BacktestSettings& settings_;
    std::vector<Breakdown> made_;
};

using Keys = std::vector<std::pair<std::string, std::string>>;

/// Scored events, in the order that ScoredPair::event counts in.
std::vector<const BacktestEvent*> scored_events(const std::vector<BacktestEvent>& events) {
    std::vector<const BacktestEvent*> scored;
    for (const BacktestEvent& event : events) {
        if (event.left_out.empty()) scored.push_back(&event);
    }
    return scored;
}

std::string kind_of(const BacktestEvent& event) {
    return event.kind ? event.kind->str() : "";
}

Keys kind_keys(const Vocabulary& vocabulary) {
    Keys keys;
    for (const auto& [id, kind] : vocabulary.kinds) keys.emplace_back(id.str(), kind.name);
    keys.emplace_back("", "no kind");
    return keys;
}

std::vector<Breakdown> breakdowns_of(const AssessInput& input, const Backtest& made,
                                     const Pairs& pairs) {
    const auto events = scored_events(made.events);
    Breakdowns breakdowns(pairs, made.settings);
    const auto event_of = [&](const ScoredPair& scored) -> const BacktestEvent& {
        return *events[scored.event];
    };
    Keys layers;
    for (const auto& [id, name] : made.layers) layers.emplace_back(id.str(), name);
    breakdowns.by("layer", layers,
                  [](const ScoredPair& scored) { return scored.pair->layer.str(); });
    for (std::size_t i = 0; i < made.channels.size(); ++i) {
        breakdowns.add("channel", made.channels[i].first.str(), made.channels[i].second, pairs,
                       [i](const BacktestPair& pair) { return pair.channels[i]; });
    }
    breakdowns.by("kind", kind_keys(input.vocabulary),
                  [&](const ScoredPair& scored) { return kind_of(event_of(scored)); });
    breakdowns.by("size", {{"moved", "price moved"}, {"small", "price hardly moved"}},
                  [&](const ScoredPair& scored) {
                      const double size = std::abs(to_double(scored.pair->z));
                      return std::string(size >= made.settings.moved ? "moved" : "small");
                  });
    breakdowns.by("direction", {{"fell", "price fell"}, {"rose", "price rose"}},
                  [](const ScoredPair& scored) {
                      return std::string(scored.pair->z.value < 0 ? "fell" : "rose");
                  });
    breakdowns.by(
        "written",
        {{"hindsight", "rules younger than the event"}, {"ahead", "rules older than the event"}},
        [&](const ScoredPair& scored) {
            return std::string(event_of(scored).hindsight ? "hindsight" : "ahead");
        });
    return breakdowns.take();
}

Forecast semantics_forecast(argue::Semantics semantics) {
    const std::string id(argue::name(semantics));
    return {id, id, "The house view with arguments weighed by " + id + ".", false};
}

void sort_events(std::vector<BacktestEvent>& events) {
    std::stable_sort(events.begin(), events.end(),
                     [](const BacktestEvent& a, const BacktestEvent& b) {
                         const auto key = [](const BacktestEvent& event) {
                             return std::tie(event.date.year, event.date.month, event.date.day,
                                             event.id, event.path);
                         };
                         return key(a) < key(b);
                     });
}

}  // namespace

std::vector<Forecast> backtest_forecasts() {
    std::vector<Forecast> forecasts{
        {"house", "house view", "Everything weighed, as in the report.", false},
        {"always_bear", "always bear", "Every layer falls.", true},
        {"one_sign", "one sign for all", "The mean of the house view over all layers of the event.",
         false},
        {"direct", "without links", "The house view without what comes over links.", false},
        {"without_evidence", "without evidence",
         "The house view with every claim at face value, however poor its source.", false}};
    for (const argue::Semantics semantics : argue::all_semantics) {
        if (semantics != argue::Semantics::qe) forecasts.push_back(semantics_forecast(semantics));
    }
    forecasts.push_back({"commentary", "commentary",
                         "Where commentators of the day saw the layer go, as the scenario has it.",
                         true});
    return forecasts;
}

Backtest backtest(const AssessInput& input, std::vector<BacktestEvent> events,
                  const BacktestSettings& settings) {
    Backtest made;
    made.settings = settings;
    made.settings.probability_map = probability_map_words;
    made.settings.moved = input.scales.gaps.z_dead;
    made.forecasts = backtest_forecasts();
    for (const Channel& channel : input.stack.channels) {
        made.channels.emplace_back(channel.id, channel.name);
    }
    for (const Layer& layer : input.stack.layers) made.layers.emplace_back(layer.id, layer.name);
    made.events = std::move(events);
    sort_events(made.events);
    const Pairs pairs = scored_pairs(made.events);
    made.pairs = pairs.size();
    made.scored_events = scored_events(made.events).size();
    for (std::size_t i = 0; i < made.forecasts.size(); ++i) {
        const Prediction prediction = forecast_at(i);
        ForecastScore score;
        score.forecast = made.forecasts[i].id;
        score.sign = sign_score(pairs, prediction, made.settings);
        if (!made.forecasts[i].sign_only) {
            score.rank = rank_score(pairs, prediction);
            score.brier = brier_score(pairs, prediction);
        }
        if (i != house_index) {
            add_lead(pairs, forecast_at(house_index), prediction, made.settings, score);
        }
        made.scores.push_back(std::move(score));
    }
    made.breakdowns = breakdowns_of(input, made, pairs);
    made.stack_sha256 = input.stack.sha256;
    made.rules_sha256 = input.rules.sha256;
    made.vocabulary_sha256 = input.vocabulary.sha256;
    made.scales_sha256 = input.scales.sha256;
    return made;
}

}  // namespace stackimpact
