// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "backtest_sample.hpp"
#include "report/backtest.hpp"
#include "source/utf8.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

using Record = std::vector<std::string>;

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

/// Fields of each record, read as RFC 4180 says.
std::vector<Record> records_of(const std::string& text) {
    std::vector<Record> records{{""}};
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string& field = records.back().back();
        if (text[i] == '"') {
            if (quoted && i + 1 < text.size() && text[i + 1] == '"') {
                field += text[++i];
            } else {
                quoted = !quoted;
            }
        } else if (text[i] == ',' && !quoted) {
            records.back().emplace_back();
        } else if (text[i] == '\n' && !quoted) {
            records.push_back({""});
        } else {
            field += text[i];
        }
    }
    records.pop_back();
    return records;
}

std::size_t column_of(const Record& heading, const std::string& name) {
    const auto found = std::find(heading.begin(), heading.end(), name);
    REQUIRE(found != heading.end());
    return static_cast<std::size_t>(found - heading.begin());
}

/// Rows of tables between lines without a bar all have the same number of cells.
bool tables_are_whole(const std::string& text) {
    std::ptrdiff_t bars = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        const std::ptrdiff_t here = std::count(line.begin(), line.end(), '|');
        const bool row = !line.empty() && line.front() == '|';
        if (row && bars != 0 && (here != bars || line.back() != '|')) return false;
        if (!row && here > 0) return false;
        bars = row ? here : 0;
        at = end + 1;
    }
    return true;
}

}  // namespace

TEST_CASE("a record of CSV has the price, and net and hit of each forecast") {
    const std::string csv = render_backtest_csv(backtest_sample::ordinary());
    CHECK(csv.substr(0, csv.find('\n')) ==
          "event,date,kind,confounded,left_out,hindsight,layer,z,by_proxy,benchmarks_disagree,"
          "house,house_hit,always_bear,always_bear_hit,one_sign,one_sign_hit,commentary,"
          "commentary_hit,channel_demand,channel_supply");
    CHECK(has(csv,
              "\nrelease,2025-01-27,model_release,0,,2026-11-24,data_centers,-9.1,1,0,0.2,0,-1,1,"
              "-0.11,1,,,0.2,\n"));
    CHECK(has(csv,
              "\nresults_day,2024-02-21,export_control,1,confounded,,chip_design,-2.5,0,0,"
              "-0.4,,-1,,-0.25,,-1,,-0.4,\n"));
    CHECK(records_of(render_backtest_csv(backtest_sample::empty())).size() == 1);
}

TEST_CASE("hits of CSV add up to what the table of forecasts says") {
    const Backtest backtest = backtest_sample::ordinary();
    const auto records = records_of(render_backtest_csv(backtest));
    for (const ForecastScore& score : backtest.scores) {
        const std::size_t net = column_of(records.front(), score.forecast);
        const std::size_t column = column_of(records.front(), score.forecast + "_hit");
        const std::size_t left_out = column_of(records.front(), "left_out");
        std::size_t pairs = 0;
        std::size_t calls = 0;
        std::size_t hits = 0;
        for (std::size_t i = 1; i < records.size(); ++i) {
            if (!records[i][net].empty() && records[i][left_out].empty()) ++pairs;
            if (!records[i][column].empty()) ++calls;
            if (records[i][column] == "1") ++hits;
        }
        CHECK(pairs == score.sign.pairs);
        CHECK(calls == score.sign.scored);
        CHECK(hits == score.sign.hits);
    }
}

TEST_CASE("no text of a record of a backtest is a formula or breaks it") {
    for (const std::string& text : {std::string("=1+1"), std::string("+x"), std::string("-x"),
                                    std::string("@x"), std::string("\t=x"), std::string("\r=x"),
                                    std::string("  =x"), std::string("a,\"b\"\n=c\x1b[2J\xff")}) {
        Backtest hostile = backtest_sample::hostile(text);
        hostile.events.front().pairs.front().layer = LayerId{text};
        const std::string csv = render_backtest_csv(hostile);
        const auto records = records_of(csv);
        REQUIRE(records.size() == 7);
        CHECK(!first_invalid_utf8(csv));
        CHECK(!has(csv, "\x1b"));
        for (const Record& record : records) {
            REQUIRE(record.size() == 20);
            for (const std::size_t field : {0U, 2U, 6U}) {
                CHECK(std::string_view("=+-@\t\r ").find(record[field].front()) ==
                      std::string_view::npos);
            }
        }
    }
}

TEST_CASE("Markdown has the answer, a table, what it cannot say, and folded parts") {
    const std::string text = render_backtest_markdown(backtest_sample::ordinary());
    CHECK(text.substr(0, text.find('\n')) == "<!-- stackimpact:backtest -->");
    CHECK(has(text,
              "\n**House view: right in 2 of 4 calls (50%, 95%: 15 to 85% by Wilson, 33 to "
              "75% by resampling events).** It makes"));
    CHECK(has(text,
              "\n| **House view** | 4/5 | 2 | 50% | 33 to 75% | 15 to 85% | 0.688 | -0.77 | "
              "-0.50 | -0.33 | 0.230 | – |\n"));
    CHECK(has(text, "\n**What these numbers cannot say**\n\n- **Hindsight:** 1 of 2"));
    CHECK(has(text, "\n- **Left out:** 2 of 4 events are not scored."));
    CHECK(has(text, "<details><summary>Parts (8)</summary>"));
    CHECK(has(text, "\n| by layer | Data centers | 2/2 | 0 | 0% | – | – | – |\n"));
    CHECK(has(text, "\n| `release` | 2025-01-27 | 2026-11-24 | 1 of 2 | 3 | 4 |\n"));
    CHECK(has(text, "\n| `results_day` | 2024-02-21 | | confounded | 1 | 0 |\n"));
    CHECK(count_of(text, "<details>") == 2);
    CHECK(count_of(text, "</details>") == 2);
    CHECK(tables_are_whole(text));
}

TEST_CASE("Markdown without events says so and no more") {
    CHECK(render_backtest_markdown(backtest_sample::empty()) ==
          "<!-- stackimpact:backtest -->\n### Backtest\n\n**Nothing was tested: there is no "
          "event.**\n\n");
}

TEST_CASE("Markdown about many events is cut between rows, forecasts kept") {
    const std::string text = render_backtest_markdown(backtest_sample::large(3000));
    CHECK(text.size() <= 60000);
    CHECK(text.size() > 55000);
    CHECK(has(text, "| **House view** |"));
    CHECK(has(text, "What these numbers cannot say"));
    CHECK(has(text, "of events. `stackimpact backtest` with `--full` or `--json` gives all."));
    CHECK(tables_are_whole(text));
}

TEST_CASE("hostile texts of a backtest are inert in Markdown") {
    const std::string nasty =
        "<img src=x onerror=a>|`x` @everyone #12 ![i](http://u) [l](u) --> <!-- \n| a | b "
        "|\n/close";
    const std::string text = render_backtest_markdown(backtest_sample::hostile(nasty));
    CHECK(!has(text, "<img"));
    CHECK(count_of(text, "](") == count_of(text, "\\]("));
    CHECK(!has(text, "@everyone"));
    CHECK(!has(text, "#12 "));
    CHECK(!has(text, "http://"));
    CHECK(!has(text, "\n/close"));
    CHECK(count_of(text, "<!--") == 1);
    CHECK(tables_are_whole(text));
    CHECK(render_backtest_markdown(backtest_sample::hostile(std::string(100000, '$'))).size() <=
          60000);
}
