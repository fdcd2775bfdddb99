// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/report.hpp"

namespace text_sample {

using namespace stackimpact;  // NOLINT: tests of one namespace

/// A layer with these shares; pressures are what they would be with a tenth of them.
inline LayerAssessment layer(const std::string& id, int order, const std::string& name, double bull,
                             double bear, Verdict verdict) {
    LayerAssessment made;
    made.id = LayerId{id};
    made.order = order;
    made.name = name;
    made.shares.bull = to_micro(bull);
    made.shares.bear = to_micro(bear);
    made.shares.open = to_micro(1.0 - bull - bear);
    made.shares.net = made.shares.bull - made.shares.bear;
    made.pressure = {made.shares.bull, made.shares.bear};
    made.range_low = made.shares.net - to_micro(0.2);
    made.range_high = made.shares.net + to_micro(0.2);
    made.verdict = verdict;
    return made;
}

/// An argument of the scenario.
inline ArgumentAssessment argument(const std::string& id, Voice by, const std::string& claim,
                                   std::vector<FactName> facts = {}) {
    ArgumentAssessment made;
    made.argument.id = ArgumentId{id};
    made.argument.by = by;
    made.argument.claim = claim;
    made.argument.facts = std::move(facts);
    made.base = to_micro(0.75);
    made.evidence = to_micro(0.5);
    made.strength = to_micro(0.6);
    made.heard = to_micro(0.3);
    return made;
}

/// Lets an argument act on a layer with this part of its net; `via` names the layers between.
inline void act(LayerAssessment& on, const std::string& id, double share,
                std::vector<LayerId> via = {}) {
    const bool derived = !via.empty();
    on.arguments.push_back({ArgumentId{id}, to_micro(share), to_micro(share), derived});
    Contribution made;
    made.argument = ArgumentId{id};
    made.channel = ChannelId{"demand"};
    made.from_channel = ChannelId{"demand"};
    made.amount = to_micro(share);
    made.via = std::move(via);
    on.contributions.push_back(made);
}

inline FactAssessment fact(const std::string& name, const std::string& text, FactStatus status) {
    FactAssessment made;
    made.fact.name = FactName{name};
    made.fact.status = status;
    made.fact.value = 6e6;
    made.text = text;
    made.weight = to_micro(0.33);
    return made;
}

inline Vocabulary vocabulary() {
    Vocabulary made;
    FactDeclaration cost;
    cost.name = FactName{"training_cost"};
    cost.about = "Cost of the training run that is being compared.";
    cost.question = "What did the training run cost?";
    made.facts[cost.name] = cost;
    made.kinds[KindId{"model_release"}] = {KindId{"model_release"}, "Model release", ""};
    return made;
}

/// Nothing but an event and layers on which nothing acts.
inline Assessment bare() {
    Assessment made;
    made.id = "bare";
    made.event = "Something happened";
    made.layers.push_back(layer("chip_design", 1, "Chip design", 0, 0, Verdict::neutral));
    made.layers.push_back(layer("data_centers", 2, "Data centers", 0, 0, Verdict::neutral));
    return made;
}

inline CaseAssessment overlay_case(const std::string& id, const std::vector<Verdict>& verdicts) {
    CaseAssessment made{CaseId{id}, "About " + id, {}};
    const char* const ids[] = {"chip_design", "chip_fabrication", "model_development"};
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        CaseAssessment::Row row;
        row.layer = LayerId{ids[i]};
        row.verdict = verdicts[i];
        made.layers.push_back(row);
    }
    return made;
}

inline void add_market(Assessment& to) {
    MarketReaction market;
    market.benchmark = "SPY";
    to.market = market;
    Did did;
    did.z = to_micro(-4.13);
    did.simple = to_micro(-0.15);
    did.priced = to_micro(-0.61);
    did.companies.push_back({Ticker{"NVDA"}, 0.75, -0.17, -0.13, 0.023, -5.7, std::nullopt, ""});
    did.companies.push_back(
        {Ticker{"VRT"}, 0.6, -0.29, -0.26, 0.027, -9.5, std::nullopt, "power and cooling"});
    to.layers[0].did = did;
    to.layers[0].gap_did = {GapLabel::overreaction, to_micro(0.7), ""};
    Said said;
    said.shares.net = to_micro(-0.45);
    to.layers[0].said = said;
    to.layers[0].gap_said = {GapLabel::overreaction, to_micro(0.6), ""};
    to.layers[0].steps = Steps{to_micro(-0.45), to_micro(0.1), to_micro(0.2),
                               to_micro(0.2),   to_micro(0.1), to_micro(0.15)};
}

/// Three layers with everything that a section can show.
inline Assessment whole() {
    Assessment made;
    made.id = "release";
    made.event = "Open model, final run claimed under $6M";
    made.kind = KindId{"model_release"};
    made.date = Date{2025, 1, 27};
    made.hindsight = Date{2026, 11, 24};
    made.judgement_share = to_micro(0.71);
    made.layers = {layer("chip_design", 1, "Chip design", 0.35, 0.2, Verdict::contested),
                   layer("chip_fabrication", 2, "Chip fabrication", 0.05, 0.1, Verdict::neutral),
                   layer("model_development", 3, "Model development", 0.1, 0.55, Verdict::bear)};
    made.layers[1].derived = true;
    act(made.layers[0], "new_designs", 0.35);
    act(made.layers[0], "moat_smaller", -0.2);
    act(made.layers[1], "moat_smaller", -0.1,
        {LayerId{"chip_design"}, LayerId{"chip_fabrication"}});
    act(made.layers[2], "cheap_entry", -0.55);
    made.layers[0].fragile_to = {{"without", "argument", "new_designs", to_micro(-0.2)},
                                 {"half", "argument", "new_designs", to_micro(-0.02)}};
    made.arguments = {
        argument("cheap_entry", Voice::rules, "Anyone can afford a frontier model"),
        argument("moat_smaller", Voice::market, "The moat is smaller than priced",
                 {FactName{"training_cost"}}),
        argument("new_designs", Voice::analyst, "New problems need new chip designs")};
    made.arguments[0].argument.rule = ArgumentId{"cheap_entry"};
    made.arguments[1].argument.hedge = "if";
    made.arguments[1].attacked_by.push_back(
        {RelationKind::attack, ArgumentId{"new_designs"}, 1.0, to_micro(0.4), "old chips"});
    made.arguments[2].argument.sources.push_back({SourceId{"essay"}, 0, "", ""});
    made.facts = {fact("training_cost", "<$6M", FactStatus::disputed)};
    made.facts[0].fact.by = Voice::vendor;
    made.facts[0].fact.citations.push_back({SourceId{"wire"}, 3, "under $6M", ""});
    Source essay;
    essay.id = SourceId{"essay"};
    essay.reliability = Reliability::c;
    Source wire;
    wire.id = SourceId{"wire"};
    wire.title = "A wire report";
    wire.url = "https://example.org/wire";
    wire.reliability = Reliability::b;
    made.sources = {essay, wire};
    made.rules.push_back({ArgumentId{"cheap_entry"}, {}, RuleOutcome::fired, {}, "", {}});
    made.rules.push_back(
        {ArgumentId{"price_war"}, {}, RuleOutcome::undecided, {FactName{"api_price"}}, "", {}});
    made.cases = {overlay_case("efficiency", {Verdict::bear, Verdict::neutral, Verdict::bear}),
                  overlay_case("hidden_chips", {Verdict::bull, Verdict::neutral, Verdict::bear})};
    made.not_known = {{FactName{"api_price"}, "What does it charge?", {ArgumentId{"price_war"}}}};
    made.ungraded = {FactName{"training_cost"}};
    made.figures = {{"stack.frontier_cost", "2026", "later"}};
    made.hinge = Hinge{FactName{"training_cost"},
                       {{LayerId{"chip_design"}, to_micro(0.15), to_micro(0.35), Verdict::bull}}};
    Expectation sign;
    sign.layer = LayerId{"chip_design"};
    sign.what = "gap";
    sign.expected = "aligned";
    made.expect = {{sign, "overreaction", false}};
    add_market(made);
    return made;
}

}  // namespace text_sample
