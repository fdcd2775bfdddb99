// SPDX-License-Identifier: MIT
// What the writer of documents and the reader of stored ones agree on.
#include <memory>

#include "json_sample.hpp"
#include "load/load.hpp"
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
    const Diagnostic& before = sample::full().diagnostics.front();
    CHECK(code_name(first.code) == code_name(before.code));
    const std::string text = render_diagnostics(result.assessment.diagnostics, {});
    const Location place = location(before.place);
    CHECK(text.find(place.file + ":" + std::to_string(place.position.line) + ":" +
                    std::to_string(place.position.column) + ": ") == 0);
    CHECK(text.find(" |") == std::string::npos);
}
