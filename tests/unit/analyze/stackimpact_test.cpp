// SPDX-License-Identifier: MIT
#include <stackimpact/stackimpact.hpp>

#include "analyze/analyze.hpp"
#include "support/catch.hpp"

namespace {

using stackimpact::Analyzer;

constexpr const char* scenario = R"({
  "event": "SoTA model trained on H800s for under $6M",
  "kind": "model_release",
  "facts": { "training_cost": "<$6M", "frontier_parity": true, "open_weights": true },
  "cases": { "closed": { "about": "Closed after all", "set": { "open_weights": false } } }
})";

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an embedded analyzer gives documents for a scenario") {
    const Analyzer analyzer;
    const Analyzer::Result result = analyzer.analyze("events/cheap-model.json", scenario);
    REQUIRE(result.ok);
    CHECK(result.messages.empty());
    CHECK(contains(result.json, "\"kind\": \"assessment\""));
    CHECK(contains(result.json, "\"id\": \"cheap-model\""));
    CHECK(contains(result.json, std::string(stackimpact::version())));
    CHECK(contains(result.text, "CALL"));
    CHECK(analyzer.analyze("events/cheap-model.json", scenario).json == result.json);
}

TEST_CASE("an embedded analyzer applies case, sets and drops") {
    const Analyzer analyzer;
    const std::string plain = analyzer.analyze("m.json", scenario).json;
    const Analyzer::Result changed = analyzer.analyze(
        "m.json", scenario, {"closed", {"training_cost=600M"}, {"fact:frontier_parity"}});
    REQUIRE(changed.ok);
    CHECK(changed.json != plain);
    CHECK(contains(changed.json, "\"case\": \"closed\""));
    CHECK(contains(changed.json, "\"training_cost\": \"600M\""));
    CHECK(contains(changed.json, "fact:frontier_parity"));
}

TEST_CASE("an embedded analyzer reports all mistakes") {
    const Analyzer analyzer;
    const Analyzer::Result broken = analyzer.analyze("m.json", "{");
    CHECK_FALSE(broken.ok);
    CHECK(broken.text.empty());
    CHECK(contains(broken.messages, "[SI1101]"));
    CHECK(contains(broken.json, "\"kind\": \"error\""));
    CHECK(contains(broken.json, "\"exit_code\": 3"));

    const Analyzer::Result unknown =
        analyzer.analyze("m.json", scenario, {"close", {"training_costs=1"}, {"nothing_here"}});
    CHECK_FALSE(unknown.ok);
    CHECK(contains(unknown.messages, "did you mean `closed`?"));
    CHECK(contains(unknown.messages, "[SI2103]"));
    CHECK(contains(unknown.messages, "[SI2113]"));
}

TEST_CASE("a summary of errors names a few inputs and counts many") {
    const auto summary = [](std::initializer_list<const char*> names) {
        stackimpact::Diagnostics diagnostics;
        for (const char* name : names) {
            diagnostics.error(stackimpact::Code::cannot_read,
                              {stackimpact::typed_text(name, {}), {}}, "gone");
        }
        return stackimpact::error_summary(diagnostics.all());
    };
    CHECK(summary({"a.json"}) == "1 error in a.json");
    CHECK(summary({"b.json", "a.json", "b.json"}) == "3 errors in b.json, a.json");
    CHECK(summary({"a", "b", "c", "d"}) == "4 errors in 4 inputs");
}
