// SPDX-License-Identifier: MIT
#include "report/text_checks.hpp"

#include <string>
#include <vector>

#include "json_sample.hpp"
#include "report/json_sections.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: tests of one namespace

namespace {

Check check(const std::string& id, CheckOutcome outcome) {
    Check made = sample::full().gates.at(0);
    made.id = id;
    made.outcome = outcome;
    made.level = CheckLevel::error;
    made.waiver = outcome == CheckOutcome::waived ? "desk until 2026-12-31: known" : "";
    return made;
}

std::string text_of(const std::vector<Check>& checks, std::size_t width = 400, bool ascii = false) {
    return paint(checks_section(checks, width, text_signs(ascii)), width, false);
}

}  // namespace

TEST_CASE("without checks there is no section of gates") {
    CHECK(text_of({}).empty());
}

TEST_CASE("the section of gates counts all and shows what failed or is waived") {
    CHECK(text_of({check("a", CheckOutcome::passed)}) == "GATES   1 passed, 0 failed, 0 waived.\n");
    CHECK(text_of({check("a", CheckOutcome::passed), check("b", CheckOutcome::failed),
                   check("c", CheckOutcome::waived), check("d", CheckOutcome::skipped)}) ==
          "GATES   1 passed, 1 failed, 1 waived, 1 skipped.\n"
          "  failed   b, chip design: net is -0.71, 0.11 under -0.6. Asked: net is at least -0.6. "
          "Margin -0.11. By: moat smaller. · deepseek-r1.json:12\n"
          "  waived   c, chip design: net is -0.71, 0.11 under -0.6. Asked: net is at least -0.6. "
          "Margin -0.11. By: moat smaller. Waiver: desk until 2026-12-31: known. · "
          "deepseek-r1.json:12\n");
}

TEST_CASE("a failure that does not fail the run is called a warning") {
    Check mild = check("b", CheckOutcome::failed);
    mild.level = CheckLevel::warning;
    mild.title = "Nothing extreme";
    mild.margin.reset();
    mild.arguments.clear();
    mild.location = {};
    CHECK(text_of({mild}) ==
          "GATES   0 passed, 1 failed, 0 waived.\n"
          "  warning  b, chip design: net is -0.71, 0.11 under -0.6. Asked: Nothing extreme (net: "
          "at least -0.6).\n");
}

TEST_CASE("a long check wraps under its own text, also in ASCII") {
    CHECK(text_of({check("b", CheckOutcome::failed)}, 60, true) ==
          "GATES   0 passed, 1 failed, 0 waived.\n"
          "  failed   b, chip design: net is -0.71, 0.11 under -0.6.\n"
          "           Asked: net is at least -0.6. Margin -0.11. By:\n"
          "           moat smaller. | deepseek-r1.json:12\n");
}

TEST_CASE("a check in a document has every key") {
    json::Writer out(json::Layout::line);
    out.begin_object();
    json::checks(out, sample::full().gates);
    out.end_object();
    CHECK(out.take() ==
          R"({"gates":[{"id":"no_deep_bear","kind":"gate","title":"net is at least -0.6",)"
          R"("level":"warning","outcome":"waived","scenario":"deepseek-r1","layer":"chip_design",)"
          R"("what":"net","actual":"-0.71","bound":"at least -0.6","margin":-0.11,)"
          R"("arguments":["moat_smaller"],"message":"net is -0.71, 0.11 under -0.6",)"
          R"("waiver":"desk until 2026-12-31: known",)"
          R"("location":{"file":"deepseek-r1.json","line":12,"column":5}},)"
          R"({"id":"order","kind":"gate","title":"","level":"error","outcome":"passed",)"
          R"("scenario":null,"layer":null,"what":null,"actual":null,"bound":null,"margin":null,)"
          R"("arguments":[],"message":"fine","waiver":null,"location":null}]})");
}
