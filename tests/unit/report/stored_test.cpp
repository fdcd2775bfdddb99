// SPDX-License-Identifier: MIT
// What the writer of documents and the reader of stored ones agree on.
#include <fstream>
#include <memory>

#include "json_sample.hpp"
#include "json_schema.hpp"
#include "load/load.hpp"
#include "report/baseline.hpp"
#include "report/diagnostic_text.hpp"
#include "report/report.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

const RunStatus done{0, "no gate asked", "0.1.0"};

StoredResult stored(const std::string& document) {
    Diagnostics diagnostics;
    auto results = load_results(std::make_shared<const Text>("r.json", document), diagnostics);
    INFO(render_diagnostics(diagnostics.all(), {}));
    REQUIRE(results);
    REQUIRE(results->size() == 1);
    return results->front();
}

std::vector<std::string> mistakes(const std::string& schema, const std::string& document) {
    std::ifstream file(STACKIMPACT_DATA "/schemas/" + schema + ".schema.json");
    return schema_mistakes(nlohmann::json::parse(file), nlohmann::json::parse(document));
}

const std::vector<std::string> none;

}  // namespace

TEST_CASE("every key of a result reads back to the byte") {
    for (const Assessment& assessment : {sample::full(), sample::bare()}) {
        const std::string document = render_json(assessment, sample::vocabulary(), done);
        const StoredResult result = stored(document);
        CHECK(render_json(result.assessment, result.vocabulary, done) == document);
    }
}

TEST_CASE("diagnostics of a stored result keep their places and have no lines to show") {
    const std::string document = render_json(sample::full(), sample::vocabulary(), done);
    const StoredResult result = stored(document);
    REQUIRE(!result.assessment.diagnostics.empty());
    const Diagnostic& first = result.assessment.diagnostics.front();
    const Diagnostic before = sample::full().diagnostics.front();
    CHECK(code_name(first.code) == code_name(before.code));
    const std::string text = render_diagnostics(result.assessment.diagnostics, {});
    const Location place = location(before.place);
    CHECK(text.find(place.file + ":" + std::to_string(place.position.line) + ":" +
                    std::to_string(place.position.column) + ": ") == 0);
    CHECK(text.find(" |") == std::string::npos);
}

TEST_CASE("a baseline follows its schema and reads back to the byte") {
    const Acceptance accepted{"the cost was corrected", "ana", Date{2025, 2, 1}};
    for (const Assessment& assessment : {sample::full(), sample::bare()}) {
        for (const auto& why : {std::optional<Acceptance>{}, std::optional(accepted)}) {
            const std::string document =
                render_baseline(assessment, sample::vocabulary(), "0.1.0", why);
            CHECK(mistakes("baseline", document) == none);
            const StoredResult result = stored(document);
            CHECK(result.form == "baseline");
            CHECK(result.accepted == why);
            CHECK(render_baseline(result.assessment, result.vocabulary, result.tool_version,
                                  result.accepted) == document);
        }
    }
}

TEST_CASE("a baseline says nothing of what it does not have") {
    const std::string document =
        render_baseline(sample::full(), sample::vocabulary(), "0.1.0", std::nullopt);
    const Assessment kept = stored(document).assessment;
    CHECK(kept.layers.size() == sample::full().layers.size());
    CHECK(kept.layers[0].contributions.empty());
    CHECK(kept.cases.empty());
    CHECK(kept.gates.empty());
    CHECK(kept.diagnostics.empty());
    // A result lacks nothing: the same document under the other kind is full of holes.
    Diagnostics diagnostics;
    std::string claimed = document;
    claimed.replace(claimed.find("\"baseline\","), 11, "\"assessment\",");
    const auto text = std::make_shared<const Text>("r.json", claimed);
    CHECK_FALSE(load_results(text, diagnostics));
}

TEST_CASE("documents about baselines follow the schema") {
    LayerComparison layer;
    layer.id = LayerId{"chip_design"};
    layer.order = 1;
    layer.name = "Chip design";
    layer.base = LayerReading{};
    layer.head = LayerReading{};
    layer.head->verdict = Verdict::bear;
    LayerComparison gone = layer;
    gone.head.reset();
    const std::vector<BaselineChange> changes{
        {"a", "baseline/a.json", "a.json", BaselineClass::verdict_change, {layer, gone}, 3},
        {"b", "baseline/b.json", "", BaselineClass::orphaned, {}, 0}};
    const std::vector<BaselineEntry> entries{
        {"a",
         "baseline/a.json",
         "a.json",
         BaselineState::stale,
         {"scenario", "rules"},
         "0.1.0",
         Acceptance{"why", "", Date{2025, 2, 1}}},
        {"b", "baseline/b.json", "", BaselineState::conflict, {}, "", std::nullopt}};
    const BaselineDocument document{
        "baseline", "", "", "", "", sample::full().diagnostics, done, json::Layout::line};
    CHECK(mistakes("result", render_baseline_diff_json(changes, document)) == none);
    CHECK(mistakes("result", render_baselines_json(entries, document)) == none);
    CHECK(mistakes("result", render_baselines_json({}, {})) == none);
}
