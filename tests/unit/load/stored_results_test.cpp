// SPDX-License-Identifier: MIT
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "analyze/analyze.hpp"
#include "knowledge.hpp"
#include "report/report.hpp"
#include "support/catch.hpp"

using namespace stackimpact;             // NOLINT: a test of one namespace
using namespace stackimpact::load_test;  // NOLINT

namespace {

const RunStatus done{0, "no gate asked", "0.1.0"};

std::string deepseek() {
    std::ifstream file(STACKIMPACT_DATA "/scenarios/deepseek-r1.json");
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The assessment of the scenario with a case (empty: none), sets and drops.
Assessment assessed(const std::string& case_id, const std::vector<std::string>& sets,
                    const std::vector<std::string>& drops) {
    Changes changes;
    if (!case_id.empty()) changes.case_id = case_id;
    for (const std::string& words : sets) changes.set.push_back(typed_text("--set", words));
    for (const std::string& words : drops) changes.drop.push_back(typed_text("--drop", words));
    Diagnostics diagnostics;
    const auto prepared =
        prepare_scenario(text_of(deepseek()), "deepseek-r1", builtin(), changes, diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(prepared);
    auto assessment = analyze_scenario(*prepared, builtin(), changes, diagnostics);
    REQUIRE(assessment);
    assessment->diagnostics = diagnostics.all();
    return *assessment;
}

std::vector<StoredResult> stored(const std::string& document) {
    Diagnostics diagnostics;
    const auto results = load_results(text_of(document), diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(results);
    CHECK(diagnostics.all().empty());
    return *results;
}

/// The only mistake in a document.
Diagnostic mistake(const std::string& document) {
    Diagnostics diagnostics;
    const auto results = load_results(text_of(document), diagnostics);
    CHECK(results.has_value() != diagnostics.has_errors());
    INFO(messages(diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    return diagnostics.all().front();
}

/// Written, read and written again.
void check_round_trip(const Assessment& assessment) {
    const std::string document = render_json(assessment, builtin().vocabulary, done);
    const auto results = stored(document);
    REQUIRE(results.size() == 1);
    CHECK(results[0].form == "result");
    CHECK(results[0].tool_version == "0.1.0");
    CHECK(results[0].exit_reason == "no gate asked");
    CHECK(render_json(results[0].assessment, results[0].vocabulary, done) == document);
    // The document of the lines has the same values in another layout.
    const std::string line = render_json_line(assessment, builtin().vocabulary, done);
    CHECK(render_json_line(stored(line)[0].assessment, results[0].vocabulary, done) == line);
}

const std::string& document() {
    static const std::string text = render_json(assessed("", {}, {}), builtin().vocabulary, done);
    return text;
}

}  // namespace

TEST_CASE("a stored result reads back to the byte: the scenario and all its cases") {
    check_round_trip(assessed("", {}, {}));
    const auto scenario = scenario_of(deepseek());
    REQUIRE(scenario.cases.size() >= 2);
    for (const Case& each : scenario.cases) {
        INFO(each.id.str());
        check_round_trip(assessed(each.id.str(), {}, {}));
    }
}

TEST_CASE("a stored result reads back to the byte: what was asked to be different") {
    check_round_trip(assessed("", {"training_cost=60M", "open_weights.status=disputed"}, {}));
    check_round_trip(assessed("", {"training_cost=6 to 60M USD"}, {"source:reuters"}));
    check_round_trip(assessed("", {}, {"fact:training_cost", "cheap_frontier_training"}));
    // Without market, and with numbers at the edge of six decimals.
    check_round_trip(assessed("", {"training_cost=0.123457"}, {}));
    check_round_trip(assessed("", {"training_cost=123456789012.5"}, {}));
}

TEST_CASE("the parts of a run are read, errors among them are reported") {
    const std::string error = render_json_error(
        "bad.json",
        {{Code::missing_key, Severity::error, {text_of("{}"), {0, 1}}, "it needs `facts`", "", {}}},
        {3, "1 error in bad.json", "0.1.0"});
    const std::string run = render_json_run({document(), error, document()}, done);
    Diagnostics diagnostics;
    const auto results = load_results(text_of(run), diagnostics);
    CHECK(!results);
    REQUIRE(results.readable() != nullptr);
    CHECK(results.readable()->size() == 2);
    REQUIRE(diagnostics.all().size() == 1);
    const Diagnostic& found = diagnostics.all().front();
    CHECK(found.code == Code::invalid_value);
    CHECK(found.message == "this result holds an error and no assessment: it needs `facts`");
    CHECK(run.substr(found.place.span.begin, 7) == "\"error\"");
    CHECK(stored(render_json_run({document()}, done)).size() == 1);
}

TEST_CASE("keys of a later minor version are passed over, a later major version is refused") {
    const std::string later = with(with(document(), "\"1.2\"", "\"1.9\""), "\"judgement_share\"",
                                   "\"novelty\": { \"a\": [1] },\n  \"judgement_share\"");
    const auto results = stored(later);
    CHECK(render_json(results[0].assessment, results[0].vocabulary, done) == document());
    CHECK(stored(with(document(), "\"1.2\"", "\"0.4\"")).size() == 1);
    for (const char* version : {"\"2.0\"", "\"new\"", "\"1\""}) {
        const Diagnostic found = mistake(with(document(), "\"1.2\"", version));
        CHECK(found.code == Code::unsupported_schema_version);
        CHECK(marked(found.place) == version);
    }
}

TEST_CASE("what an earlier minor version did not have is left as it is") {
    std::string earlier = with(document(), "\"1.2\"", "\"1.0\"");
    for (const char* key :
         {"outside_stack", "equal_weighted_benchmark", "study", "equal_weighted", "commentary",
          "z_equal_weighted", "priced_equal_weighted", "benchmarks_disagree", "missing"}) {
        const std::string named = "\"" + std::string(key) + "\":";
        REQUIRE(earlier.find(named) != std::string::npos);
        for (std::size_t at = 0; (at = earlier.find(named, at)) != std::string::npos;) {
            earlier.replace(at, named.size(), "\"not_yet_" + std::string(key) + "\":");
            at += named.size();
        }
    }
    // Not the step of a layer, which has that name too.
    earlier = with(earlier, "\"propagation\": {", "\"not_yet_propagation\": {");
    const auto results = stored(earlier);
    REQUIRE(results.size() == 1);
    const Assessment& read = results[0].assessment;
    CHECK(read.layers.at(0).did->z.has_value());
    CHECK_FALSE(read.layers.at(0).did->z_equal_weighted.has_value());
    CHECK(read.market->commentary.empty());
    CHECK_FALSE(read.propagation.has_value());
    CHECK(stored(document())[0].assessment.propagation.has_value());
}

TEST_CASE("a stored result of another shape is reported where it is wrong") {
    CHECK(mistake("[]").code == Code::wrong_type);
    CHECK(mistake("{}").message == "this is no stored result");
    CHECK(mistake(deepseek()).hint ==
          "it looks like a scenario, which `stackimpact analyze` reads");
    CHECK(mistake(with(document(), "\"net\":", "\"nett\":")).message == "a layer needs `net`");
    const Diagnostic word = mistake(with(document(), "\"verdict\": \"", "\"verdict\": \"very_"));
    CHECK(word.code == Code::unknown_enum_value);
    CHECK(marked(word.place).substr(0, 6) == "\"very_");
    CHECK(mistake(with(document(), "\"order\": 1", "\"order\": \"1\"")).message ==
          "`order` must be a whole number, not a string");
    CHECK(mistake(with(document(), "\"id\": \"chip_design\"", "\"id\": \"chips\"")).message ==
          "the key `chip_design` and the `id` `chips` differ");
    CHECK(mistake(with(document(), "\"assessment\"", "\"rules\"")).message ==
          "a document of kind `rules` holds no assessment");
    CHECK(mistake(with(document(), "\"layers\"", "\"strata\"")).code == Code::missing_key);
    CHECK(mistake(with(document(), "\"net\": ", "\"net\": 1e17, \"was\": ")).code ==
          Code::value_out_of_range);
}

TEST_CASE("documents of the program are told from scenarios") {
    const auto is_stored = [](const std::string& text) {
        Diagnostics diagnostics;
        const auto root = parse_json(text_of(text), diagnostics);
        REQUIRE(root);
        return is_stored_result(*root);
    };
    CHECK(is_stored(document()));
    CHECK(is_stored(render_json_error("x.json", {}, done)));
    CHECK(is_stored(render_json_run({}, done)));
    CHECK(!is_stored(deepseek()));
    CHECK(!is_stored("[]"));
    CHECK(!is_stored(R"({"schema_version": "0.1", "kind": "model_release", "facts": {}})"));
}
