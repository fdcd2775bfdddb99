// SPDX-License-Identifier: MIT
#include "market/price_reaction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "market/event_study.hpp"
#include "market/price_jump.hpp"
#include "model/format.hpp"

namespace stackimpact::market {

namespace {

/// Longer than any holiday; an event further from the next trading day is not in the prices.
constexpr int longest_pause = 7;
/// Prices have six or seven digits: what is left over below this is their rounding.
constexpr double least_sd = 1e-6;
/// The bounds of returns that a scenario may state.
constexpr double greatest_return = 10.0;

/// Trading days [first, last].
struct Range {
    std::size_t first = 0;
    std::size_t last = 0;

    [[nodiscard]] std::size_t size() const { return last - first + 1; }
};

/// One event on the trading days of a study.
struct Event {
    std::size_t day = 0;
    Range window;
    Range estimation;
    /// Why nothing is held against an equal-weighted benchmark; empty: it is.
    std::string no_equal_weighted;
};

std::string plural(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

void report_outside(const Study& study, std::string message, std::string hint,
                    Diagnostics& diagnostics) {
    diagnostics.error(Code::outside_prices, {study.prices->text, {}}, std::move(message),
                      std::move(hint));
}

std::string reach_of(const Study& study) {
    return fmt::format("prices of {} reach from {} to {}", study.options.benchmark.str(),
                       to_string(study.day(0)),
                       to_string(study.day(study.trading_days.size() - 1)));
}

/// The first trading day that is not before the date.
std::optional<std::size_t> event_day(const Study& study, const Date& event,
                                     Diagnostics& diagnostics) {
    std::size_t day = 0;
    while (day < study.trading_days.size() && ends_before(study.day(day), event)) ++day;
    const bool found =
        day < study.trading_days.size() && days_between(event, study.day(day)) <= longest_pause;
    if (found) return day;
    report_outside(study,
                   fmt::format("{}, and no trading day follows the event of {} within {} days",
                               reach_of(study), to_string(event), longest_pause),
                   {}, diagnostics);
    return std::nullopt;
}

/// Where the event and its windows are; nothing, reported, if they are not all in the prices.
std::optional<Event> place_event(const Study& study, const Date& date, EventWindow window,
                                 Diagnostics& diagnostics) {
    const auto found = event_day(study, date, diagnostics);
    if (!found) return std::nullopt;
    const StudyOptions& options = study.options;
    const auto day = static_cast<std::ptrdiff_t>(*found);
    const auto days = static_cast<std::ptrdiff_t>(study.trading_days.size());
    // The first trading day has no return.
    if (day + window.first < 1 || day + window.last >= days) {
        report_outside(study,
                       fmt::format("{}, and days {} to {} around the event of {} are not all there",
                                   reach_of(study), window.first, window.last, to_string(date)),
                       {}, diagnostics);
        return std::nullopt;
    }
    const std::ptrdiff_t first = std::max<std::ptrdiff_t>(day + options.estimation_first, 1);
    const std::ptrdiff_t last = day + options.estimation_last;
    const auto least = static_cast<std::ptrdiff_t>(options.least_days);
    if (last - first + 1 < least) {
        report_outside(
            study,
            fmt::format("{}, and the estimation window of the event of {} needs {} trading days",
                        reach_of(study), to_string(date), least),
            fmt::format("the window is from {} to {} trading days before the event",
                        -options.estimation_first, -options.estimation_last),
            diagnostics);
        return std::nullopt;
    }
    const auto at = [](std::ptrdiff_t index) { return static_cast<std::size_t>(index); };
    return Event{*found,
                 {at(day + window.first), at(day + window.last)},
                 {at(first), at(last)},
                 study.no_equal_weighted};
}

std::span<const double> part(const std::vector<double>& returns, Range range) {
    return std::span(returns).subspan(range.first, range.size());
}

/// Why there is no price on a trading day: not yet, not any more, or not that day.
std::string no_price_reason(const Study& study, std::size_t row, std::size_t day) {
    const PriceTable& prices = *study.prices;
    std::optional<std::size_t> first;
    std::size_t last = 0;
    for (std::size_t i = 0; i < prices.days.size(); ++i) {
        if (std::isnan(prices.close(row, i))) continue;
        if (!first) first = i;
        last = i;
    }
    if (!first) return "no prices";
    if (study.trading_days[day] < *first) {
        return fmt::format("no price before {}", to_string(prices.days[*first]));
    }
    if (study.trading_days[day] > last) {
        return fmt::format("no price after {}", to_string(prices.days[last]));
    }
    return fmt::format("no price on {}", to_string(study.day(day)));
}

/// The reason if the day before the window or a day of it has no price.
std::string missing_price(const Study& study, std::size_t row, Range window) {
    for (std::size_t day = window.first - 1; day <= window.last; ++day) {
        if (std::isnan(study.close(row, day))) return no_price_reason(study, row, day);
    }
    return {};
}

/// Warns of the first jump that looks like a split; the reason then, else empty.
std::string find_jump(const Study& study, std::size_t row, Range range, Diagnostics& diagnostics) {
    if (study.options.allow_jumps) return {};
    for (std::size_t day = range.first; day <= range.last; ++day) {
        const double before = study.close(row, day - 1);
        const double after = study.close(row, day);
        const std::string ratio = split_like(before, after);
        if (ratio.empty()) continue;
        const PriceTable& prices = *study.prices;
        const Place place = prices.place(row, study.trading_days[day]);
        Diagnostic warning{
            Code::price_jump,
            Severity::warning,
            place,
            fmt::format("{} goes from {} to {} in a day, as in a {} split that is not adjusted for",
                        prices.tickers[row].str(), decimal(before), decimal(after), ratio),
            "use closes adjusted for splits; --allow-jumps takes the jump as a return",
            {}};
        if (place.text) {
            warning.labels.push_back(
                {prices.place(row, study.trading_days[day - 1]), "the day before"});
        }
        diagnostics.add(std::move(warning));
        return fmt::format("a jump on {} that looks like a {} split", to_string(study.day(day)),
                           ratio);
    }
    return {};
}

std::size_t common_days(std::span<const double> market, std::span<const double> returns) {
    std::size_t days = 0;
    for (std::size_t i = 0; i < market.size(); ++i) {
        if (!std::isnan(market[i]) && !std::isnan(returns[i])) ++days;
    }
    return days;
}

bool is_believable(double value) {
    return std::fabs(value) <= greatest_return;
}

/// Abnormal return against one benchmark; nothing with the reason if it cannot be judged.
std::optional<CumulativeAbnormal> abnormal_return(const Study& study, const Event& event,
                                                  const std::vector<double>& market,
                                                  const std::vector<double>& estimation,
                                                  const std::vector<double>& window,
                                                  std::string& reason) {
    const std::size_t days = common_days(part(market, event.estimation), estimation);
    if (days < study.options.least_days) {
        reason = fmt::format("{} in the estimation window, {} are needed", plural(days, "return"),
                             study.options.least_days);
        return std::nullopt;
    }
    const auto model = fit_market_model(part(market, event.estimation), estimation);
    if (!model) {
        reason = "the benchmark does not move in the estimation window";
        return std::nullopt;
    }
    if (model->variation == 0) {
        reason = "the price does not move in the estimation window";
        return std::nullopt;
    }
    if (!(model->residual_sd >= least_sd)) {
        reason = "the price moves exactly as the benchmark in the estimation window";
        return std::nullopt;
    }
    const auto result = cumulative_abnormal(*model, part(market, event.window), window);
    if (!is_believable(result.abnormal) || !is_believable(result.sd)) {
        reason = "a move of more than 1000% that the benchmark does not explain";
        return std::nullopt;
    }
    return result;
}

bool has_all(std::span<const double> returns) {
    return std::none_of(returns.begin(), returns.end(), [](double r) { return std::isnan(r); });
}

/// The return of one company; nothing with the reason.
std::optional<CompanyReturn> company_return(const Study& study, const Event& event, std::size_t row,
                                            std::string& reason, Diagnostics& diagnostics) {
    reason = missing_price(study, row, event.window);
    if (reason.empty()) reason = find_jump(study, row, event.estimation, diagnostics);
    if (reason.empty()) reason = find_jump(study, row, event.window, diagnostics);
    if (!reason.empty()) return std::nullopt;
    const auto estimation = returns_of(study, row, event.estimation.first, event.estimation.last);
    const auto window = returns_of(study, row, event.window.first, event.window.last);
    CompanyReturn company;
    company.ticker = study.prices->tickers[row];
    company.simple = compounded(window);
    if (!is_believable(company.simple)) {
        reason = "a return of more than 1000%";
        return std::nullopt;
    }
    const auto abnormal = abnormal_return(study, event, study.market, estimation, window, reason);
    if (!abnormal) return std::nullopt;
    company.abnormal = abnormal->abnormal;
    company.sd = abnormal->sd;
    if (!event.no_equal_weighted.empty()) return company;
    std::string unheard;
    if (const auto equal =
            abnormal_return(study, event, study.equal_weighted, estimation, window, unheard)) {
        company.equal_weighted = AbnormalReturn{equal->abnormal, equal->sd};
    }
    return company;
}

std::string method_of(const Study& study, const Event& event) {
    std::string text = fmt::format(
        "Market model against {} over {} from {} to {} before the event; abnormal = return not "
        "explained, sd = residual standard deviation with the error of the forecast.",
        study.options.benchmark.str(), plural(event.estimation.size(), "trading day"),
        event.day - event.estimation.first, event.day - event.estimation.last);
    text += event.no_equal_weighted.empty()
                ? fmt::format(" The same against {}.", study.equal_weighted_name)
                : fmt::format(" None is equal-weighted: {}.", event.no_equal_weighted);
    return text;
}

/// The reason if a benchmark itself looks as if it was not adjusted; with `severity` of that.
std::string benchmark_jump(const Study& study, const Event& event, std::size_t row,
                           Severity severity, Diagnostics& diagnostics) {
    Diagnostics found;
    std::string reason = find_jump(study, row, event.estimation, found);
    if (reason.empty()) reason = find_jump(study, row, event.window, found);
    for (Diagnostic diagnostic : found.all()) {
        diagnostic.severity = severity;
        diagnostics.add(std::move(diagnostic));
    }
    return reason;
}

/// Finds out whether the equal-weighted benchmark can be used for this event.
void check_equal_weighted(const Study& study, Event& event, Diagnostics& diagnostics) {
    if (!event.no_equal_weighted.empty()) return;
    if (!has_all(part(study.equal_weighted, event.window))) {
        event.no_equal_weighted = "it lacks prices in the event window";
    } else if (study.equal_weighted_row) {
        event.no_equal_weighted =
            benchmark_jump(study, event, *study.equal_weighted_row, Severity::warning, diagnostics);
    }
    if (!event.no_equal_weighted.empty()) {
        event.no_equal_weighted = study.equal_weighted_name + ": " + event.no_equal_weighted;
    }
}

}  // namespace

std::optional<MarketReaction> price_reaction(const Study& study, const Stack& stack,
                                             const Date& date, EventWindow window,
                                             Diagnostics& diagnostics) {
    assert(date.day != 0 && window.first <= window.last);
    assert(study.options.estimation_last < window.first);
    auto event = place_event(study, date, window, diagnostics);
    if (!event) return std::nullopt;
    const std::string jump =
        benchmark_jump(study, *event, study.benchmark, Severity::error, diagnostics);
    if (!jump.empty()) return std::nullopt;
    check_equal_weighted(study, *event, diagnostics);
    MarketReaction market;
    market.window_first = window.first;
    market.window_last = window.last;
    market.benchmark = study.options.benchmark.str();
    const PriceTable& prices = *study.prices;
    market.study = PriceStudy{prices.text ? prices.text->name() : std::string{}, prices.sha256,
                              study.day(event->day), study.options.estimation_first,
                              study.options.estimation_last};
    for (const auto& [ticker, company] : stack.companies) {
        std::string reason = "no prices";
        const auto row = prices.find(ticker);
        auto made = row ? company_return(study, *event, *row, reason, diagnostics) : std::nullopt;
        if (made) {
            market.returns.push_back(std::move(*made));
        } else {
            market.missing.push_back({ticker, std::move(reason)});
        }
    }
    if (event->no_equal_weighted.empty()) {
        market.equal_weighted_benchmark = study.equal_weighted_name;
    }
    market.method = method_of(study, *event);
    return market;
}

}  // namespace stackimpact::market
