// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/backtest_words.hpp"
#include "report/text_words.hpp"

namespace stackimpact {

namespace {

/// Up to how many events intervals by resampling them are known to be too narrow: Cameron, Gelbach
/// & Miller (2008) write of five to thirty clusters.
constexpr std::size_t few_events = 30;

std::string plural(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string verb(std::size_t count, std::string_view one, std::string_view many) {
    return std::string(count == 1 ? one : many);
}

template <class Wanted>
std::vector<const BacktestEvent*> events_that(const Backtest& backtest, Wanted wanted) {
    std::vector<const BacktestEvent*> found;
    for (const BacktestEvent& event : backtest.events) {
        if (wanted(event)) found.push_back(&event);
    }
    return found;
}

std::vector<const BacktestEvent*> scored_events(const Backtest& backtest) {
    return events_that(backtest, is_scored);
}

std::vector<std::string> ids_of(const std::vector<const BacktestEvent*>& events) {
    std::vector<std::string> ids;
    for (const BacktestEvent* event : events) ids.push_back(event->id);
    return ids;
}

bool has_forecast(const Backtest& backtest, std::string_view id) {
    return std::any_of(backtest.forecasts.begin(), backtest.forecasts.end(),
                       [&](const Forecast& forecast) { return forecast.id == id; });
}

/// "Chip design of release": scored layers of which `wanted` is true.
template <class Wanted>
std::vector<std::string> layers_that(const Backtest& backtest, Wanted wanted) {
    std::vector<std::string> found;
    for (const BacktestEvent* event : scored_events(backtest)) {
        for (const BacktestPair& pair : event->pairs) {
            if (!wanted(pair)) continue;
            found.push_back(layer_name(backtest, pair.layer) + " of " + event->id);
        }
    }
    return found;
}

void add_independence(const Backtest& backtest, std::vector<std::string>& sentences) {
    const std::vector<const BacktestEvent*> scored = scored_events(backtest);
    const bool several = std::any_of(scored.begin(), scored.end(), [](const BacktestEvent* event) {
        return event->pairs.size() > 1;
    });
    if (!scored.empty() && scored.size() <= few_events) {
        sentences.push_back(fmt::format(
            "{} {} few: even intervals by resampling events tend to be too narrow then.",
            capitalised(counted(scored.size(), "event", "events")),
            verb(scored.size(), "is", "are")));
    }
    const bool flat =
        std::any_of(backtest.scores.begin(), backtest.scores.end(), [](const ForecastScore& score) {
            return score.sign.bootstrap && score.sign.bootstrap->low == score.sign.bootstrap->high;
        });
    if (flat) {
        sentences.emplace_back(
            "An interval by event without width says that all events were alike, not that the rate "
            "is certain.");
    }
    if (several) {
        sentences.emplace_back(
            "Layers of one event move together: Wilson's interval, the coin and "
            "Pesaran-Timmermann take them as independent and are too sure; resampling takes whole "
            "events.");
    }
}

void add_choice(const Backtest& backtest, std::vector<std::string>& sentences) {
    sentences.emplace_back(
        "How the events were chosen is not known here; a choice by hand can favour any forecast.");
    sentences.push_back(fmt::format(
        "Nothing here shows that {} were written down by someone who did not know the prices.",
        has_forecast(backtest, "commentary") ? "facts, grades and commentary"
                                             : "facts and grades"));
    const std::size_t looks = backtest.scores.size() + backtest.breakdowns.size();
    if (looks > 1) {
        sentences.push_back(fmt::format(
            "{} were looked at: one in twenty stands out at 5% by chance alone.",
            backtest.breakdowns.empty() ? plural(backtest.scores.size(), "forecast")
                                        : plural(backtest.scores.size(), "forecast") + " and " +
                                              plural(backtest.breakdowns.size(), "group")));
    }
}

}  // namespace

std::string hindsight_text(const Backtest& backtest) {
    const std::vector<const BacktestEvent*> scored = scored_events(backtest);
    const std::size_t older = scored_in_hindsight(backtest);
    const Date* youngest = nullptr;
    for (const BacktestEvent* event : scored) {
        if (!event->hindsight) continue;
        if (youngest == nullptr || is_after(*event->hindsight, *youngest)) {
            youngest = &*event->hindsight;
        }
    }
    if (older == 0) return "";
    return fmt::format(
        "{} of {} {} older than a rule that fired in {}, the youngest written {}: there the rate "
        "shows how well the rules fit, not that they foresee.",
        older, plural(scored.size(), "scored event"), verb(older, "is", "are"),
        verb(older, "it", "them"), to_string(*youngest));
}

std::string left_out_text(const Backtest& backtest, std::size_t limit) {
    std::vector<std::string> reasons;
    std::map<std::string, std::vector<const BacktestEvent*>> by_reason;
    std::size_t all = 0;
    for (const BacktestEvent& event : backtest.events) {
        if (is_scored(event)) continue;
        ++all;
        by_reason[event.left_out].push_back(&event);
    }
    if (all == 0) return "";
    for (const auto& [reason, events] : by_reason) {
        std::string words = spaced(reason);
        if (reason == "confounded") {
            words =
                "confounded (other news moved prices in the same days; counted only when asked)";
        } else if (reason == "not_priced") {
            words = "without a price for any layer";
        }
        reasons.push_back(
            fmt::format("{} {}: {}", events.size(), words, first_of(ids_of(events), limit)));
    }
    return fmt::format("{} of {} {} not scored. {}.", all, plural(backtest.events.size(), "event"),
                       verb(all, "is", "are"), separated(reasons, ". "));
}

std::string refused_text(const Backtest& backtest) {
    const std::vector<std::string> order{"source", "fact", "argument", "figure", "reference"};
    std::map<std::string, std::size_t> counts;
    std::size_t events = 0;
    for (const BacktestEvent& event : backtest.events) {
        if (!event.refused.empty()) ++events;
        for (const RefusedLater& each : event.refused) ++counts[each.what];
    }
    if (events == 0) return "";
    std::vector<std::string> parts;
    for (const std::string& what : order) {
        const auto found = counts.find(what);
        if (found == counts.end()) continue;
        parts.push_back(plural(found->second, what));
        counts.erase(found);
    }
    for (const auto& [what, count] : counts) parts.push_back(plural(count, spaced(what)));
    return fmt::format(
        "{}, later than their events or resting on what is, were taken away before forecasts were "
        "made, in {} of {}.",
        joined(parts), events, plural(backtest.events.size(), "event"));
}

std::string prices_text(const Backtest& backtest, std::size_t limit) {
    std::vector<std::string> sentences;
    const std::vector<std::string> proxies =
        layers_that(backtest, [](const BacktestPair& pair) { return pair.by_proxy; });
    const std::vector<std::string> disagree =
        layers_that(backtest, [](const BacktestPair& pair) { return pair.benchmarks_disagree; });
    std::size_t unpriced = 0;
    for (const BacktestEvent* event : scored_events(backtest)) unpriced += event->not_priced.size();
    if (!backtest.settings.prices.empty()) {
        sentences.push_back(fmt::format("Returns were computed from {} (sha256 {}).",
                                        backtest.settings.prices,
                                        backtest.settings.prices_sha256.substr(0, 12)));
    }
    if (!proxies.empty()) {
        sentences.push_back(fmt::format("{} of {} {} priced by proxies only.", proxies.size(),
                                        plural(backtest.pairs, "scored layer"),
                                        verb(proxies.size(), "is", "are")));
    }
    if (!disagree.empty()) {
        sentences.push_back(fmt::format("The benchmark decides what the price did in {}: {}.",
                                        disagree.size(), first_of(disagree, limit)));
    }
    if (unpriced > 0) {
        sentences.push_back(fmt::format("{} of scored events {} no price and {} not counted.",
                                        plural(unpriced, "layer"), verb(unpriced, "has", "have"),
                                        verb(unpriced, "is", "are")));
    }
    return sentences_of(sentences);
}

std::vector<std::string> beware_sentences(const Backtest& backtest) {
    std::vector<std::string> sentences;
    const std::vector<const BacktestEvent*> confounded = events_that(
        backtest, [](const BacktestEvent& event) { return is_scored(event) && event.confounded; });
    if (scored_events(backtest).empty()) return sentences;
    add_independence(backtest, sentences);
    if (!confounded.empty()) {
        sentences.push_back(
            fmt::format("{} scored {} confounded: other news moved prices in the same days.",
                        plural(confounded.size(), "event"), verb(confounded.size(), "is", "are")));
    }
    if (backtest.settings.allow_later) {
        sentences.emplace_back(
            "Nothing later than the events was taken away: what became known afterwards may be in "
            "the forecasts.");
    }
    add_choice(backtest, sentences);
    const bool brier =
        std::any_of(backtest.scores.begin(), backtest.scores.end(),
                    [](const ForecastScore& score) { return score.brier.has_value(); });
    if (brier) {
        sentences.push_back(fmt::format(
            "Nets are strengths of argument, not probabilities; they are taken as such{} for the "
            "Brier score only.",
            backtest.settings.probability_map.empty()
                ? ""
                : " (" + backtest.settings.probability_map + ")"));
    }
    sentences.emplace_back("Signs of abnormal returns are no profit: no cost, no size, no trade.");
    return sentences;
}

}  // namespace stackimpact
