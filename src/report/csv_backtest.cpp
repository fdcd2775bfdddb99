// SPDX-License-Identifier: MIT
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/format.hpp"
#include "report/backtest.hpp"
#include "report/backtest_words.hpp"
#include "report/escape.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

std::string truth(bool value) {
    return value ? "1" : "0";
}

std::string number(const std::optional<Micro>& value) {
    return value ? decimal(*value) : std::string();
}

std::string date_text(const std::optional<Date>& date) {
    return date ? to_string(*date) : std::string();
}

std::string heading(const Backtest& backtest) {
    std::vector<std::string> columns{
        "event",     "date",  "kind", "confounded", "left_out",
        "hindsight", "layer", "z",    "by_proxy",   "benchmarks_disagree"};
    for (const Forecast& forecast : backtest.forecasts) {
        columns.push_back(csv_field(forecast.id));
        columns.push_back(csv_field(forecast.id + "_hit"));
    }
    for (const auto& channel : backtest.channels) {
        columns.push_back(csv_field("channel_" + channel.first.str()));
    }
    return separated(columns, ",") + "\n";
}

std::string record(const Backtest& backtest, const BacktestEvent& event, const BacktestPair& pair) {
    std::vector<std::string> fields{csv_field(event.id),
                                    to_string(event.date),
                                    event.kind ? csv_field(event.kind->str()) : std::string(),
                                    truth(event.confounded),
                                    csv_field(event.left_out),
                                    date_text(event.hindsight),
                                    csv_field(pair.layer.str()),
                                    decimal(pair.z),
                                    truth(pair.by_proxy),
                                    truth(pair.benchmarks_disagree)};
    for (std::size_t i = 0; i < backtest.forecasts.size(); ++i) {
        fields.push_back(number(i < pair.forecasts.size() ? pair.forecasts[i] : std::nullopt));
        const std::optional<bool> hit = is_scored(event) ? is_hit(backtest, i, pair) : std::nullopt;
        fields.push_back(hit ? truth(*hit) : std::string());
    }
    for (std::size_t i = 0; i < backtest.channels.size(); ++i) {
        fields.push_back(number(i < pair.channels.size() ? pair.channels[i] : std::nullopt));
    }
    return separated(fields, ",") + "\n";
}

}  // namespace

std::string render_backtest_csv(const Backtest& backtest) {
    std::string csv = heading(backtest);
    for (const BacktestEvent& event : backtest.events) {
        for (const BacktestPair& pair : event.pairs) csv += record(backtest, event, pair);
    }
    return csv;
}

}  // namespace stackimpact
