// SPDX-License-Identifier: MIT
#include "report/json_rules.hpp"
#include "report/json_sections.hpp"
#include "report/json_values.hpp"

namespace stackimpact {

namespace json {

void put(Writer& out, const OutcomeCounts& counts) {
    out.begin_flat_object();
    out.member("fired", counts.fired);
    out.member("not_fired", counts.not_fired);
    out.member("undecided", counts.undecided);
    out.member("not_applicable", counts.not_applicable);
    out.member("error", counts.error);
    out.end_object();
}

void put(Writer& out, const CoveredScenario& scenario) {
    out.begin_flat_object();
    out.member("path", scenario.path);
    out.member("id", scenario.id);
    out.member("kind", scenario.kind);
    out.end_object();
}

void put(Writer& out, const RuleUse& use) {
    out.begin_object();
    out.member("id", use.rule);
    out.member("family", text(use.family));
    out.member("in_scenarios", use.in_scenarios);
    out.member("in_tests", use.in_tests);
    out.member("fired_in", use.fired_in);
    out.member("location", use.location);
    out.end_object();
}

void put(Writer& out, const FactUse& use) {
    out.begin_object();
    out.member("id", use.fact);
    out.member("descriptive", use.descriptive);
    out.member("read_by", use.read_by);
    out.member("stated_in", use.stated_in);
    out.member("undecided", use.undecided);
    out.member("missed", use.missed);
    out.member("missed_alone", use.missed_alone);
    out.end_object();
}

namespace {

/// Ids of the rules or facts of which `wanted` is true.
template <class Use, class IdOf>
void ids_of(Writer& out, std::string_view key, const std::vector<Use>& uses,
            bool (Use::*wanted)() const, IdOf id_of) {
    out.key(key);
    out.begin_array(true);
    for (const Use& use : uses) {
        if ((use.*wanted)()) put(out, id_of(use));
    }
    out.end_array();
}

void findings(Writer& out, const BookCoverage& coverage) {
    const auto rule = [](const RuleUse& use) { return use.rule; };
    const auto fact = [](const FactUse& use) { return use.fact; };
    out.key("findings");
    out.begin_object();
    ids_of(out, "never_applied", coverage.rules, &RuleUse::never_applied, rule);
    ids_of(out, "never_fired", coverage.rules, &RuleUse::never_fired, rule);
    ids_of(out, "never_silent", coverage.rules, &RuleUse::never_silent, rule);
    ids_of(out, "fires_nowhere", coverage.rules, &RuleUse::fires_nowhere, rule);
    ids_of(out, "silent_nowhere", coverage.rules, &RuleUse::silent_nowhere, rule);
    ids_of(out, "unread", coverage.facts, &FactUse::unread, fact);
    ids_of(out, "read_though_descriptive", coverage.facts, &FactUse::read_though_descriptive, fact);
    ids_of(out, "unstated", coverage.facts, &FactUse::unstated, fact);
    out.key("ask_first");
    out.begin_array(true);
    for (const FactUse& use : coverage.ask_first()) put(out, use.fact);
    out.end_array();
    out.member("kinds_without_scenario", coverage.kinds_without_scenario);
    out.end_object();
}

}  // namespace

}  // namespace json

std::string render_coverage_json(const BookCoverage& coverage, const RuleDocument& document) {
    json::Writer out(document.layout);
    json::begin_rules(out, "coverage", document);
    out.member("scenarios", coverage.scenarios);
    out.member("failed", coverage.failed);
    json::by_id(out, "rules", coverage.rules, [](const RuleUse& use) { return use.rule; });
    json::by_id(out, "facts", coverage.facts, [](const FactUse& use) { return use.fact; });
    json::findings(out, coverage);
    return json::finished_rules(out, document);
}

}  // namespace stackimpact
