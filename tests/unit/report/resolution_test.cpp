// SPDX-License-Identifier: MIT
#include "report/resolution.hpp"

#include <string>

#include "model/format.hpp"
#include "report/resolution_words.hpp"
#include "report/width.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

FalsifierResolution resolution(FalsifierVerdict verdict) {
    FalsifierResolution made;
    made.falsifier.metric = "capex";
    made.falsifier.op = ">=";
    made.falsifier.value = 261e9;
    made.falsifier.as_written = "$261bn";
    made.falsifier.by = {2026, 2, 28};
    made.verdict = verdict;
    made.layers = {
        {LayerId{"a"}, "Layer a", to_micro(0.3), Verdict::bull, to_micro(0.1234),
         Verdict::lean_bull},
        {LayerId{"b"}, "Layer b", to_micro(0.3), Verdict::bull, to_micro(0.301), Verdict::bull}};
    return made;
}

TrackRecord record_of(FalsifierResolution made) {
    ScenarioResolution scenario;
    scenario.id = "s";
    scenario.event = "An event";
    scenario.counts.add(made);
    scenario.falsifiers.push_back(std::move(made));
    TrackRecord record;
    record.as_of = {2026, 11, 26};
    record.scenarios.push_back(std::move(scenario));
    return record;
}

FalsifierResolution open_for(OpenReason reason) {
    FalsifierResolution made = resolution(FalsifierVerdict::open);
    made.reason = reason;
    return made;
}

}  // namespace

TEST_CASE("the summary says what there is, and why the open ones are open") {
    TrackRecord record = record_of(open_for(OpenReason::overdue));
    CHECK(record_summary(record) ==
          "One falsifier in one scenario as of 2026-11-26: one open (overdue).");
    record.without_falsifiers = {"t", "u"};
    ScenarioResolution& scenario = record.scenarios.front();
    scenario.counts.add(open_for(OpenReason::not_due));
    scenario.counts.add(resolution(FalsifierVerdict::holds));
    scenario.counts.add(resolution(FalsifierVerdict::fails));
    CHECK(record_summary(record) ==
          "Four falsifiers in one of three scenarios as of 2026-11-26: one true, one false and two "
          "open (one not due and one overdue).");
    record.scenarios.clear();
    CHECK(record_summary(record) == "No falsifiers in two scenarios as of 2026-11-26.");
}

TEST_CASE("layers that read the same are left out, changed words shown on both sides") {
    const auto changed = changed_layers(resolution(FalsifierVerdict::holds).layers);
    REQUIRE(changed.size() == 1);
    CHECK(change_text(changed[0], "to") == "+0.30 (bull) to +0.12 (lean bull)");
}

TEST_CASE("text tells what changes without what is refuted, not of what stood") {
    const std::string holds = render_resolution(record_of(resolution(FalsifierVerdict::holds)), {});
    CHECK(has(holds, "TRUE   capex >= $261bn by 2026-02-28"));
    CHECK(has(holds, "without    Layer a"));
    const std::string fails = render_resolution(record_of(resolution(FalsifierVerdict::fails)), {});
    CHECK(has(fails, "FALSE"));
    CHECK_FALSE(has(fails, "Layer a"));
    CHECK(
        has(render_resolution(record_of(open_for(OpenReason::not_due)), {}), "if true    Layer a"));
}

TEST_CASE("quiet text has no falsifiers, and no line is too wide") {
    ResolutionTextOptions options;
    options.quiet = true;
    options.width = 60;
    options.ascii = true;
    TrackRecord record = record_of(resolution(FalsifierVerdict::holds));
    record.unasked = {std::string(200, 'x')};
    CHECK_FALSE(has(render_resolution(record, options), "capex"));
    options.quiet = false;
    const std::string text = render_resolution(record, options);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        CHECK(display_width(text.substr(begin, end - begin)) <= options.width);
        begin = end + 1;
    }
    for (const char byte : text) CHECK(static_cast<unsigned char>(byte) < 128);
}

TEST_CASE("the page for a pull request is not longer than a comment may be") {
    TrackRecord record = record_of(resolution(FalsifierVerdict::fails));
    ScenarioResolution& scenario = record.scenarios.front();
    for (int i = 0; i < 2000; ++i) scenario.falsifiers.push_back(scenario.falsifiers.front());
    scenario.falsifiers.push_back(resolution(FalsifierVerdict::holds));
    scenario.falsifiers.back().falsifier.metric = "the_one_that_holds";
    const std::string page = render_resolution_markdown(record);
    CHECK(page.size() <= 60000);
    CHECK(has(page, "the_one_that_holds"));
}
