// SPDX-License-Identifier: MIT
#include "json_sample.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace sample {

namespace {

const std::string hash(64, 'a');
const LayerId chips{"chip_design"};
const LayerId clouds{"data_centers"};
const ArgumentId moat{"moat_smaller"};
const ArgumentId rule{"cheap_training"};
const FactName cost{"training_cost"};

Micro m(std::int64_t value) {
    return {value};
}

Shares shares() {
    return {m(421053), m(105263), m(473684), m(315790)};
}

Location here(const std::string& file) {
    return {file, {12, 5}};
}

std::vector<Citation> cited() {
    return {{SourceId{"reuters"}, 3, "under $6M", "deepseek"}, {SourceId{"reuters"}, 0, "", ""}};
}

Did did() {
    Did result;
    result.z = m(-4132978);
    result.simple = m(-157102);
    result.priced = m(-610383);
    result.companies = {
        {Ticker{"AMD"}, 0.8, -0.063741, -0.033806, 0.022788, -1.4835, -1.2, "stands in for chips"},
        {Ticker{"NVDA"}, 0.9, -0.169682, std::nullopt, std::nullopt, std::nullopt, std::nullopt,
         ""}};
    return result;
}

LayerAssessment chip_layer() {
    LayerAssessment layer;
    layer.id = chips;
    layer.order = 1;
    layer.name = "Chip design";
    layer.pressure = {m(888889), m(222222)};
    layer.shares = shares();
    layer.range_low = m(-150000);
    layer.range_high = m(420000);
    layer.verdict = Verdict::bull;
    layer.confidence = {
        ConfidenceLevel::moderate, {{"fragile", "1 single change turns the sign"}}, 6};
    layer.fragile_to = {{"without", "source", "reuters", m(-1)}};
    layer.channels = {{ChannelId{"demand"}, {{m(888889), m(0)}, shares()}},
                      {ChannelId{"pricing"}, {{m(0), m(222222)}, shares()}}};
    layer.contributions = {
        {rule,
         ChannelId{"demand"},
         clouds,
         ChannelId{"demand"},
         Direction::bull,
         {clouds, chips},
         m(888889)},
        {moat, ChannelId{"pricing"}, chips, ChannelId{"pricing"}, Direction::bear, {}, m(-222222)}};
    layer.arguments = {{rule, m(888889), m(421053), true}, {moat, m(-222222), m(-105263), false}};
    layer.said = Said{shares(), {m(888889), m(222222)}, Verdict::bear, {moat}};
    layer.did = did();
    layer.gap_said = {GapLabel::overreaction, m(765790), ""};
    layer.gap_did = {GapLabel::confounded, m(926173), "other news moved prices that day"};
    layer.steps = Steps{m(-450000), m(100000), m(-10), m(0), m(665800), m(315790)};
    return layer;
}

LayerAssessment cloud_layer() {
    LayerAssessment layer;
    layer.id = clouds;
    layer.order = 2;
    layer.name = "Data centers";
    layer.derived = true;
    layer.gap_did = {GapLabel::not_priced, std::nullopt, "no company listed"};
    return layer;
}

ArgumentAssessment argument(const ArgumentId& id) {
    ArgumentAssessment assessed;
    assessed.argument.id = id;
    assessed.argument.claim = "The moat is smaller \"than priced\"";
    assessed.argument.base = 0.8;
    assessed.argument.base_range = {0.5, 1.0};
    assessed.argument.evidence_range = {0.1, 1.0 / 3.0};
    assessed.argument.effects = {{chips, ChannelId{"pricing"}, Direction::bear, 1.0}};
    assessed.base = m(800000);
    assessed.evidence = m(333333);
    assessed.strength = m(750000);
    assessed.heard = m(250000);
    assessed.heard_low = m(10);
    assessed.heard_high = m(333333);
    return assessed;
}

ArgumentAssessment rich_argument() {
    ArgumentAssessment assessed = argument(moat);
    Argument& said = assessed.argument;
    said.rule = rule;
    said.by = Voice::market;
    said.mechanism = MechanismId{"efficiency"};
    said.facts = {cost};
    said.sources = cited();
    said.relations = {{RelationKind::attack, true, ArgumentId{"other"}, 0.5, "a note"},
                      {RelationKind::support, false, MechanismId{"efficiency"}, 1.0, ""}};
    said.hedge = "i think";
    said.note = "n";
    said.horizon = "quarters";
    said.judgement = true;
    said.location = here("s.json");
    assessed.supported_by = {{RelationKind::support, rule, 1.0, m(500000), "why"}};
    assessed.attacked_by = {{RelationKind::attack, rule, 0.25, m(1), ""}};
    assessed.also_said_by = {rule};
    return assessed;
}

FactAssessment fact() {
    FactAssessment assessed;
    assessed.fact.name = cost;
    assessed.fact.value = 6e6;
    assessed.fact.high = 6e6;
    assessed.fact.as_written = "<$6M";
    assessed.fact.status = FactStatus::disputed;
    assessed.fact.by = Voice::vendor;
    assessed.fact.citations = cited();
    assessed.fact.at_most = 0.5;
    assessed.fact.location = here("s.json");
    assessed.unit = "usd";
    assessed.text = "<$6M";
    assessed.weight = m(187500);
    assessed.weight_high = m(500000);
    assessed.used_by = {moat};
    return assessed;
}

std::vector<FactAssessment> plain_facts() {
    std::vector<FactAssessment> facts(3);
    facts[0].fact.name = FactName{"open_weights"};
    facts[0].fact.value = true;
    facts[1].fact.name = FactName{"parameters"};
    facts[1].fact.value = std::int64_t{671000000000};
    facts[2].fact.name = FactName{"training_chip"};
    facts[2].fact.value = std::string("h800");
    return facts;
}

void add_outlook(Assessment& a) {
    a.cases = {{CaseId{"hidden_chips"},
                "Chips were hidden",
                {{chips, shares(), Verdict::lean_bull, GapLabel::opposed}}}};
    a.expect = {{{chips, "gap", "overreaction", "T07", here("s.json")}, "overreaction", true}};
    a.not_known = {{FactName{"utilisation"}, "How busy are the chips?", {rule}}};
    a.ungraded = {cost};
    a.figures = {{"stack.frontier_training_cost", "2025", "later"}};
    a.hinge = Hinge{cost, {{chips, m(315790), m(-5), Verdict::neutral}}};
    MarketReaction market;
    market.benchmark = "SPY";
    market.returns = {
        {Ticker{"NVDA"}, -0.169682, -0.132305, 0.023189, AbnormalReturn{-0.12, 0.02}}};
    market.sources = cited();
    a.market = market;
    const auto text = std::make_shared<const Text>("s.json", "{ \"evnt\": 1 }");
    const Place place{text, {2, 8}};
    a.diagnostics = {{Code::shares_over_one,
                      Severity::warning,
                      place,
                      "a message",
                      "a hint",
                      {{place, "a label"}}}};
}

}  // namespace

Assessment full() {
    Assessment a;
    a.gates = {{"no_deep_bear",
                "gate",
                "net is at least -0.6",
                CheckLevel::warning,
                CheckOutcome::waived,
                "deepseek-r1",
                LayerId{"chip_design"},
                "net",
                "-0.71",
                "at least -0.6",
                Micro{-110000},
                {ArgumentId{"moat_smaller"}},
                "net is -0.71, 0.11 under -0.6",
                "desk until 2026-12-31: known",
                {"deepseek-r1.json", {12, 5}}},
               {"order",
                "gate",
                "",
                CheckLevel::error,
                CheckOutcome::passed,
                "",
                {},
                "",
                "",
                "",
                {},
                {},
                "fine",
                "",
                {}}};
    a.id = "deepseek-r1";
    a.headline = "Bull for chip design";
    a.event = "SoTA model for under $6M";
    a.about = "About it";
    a.kind = KindId{"model_release"};
    a.date = Date{2025, 1, 27};
    a.hindsight = Date{2026, 11, 24};
    a.input_path = "deepseek-r1.json";
    a.input_sha256 = hash;
    a.input_set = {"training_cost=60M", "training_cost.status=disputed", "training_cost=70M"};
    a.input_drop = {"mechanism:efficiency"};
    a.input_case = CaseId{"hidden_chips"};
    a.stack_sha256 = a.rules_sha256 = a.vocabulary_sha256 = a.scales_sha256 = hash;
    a.judgement_share = m(710000);
    a.layers = {chip_layer(), cloud_layer()};
    a.arguments = {argument(rule), rich_argument()};
    a.facts = plain_facts();
    a.facts.push_back(fact());
    a.sources = {{SourceId{"reuters"}, "A title", "Reuters", "https://www.reuters.com/",
                  Date{2025, 1, 0}, Reliability::b, "reuters", "a note", here("s.json")}};
    a.rules = {{rule, chips, RuleOutcome::undecided, {cost}, "training_cost < 1", here("r.json")}};
    add_outlook(a);
    return a;
}

Assessment bare() {
    Assessment a;
    a.layers = {cloud_layer()};
    a.arguments = {argument(rule)};
    a.facts = plain_facts();
    a.sources.resize(1);
    a.sources[0].id = SourceId{"essay"};
    a.rules.resize(1);
    a.rules[0].id = rule;
    return a;
}

Vocabulary vocabulary() {
    Vocabulary vocabulary;
    FactDeclaration declaration;
    declaration.name = cost;
    declaration.type = FactType::number;
    declaration.unit = "usd";
    declaration.about = "What the final training run cost.";
    vocabulary.facts[cost] = declaration;
    return vocabulary;
}

}  // namespace sample
