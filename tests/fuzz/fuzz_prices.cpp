// SPDX-License-Identifier: MIT
#include <cmath>

#include "fuzz.hpp"
#include "load/load_prices.hpp"
#include "market/price_reaction.hpp"

namespace fuzz = stackimpact::fuzz;
namespace market = stackimpact::market;

namespace {

void check_table(const stackimpact::PriceTable& table) {
    const std::size_t days = table.days.size();
    fuzz::require(days > 0, "a table has days");
    fuzz::require(table.closes.size() == days * table.tickers.size(), "a cell for each day");
    fuzz::require(table.offsets.size() == table.closes.size(), "a place for each cell");
    for (std::size_t i = 1; i < days; ++i) {
        fuzz::require(ends_before(table.days[i - 1], table.days[i]), "days rise");
    }
    for (std::size_t ticker = 0; ticker < table.tickers.size(); ++ticker) {
        fuzz::require(ticker == 0 || table.tickers[ticker - 1] < table.tickers[ticker],
                      "tickers rise");
        fuzz::require(table.find(table.tickers[ticker]) == ticker, "a ticker is found");
        for (std::size_t day = 0; day < days; ++day) {
            const double close = table.close(ticker, day);
            if (std::isnan(close)) continue;
            fuzz::require(close > 0 && std::isfinite(close), "a price is over 0");
            const stackimpact::Place place = table.place(ticker, day);
            fuzz::check_place(place);
            fuzz::require(place.span.begin < place.span.end, "a price stands somewhere");
        }
    }
}

/// Every ticker is a company but the first, which is the benchmark; windows are short, so that
/// small files reach them.
void check_reactions(const stackimpact::PriceTable& table) {
    stackimpact::Stack stack;
    stack.cap_weighted_benchmark = table.tickers.front().str();
    for (const stackimpact::Ticker& ticker : table.tickers) {
        if (ticker != table.tickers.front()) stack.companies[ticker].ticker = ticker;
    }
    market::StudyOptions options;
    options.estimation_first = -6;
    options.estimation_last = -1;
    options.least_days = 4;
    options.equal_weighted = market::EqualWeighted::mean;
    stackimpact::Diagnostics diagnostics;
    const auto study = market::prepare_study(table, stack, options, diagnostics);
    if (!study) return;
    const auto found =
        market::price_reaction(*study, stack, table.days.back(), {0, 0}, diagnostics);
    fuzz::check_diagnostics(found.has_value(), diagnostics);
    if (!found) return;
    fuzz::require(found->returns.size() + found->missing.size() == stack.companies.size(),
                  "every company has a return or a reason");
    for (const stackimpact::CompanyReturn& company : found->returns) {
        fuzz::require(std::fabs(company.simple) <= 10 && std::fabs(*company.abnormal) <= 10,
                      "returns are in their range");
        fuzz::require(*company.sd >= 1e-6 && *company.sd <= 10, "deviations are in their range");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of("prices.csv", fuzz::bytes(data, size));
    stackimpact::Diagnostics diagnostics;
    const auto table = stackimpact::load_prices(text, diagnostics);
    fuzz::check_diagnostics(table.has_value(), diagnostics);
    fuzz::require(diagnostics.all().size() <= 23, "mistakes are told in full up to a number");
    if (!table) return 0;
    check_table(*table);
    check_reactions(*table);
    return 0;
}
