// SPDX-License-Identifier: MIT
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "comparison_sample.hpp"
#include "json_sample.hpp"
#include "json_schema.hpp"
#include "source/utf8.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace
using Json = nlohmann::ordered_json;

namespace {

const RunStatus done{0, "no gate asked", "0.1.0"};
const RunStatus invalid{3, "1 error", "0.1.0"};

std::string document(const ComparisonRun& run) {
    return render_comparison_json(run, done);
}

Json parsed(const ComparisonRun& run) {
    return Json::parse(document(run));
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

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
        lines.push_back(text.substr(at, text.find('\n', at) - at));
    }
    return lines;
}

/// Exact: numbers of documents have at most six decimals.
std::int64_t micros(const Json& number) {
    return to_micro(number.get<double>()).value;
}

}  // namespace

TEST_CASE("documents about comparisons follow the schema") {
    const std::vector<std::string> none;
    for (const Comparison& comparison : {comparison_sample::different(), comparison_sample::equal(),
                                         comparison_sample::identical()}) {
        CHECK(mistakes(document(comparison_sample::single(comparison))) == none);
    }
    CHECK(mistakes(document(comparison_sample::heads())) == none);
    CHECK(mistakes(document(comparison_sample::many())) == none);
    CHECK(mistakes(document(comparison_sample::hostile("a\x1b\n\xff\u202e"))) == none);
    CHECK(mistakes(document({})) == none);
    for (const std::string& line :
         lines_of(render_comparison_lines(comparison_sample::many(), done))) {
        CHECK(mistakes(line) == none);
    }
}

TEST_CASE("an assessment with gates follows the schema") {
    Assessment assessment = sample::full();
    assessment.gates = comparison_sample::different().gates;
    const std::string text = render_json(assessment, sample::vocabulary(), done);
    CHECK(mistakes(text).empty());
    CHECK(Json::parse(text)["gates"][0]["margin"] == -0.0471);
    CHECK(Json::parse(text)["gates"][0]["waiver"].is_null());
}

TEST_CASE("the schema refuses what is not a comparison") {
    Json lacks = parsed(comparison_sample::single(comparison_sample::different()));
    lacks["layers"]["chip_design"].erase("delta");
    CHECK(mistakes(lacks.dump()).size() == 1);
    Json more = parsed(comparison_sample::many());
    more["comparisons"][1]["sides"]["base"]["more"] = 1;
    CHECK(mistakes(more.dump()).size() == 1);
}

TEST_CASE("the keys of a comparison have one order") {
    const Json different = parsed(comparison_sample::single(comparison_sample::different()));
    const std::vector<std::string> expected{
        "$schema",  "schema_version", "kind",    "tool",  "input",      "status", "id",
        "headline", "outcome",        "changed", "sides", "differing",  "layers", "facts",
        "sources",  "arguments",      "rules",   "gates", "diagnostics"};
    CHECK(keys(different) == expected);
    CHECK(keys(parsed(comparison_sample::single(comparison_sample::identical()))) == expected);
    CHECK(keys(different["layers"]["edge_devices"]) ==
          std::vector<std::string>{"id", "order", "name", "base", "head", "delta", "verdict_change",
                                   "gap_change", "confidence_change", "attribution",
                                   "pressure_delta", "arguments", "readings"});
    CHECK(keys(parsed(comparison_sample::many())) ==
          std::vector<std::string>{"$schema", "schema_version", "kind", "tool", "input", "status",
                                   "sides", "comparisons", "added", "removed", "unread",
                                   "diagnostics"});
}

TEST_CASE("a compared layer holds what the comparison holds") {
    const Json all = parsed(comparison_sample::single(comparison_sample::different()));
    CHECK(all["kind"] == "comparison");
    CHECK(all["outcome"] == "different");
    CHECK(all["changed"] == true);
    CHECK(all["tool"]["rules"] == "sha256:" + std::string(64, 'b'));
    CHECK(all["sides"]["base"]["hashes"]["rules"] == "sha256:" + std::string(64, 'a'));
    const Json layer = all["layers"]["chip_design"];
    CHECK(layer["base"] == -0.26);
    CHECK(layer["head"] == 0.0529);
    CHECK(layer["delta"] == 0.3129);
    CHECK(layer["verdict_change"] == Json{{"base", "lean_bear"}, {"head", "neutral"}});
    CHECK(layer["gap_change"]["said"] == Json{{"base", "overreaction"}, {"head", "aligned"}});
    CHECK(layer["gap_change"]["did"].is_null());
    CHECK(layer["confidence_change"] == Json{{"base", "moderate"}, {"head", "low"}});
    CHECK(layer["readings"]["head"]["range"] == Json::array({-0.0471, 0.1529}));
    const Json same = all["layers"]["hosting_services"];
    CHECK(same["delta"] == 0);
    CHECK(same["verdict_change"].is_null());
    CHECK(same["gap_change"].is_null());
    CHECK(same["confidence_change"].is_null());
}

TEST_CASE("a layer that one side has not is null there") {
    const Json layer =
        parsed(comparison_sample::single(comparison_sample::different()))["layers"]["edge_devices"];
    CHECK(layer["base"].is_null());
    CHECK(layer["head"] == 0.2);
    CHECK(layer["verdict_change"] == Json{{"base", nullptr}, {"head", "lean_bull"}});
    CHECK(layer["gap_change"]["did"] == Json{{"base", nullptr}, {"head", "not_priced"}});
    CHECK(layer["readings"]["base"].is_null());
    CHECK(layer["readings"]["head"]["derived"] == true);
}

TEST_CASE("parts add up exactly in the document") {
    const Json all = parsed(comparison_sample::single(comparison_sample::different()));
    for (const auto& entry : all["layers"].items()) {
        const Json& layer = entry.value();
        std::int64_t net = 0;
        std::int64_t pressure = 0;
        std::int64_t arguments = 0;
        for (const Json& part : layer["attribution"]["net"]) net += micros(part);
        for (const Json& part : layer["attribution"]["pressure"]) pressure += micros(part);
        for (const Json& shift : layer["arguments"]) arguments += micros(shift["delta"]);
        CHECK(net == micros(layer["delta"]));
        CHECK(pressure == micros(layer["pressure_delta"]));
        CHECK(arguments == micros(layer["pressure_delta"]));
    }
}

TEST_CASE("changes are objects by id with what they did") {
    const Json all = parsed(comparison_sample::single(comparison_sample::different()));
    const Json fact = all["facts"]["training_cost"];
    CHECK(fact["change"] == "changed");
    CHECK(fact["fields"][0] == Json{{"field", "value"}, {"base", "<$6M"}, {"head", "$60M"}});
    CHECK(fact["pressure"].is_null());
    CHECK(fact["net"]["chip_design"] == 0.1043);
    CHECK(fact["location"]["line"] == 4);
    CHECK(all["arguments"]["new_designs"]["net"].is_null());
    CHECK(all["arguments"]["new_designs"]["pressure"]["edge_devices"] == 0.4);
    CHECK(all["sources"]["essay"]["change"] == "removed");
    CHECK(all["gates"][0]["outcome"] == "failed");
}

TEST_CASE("a run holds comparisons and what has none") {
    ComparisonRun run = comparison_sample::many();
    run.comparisons[1].status = {1, "1 gate failed", "0.1.0"};
    const Json all = Json::parse(render_comparison_json(run, invalid));
    CHECK(all["kind"] == "comparison_run");
    CHECK(all["status"]["exit_code"] == 3);
    CHECK(all["sides"] == Json::array({"main:scenarios", "scenarios"}));
    REQUIRE(all["comparisons"].size() == 3);
    CHECK(all["comparisons"][0]["id"] == "quiet");
    CHECK(all["comparisons"][0]["changed"] == false);
    CHECK(all["comparisons"][1]["status"]["exit_code"] == 1);
    CHECK(all["added"][0] == Json{{"id", "newcomer"}, {"head", "scenarios"}});
    CHECK(all["removed"][0] == Json{{"id", "goner"}, {"head", "scenarios"}});
    CHECK(all["unread"][0]["label"] == "scenarios/bad.json");
    CHECK(all["unread"][0]["diagnostics"][0]["column"] == 3);
}

TEST_CASE("a line has the same comparison without line breaks") {
    const ComparisonRun one = comparison_sample::single(comparison_sample::different());
    const std::vector<std::string> single = lines_of(render_comparison_lines(one, done));
    REQUIRE(single.size() == 1);
    CHECK(Json::parse(single.front()) == parsed(one));
    const ComparisonRun run = comparison_sample::many();
    const std::vector<std::string> several = lines_of(render_comparison_lines(run, invalid));
    REQUIRE(several.size() == 4);
    CHECK(Json::parse(several[1]) == parsed(run)["comparisons"][1]);
    CHECK(Json::parse(several[3])["kind"] == "error");
    CHECK(Json::parse(several[3])["input"]["path"] == "scenarios/bad.json");
    CHECK(Json::parse(several[3])["status"]["exit_code"] == 3);
}

TEST_CASE("one comparison that could not be made is an error") {
    ComparisonRun run = comparison_sample::many();
    run.many = false;
    run.comparisons.clear();
    const Json error = Json::parse(render_comparison_json(run, invalid));
    CHECK(error["kind"] == "error");
    CHECK(error["input"]["path"] == "scenarios/bad.json");
    CHECK(error["diagnostics"].size() == 1);
    CHECK(mistakes(error.dump()).empty());
    CHECK(lines_of(render_comparison_lines(run, invalid)).size() == 1);
}

TEST_CASE("documents about comparisons are valid UTF-8 and harmless on a terminal") {
    const std::string text = document(comparison_sample::hostile("a\x1b[2J\x07\n\xff\u202e"));
    CHECK(!first_invalid_utf8(text));
    CHECK(text.find_first_of("\x1b\x07") == std::string::npos);
    CHECK(text.find("\u202e") == std::string::npos);
}
