// SPDX-License-Identifier: MIT
#include "market/price_reaction.hpp"

#include <cmath>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "market/event_study.hpp"
#include "support/catch.hpp"

using namespace stackimpact;          // NOLINT: tests of one namespace
using namespace stackimpact::market;  // NOLINT

namespace {

constexpr std::size_t day_count = 160;
/// The day of the events below: enough before it, some after.
constexpr std::size_t event_index = 140;

/// Monday to Friday from Monday 2024-07-01.
std::vector<Date> weekdays() {
    std::vector<Date> days;
    Date day{2024, 7, 1};
    for (int i = 0; days.size() < day_count; ++i) {
        if (i % 7 < 5) days.push_back(day);
        ++day.day;
        const Date next{day.year, day.month, day.day};
        if (!parse_date(to_string(next))) {
            day = day.month == 12 ? Date{day.year + 1, 1, 1} : Date{day.year, day.month + 1, 1};
        }
    }
    return days;
}

/// Prices that wander without luck: the same for the same seed.
std::vector<double> walk(unsigned seed, double spread) {
    std::vector<double> closes{100.0};
    unsigned state = seed * 2654435761u + 12345u;
    while (closes.size() < day_count) {
        state = state * 1664525u + 1013904223u;
        const double unit = static_cast<double>(state >> 8) / 16777216.0 - 0.5;
        closes.push_back(closes.back() * (1.0 + spread * unit));
    }
    return closes;
}

struct Market {
    std::map<std::string, std::vector<double>> closes{{"MKT", walk(1, 0.02)},
                                                      {"EQW", walk(2, 0.02)},
                                                      {"AAA", walk(3, 0.05)},
                                                      {"BBB", walk(4, 0.05)},
                                                      {"CCC", walk(5, 0.05)}};
    Stack stack;
    StudyOptions options;
    EventWindow window;
    std::size_t event = event_index;
    PriceTable table;
    Diagnostics diagnostics;

    Market() {
        stack.cap_weighted_benchmark = "MKT";
        stack.equal_weighted_benchmark = "EQW";
        for (const char* ticker : {"AAA", "BBB", "CCC"}) {
            stack.companies[Ticker(ticker)].ticker = Ticker(ticker);
        }
    }

    void make_table() {
        table = {};
        table.days = weekdays();
        for (const auto& [name, values] : closes) {
            table.tickers.emplace_back(name);
            table.closes.insert(table.closes.end(), values.begin(), values.end());
        }
        table.offsets.assign(table.closes.size(), 0);
    }

    std::optional<MarketReaction> run() {
        make_table();
        return run_on(table.days[event]);
    }

    std::optional<MarketReaction> run_on(Date date) {
        make_table();
        const auto study = prepare_study(table, stack, options, diagnostics);
        if (!study) return std::nullopt;
        return price_reaction(*study, stack, date, window, diagnostics);
    }

    std::vector<double> returns(const std::string& name, std::size_t first, std::size_t last) {
        std::vector<double> made;
        for (std::size_t i = first; i <= last; ++i) {
            made.push_back(closes[name][i] / closes[name][i - 1] - 1.0);
        }
        return made;
    }
};

/// The reason why a ticker has no return; "none" if it has one.
std::string reason(const std::optional<MarketReaction>& market, const std::string& ticker) {
    REQUIRE(market);
    for (const MissingReturn& missing : market->missing) {
        if (missing.ticker.str() == ticker) return missing.reason;
    }
    return "none";
}

const CompanyReturn& company(const MarketReaction& market, const std::string& ticker) {
    for (const CompanyReturn& each : market.returns) {
        if (each.ticker.str() == ticker) return each;
    }
    throw std::logic_error("no return of " + ticker);
}

bool near(double a, double b) {
    return std::fabs(a - b) < 1e-12;
}

}  // namespace

TEST_CASE("returns of the companies of the stack, against both benchmarks") {
    Market made;
    made.window = {-1, 2};
    const auto market = made.run();
    REQUIRE(market);
    CHECK(made.diagnostics.all().empty());
    REQUIRE(market->returns.size() == 3);
    CHECK(market->missing.empty());
    CHECK(market->benchmark == "MKT");
    CHECK(market->equal_weighted_benchmark == "EQW");
    CHECK(market->study->event_day == made.table.days[event_index]);
    CHECK(market->study->estimation_first == -130);
    CHECK(market->window_first == -1);
    CHECK(market->window_last == 2);
    const CompanyReturn& aaa = company(*market, "AAA");
    CHECK(near(aaa.simple,
               made.closes["AAA"][event_index + 2] / made.closes["AAA"][event_index - 2] - 1));
    for (const char* benchmark : {"MKT", "EQW"}) {
        const auto model =
            fit_market_model(made.returns(benchmark, event_index - 130, event_index - 11),
                             made.returns("AAA", event_index - 130, event_index - 11));
        REQUIRE(model);
        CHECK(model->days == 120);
        const auto expected =
            cumulative_abnormal(*model, made.returns(benchmark, event_index - 1, event_index + 2),
                                made.returns("AAA", event_index - 1, event_index + 2));
        const bool main = std::string(benchmark) == "MKT";
        CHECK(near(main ? *aaa.abnormal : *aaa.equal_weighted->abnormal, expected.abnormal));
        CHECK(near(main ? *aaa.sd : *aaa.equal_weighted->sd, expected.sd));
    }
}

TEST_CASE("an event on a day without trade is taken on the next trading day") {
    Market made;
    const auto days = weekdays();
    // Day 139 is a Friday.
    const auto market = made.run_on({days[139].year, days[139].month, days[139].day + 1});
    REQUIRE(market);
    CHECK(market->study->event_day == days[140]);
    Market holiday;
    holiday.closes["MKT"][event_index] = no_price;
    const auto later = holiday.run();
    REQUIRE(later);
    CHECK(later->study->event_day == days[event_index + 1]);
}

TEST_CASE("holidays of the benchmark are no trading days") {
    Market made;
    made.closes["MKT"][60] = no_price;
    made.closes["EQW"][60] = no_price;
    const auto market = made.run();
    REQUIRE(market);
    // A return over the holiday counts as one of a day.
    Market without;
    for (auto& entry : without.closes) {
        entry.second.erase(entry.second.begin() + 60);
        entry.second.push_back(100.0);
    }
    without.event = event_index - 1;
    const auto same = without.run();
    REQUIRE(same);
    CHECK(company(*market, "AAA").abnormal == company(*same, "AAA").abnormal);
    CHECK(company(*market, "AAA").sd == company(*same, "AAA").sd);
}

TEST_CASE("a company without a sound return says why") {
    Market made;
    made.closes.erase("BBB");
    CHECK(reason(made.run(), "BBB") == "no prices");
    made = Market();
    made.closes["AAA"][event_index] = no_price;
    CHECK(reason(made.run(), "AAA") == "no price on 2025-01-13");
    made = Market();
    made.closes["AAA"][event_index - 1] = no_price;
    CHECK(reason(made.run(), "AAA") == "no price on 2025-01-10");
    made = Market();
    for (std::size_t i = 0; i <= event_index; ++i) made.closes["AAA"][i] = no_price;
    CHECK(reason(made.run(), "AAA") == "no price before 2025-01-14");
    made = Market();
    for (std::size_t i = 100; i < day_count; ++i) made.closes["AAA"][i] = no_price;
    CHECK(reason(made.run(), "AAA") == "no price after 2024-11-15");
    made = Market();
    for (std::size_t i = 0; i < 70; ++i) made.closes["AAA"][i] = no_price;
    CHECK(reason(made.run(), "AAA") == "59 returns in the estimation window, 60 are needed");
    made.closes["AAA"][69] = 100.0;
    CHECK(reason(made.run(), "AAA") == "none");
    made = Market();
    for (std::size_t i = 0; i < event_index; ++i) made.closes["AAA"][i] = 100.0;
    CHECK(reason(made.run(), "AAA") == "the price does not move in the estimation window");
    made = Market();
    made.closes["AAA"] = made.closes["MKT"];
    CHECK(reason(made.run(), "AAA") ==
          "the price moves exactly as the benchmark in the estimation window");
    made = Market();
    made.closes["AAA"][event_index] *= 50;
    CHECK(reason(made.run(), "AAA") == "a return of more than 1000%");
}

TEST_CASE("jumps that look like splits leave a company out, with a warning") {
    Market made;
    for (std::size_t i = 50; i < day_count; ++i) made.closes["AAA"][i] /= 10.0;
    const auto market = made.run();
    CHECK(reason(market, "AAA") == "a jump on 2024-09-09 that looks like a 10:1 split");
    REQUIRE(made.diagnostics.all().size() == 1);
    CHECK(made.diagnostics.all()[0].code == Code::price_jump);
    CHECK(made.diagnostics.all()[0].severity == Severity::warning);
    CHECK(reason(market, "BBB") == "none");
    // On the event day, and before all windows.
    Market on_the_day;
    on_the_day.closes["AAA"][event_index] = on_the_day.closes["AAA"][event_index - 1] / 2;
    CHECK(reason(on_the_day.run(), "AAA") == "a jump on 2025-01-13 that looks like a 2:1 split");
    Market before;
    for (std::size_t i = 0; i < 5; ++i) before.closes["AAA"][i] *= 10.0;
    CHECK(reason(before.run(), "AAA") == "none");
    Market allowed;
    allowed.closes["AAA"][event_index] = allowed.closes["AAA"][event_index - 1] / 2;
    allowed.options.allow_jumps = true;
    CHECK(reason(allowed.run(), "AAA") == "none");
    CHECK(allowed.diagnostics.all().empty());
}

TEST_CASE("a benchmark that jumps is refused, an equal-weighted one left out") {
    Market made;
    for (std::size_t i = 50; i < day_count; ++i) made.closes["MKT"][i] /= 2.0;
    CHECK_FALSE(made.run());
    CHECK(made.diagnostics.has_errors());
    Market equal;
    for (std::size_t i = 50; i < day_count; ++i) equal.closes["EQW"][i] /= 2.0;
    const auto market = equal.run();
    REQUIRE(market);
    CHECK(market->equal_weighted_benchmark.empty());
    CHECK_FALSE(company(*market, "AAA").equal_weighted);
    CHECK(equal.diagnostics.all().size() == 1);
    CHECK_FALSE(equal.diagnostics.has_errors());
}

TEST_CASE("the equal-weighted benchmark: the stack's, a mean, or none") {
    Market none;
    none.closes.erase("EQW");
    const auto without = none.run();
    REQUIRE(without);
    CHECK(without->equal_weighted_benchmark.empty());
    CHECK(without->method.find("there are no prices of EQW") != std::string::npos);

    Market others;
    others.closes.erase("EQW");
    for (unsigned i = 0; i < 20; ++i) {
        others.closes["OTHER" + std::to_string(i)] = walk(100 + i, 0.03);
    }
    const auto mean = others.run();
    REQUIRE(mean);
    CHECK(mean->equal_weighted_benchmark == "mean of 20 tickers");
    others.closes["EQW"] = std::vector<double>(day_count, 1.0);
    std::vector<double> level{1.0};
    for (std::size_t day = 1; day < day_count; ++day) {
        double sum = 0.0;
        for (unsigned i = 0; i < 20; ++i) {
            const auto& closes = others.closes["OTHER" + std::to_string(i)];
            sum += closes[day] / closes[day - 1] - 1.0;
        }
        level.push_back(level.back() * (1.0 + sum / 20));
    }
    others.closes["EQW"] = level;
    const auto same = others.run();
    REQUIRE(same);
    CHECK(same->equal_weighted_benchmark == "EQW");
    CHECK(near(*company(*mean, "AAA").equal_weighted->abnormal,
               *company(*same, "AAA").equal_weighted->abnormal));

    Market asked;
    asked.options.equal_weighted = EqualWeighted::mean;
    const auto of_all = asked.run();
    REQUIRE(of_all);
    CHECK(of_all->equal_weighted_benchmark == "mean of 3 tickers");
    asked.options.equal_weighted = EqualWeighted::ticker;
    asked.options.equal_weighted_ticker = Ticker("CCC");
    const auto named = asked.run();
    REQUIRE(named);
    CHECK(named->equal_weighted_benchmark == "CCC");
    CHECK_FALSE(company(*named, "CCC").equal_weighted);
    asked.options.equal_weighted_ticker = Ticker("ZZZ");
    CHECK_FALSE(asked.run());
}

TEST_CASE("prices that do not reach the event are refused") {
    const auto code = [](Market& made, const Date& date) {
        CHECK_FALSE(made.run_on(date));
        REQUIRE(made.diagnostics.all().size() == 1);
        return made.diagnostics.all()[0].code;
    };
    Market early;
    CHECK(code(early, {2023, 1, 3}) == Code::outside_prices);
    Market late;
    CHECK(code(late, {2026, 1, 5}) == Code::outside_prices);
    Market no_estimation;
    CHECK(code(no_estimation, weekdays()[50]) == Code::outside_prices);
    Market no_window;
    no_window.window = {0, 30};
    CHECK(code(no_window, weekdays()[event_index]) == Code::outside_prices);
    Market no_benchmark;
    no_benchmark.stack.cap_weighted_benchmark = "ZZZ";
    CHECK(code(no_benchmark, weekdays()[event_index]) == Code::unknown_benchmark);
    Market unnamed;
    unnamed.stack.cap_weighted_benchmark.clear();
    CHECK(code(unnamed, weekdays()[event_index]) == Code::unknown_benchmark);
}

TEST_CASE("an estimation window that begins before the prices is cut") {
    Market made;
    made.event = 100;
    const auto market = made.run();
    REQUIRE(market);
    CHECK(market->method.find("89 trading days") != std::string::npos);
}
