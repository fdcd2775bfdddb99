// SPDX-License-Identifier: MIT
#include "comparison_sample.hpp"

#include <memory>

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace comparison_sample {

namespace {

Micro m(std::int64_t value) {
    return {value};
}

LayerReading reading(std::int64_t bull, std::int64_t bear, Verdict verdict) {
    LayerReading made;
    made.bull = m(bull);
    made.bear = m(bear);
    made.net = made.bull - made.bear;
    made.range_low = made.net - m(100000);
    made.range_high = made.net + m(100000);
    made.pressure = {m(bull * 2), m(bear * 2)};
    made.verdict = verdict;
    made.confidence = ConfidenceLevel::moderate;
    return made;
}

LayerComparison layer(const std::string& id, int order, const std::string& name,
                      std::optional<LayerReading> base, std::optional<LayerReading> head) {
    const auto pressure = [](const LayerReading& side) {
        return side.pressure.bull - side.pressure.bear;
    };
    LayerComparison made;
    made.id = LayerId{id};
    made.order = order;
    made.name = name;
    made.base = base;
    made.head = head;
    made.delta = (head ? head->net : m(0)) - (base ? base->net : m(0));
    made.pressure_delta = (head ? pressure(*head) : m(0)) - (base ? pressure(*base) : m(0));
    return made;
}

ComparedSide side(const std::string& label, char digit) {
    const std::string hash(64, digit);
    return {label, "scenario", hash, "0.1.0", hash, hash, hash, hash};
}

/// Parts whose texts, each rounded by itself, would add up to +0.30 and not to +0.31.
LayerComparison chip_design() {
    LayerReading base = reading(100000, 360000, Verdict::lean_bear);
    LayerReading head = reading(300000, 247100, Verdict::neutral);
    base.gap_said = GapLabel::overreaction;
    base.gap_did = GapLabel::overreaction;
    head.gap_said = GapLabel::aligned;
    head.gap_did = GapLabel::overreaction;
    head.confidence = ConfidenceLevel::low;
    LayerComparison made = layer("chip_design", 1, "Chip design", base, head);
    made.attribution.causes[0] = {m(104300), m(300000)};
    made.attribution.causes[1] = {m(104300), m(200000)};
    made.attribution.causes[2] = {m(104300), m(125800)};
    made.arguments = {{ArgumentId{"moat_smaller"}, m(-500000), m(-74200)},
                      {ArgumentId{"new_designs"}, m(100000), m(300000)}};
    return made;
}

LayerComparison data_centers() {
    LayerComparison made =
        layer("data_centers", 2, "Data centers", reading(400000, 50000, Verdict::bull),
              reading(380000, 50000, Verdict::bull));
    made.attribution.causes[0] = {m(10000), m(-10000)};
    made.attribution.unseparated = {m(-30000), m(-30000)};
    made.arguments = {{ArgumentId{"more_demand@data_centers"}, m(800000), m(760000)}};
    return made;
}

LayerComparison hosting() {
    const LayerReading both = reading(0, 0, Verdict::neutral);
    return layer("hosting_services", 3, "Hosting services", both, both);
}

LayerComparison edge() {
    LayerComparison made = layer("edge_devices", 4, "Edge devices", std::nullopt,
                                 reading(200000, 0, Verdict::lean_bull));
    made.head->derived = true;
    made.attribution.causes[3] = {m(200000), m(400000)};
    made.arguments = {{ArgumentId{"new_designs"}, m(0), m(400000)}};
    return made;
}

Check check(CheckOutcome outcome, const std::string& title) {
    Check made;
    made.id = "no_strong_bear";
    made.kind = "gate";
    made.title = title;
    made.outcome = outcome;
    made.scenario = "release";
    made.layer = LayerId{"chip_design"};
    made.what = "net";
    made.actual = "0.0529";
    made.bound = "0.1";
    made.margin = m(-47100);
    made.arguments = {ArgumentId{"moat_smaller"}};
    made.message = "Chip design: net is 0.0529";
    made.location = {"gates.json", {7, 3}};
    return made;
}

void add_items(Comparison& to) {
    to.facts = {{"training_cost",
                 ChangeKind::changed,
                 "$60M",
                 {{"value", "<$6M", "$60M"}, {"status", "disputed", ""}},
                 {},
                 {m(104300), m(-10000), m(0), m(0)},
                 {"b.json", {4, 7}}}};
    to.sources = {{"essay", ChangeKind::removed, "An essay", {}, {}, {}, {"a.json", {9, 3}}}};
    to.arguments = {{"moat_smaller",
                     ChangeKind::changed,
                     "The moat is smaller",
                     {{"hedge", "if", "certainly"}},
                     {m(425800), m(0), m(0), m(0)},
                     {m(200000), m(0), m(0), m(0)},
                     {"b.json", {20, 5}}},
                    {"new_designs",
                     ChangeKind::added,
                     "New problems need new designs",
                     {},
                     {m(200000), m(0), m(0), m(400000)},
                     {},
                     {"b.json", {25, 5}}}};
    to.rules = {{"price_war",
                 ChangeKind::added,
                 "Prices fall",
                 {},
                 {m(0), m(0), m(0), m(0)},
                 {m(0), m(0), m(0), m(0)},
                 {"rules/prices.json", {3, 5}}}};
}

HeadComparison at(std::size_t head, Comparison comparison) {
    return {head, std::move(comparison), {0, "done", "0.1.0"}};
}

}  // namespace

Comparison different(const std::string& id) {
    Comparison made;
    made.id = id;
    made.headline = "Chip design: lean bear to neutral";
    made.base = side("a.json", 'a');
    made.head = side("b.json", 'b');
    made.outcome = ComparisonOutcome::different;
    made.method = "shapley";
    made.differing = {Cause::facts, Cause::arguments, Cause::rule_book, Cause::stack};
    made.layers = {chip_design(), data_centers(), hosting(), edge()};
    add_items(made);
    made.gates = {check(CheckOutcome::failed, "Chip design stays above 0.1"),
                  check(CheckOutcome::passed, "Some other bound")};
    return made;
}

Comparison equal(const std::string& id) {
    Comparison made;
    made.id = id;
    made.headline = "No result differs";
    made.base = side("a.json", 'a');
    made.head = side("b.json", 'b');
    made.outcome = ComparisonOutcome::equal;
    made.method = "single";
    made.differing = {Cause::rule_book};
    made.layers = {hosting()};
    return made;
}

Comparison identical(const std::string& id) {
    Comparison made;
    made.id = id;
    made.headline = "The same inputs";
    made.base = side("a.json", 'a');
    made.head = side("a.json", 'a');
    made.layers = {hosting()};
    return made;
}

ComparisonRun single(Comparison comparison) {
    ComparisonRun run;
    run.sides = {comparison.base.label, comparison.head.label};
    run.comparisons = {at(1, std::move(comparison))};
    return run;
}

ComparisonRun heads() {
    ComparisonRun run;
    run.sides = {"a.json", "b.json", "c.json", "a.json"};
    run.many = true;
    run.comparisons = {at(1, different()), at(2, equal("release")), at(3, identical("release"))};
    return run;
}

ComparisonRun many() {
    ComparisonRun run;
    run.sides = {"main:scenarios", "scenarios"};
    run.many = true;
    run.comparisons = {at(1, equal()), at(1, different()), at(1, identical())};
    run.added = {{"newcomer", 1}};
    run.removed = {{"goner", 1}};
    const auto text = std::make_shared<const Text>("scenarios/bad.json", "{ \"evnt\": 1 }");
    run.unread = {{"scenarios/bad.json",
                   {{Code::unknown_key, Severity::error, {text, {2, 8}}, "a message", "", {}}},
                   {3, "1 error", "0.1.0"}}};
    return run;
}

ComparisonRun hostile(const std::string& text) {
    ComparisonRun run = many();
    run.sides = {text, text};
    run.added.front().id = text;
    run.removed.front().id = text;
    run.unread.front().label = text;
    for (HeadComparison& each : run.comparisons) {
        Comparison& comparison = each.comparison;
        comparison.id = text;
        comparison.headline = text;
        comparison.base.label = text;
        comparison.head.label = text;
        for (LayerComparison& layer : comparison.layers) {
            layer.name = text;
            for (ArgumentShift& shift : layer.arguments) shift.id = ArgumentId{text};
        }
        for (auto* items :
             {&comparison.facts, &comparison.sources, &comparison.arguments, &comparison.rules}) {
            for (ItemChange& item : *items) {
                item.id = item.title = item.location.file = text;
                for (FieldChange& field : item.fields) field = {text, text, text};
            }
        }
        for (Check& check : comparison.gates) {
            check.id = check.title = check.message = check.waiver = check.location.file = text;
            check.actual = check.bound = check.scenario = text;
        }
    }
    return run;
}

}  // namespace comparison_sample
