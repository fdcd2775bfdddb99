// SPDX-License-Identifier: MIT
#include "load/load_prices.hpp"

#include <cmath>

#include "texts.hpp"

using namespace stackimpact;             // NOLINT: tests of one namespace
using namespace stackimpact::load_test;  // NOLINT

namespace {

using Mistakes = std::vector<Found>;

const std::string by_line =
    "date,ticker,adj_close\n"
    "2025-01-24,NVDA,142.62\n"
    "2025-01-27,NVDA,118.42\n"
    "2025-01-24,SPY,607.97\n"
    "2025-01-27,SPY,599.37\n";

PriceTable load(const std::string& text) {
    Diagnostics diagnostics;
    auto table = load_prices(text_of(text), diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(table);
    CHECK(diagnostics.all().empty());
    return *table;
}

Mistakes mistakes(const std::string& text) {
    Diagnostics diagnostics;
    const auto table = load_prices(text_of(text), diagnostics);
    CHECK(table.has_value() != diagnostics.has_errors());
    return found(diagnostics);
}

void check_same(const PriceTable& a, const PriceTable& b) {
    CHECK(a.days == b.days);
    CHECK(a.tickers == b.tickers);
    REQUIRE(a.closes.size() == b.closes.size());
    for (std::size_t i = 0; i < a.closes.size(); ++i) {
        const bool same =
            a.closes[i] == b.closes[i] || (std::isnan(a.closes[i]) && std::isnan(b.closes[i]));
        CHECK(same);
    }
}

}  // namespace

TEST_CASE("prices are read, a price a line") {
    const PriceTable table = load(by_line);
    CHECK(table.days == std::vector<Date>{{2025, 1, 24}, {2025, 1, 27}});
    CHECK(table.tickers == std::vector<Ticker>{Ticker("NVDA"), Ticker("SPY")});
    CHECK(table.closes == std::vector<double>{142.62, 118.42, 607.97, 599.37});
    CHECK(table.find(Ticker("SPY")) == 1U);
    CHECK_FALSE(table.find(Ticker("AMD")));
    CHECK(table.first_day_from({2025, 1, 25}) == 1);
    CHECK(table.first_day_from({2025, 1, 28}) == 2);
    CHECK(marked(table.place(1, 0)) == "607.97");
    CHECK(location(table.place(1, 1)).position == Position{5, 16});
}

TEST_CASE("a column for each ticker, any order, quotes and line ends give the same") {
    const PriceTable table = load(by_line);
    check_same(load("date,NVDA,SPY\n2025-01-24,142.62,607.97\n2025-01-27,118.42,599.37\n"), table);
    check_same(load("SPY,date,NVDA\r\n607.97,2025-01-24,142.62\r\n599.37,2025-01-27,118.42"),
               table);
    check_same(load("\xEF\xBB\xBFTicker,\"Adj Close\",Volume,Date\n"
                    "\"NVDA\",142.62,1,\"2025-01-24\"\n\nSPY, 607.97 ,\"1,000\",2025-01-24\n"
                    "NVDA,1.1842e2,,2025-01-27\nSPY,599.37,x,2025-01-27\n"),
               table);
    check_same(load("date,close,ticker\n2025-01-24,142.62,NVDA\n2025-01-24,607.97,SPY\n"
                    "2025-01-27,118.42,NVDA\n2025-01-27,599.37,SPY\n"),
               table);
}

TEST_CASE("adjusted closes are taken before others") {
    const PriceTable table = load("date,ticker,close,adj_close\n2024-06-07,NVDA,1208.88,120.888\n");
    CHECK(table.closes == std::vector<double>{120.888});
}

TEST_CASE("an empty cell is no price") {
    const PriceTable table = load("date,NVDA,ARM\n2023-09-13,45.4,\n2023-09-14,45.5,63.59\n");
    CHECK(std::isnan(table.close(0, 0)));
    CHECK(table.close(0, 1) == 63.59);
    CHECK(load("date,ticker,price\n2025-01-24,SPY,\n2025-01-27,SPY,599.37\n").days.size() == 1);
}

TEST_CASE("lines out of order are sorted, with one warning") {
    const std::string newest_first =
        "date,ticker,adj_close\n2025-01-27,NVDA,118.42\n2025-01-24,NVDA,142.62\n"
        "2025-01-27,SPY,599.37\n2025-01-24,SPY,607.97\n";
    Diagnostics diagnostics;
    const auto table = load_prices(text_of(newest_first), diagnostics);
    REQUIRE(table);
    check_same(*table, load(by_line));
    CHECK(found(diagnostics) == Mistakes{{Code::unsorted_prices, "2025-01-24"}});
    CHECK(diagnostics.all()[0].severity == Severity::warning);
    CHECK(marked(diagnostics.all()[0].labels.at(0).place) == "2025-01-27");
    CHECK(mistakes("date,SPY\n2025-01-27,599.37\n2025-01-24,607.97\n") ==
          Mistakes{{Code::unsorted_prices, "2025-01-24"}});
}

TEST_CASE("columns that cannot be told apart") {
    const auto header = [](const std::string& line) {
        return mistakes(line + "\n2025-01-24,1,1\n");
    };
    CHECK(header("2025-01-24,NVDA,142") == Mistakes{{Code::price_header, "2025-01-24,NVDA,142"}});
    CHECK(header("date,ticker,volume") == Mistakes{{Code::price_header, "date,ticker,volume"}});
    CHECK(header("date,close") == Mistakes{{Code::price_header, "date,close"}});
    CHECK(header("date") == Mistakes{{Code::price_header, "date"}});
    CHECK(header("date,ticker,close,price") == Mistakes{{Code::price_header, "price"}});
    CHECK(header("date,SPY,spy") == Mistakes{{Code::duplicate_price, "spy"}});
    CHECK(header("date,nvda,SPY") == Mistakes{{Code::invalid_id, "nvda"}});
    CHECK(header("date,SPY,") == Mistakes{{Code::invalid_id, ""}});
    CHECK(header("date,\"SPY") == Mistakes{{Code::price_line, "\"SPY"}});
    CHECK(header("date,\"SPY\"x") == Mistakes{{Code::price_line, "x"}});
}

TEST_CASE("every mistake has its place") {
    const auto line = [](const std::string& wrong) { return mistakes(by_line + wrong + "\n"); };
    CHECK(line("2025-01-28,NVDA") == Mistakes{{Code::price_line, "2025-01-28,NVDA"}});
    CHECK(line("2025-01-28,NVDA,1,2") == Mistakes{{Code::price_line, "2025-01-28,NVDA,1,2"}});
    CHECK(line("2025-01-28,NVDA,\"128.99") == Mistakes{{Code::price_line, "\"128.99"}});
    for (const std::string wrong :
         {"2025-02-29", "2025-01", "2025", "28.01.2025", "20250128", "2025-01-28T00:00:00",
          "2025/01/28", "25-01-28", "1899-12-31", "+025-01-28"}) {
        CHECK(line(wrong + ",NVDA,1") == Mistakes{{Code::invalid_date, wrong}});
    }
    for (const std::string wrong : {"nan", "inf", "-inf", "0", "-1", "1e400", "1e13", "1e-10", "x",
                                    "1.5x", "$142", "1 000", "+1", "0x10", "NULL"}) {
        CHECK(line("2025-01-28,NVDA," + wrong) == Mistakes{{Code::invalid_price, wrong}});
    }
    CHECK(line("2025-01-28,NVDA,\"1,142.62\"") == Mistakes{{Code::invalid_price, "1,142.62"}});
    CHECK(line("2025-01-28,NVIDIA CORP,1") == Mistakes{{Code::invalid_id, "NVIDIA CORP"}});
    CHECK(line(",,") == Mistakes{{Code::invalid_date, ""}, {Code::invalid_id, ""}});
    CHECK(line("x,y,z") ==
          Mistakes{{Code::invalid_date, "x"}, {Code::invalid_id, "y"}, {Code::invalid_price, "z"}});
}

TEST_CASE("a price given twice points at both") {
    Diagnostics diagnostics;
    CHECK_FALSE(load_prices(text_of(by_line + "2025-01-27,NVDA,118.40\n"), diagnostics));
    REQUIRE(found(diagnostics) == Mistakes{{Code::duplicate_price, "118.40"}});
    CHECK(marked(diagnostics.all()[0].labels.at(0).place) == "118.42");
    CHECK(mistakes("date,SPY,NVDA\n2025-01-24,1,2\n2025-01-24,,3\n2025-01-24,1,2\n") ==
          Mistakes{{Code::duplicate_price, "2025-01-24"}, {Code::duplicate_price, "2025-01-24"}});
}

TEST_CASE("after the first mistakes the others are counted") {
    std::string text = "date,ticker,adj_close\n";
    for (int i = 0; i < 1000; ++i) text += "24.01.2025,NVDA,1\n";
    Diagnostics diagnostics;
    CHECK_FALSE(load_prices(text_of(text), diagnostics));
    REQUIRE(diagnostics.all().size() == 21);
    CHECK(diagnostics.all().back().code == Code::more_mistakes);
    CHECK(diagnostics.all().back().message == "980 more mistakes in this file, the first one here");
    CHECK(location(diagnostics.all().back().place).position == Position{22, 1});
}

TEST_CASE("files that are no tables of prices") {
    CHECK(mistakes("") == Mistakes{{Code::empty_file, ""}});
    CHECK(mistakes("\xEF\xBB\xBF\n\r\n") == Mistakes{{Code::empty_file, ""}});
    CHECK(mistakes("date,ticker,close\n") == Mistakes{{Code::empty_file, "date,ticker,close"}});
    CHECK(mistakes("date,SPY\n2025-01-24,\n") == Mistakes{{Code::empty_file, "date,SPY"}});
    CHECK(mistakes("date;SPY\n2025-01-24;1\n") == Mistakes{{Code::price_header, "date;SPY"}});
    CHECK(mistakes("date,SP\xC9\n2025-01-24,1\n") == Mistakes{{Code::invalid_utf8, "\xC9"}});
}

TEST_CASE("a table that would not fit is refused before it is made") {
    // More than 64 Mi cells: each ticker on a day of its own.
    std::string text = "date,ticker,close\n";
    int number = 0;
    for (int year = 2000; year < 2030; ++year) {
        for (int month = 1; month <= 12; ++month) {
            for (int day = 1; day <= 28; ++day) {
                text +=
                    to_string(Date{year, month, day}) + ",A" + std::to_string(++number) + ",1\n";
            }
        }
    }
    CHECK(mistakes(text) == Mistakes{{Code::too_large, ""}});
}
