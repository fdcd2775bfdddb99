// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "report/escape.hpp"
#include "report/rules.hpp"

namespace stackimpact {

namespace {

constexpr const char* header =
    "rule,family,fired,not_fired,undecided,not_applicable,error,tests_fired,tests_not_fired,"
    "tests_undecided,tests_error\n";

}  // namespace

std::string render_coverage_csv(const BookCoverage& coverage) {
    std::string csv = header;
    for (const RuleUse& use : coverage.rules) {
        const OutcomeCounts& scenarios = use.in_scenarios;
        const OutcomeCounts& tests = use.in_tests;
        csv += fmt::format("{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(use.rule.str()),
                           csv_field(use.family), scenarios.fired, scenarios.not_fired,
                           scenarios.undecided, scenarios.not_applicable, scenarios.error,
                           tests.fired, tests.not_fired, tests.undecided, tests.error);
    }
    return csv;
}

}  // namespace stackimpact
