// SPDX-License-Identifier: MIT
#include <optional>
#include <string>
#include <vector>

#include "load/load.hpp"
#include "report/rules.hpp"
#include "rules/choose.hpp"
#include "rules/rule_tests.hpp"
#include "support/catch.hpp"

using stackimpact::chosen_rules;
using stackimpact::Diagnostics;
using stackimpact::Knowledge;
using stackimpact::load_builtin_knowledge;
using stackimpact::render_rule_tests;
using stackimpact::RuleCoverage;
using stackimpact::RuleTestReport;
using stackimpact::run_rule_tests;

TEST_CASE("every rule that is compiled in passes its own tests, and they cover it") {
    Diagnostics diagnostics;
    const std::optional<Knowledge> knowledge = load_builtin_knowledge({true, {}}, diagnostics);
    REQUIRE(knowledge);
    const RuleTestReport report = run_rule_tests(
        chosen_rules({}, knowledge->rules, knowledge->stack),
        {knowledge->scales, knowledge->vocabulary, knowledge->stack, knowledge->rules});
    INFO(render_rule_tests(report, knowledge->vocabulary, {}));
    CHECK(report.failed() == 0);
    CHECK(report.rules.size() == knowledge->rules.rules.size());
    for (const RuleCoverage& coverage : report.rules) {
        INFO("rule " << coverage.rule.str());
        CHECK(coverage.tests() > 0);
        CHECK(coverage.lacks.empty());
    }
}
