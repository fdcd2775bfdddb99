// SPDX-License-Identifier: MIT
#include "support/check_sample.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace stackimpact::testing {

namespace {

constexpr const char* scenario_text = R"({
    "heading": "SoTA model trained on H800s for under $6M",
    "facts": { "chip": "h800" }
}
)";

Diagnostic diagnostic(const std::string& file, const std::string& text, Span span,
                      Severity severity, Code code) {
    Diagnostic one;
    one.code = code;
    one.severity = severity;
    one.place = {std::make_shared<const Text>(file, text), span};
    return one;
}

Check expectation(CheckOutcome outcome) {
    Check check;
    check.id = "expect";
    check.kind = "expect";
    check.title = "verdict of hosting_services is bull";
    check.level = CheckLevel::warning;
    check.outcome = outcome;
    check.scenario = "deepseek-r1";
    check.layer = LayerId("hosting_services");
    check.what = "verdict";
    check.actual = "lean_bull";
    check.bound = "bull";
    check.message = "verdict of hosting_services is lean_bull, not bull";
    check.location = {"data/scenarios/deepseek-r1.json", {212, 24}};
    return check;
}

Check change(CheckOutcome outcome) {
    Check check;
    check.id = "verdict_change";
    check.kind = "change";
    check.title = "no verdict changes";
    check.outcome = outcome;
    check.scenario = "stargate";
    check.what = "verdict";
    check.message = "there is no base";
    return check;
}

}  // namespace

Check gate_check(const std::string& scenario, const std::string& layer, CheckOutcome outcome) {
    Check check;
    check.id = "no_strong_bear";
    check.kind = "gate";
    check.title = "net is at least -0.6";
    check.outcome = outcome;
    check.scenario = scenario;
    check.layer = LayerId(layer);
    check.what = "net";
    const bool holds = outcome == CheckOutcome::passed;
    check.actual = holds ? "-0.25" : "-0.72";
    check.bound = "-0.6";
    check.margin = holds ? Micro{350000} : Micro{-120000};
    check.arguments = {ArgumentId("cheap_frontier_training"),
                       ArgumentId("export_rules@chip_design")};
    check.message =
        fmt::format("net of {} is {}, {} -0.6", layer, check.actual, holds ? "not under" : "under");
    if (outcome == CheckOutcome::waived)
        check.waiver = "ana: known since the restatement, to 2025-06-30";
    check.location = {"./gates/strict.json", {7, 5}};
    return check;
}

Diagnostic key_diagnostic() {
    Diagnostic one = diagnostic("./data/scenarios/new one.json", scenario_text, {6, 15},
                                Severity::error, Code::unknown_key);
    one.message = "`heading` is no key of a scenario";
    one.hint = "did you mean `headline`?";
    return one;
}

CheckSample ordinary_sample() {
    CheckSample sample;
    sample.checks = {gate_check("deepseek-r1", "chip_design", CheckOutcome::failed),
                     gate_check("deepseek-r1", "data_centers", CheckOutcome::passed),
                     gate_check("deepseek-r1", "chip_fabrication", CheckOutcome::waived),
                     expectation(CheckOutcome::failed),
                     gate_check("stargate", "chip_design", CheckOutcome::passed),
                     change(CheckOutcome::skipped)};
    Diagnostic warning =
        diagnostic("<stdin>", scenario_text, {65, 91}, Severity::warning, Code::condition_decided);
    warning.message = "this is always true\nwhatever is stated";
    Diagnostic nowhere;
    nowhere.code = Code::cannot_read;
    nowhere.message = "cannot read `missing.json`";
    sample.diagnostics = {key_diagnostic(), std::move(warning), std::move(nowhere)};
    return sample;
}

CheckSample hostile_sample() {
    CheckSample sample = ordinary_sample();
    const std::string evil = hostile_text();
    for (Check& check : sample.checks) {
        for (std::string* text : {&check.id, &check.kind, &check.title, &check.scenario,
                                  &check.what, &check.actual, &check.bound, &check.message}) {
            *text += evil;
        }
        check.layer = LayerId("layer" + evil);
        check.arguments.emplace_back(evil);
        if (check.outcome == CheckOutcome::waived) check.waiver += evil;
        check.location.file += evil;
    }
    sample.checks.push_back(sample.checks.front());
    sample.diagnostics = {diagnostic("dir/" + evil, evil + "\n" + evil + evil, {3, 90},
                                     Severity::error, Code::invalid_value),
                          diagnostic("", "", {0, 5}, Severity::warning, Code::empty_file)};
    for (Diagnostic& one : sample.diagnostics) {
        one.message = evil;
        one.hint = evil + std::string(20000, 'x');
    }
    return sample;
}

CheckSample large_sample(std::size_t checks) {
    CheckSample sample;
    for (std::size_t i = 0; i < checks; ++i) {
        const bool repeated = i % 5 == 4;
        const std::size_t number = repeated ? i - 1 : i;
        Check check = gate_check(fmt::format("scenario_{}", number / 10),
                                 fmt::format("layer_{}", number % 10),
                                 number % 3 == 0 ? CheckOutcome::failed : CheckOutcome::passed);
        check.level = number % 2 == 0 ? CheckLevel::error : CheckLevel::warning;
        sample.checks.push_back(std::move(check));
    }
    return sample;
}

std::string hostile_text() {
    return std::string(
        "]]><b a=\"x\" c='y'>&amp; %0A::error::pwned\n::error file=x::pwned\r\n"
        "##[error]pwned\r::stop-commands::x\t\x1b[31m\x01\x7f\u009b \u202egnp.exe "
        "\uFFFE\uFFFF {0} {{ [click](https://evil.example) \\](x) \xff\xc0\xaf\xed\xa0\x80 "
        "\u00e9\u65e5\U0001f44d, a:b, 100% \\");
}

}  // namespace stackimpact::testing
