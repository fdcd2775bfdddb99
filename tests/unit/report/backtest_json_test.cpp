// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include <fstream>
#include <string>
#include <vector>

#include "backtest_sample.hpp"
#include "json_schema.hpp"
#include "report/backtest.hpp"
#include "source/utf8.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace
using Json = nlohmann::ordered_json;

namespace {

BacktestDocument done() {
    BacktestDocument document;
    document.status = {0, "backtest done", "0.1.0"};
    return document;
}

std::string document(const Backtest& backtest) {
    return render_backtest_json(backtest, done());
}

std::vector<std::string> mistakes(const std::string& text) {
    std::ifstream file(STACKIMPACT_DATA "/schemas/result.schema.json");
    return schema_mistakes(nlohmann::json::parse(file), nlohmann::json::parse(text));
}

std::vector<std::string> keys(const Json& object) {
    std::vector<std::string> result;
    for (const auto& entry : object.items()) result.push_back(entry.key());
    return result;
}

}  // namespace

TEST_CASE("documents about backtests follow the schema") {
    const std::vector<std::string> none;
    for (const Backtest& backtest :
         {backtest_sample::ordinary(), backtest_sample::empty(), backtest_sample::one_event(),
          backtest_sample::all_left_out(), backtest_sample::undefined(), backtest_sample::large(50),
          backtest_sample::hostile("a\x1b\n\xff\u202e")}) {
        CHECK(mistakes(document(backtest)) == none);
    }
}

TEST_CASE("the schema refuses what is not a backtest") {
    Json lacks = Json::parse(document(backtest_sample::ordinary()));
    lacks["forecasts"]["house"]["sign"].erase("wilson");
    CHECK(mistakes(lacks.dump()).size() == 1);
    Json more = Json::parse(document(backtest_sample::ordinary()));
    more["events"][0]["layers"]["chip_design"]["forecasts"]["house"]["more"] = 1;
    CHECK(mistakes(more.dump()).size() == 1);
    Json wide = Json::parse(document(backtest_sample::ordinary()));
    wide["forecasts"]["house"]["sign"]["hit_rate"] = 1.5;
    CHECK(mistakes(wide.dump()).size() == 1);
}

TEST_CASE("the keys of a backtest are always there and have one order") {
    const std::vector<std::string> expected{
        "$schema",  "schema_version", "kind",          "tool",   "input",
        "status",   "settings",       "scored_events", "pairs",  "layers",
        "channels", "forecasts",      "breakdowns",    "events", "diagnostics"};
    const Json all = Json::parse(document(backtest_sample::ordinary()));
    CHECK(keys(all) == expected);
    CHECK(keys(Json::parse(document(backtest_sample::empty()))) == expected);
    CHECK(keys(all["forecasts"]) ==
          std::vector<std::string>{"house", "always_bear", "one_sign", "commentary"});
    const std::vector<std::string> kinds{"layer", "channel",   "kind",
                                         "size",  "direction", "written"};
    CHECK(keys(all["breakdowns"]) == kinds);
    CHECK(keys(Json::parse(document(backtest_sample::empty()))["breakdowns"]) == kinds);
}

TEST_CASE("the document holds what the backtest holds") {
    const Json all = Json::parse(document(backtest_sample::ordinary()));
    CHECK(all["kind"] == "backtest");
    CHECK(all["tool"]["rules"] == "sha256:" + std::string(64, 'b'));
    CHECK(all["status"]["reason"] == "backtest done");
    CHECK(all["scored_events"] == 2);
    CHECK(all["pairs"] == 5);
    const Json house = all["forecasts"]["house"];
    CHECK(house["sign"]["wilson"] == Json::array({0.150036, 0.849964}));
    CHECK(house["brier"]["table"].size() == 4);
    CHECK(house["house_lead"].is_null());
    const Json bear = all["forecasts"]["always_bear"];
    CHECK(bear["sign_only"] == true);
    CHECK(bear["brier"].is_null());
    CHECK(bear["house_lead"]["hit_rate"] == -0.25);
    CHECK(bear["house_lead"]["bootstrap"] == Json::array({-0.5, 0}));
    CHECK(bear["house_lead"]["shared_pairs"] == 4);
    CHECK(all["breakdowns"]["layer"]["data_centers"]["sign"]["hit_rate"] == 0);
    CHECK(all["breakdowns"]["layer"]["hosting_services"]["sign"]["hit_rate"].is_null());
}

TEST_CASE("events hold layers with calls, and what was refused") {
    const Json events = Json::parse(document(backtest_sample::ordinary()))["events"];
    REQUIRE(events.size() == 4);
    const Json& release = events[3];
    CHECK(release["hindsight"] == "2026-11-24");
    CHECK(release["left_out"].is_null());
    CHECK(release["refused"][0] ==
          Json{{"what", "source"}, {"id", "late_report"}, {"date", "2025-03-01"}});
    CHECK(release["refused"][1]["date"].is_null());
    CHECK(release["not_priced"] == Json::array({"model_development"}));
    const Json calls = release["layers"]["hosting_services"]["forecasts"];
    CHECK(calls["house"] == Json{{"net", -0.05}, {"hit", nullptr}});
    CHECK(calls["always_bear"] == Json{{"net", -1}, {"hit", false}});
    CHECK(calls["commentary"] == Json{{"net", 1}, {"hit", true}});
    CHECK(release["layers"]["data_centers"]["forecasts"]["commentary"] ==
          Json{{"net", nullptr}, {"hit", nullptr}});
    CHECK(release["layers"]["chip_design"]["channels"] ==
          Json{{"demand", -0.31}, {"supply", nullptr}});
    const Json& left_out = events[1];
    CHECK(left_out["left_out"] == "confounded");
    CHECK(left_out["layers"]["chip_design"]["forecasts"]["house"] ==
          Json{{"net", -0.4}, {"hit", nullptr}});
}

TEST_CASE("a compact document has the same content on one line") {
    BacktestDocument compact = done();
    compact.layout = json::Layout::line;
    const std::string line = render_backtest_json(backtest_sample::ordinary(), compact);
    CHECK(line.find('\n') == line.size() - 1);
    CHECK(Json::parse(line) == Json::parse(document(backtest_sample::ordinary())));
}

TEST_CASE("hostile texts of a backtest are escaped in JSON") {
    const std::string text = document(backtest_sample::hostile("a\x1b[2J\"\\\n\xff\u202e"));
    CHECK(!first_invalid_utf8(text));
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("\u202e") == std::string::npos);
}
