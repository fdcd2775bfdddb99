// SPDX-License-Identifier: MIT
// Event studies from prices against returns computed by another program:
// event_study_conformance PRICES RETURNS; by default prices.csv and returns.json in the folder
// `market` beside that of STACKIMPACT_CONFORMANCE_DIR.
//
// RETURNS has `events`, each with `day0` and for each ticker `ret_d0`, `mkt_adj_d0`, `beta`,
// `resid_sd`, `ar_d0` and `z_d0`, as fractions rounded to six decimals; the estimates are null
// where there are too few days.
#include <cmath>
#include <iterator>
#include <map>
#include <memory>
#include <span>

#include "load/load_prices.hpp"
#include "market/event_study.hpp"
#include "market/price_study.hpp"
#include "vectors.hpp"

namespace stackimpact::conformance {

namespace {

using nlohmann::json;

constexpr const char* benchmark = "SPY";
/// Half a unit of the sixth decimal.
constexpr double rounding = 5e-7;
/// Closes have seven significant digits, so each may be off by so much relative to itself, and a
/// return by twice that. For a fund that follows the benchmark, whose residuals are hardly larger,
/// little is left of z; for others it agrees to the fifth digit.
constexpr double return_error = 2 * 5e-7;

std::optional<PriceTable> read_table(const std::string& name) {
    std::ifstream file(name);
    if (!file) return std::nullopt;
    std::string content((std::istreambuf_iterator<char>(file)), {});
    Diagnostics diagnostics;
    auto table = load_prices(std::make_shared<const Text>(name, std::move(content)), diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.all()) fmt::print("{}\n", diagnostic.message);
    return table;
}

/// A fit of one ticker around one event.
struct Fit {
    std::optional<market::MarketModel> model;
    double simple = 0.0;
    double market = 0.0;
    market::CumulativeAbnormal abnormal;
};

std::optional<Fit> fit_of(const market::Study& study, std::size_t row, std::size_t day) {
    const auto back = [day](int days) {
        return static_cast<std::size_t>(static_cast<int>(day) + days);
    };
    const std::size_t first = back(study.options.estimation_first);
    const std::size_t last = back(study.options.estimation_last);
    const auto window = market::returns_of(study, row, day, day);
    if (std::isnan(window.front())) return std::nullopt;
    const std::span<const double> market(study.market);
    const auto estimation = market::returns_of(study, row, first, last);
    Fit fit;
    fit.simple = window.front();
    fit.market = study.market[day];
    fit.model = market::fit_market_model(market.subspan(first, last - first + 1), estimation);
    if (fit.model && fit.model->days < study.options.least_days) fit.model.reset();
    if (fit.model) {
        fit.abnormal = market::cumulative_abnormal(*fit.model, market.subspan(day, 1), window);
    }
    return fit;
}

void check_estimates(const Fit& fit, const json& expected, const std::string& what, Tally& tally) {
    if (expected.at("beta").is_null() || !fit.model) {
        tally.check(expected.at("beta").is_null() && !fit.model,
                    what + ": a model on one side only");
        return;
    }
    const market::MarketModel& model = *fit.model;
    // What a benchmark of the same precision adds.
    const double error = return_error * (1.0 + std::fabs(model.beta));
    const double days = static_cast<double>(model.days);
    tally.near(model.beta, expected.at("beta"),
               rounding + error * std::sqrt(days / model.market_variation), what + " beta");
    tally.near(model.residual_sd, expected.at("resid_sd"), rounding + error, what + " resid_sd");
    tally.near(fit.abnormal.abnormal, expected.at("ar_d0"), rounding + error, what + " ar_d0");
    if (expected.at("z_d0").is_null()) {
        tally.check(model.residual_sd < 1e-9, what + ": z is not known, and its sd is not 0");
        return;
    }
    // An error of the return weighs 1 / sd, one of the sd z / sd.
    const double z = fit.abnormal.uncorrected_z();
    tally.near(z, expected.at("z_d0"), rounding + error * (1.0 + std::fabs(z)) / model.residual_sd,
               what + " z_d0");
}

void check_ticker(const market::Study& study, std::size_t day, const std::string& ticker,
                  const json& expected, const std::string& event, Tally& tally) {
    const std::string what = event + " " + ticker;
    const auto row = study.prices->find(Ticker{ticker});
    if (!row) {
        tally.skip("tickers without prices");
        return;
    }
    const auto fit = fit_of(study, *row, day);
    if (expected.at("mkt_adj_d0").is_null() || !fit) {
        tally.check(expected.at("mkt_adj_d0").is_null() && !fit,
                    what + ": a return on one side only");
        return;
    }
    tally.near(fit->simple - fit->market, expected.at("mkt_adj_d0"), rounding + 2 * return_error,
               what + " mkt_adj_d0");
    check_estimates(*fit, expected, what, tally);
}

void check_event(const market::Study& study, const json& event, Tally& tally) {
    const std::string id = event.at("event_id");
    const auto date = parse_date(event.at("day0").get<std::string>());
    std::size_t day = 0;
    while (day < study.trading_days.size() && study.day(day) != date) ++day;
    const bool found = day < study.trading_days.size();
    tally.check(found && static_cast<int>(day) + study.options.estimation_first > 0,
                id + ": the prices do not reach it");
    if (!found) return;
    for (const auto& [ticker, expected] : event.at("ticker_returns").items()) {
        check_ticker(study, day, ticker, expected, id, tally);
    }
}

int check_files(const std::string& prices, const std::string& returns) {
    Tally tally;
    const auto table = read_table(prices);
    std::ifstream file(returns);
    const json document = json::parse(file, nullptr, false);
    tally.check(table.has_value(), prices + ": cannot be read");
    tally.check(!document.is_discarded(), returns + ": cannot be read");
    if (!table || document.is_discarded()) return tally.finish();
    Stack stack;
    stack.cap_weighted_benchmark = benchmark;
    Diagnostics diagnostics;
    const auto study = market::prepare_study(*table, stack, {}, diagnostics);
    tally.check(study.has_value(), prices + ": there are no prices of the benchmark");
    if (!study) return tally.finish();
    for (const json& event : document.at("events")) check_event(*study, event, tally);
    return tally.finish();
}

}  // namespace

}  // namespace stackimpact::conformance

int main(int argc, char** argv) {
    using namespace stackimpact::conformance;  // NOLINT: the program itself
    std::vector<std::string> names = files(argc, argv, "../market/prices.csv");
    if (argc < 2 && !names.empty()) {
        names.push_back(names.front().substr(0, names.front().rfind('/')) + "/returns.json");
        if (!std::ifstream(names.front()) && !std::ifstream(names.back())) names.clear();
    }
    if (names.size() != 2) {
        fmt::print(
            "SKIPPED: PRICES and RETURNS are not named, and there is no folder `market` "
            "beside STACKIMPACT_CONFORMANCE_DIR\n");
        return skipped_exit_code;
    }
    return check_files(names[0], names[1]);
}
