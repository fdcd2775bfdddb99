// SPDX-License-Identifier: MIT
#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

#include "json_sample.hpp"
#include "json_schema.hpp"
#include "report/json_values.hpp"
#include "report/report.hpp"
#include "source/utf8.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace
using json::Layout;
using json::Writer;
using Json = nlohmann::ordered_json;

namespace {

const RunStatus done{0, "no gate asked", "0.1.0"};
const RunStatus invalid{3, "1 error", "0.1.0"};

std::string document() {
    return render_json(sample::full(), sample::vocabulary(), done);
}

std::string error_document() {
    return render_json_error("s.json", sample::full().diagnostics, invalid,
                             {{"training_cost=1"}, {"x"}, "hidden_chips"});
}

Json parsed(const std::string& text) {
    return Json::parse(text);
}

nlohmann::json schema() {
    std::ifstream file(STACKIMPACT_DATA "/schemas/result.schema.json");
    return nlohmann::json::parse(file);
}

std::vector<std::string> mistakes(const std::string& text) {
    return schema_mistakes(schema(), nlohmann::json::parse(text));
}

std::vector<std::string> keys(const Json& object) {
    std::vector<std::string> result;
    for (const auto& entry : object.items()) result.push_back(entry.key());
    return result;
}

/// One value as a document.
template <class T>
std::string written(const T& value, Layout layout = Layout::line) {
    Writer out(layout);
    put(out, value);
    return out.take();
}

/// All objects with properties in the schema, at any depth.
void collect_objects(const nlohmann::json& schema, std::vector<nlohmann::json>& found) {
    if (!schema.is_structured()) return;
    if (schema.is_object() && schema.contains("required") && schema.contains("properties")) {
        found.push_back(schema);
    }
    for (const nlohmann::json& inner : schema) collect_objects(inner, found);
}

}  // namespace

TEST_CASE("documents of every kind follow the schema") {
    const std::vector<std::string> none;
    CHECK(mistakes(document()) == none);
    CHECK(mistakes(render_json(sample::bare(), {}, {})) == none);
    CHECK(mistakes(error_document()) == none);
    CHECK(mistakes(render_json_error("", {}, {})) == none);
    CHECK(mistakes(render_json_run({document(), error_document()}, done)) == none);
    CHECK(mistakes(render_json_run({}, done)) == none);
}

TEST_CASE("the schema refuses what is not a document") {
    Json lacks = parsed(document());
    lacks["layers"]["chip_design"].erase("net");
    CHECK(mistakes(lacks.dump()).size() == 1);
    Json more = parsed(document());
    more["facts"]["training_cost"]["more"] = 1;
    CHECK(mistakes(more.dump()).size() == 1);
    Json wrong = parsed(error_document());
    wrong["layers"] = parsed(document())["layers"];
    CHECK(mistakes(wrong.dump()).size() == 1);
}

TEST_CASE("the schema requires and describes every key") {
    std::vector<nlohmann::json> objects;
    collect_objects(schema(), objects);
    REQUIRE(objects.size() > 30);
    for (const nlohmann::json& object : objects) {
        if (!object.contains("additionalProperties")) continue;  // the pick of a kind
        CHECK(object["additionalProperties"] == false);
        std::vector<std::string> named;
        for (const auto& entry : object["properties"].items()) {
            named.push_back(entry.key());
            INFO(entry.key());
            CHECK(!entry.value().value("description", "").empty());
        }
        std::vector<std::string> required = object["required"];
        std::sort(required.begin(), required.end());
        CHECK(required == named);
    }
}

TEST_CASE("the keys of a document have one order") {
    const std::vector<std::string> expected{
        "$schema",    "schema_version",  "kind",    "tool",
        "input",      "status",          "id",      "headline",
        "event",      "judgement_share", "layers",  "propagation",
        "arguments",  "facts",           "sources", "rules",
        "cases",      "hinge",           "market",  "expect",
        "not_known",  "ungraded",        "figures", "gates",
        "diagnostics"};
    CHECK(keys(parsed(document())) == expected);
    CHECK(keys(parsed(error_document())) == expected);
    CHECK(keys(parsed(document())["layers"]) ==
          std::vector<std::string>{"chip_design", "data_centers"});
    CHECK(keys(parsed(document())["layers"]["chip_design"]) ==
          std::vector<std::string>{"id", "order", "name", "net", "bull", "bear", "open", "range",
                                   "verdict", "confidence", "fragile_to", "derived", "pressure",
                                   "channels", "market", "gap", "contributions", "arguments",
                                   "steps"});
}

TEST_CASE("a layer holds what the assessment holds") {
    const Json layer = parsed(document())["layers"]["chip_design"];
    CHECK(layer["net"] == 0.31579);
    CHECK(layer["range"] == Json::array({-0.15, 0.42}));
    CHECK(layer["confidence"]["reasons"][0]["key"] == "fragile");
    CHECK(layer["fragile_to"][0]["net"] == -0.000001);
    CHECK(layer["channels"]["pricing"]["pressure"]["bear"] == 0.222222);
    CHECK(layer["market"]["said"]["verdict"] == "bear");
    CHECK(layer["market"]["did"]["z"] == -4.132978);
    CHECK(layer["market"]["did"]["companies"]["NVDA"]["z"].is_null());
    CHECK(layer["gap"]["did"] == "confounded");
    CHECK(layer["gap"]["size"]["said"] == 0.76579);
    CHECK(layer["gap"]["reason"]["said"].is_null());
    CHECK(layer["contributions"][0]["via"] == Json::array({"data_centers", "chip_design"}));
    CHECK(layer["steps"]["rebuttals"] == -0.00001);
}

TEST_CASE("facts, arguments and what was asked") {
    const Json all = parsed(document());
    CHECK(all["facts"]["training_cost"]["value"] == 6000000);
    CHECK(all["facts"]["training_cost"]["low"].is_null());
    CHECK(all["facts"]["training_cost"]["sources"] == Json::array({"reuters"}));
    CHECK(all["facts"]["training_cost"]["about"] == "What the final training run cost.");
    CHECK(all["facts"]["open_weights"]["value"] == true);
    CHECK(all["facts"]["parameters"]["value"] == 671000000000);
    CHECK(all["arguments"]["moat_smaller"]["relations"][1]["target"] == "mechanism:efficiency");
    CHECK(all["arguments"]["moat_smaller"]["evidence_range"][1] == 0.333333);
    CHECK(all["arguments"]["moat_smaller"]["citations"][1]["credibility"].is_null());
    CHECK(all["cases"]["hidden_chips"]["layers"]["chip_design"]["gap"]["said"] == "opposed");
    CHECK(all["input"]["set"] ==
          Json{{"training_cost", "70M"}, {"training_cost.status", "disputed"}});
    CHECK(all["event"]["hindsight"] == true);
    CHECK(all["event"]["youngest_rule"] == "2026-11-24");
    CHECK(all["tool"]["rules"] == "sha256:" + std::string(64, 'a'));
    CHECK(all["status"] == Json{{"exit_code", 0}, {"reason", "no gate asked"}});
}

TEST_CASE("diagnostics carry their places") {
    const Json diagnostic = parsed(error_document())["diagnostics"][0];
    CHECK(diagnostic == Json{{"code", "SI4001"},
                             {"severity", "warning"},
                             {"file", "s.json"},
                             {"line", 1},
                             {"column", 3},
                             {"end_line", 1},
                             {"end_column", 9},
                             {"message", "a message"},
                             {"hint", "a hint"},
                             {"labels", diagnostic["labels"]}});
    CHECK(diagnostic["labels"][0]["message"] == "a label");
    CHECK(diagnostic["labels"][0]["end_column"] == 9);
}

TEST_CASE("an error says what was asked") {
    const Json error = parsed(error_document());
    CHECK(error["kind"] == "error");
    CHECK(error["headline"] == "1 error");
    CHECK(error["input"]["path"] == "s.json");
    CHECK(error["input"]["set"]["training_cost"] == "1");
    CHECK(error["input"]["case"] == "hidden_chips");
    CHECK(error["layers"] == Json::object());
}

TEST_CASE("a line is the same document without line breaks") {
    const std::string line = render_json_line(sample::full(), sample::vocabulary(), done);
    CHECK(parsed(line) == parsed(document()));
    CHECK(line.find('\n') == line.size() - 1);
    CHECK(render_json_error_line("s.json", {}, invalid).find('\n') ==
          render_json_error_line("s.json", {}, invalid).size() - 1);
}

TEST_CASE("a run holds its documents unchanged and in order") {
    const Json run = parsed(render_json_run({document(), error_document()}, invalid));
    CHECK(run["kind"] == "run");
    CHECK(run["status"]["exit_code"] == 3);
    REQUIRE(run["assessments"].size() == 2);
    CHECK(run["assessments"][0] == parsed(document()));
    CHECK(run["assessments"][1] == parsed(error_document()));
}

TEST_CASE("numbers are plain decimals") {
    const auto number = [](double x) { return written(x); };
    CHECK(number(0.000001) == "0.000001");
    CHECK(number(-0.000001) == "-0.000001");
    CHECK(number(0.0000001) == "0");
    CHECK(number(-0.0) == "0");
    CHECK(number(-0.0000001) == "0");
    CHECK(number(6e6) == "6000000");
    CHECK(number(1e15) == "1000000000000000");
    CHECK(number(1e21) == "1000000000000000000000");
    CHECK(number(1.0 / 3.0) == "0.333333");
    CHECK(number(0.1 + 0.2) == "0.3");
    CHECK(number(-1.5) == "-1.5");
}

TEST_CASE("every micro is written exactly") {
    for (const std::int64_t value :
         {std::int64_t{1}, std::int64_t{-1}, std::int64_t{999999}, std::int64_t{1000001},
          std::int64_t{-999999999999}, std::int64_t{1000000000000}, std::int64_t{123456789012}}) {
        const std::string text = written(Micro{value});
        CHECK(text == written(to_double(Micro{value})));
        CHECK(to_micro(std::stod(text)).value == value);
        CHECK(text.find_first_of("eE") == std::string::npos);
        const std::size_t point = text.find('.');
        CHECK((point == std::string::npos || text.size() - point <= 7));
    }
}

TEST_CASE("no number of a document has an exponent or more than six decimals") {
    const std::string text =
        std::regex_replace(document(), std::regex("\"[^\"\\\\]*(\\\\.[^\"\\\\]*)*\""), "");
    CHECK(!std::regex_search(text, std::regex("[0-9][eE]|\\.[0-9]{7}|-0[,\\n\\]]|nan|inf")));
    CHECK(std::regex_search(text, std::regex("-0\\.00001")));
}

TEST_CASE("texts are valid UTF-8 and harmless on a terminal") {
    const auto text = [](const std::string& value) { return written(value); };
    CHECK(text("quote \" and \\") == "\"quote \\\" and \\\\\"");
    CHECK(text("a\nb\tc\r") == "\"a\\nb\\tc\\u000d\"");
    CHECK(text("\x1b[31m\x7f") == "\"\\u001b[31m\\u007f\"");
    CHECK(text("\u009b\u202e\u2066") == "\"\\u009b\\u202e\\u2066\"");
    CHECK(text("日本 σ 🚀") == "\"日本 σ 🚀\"");
    CHECK(text("\xff\xc0\xaf") == "\"\uFFFD\uFFFD\uFFFD\"");
    CHECK(Json::parse(text("a\u202e\x01\"z")) == "a\u202e\x01\"z");
    Assessment assessment = sample::full();
    assessment.input_path = "bad\xff\x1b[2J.json";
    assessment.event = "\u202eevent\x07";
    const std::string out = render_json(assessment, sample::vocabulary(), done);
    CHECK(!first_invalid_utf8(out));
    CHECK(out.find_first_of("\x1b\x07") == std::string::npos);
    CHECK(mistakes(out).empty());
}

TEST_CASE("pretty printing") {
    const auto sample = [](Layout layout) {
        Writer out(layout);
        out.begin_object();
        out.member("a", std::vector<int>{1, 2});
        out.member("b", std::vector<int>{});
        out.member("c", std::vector<Citation>{});
        out.key("d");
        out.begin_object();
        out.end_object();
        out.member("e", std::vector<Interval>{{0, 0.5}});
        out.member("f", nullptr);
        out.end_object();
        return out.take();
    };
    CHECK(sample(Layout::pretty) ==
          "{\n  \"a\": [1, 2],\n  \"b\": [],\n  \"c\": [],\n  \"d\": {},\n"
          "  \"e\": [\n    [0, 0.5]\n  ],\n  \"f\": null\n}");
    CHECK(sample(Layout::line) ==
          "{\"a\":[1,2],\"b\":[],\"c\":[],\"d\":{},\"e\":[[0,0.5]],\"f\":null}");
    CHECK(document().substr(0, 43) == "{\n  \"$schema\": \"result.schema.json\",\n  \"sch");
    CHECK(document().substr(document().size() - 3) == "\n}\n");
}
