// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "report/check_report.hpp"
#include "report/escape.hpp"
#include "report/findings.hpp"
#include "report/fingerprint.hpp"

namespace stackimpact {

namespace {

/// JUnit has no warnings and no waivers: what is neither good nor a failure counts as skipped,
/// which is the one other state that services show with its text.
enum class State { passed, failure, error, skipped };

struct Case {
    std::string classname;
    std::string name;
    State state = State::passed;
    std::string type;
    std::string message;
    /// All that there is to say, with the message: GitLab shows nothing else.
    std::string body;
};

struct Suite {
    std::string name;
    std::vector<Case> cases;
    /// How often a name was used: of two cases with the same one GitLab keeps the first.
    std::map<std::string, std::size_t> names;

    [[nodiscard]] std::size_t count(State state) const {
        std::size_t counted = 0;
        for (const Case& one : cases) counted += one.state == state ? 1 : 0;
        return counted;
    }
};

void add(Suite& suite, Case one) {
    const std::size_t times = ++suite.names[one.classname + '\n' + one.name];
    if (times > 1) one.name += fmt::format(" ({})", times);
    suite.cases.push_back(std::move(one));
}

void add_lines(std::string& body, const std::string& lines) {
    if (lines.empty()) return;
    if (!body.empty()) body += '\n';
    body += lines;
}

State state_of(const Check& check) {
    if (check.outcome == CheckOutcome::passed) return State::passed;
    const bool fails = check.outcome == CheckOutcome::failed && check.level == CheckLevel::error;
    return fails ? State::failure : State::skipped;
}

std::string prefix_of(const Check& check) {
    if (check.outcome == CheckOutcome::waived) return "waived: ";
    const bool warns = check.outcome == CheckOutcome::failed && check.level == CheckLevel::warning;
    return warns ? "warning: " : "";
}

Case case_of(const Check& check) {
    Case one;
    one.classname = subject_of(check);
    one.name = check.what.empty() ? check.id : fmt::format("{} {}", check.id, check.what);
    one.state = state_of(check);
    one.type = check.kind;
    one.message = prefix_of(check) + check.message;
    one.body = one.message;
    add_lines(one.body, details_of(check));
    const std::string place = place_text(check.location.file, check.location.position);
    if (!place.empty()) add_lines(one.body, "At: " + place);
    return one;
}

Case case_of(const Diagnostic& diagnostic) {
    const Place& place = diagnostic.place;
    const bool is_error = diagnostic.severity == Severity::error;
    Case one;
    one.classname = "inputs";
    one.type = code_name(diagnostic.code);
    one.name = one.type;
    one.state = is_error ? State::error : State::skipped;
    one.message = (is_error ? "" : "warning: ") + diagnostic.message;
    one.body = one.message;
    add_lines(one.body, diagnostic.hint);
    if (place.text) {
        one.name += ' ' + repository_path(place.text->name());
        const Location where = location(place);
        add_lines(one.body, "At: " + place_text(where.file, where.position));
    }
    return one;
}

std::vector<Suite> suites_of(const CheckReport& report) {
    std::vector<Suite> suites;
    if (!report.diagnostics.empty()) suites.push_back({"inputs", {}, {}});
    for (const Diagnostic& diagnostic : report.diagnostics) add(suites[0], case_of(diagnostic));
    std::map<std::string, std::size_t> places;
    for (const Check& check : report.checks) {
        const auto [at, added] = places.try_emplace(check.scenario, suites.size());
        if (added) suites.push_back({check.scenario, {}, {}});
        add(suites[at->second], case_of(check));
    }
    return suites;
}

std::string element(const Case& one) {
    switch (one.state) {
        case State::passed:
            return {};
        case State::skipped:
            return fmt::format("<skipped>{}</skipped>", xml_text(one.body));
        case State::failure:
        case State::error:
            break;
    }
    const std::string_view tag = one.state == State::error ? "error" : "failure";
    return fmt::format("<{0} type=\"{1}\" message=\"{2}\">{3}</{0}>", tag, xml_attribute(one.type),
                       xml_attribute(one.message), xml_text(one.body));
}

std::string rendered(const Case& one) {
    const std::string open = fmt::format("    <testcase classname=\"{}\" name=\"{}\"",
                                         xml_attribute(one.classname), xml_attribute(one.name));
    if (one.state == State::passed) return open + "/>\n";
    return fmt::format("{}>\n      {}\n    </testcase>\n", open, element(one));
}

std::string rendered(const Suite& suite) {
    std::string out = fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
        xml_attribute(suite.name), suite.cases.size(), suite.count(State::failure),
        suite.count(State::error), suite.count(State::skipped));
    for (const Case& one : suite.cases) out += rendered(one);
    return out + "  </testsuite>\n";
}

}  // namespace

std::string render_junit(const CheckReport& report) {
    const std::vector<Suite> suites = suites_of(report);
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::size_t errors = 0;
    for (const Suite& suite : suites) {
        tests += suite.cases.size();
        failures += suite.count(State::failure);
        errors += suite.count(State::error);
    }
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += fmt::format(
        "<testsuites name=\"stackimpact\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n", tests,
        failures, errors);
    for (const Suite& suite : suites) out += rendered(suite);
    return out + "</testsuites>\n";
}

}  // namespace stackimpact
