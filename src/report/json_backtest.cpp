// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "report/backtest.hpp"
#include "report/backtest_words.hpp"
#include "report/json_sections.hpp"
#include "report/json_values.hpp"

namespace stackimpact {

namespace json {

void put(Writer& out, const SignScore& sign) {
    out.begin_object();
    out.member("pairs", sign.pairs);
    out.member("scored", sign.scored);
    out.member("hits", sign.hits);
    out.member("coverage", sign.coverage);
    out.member("hit_rate", sign.hit_rate);
    out.member("wilson", sign.wilson);
    out.member("bootstrap", sign.bootstrap);
    out.member("binomial_p", sign.binomial_p);
    out.member("pesaran_timmermann", sign.pesaran_timmermann);
    out.member("pesaran_timmermann_p", sign.pesaran_timmermann_p);
    out.member("expected_hit_rate", sign.expected_hit_rate);
    out.end_object();
}

void put(Writer& out, const RankScore& rank) {
    out.begin_object();
    out.member("events", rank.events);
    out.member("spearman", rank.spearman);
    out.member("kendall", rank.kendall);
    out.member("pooled_spearman", rank.pooled_spearman);
    out.member("pooled_kendall", rank.pooled_kendall);
    out.end_object();
}

void put(Writer& out, const ReliabilityRow& row) {
    out.begin_flat_object();
    out.member("probability", row.probability);
    out.member("count", row.count);
    out.member("observed", row.observed);
    out.end_object();
}

void put(Writer& out, const BrierScore& brier) {
    out.begin_object();
    out.member("count", brier.count);
    out.member("brier", brier.brier);
    out.member("reliability", brier.reliability);
    out.member("resolution", brier.resolution);
    out.member("uncertainty", brier.uncertainty);
    out.member("skill", brier.skill);
    out.member("table", brier.table);
    out.end_object();
}

void put(Writer& out, const Breakdown& group) {
    out.begin_object();
    out.member("id", group.key);
    out.member("name", text(group.name));
    out.member("sign", group.sign);
    out.end_object();
}

void put(Writer& out, const RefusedLater& refused) {
    out.begin_flat_object();
    out.member("what", refused.what);
    out.member("id", refused.id);
    out.member("date", text(refused.date));
    out.end_object();
}

namespace {

void settings(Writer& out, const BacktestSettings& settings) {
    out.key("settings");
    out.begin_object();
    out.member("band", settings.band);
    out.member("include_confounded", settings.include_confounded);
    out.member("allow_later", settings.allow_later);
    out.member("seed", static_cast<std::int64_t>(settings.seed));
    out.member("draws", settings.draws);
    out.member("moved", settings.moved);
    out.member("probability_map", text(settings.probability_map));
    out.member("prices", text(settings.prices));
    out.member("prices_sha256", text(settings.prices_sha256));
    out.end_object();
}

/// Objects with `id` and `name`.
template <class Id>
void names(Writer& out, std::string_view key, const std::vector<std::pair<Id, std::string>>& all) {
    out.key(key);
    out.begin_object();
    for (const auto& entry : all) {
        out.key(entry.first.str());
        out.begin_flat_object();
        out.member("id", entry.first);
        out.member("name", text(entry.second));
        out.end_object();
    }
    out.end_object();
}

void house_lead(Writer& out, const ForecastScore& score) {
    out.key("house_lead");
    if (!score.house_lead) {
        out.null();
        return;
    }
    out.begin_object();
    out.member("hit_rate", *score.house_lead);
    out.member("bootstrap", score.house_lead_bootstrap);
    out.member("shared_pairs", score.shared_pairs);
    out.end_object();
}

/// A forecast that nobody described has no name.
Forecast forecast_of(const Backtest& backtest, const std::string& id) {
    for (const Forecast& forecast : backtest.forecasts) {
        if (forecast.id == id) return forecast;
    }
    return {id, "", "", false};
}

void forecasts(Writer& out, const Backtest& backtest) {
    out.key("forecasts");
    out.begin_object();
    for (const ForecastScore& score : backtest.scores) {
        const Forecast forecast = forecast_of(backtest, score.forecast);
        out.key(forecast.id);
        out.begin_object();
        out.member("id", forecast.id);
        out.member("name", text(forecast.name));
        out.member("about", text(forecast.about));
        out.member("sign_only", forecast.sign_only);
        out.member("sign", score.sign);
        out.member("rank", score.rank);
        out.member("brier", score.brier);
        house_lead(out, score);
        out.end_object();
    }
    out.end_object();
}

void breakdowns(Writer& out, const Backtest& backtest) {
    out.key("breakdowns");
    out.begin_object();
    for (const auto& kind : breakdown_kinds()) {
        out.key(kind.first);
        out.begin_object();
        for (const Breakdown& group : backtest.breakdowns) {
            if (group.by == kind.first) out.member(group.key, group);
        }
        out.end_object();
    }
    out.end_object();
}

void calls(Writer& out, const Backtest& backtest, const BacktestEvent& event,
           const BacktestPair& pair) {
    out.key("forecasts");
    out.begin_object();
    for (std::size_t i = 0; i < backtest.forecasts.size(); ++i) {
        out.key(backtest.forecasts[i].id);
        out.begin_flat_object();
        out.member("net", i < pair.forecasts.size() ? pair.forecasts[i] : std::nullopt);
        out.member("hit", is_scored(event) ? is_hit(backtest, i, pair) : std::nullopt);
        out.end_object();
    }
    out.end_object();
}

void channels(Writer& out, const Backtest& backtest, const BacktestPair& pair) {
    out.key("channels");
    out.begin_flat_object();
    for (std::size_t i = 0; i < backtest.channels.size(); ++i) {
        out.member(backtest.channels[i].first.str(),
                   i < pair.channels.size() ? pair.channels[i] : std::nullopt);
    }
    out.end_object();
}

void event_layers(Writer& out, const Backtest& backtest, const BacktestEvent& event) {
    out.key("layers");
    out.begin_object();
    for (const BacktestPair& pair : event.pairs) {
        out.key(pair.layer.str());
        out.begin_object();
        out.member("id", pair.layer);
        out.member("z", pair.z);
        out.member("by_proxy", pair.by_proxy);
        out.member("benchmarks_disagree", pair.benchmarks_disagree);
        calls(out, backtest, event, pair);
        channels(out, backtest, pair);
        out.end_object();
    }
    out.end_object();
}

/// A list: scenarios of different directories may share an id.
void events(Writer& out, const Backtest& backtest) {
    out.key("events");
    out.begin_array(false);
    for (const BacktestEvent& event : backtest.events) {
        out.begin_object();
        out.member("id", event.id);
        out.member("event", event.event);
        out.member("path", text(event.path));
        out.member("date", event.date);
        out.member("kind", event.kind);
        out.member("confounded", event.confounded);
        out.member("left_out", text(event.left_out));
        out.member("hindsight", event.hindsight);
        out.member("refused", event.refused);
        event_layers(out, backtest, event);
        out.member("not_priced", event.not_priced);
        diagnostics(out, event.diagnostics);
        out.end_object();
    }
    out.end_array();
}

Assessment origin_of(const Backtest& backtest) {
    Assessment origin;
    origin.stack_sha256 = backtest.stack_sha256;
    origin.rules_sha256 = backtest.rules_sha256;
    origin.vocabulary_sha256 = backtest.vocabulary_sha256;
    origin.scales_sha256 = backtest.scales_sha256;
    return origin;
}

}  // namespace

}  // namespace json

std::string render_backtest_json(const Backtest& backtest, const BacktestDocument& document) {
    json::Writer out(document.layout);
    json::envelope(out, "backtest", json::origin_of(backtest), document.status);
    json::settings(out, backtest.settings);
    out.member("scored_events", backtest.scored_events);
    out.member("pairs", backtest.pairs);
    json::names(out, "layers", backtest.layers);
    json::names(out, "channels", backtest.channels);
    json::forecasts(out, backtest);
    json::breakdowns(out, backtest);
    json::events(out, backtest);
    json::diagnostics(out, document.diagnostics);
    out.end_object();
    return out.take() + "\n";
}

}  // namespace stackimpact
