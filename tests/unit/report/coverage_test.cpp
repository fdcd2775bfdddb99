// SPDX-License-Identifier: MIT
#include <string>

#include "report/rules.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

RuleUse use(const std::string& id, const std::string& family, const OutcomeCounts& scenarios) {
    RuleUse made;
    made.rule = ArgumentId{id};
    made.family = family;
    made.in_scenarios = scenarios;
    return made;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a page names the first of many and counts all; everything is in full") {
    BookCoverage coverage;
    for (int i = 0; i < 20; ++i) {
        coverage.rules.push_back(use("rule" + std::to_string(i), "f", {0, 2, 0, 0, 0}));
    }
    const std::string page = render_coverage(coverage, {});
    CHECK(has(page, "20: rule0, rule1, rule2"));
    CHECK_FALSE(has(page, "rule19"));
    RuleTextOptions full;
    full.full = true;
    full.width = 400;
    CHECK(has(render_coverage(coverage, full), "rule18 and rule19"));
}

TEST_CASE("families are summed, and a column for errors is there when there are some") {
    BookCoverage coverage;
    coverage.rules = {use("a", "f", {1, 2, 3, 4, 0}), use("b", "f", {10, 20, 30, 40, 0})};
    CHECK(has(render_coverage(coverage, {}),
              "f           2     11         22         33          44"));
    CHECK_FALSE(has(render_coverage(coverage, {}), "error"));
    coverage.rules.push_back(use("c", "", {0, 0, 0, 0, 7}));
    const std::string text = render_coverage(coverage, {});
    CHECK(has(text, "error"));
    CHECK(has(text, "(no family)"));
    CHECK(has(text, " 7 "));
}

TEST_CASE("a row of CSV has the outcomes of scenarios and tests apart") {
    BookCoverage coverage;
    coverage.rules = {use("a", "f", {1, 2, 3, 4, 5})};
    coverage.rules.front().in_tests = {6, 7, 8, 9, 10};
    CHECK(has(render_coverage_csv(coverage), "\na,f,1,2,3,4,5,6,7,8,10\n"));
}
