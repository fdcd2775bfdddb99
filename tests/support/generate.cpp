// SPDX-License-Identifier: MIT
#include "support/generate.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <map>

namespace stackimpact::testing {

namespace {

const std::vector<std::string> number_facts{"n0", "n1", "n2"};
const std::vector<std::string> bool_facts{"b0", "b1"};
const std::vector<std::string> channel_ids{"demand", "pricing", "cost", "supply"};

std::string numbered(const std::string& prefix, int number) {
    return prefix + std::to_string(number);
}

std::string draw_word(const std::vector<std::string>& words) {
    return words[static_cast<std::size_t>(draw(0, static_cast<int>(words.size()) - 1))];
}

// Sources and facts

void draw_sources(Scenario& scenario) {
    const int count = draw(0, 4);
    for (int i = 0; i < count; ++i) {
        Source source;
        source.id = SourceId{numbered("src", i)};
        source.reliability = static_cast<Reliability>(draw(0, 6));
        if (one_in(2)) source.group = numbered("group", draw(0, 1));
        scenario.sources.emplace(source.id, source);
    }
}

std::vector<Citation> draw_citations(const Scenario& scenario) {
    std::vector<Citation> citations;
    if (scenario.sources.empty()) return citations;
    const int count = draw(0, 3);
    for (int i = 0; i < count; ++i) {
        auto source = scenario.sources.begin();
        std::advance(source, draw(0, static_cast<int>(scenario.sources.size()) - 1));
        citations.push_back({source->first, draw(0, 6), "", one_in(4) ? "group0" : ""});
    }
    return citations;
}

void draw_bounds(Fact& fact) {
    const double value = std::get<double>(fact.value);
    if (one_in(3)) fact.low = std::max(0.0, value - draw_twentieths(0, 60));
    if (one_in(3)) fact.high = std::min(10.0, value + draw_twentieths(0, 60));
}

void add_fact(Scenario& scenario, const std::string& name, FactValue value) {
    Fact fact;
    fact.name = FactName{name};
    fact.value = std::move(value);
    fact.status = static_cast<FactStatus>(draw(0, 3));
    fact.citations = draw_citations(scenario);
    if (one_in(5)) fact.at_most = draw_twentieths(0, 20);
    if (std::holds_alternative<double>(fact.value)) draw_bounds(fact);
    scenario.facts.emplace(fact.name, fact);
}

void draw_facts(Scenario& scenario) {
    for (const std::string& name : number_facts) {
        if (!one_in(4)) add_fact(scenario, name, draw_twentieths(0, 200));
    }
    for (const std::string& name : bool_facts) {
        if (!one_in(4)) add_fact(scenario, name, !one_in(3));
    }
    if (one_in(2)) add_fact(scenario, "e0", std::string(one_in(2) ? "x" : "y"));
}

// Arguments and rules stand in one line; a relation goes from an earlier to a later one, so that
// there is no cycle.

struct Line {
    std::vector<std::string> ids;
    std::vector<std::string> mechanisms;
};

std::optional<MechanismId> draw_mechanism() {
    if (!one_in(2)) return std::nullopt;
    return MechanismId{numbered("mech", draw(0, 1))};
}

/// True if every argument of the mechanism stands after `at`.
bool only_later(const Line& line, const std::string& mechanism, std::size_t at) {
    bool found = false;
    for (std::size_t i = 0; i < line.mechanisms.size(); ++i) {
        if (line.mechanisms[i] != mechanism) continue;
        if (i <= at) return false;
        found = true;
    }
    return found;
}

std::vector<Relation> draw_relations(const Line& line, std::size_t at) {
    std::vector<Relation> relations;
    const int count = draw(0, 2);
    for (int i = 0; i < count; ++i) {
        const auto other = static_cast<std::size_t>(draw(0, static_cast<int>(line.ids.size()) - 1));
        if (other == at) continue;
        Relation relation;
        relation.kind = one_in(2) ? RelationKind::attack : RelationKind::support;
        relation.incoming = other < at;
        relation.target = ArgumentId{line.ids[other]};
        relation.weight = draw_twentieths(1, 20);
        const std::string& mechanism = line.mechanisms[other];
        if (!mechanism.empty() && one_in(3) && only_later(line, mechanism, at)) {
            relation.target = MechanismId{mechanism};
        }
        relations.push_back(relation);
    }
    return relations;
}

std::vector<Effect> draw_effects(const Stack& stack) {
    std::vector<Effect> effects;
    const int count = draw(0, 3);
    for (int i = 0; i < count; ++i) effects.push_back(draw_effect(stack));
    return effects;
}

ScenarioArgument draw_argument(const std::string& id, const World& world) {
    ScenarioArgument argument;
    argument.id = ArgumentId{id};
    argument.by = one_in(2) ? Voice::market : Voice::analyst;
    if (one_in(3)) argument.hedge = one_in(2) ? "may" : "likely";
    if (!one_in(3)) argument.strength = draw_twentieths(0, 20);
    if (one_in(5)) argument.at_most = draw_twentieths(0, 20);
    argument.mechanism = draw_mechanism();
    for (const auto& entry : world.scenario.facts) {
        if (one_in(4)) argument.rests_on.push_back(entry.first);
    }
    argument.sources = draw_citations(world.scenario);
    argument.effects = draw_effects(world.stack);
    return argument;
}

const std::vector<std::string> conditions{
    "n0 > 3.0",
    "n1 <= 5.0",
    "n0 < n1",
    "b0",
    "!b1",
    "b0 || n2 > 4.0",
    "b0 && b1",
    "has(facts.n2) && n2 < 8.0",
    "!has(facts.b1)",
    "e0 == 'x'",
    "n2 / stack.r0 >= 1.0",
    "b1 ? n0 > 2.0 : n2 > 2.0",
};

const std::vector<std::string> strengths{
    "0.5",
    "0.85",
    "ramp(n0, 0.0, 10.0)",
    "1.0 - ramp(n1, 2.0, 8.0)",
    "curve(n2 / stack.r1, [0.5, 1.0, 3.0], [0.9, 0.4, 0.0])",
    "b0 ? 0.75 : 0.25",
    "n0 / 8.0",
};

const Condition& compiled(const std::string& text, cel::Expected expected) {
    static std::map<std::string, Condition> cache;
    const auto found = cache.find(text);
    if (found != cache.end()) return found->second;
    return cache.emplace(text, condition(text, expected)).first->second;
}

Rule draw_rule(const std::string& id, const World& world) {
    Rule rule;
    rule.id = ArgumentId{id};
    if (one_in(5)) rule.kinds = {KindId{numbered("k", draw(0, 1))}};
    rule.mechanism = draw_mechanism();
    rule.claim = "n0 is {n0} against {stack.r0}";
    const int count = draw(0, 2);
    for (int i = 0; i < count; ++i) {
        rule.when.push_back(compiled(draw_word(conditions), cel::Expected::boolean));
    }
    rule.strength = compiled(draw_word(strengths), cel::Expected::number);
    rule.effects = draw_effects(world.stack);
    if (one_in(5)) {
        rule.each = compiled("layer.order > 1", cel::Expected::boolean);
        for (Effect& effect : rule.effects) effect.layer = LayerId{"$each"};
    }
    rule.judgement = one_in(2);
    return rule;
}

void draw_market(World& world) {
    MarketReaction market;
    for (const auto& entry : world.stack.companies) {
        CompanyReturn made{entry.first, draw_twentieths(-10, 10), std::nullopt, std::nullopt,
                           std::nullopt};
        if (!one_in(4)) made.abnormal = draw_twentieths(-10, 10);
        if (!one_in(4)) made.sd = 0.01 * draw(1, 10);
        if (!one_in(4)) {
            made.equal_weighted = AbnormalReturn{draw_twentieths(-10, 10), std::nullopt};
            if (one_in(2)) made.equal_weighted->sd = 0.01 * draw(1, 10);
        }
        market.returns.push_back(made);
    }
    for (const Layer& layer : world.stack.layers) {
        if (one_in(3)) continue;
        market.commentary.push_back(
            {layer.id, static_cast<CommentaryDirection>(draw(0, 3)), one_in(2)});
    }
    market.confounded = one_in(5);
    world.scenario.market = market;
}

void draw_arguments_and_rules(World& world, int rules) {
    const int arguments = draw(1, 6);
    Line line;
    std::vector<Rule> drawn_rules;
    std::vector<ScenarioArgument> drawn;
    for (int i = 0; i < rules; ++i) drawn_rules.push_back(draw_rule(numbered("rule", i), world));
    for (int i = 0; i < arguments; ++i) drawn.push_back(draw_argument(numbered("arg", i), world));
    const auto enter = [&](const auto& item) {
        line.ids.push_back(item.id.str());
        line.mechanisms.push_back(item.mechanism ? item.mechanism->str() : "");
    };
    std::for_each(drawn_rules.begin(), drawn_rules.end(), enter);
    std::for_each(drawn.begin(), drawn.end(), enter);
    std::size_t at = 0;
    for (Rule& rule : drawn_rules) {
        rule.relations = draw_relations(line, at++);
        world.rules.rules.emplace(rule.id, rule);
    }
    for (ScenarioArgument& argument : drawn) {
        argument.relations = draw_relations(line, at++);
        world.scenario.arguments.emplace(argument.id, argument);
    }
}

World draw_any(int rules) {
    World world;
    world.scales = standard_scales();
    world.vocabulary = small_vocabulary();
    world.stack = draw_stack();
    world.rules.environment = small_environment();
    world.scenario.id = "s";
    world.scenario.event = "An event";
    if (one_in(2)) world.scenario.kind = KindId{numbered("k", draw(0, 1))};
    draw_sources(world.scenario);
    draw_facts(world.scenario);
    draw_arguments_and_rules(world, rules);
    draw_market(world);
    return world;
}

void draw_companies(Stack& stack) {
    int number = 0;
    for (const Layer& layer : stack.layers) {
        const int count = draw(0, 2);
        for (int i = 0; i < count; ++i) {
            Company company;
            company.ticker = Ticker{numbered("T", number++)};
            company.exposure[layer.id] = draw_twentieths(5, 20);
            if (one_in(4)) company.proxy = "a supplier of it";
            stack.companies.emplace(company.ticker, company);
        }
    }
}

bool is_linked(const Stack& stack, std::size_t supplier, std::size_t customer) {
    return std::any_of(stack.links.begin(), stack.links.end(), [&](const Link& made) {
        return made.supplier == stack.layers[supplier].id &&
               made.customer == stack.layers[customer].id;
    });
}

void draw_links(Stack& stack) {
    const int last = static_cast<int>(stack.layers.size()) - 1;
    const int count = draw(0, last + 2);
    for (int i = 0; i < count; ++i) {
        const auto supplier = static_cast<std::size_t>(draw(0, last));
        const auto customer = static_cast<std::size_t>(draw(0, last));
        if (supplier == customer || is_linked(stack, supplier, customer)) continue;
        stack.links.push_back(link(stack.layers[supplier].id.str(), stack.layers[customer].id.str(),
                                   {{"demand", draw_twentieths(0, 20)},
                                    {"cost", draw_twentieths(0, 20)},
                                    {"supply", draw_twentieths(0, 20)},
                                    {"complement", draw_twentieths(0, 20)}}));
    }
}

}  // namespace

int draw(int low, int high) {
    // The whole range from the first case on: a law tried a few times only is no weaker for it.
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high + 1));
}

bool one_in(int n) {
    return draw(0, n - 1) == n - 1;
}

double draw_twentieths(int low, int high) {
    return draw(low, high) / 20.0;
}

Stack draw_stack() {
    Stack stack = empty_stack(static_cast<std::size_t>(draw(2, 4)));
    stack.flows = standard_flows(draw_twentieths(0, 14), draw_twentieths(0, 16));
    draw_links(stack);
    draw_companies(stack);
    Diagnostics diagnostics;
    RC_PRE(check_stack(stack, nullptr, diagnostics));
    return stack;
}

Effect draw_effect(const Stack& stack) {
    const int layer = draw(0, static_cast<int>(stack.layers.size()) - 1);
    return {stack.layers[static_cast<std::size_t>(layer)].id, ChannelId{draw_word(channel_ids)},
            one_in(2) ? Direction::bull : Direction::bear, draw_twentieths(1, 20)};
}

World draw_world() {
    return draw_any(draw(0, 6));
}

World draw_world_of_arguments() {
    return draw_any(0);
}

}  // namespace stackimpact::testing
