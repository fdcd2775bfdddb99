// SPDX-License-Identifier: MIT
#include "support/world.hpp"

#include <stdexcept>

namespace stackimpact::testing {

namespace {

const std::vector<std::string> number_facts{"n0", "n1", "n2"};
const std::vector<std::string> bool_facts{"b0", "b1"};

Series series(double value) {
    Figure figure;
    figure.value = value;
    return {figure};
}

FactDeclaration declaration(const std::string& name, FactType type) {
    FactDeclaration made;
    made.name = FactName{name};
    made.type = type;
    if (type == FactType::number) {
        made.minimum = 0.0;
        made.maximum = 10.0;
    }
    if (type == FactType::enumeration) made.values = {"x", "y"};
    made.question = "What is " + name + "?";
    return made;
}

Direction other(Direction direction) {
    return direction == Direction::bull ? Direction::bear : Direction::bull;
}

}  // namespace

Scales standard_scales() {
    Scales scales;
    scales.reliability = {{"A", 1}, {"B", 0.75}, {"C", 0.5}, {"D", 0.25}, {"E", 0}};
    scales.credibility = {{"1", 1}, {"2", 0.75}, {"3", 0.5}, {"4", 0.25}, {"5", 0}};
    scales.reliability_unknown = {"D", "A", "E"};
    scales.credibility_unknown = {"4", "1", "5"};
    scales.reliability_ungraded = {"C", "A", "E"};
    scales.credibility_ungraded = {"3", "1", "5"};
    scales.status = {{"confirmed", 1}, {"claimed", 0.9}, {"disputed", 0.5}, {"retracted", 0}};
    scales.hedges = {{"may", 0.4}, {"likely", 0.675}};
    return scales;
}

Vocabulary small_vocabulary() {
    Vocabulary vocabulary;
    const auto add = [&](const std::string& name, FactType type) {
        vocabulary.facts.emplace(FactName{name}, declaration(name, type));
    };
    for (const std::string& name : number_facts) add(name, FactType::number);
    for (const std::string& name : bool_facts) add(name, FactType::boolean);
    add("e0", FactType::enumeration);
    for (const char* kind : {"k0", "k1"}) {
        vocabulary.kinds.emplace(KindId{kind}, EventKind{KindId{kind}, kind, ""});
    }
    return vocabulary;
}

cel::Environment small_environment() {
    cel::Environment environment;
    const auto fact = [&](const std::string& name, cel::Type type) {
        environment.declare({name, std::move(type), std::nullopt, std::nullopt, true});
    };
    for (const std::string& name : number_facts) fact(name, cel::Type::number());
    for (const std::string& name : bool_facts) fact(name, cel::Type::boolean());
    fact("e0", cel::Type::enumeration({"x", "y"}));
    const auto other_variable = [&](const std::string& name, cel::Type type) {
        environment.declare({name, std::move(type), std::nullopt, std::nullopt, false});
    };
    other_variable("stack.r0", cel::Type::number());
    other_variable("stack.r1", cel::Type::number());
    other_variable("layer.id", cel::Type::string());
    other_variable("layer.order", cel::Type::integer());
    other_variable("layer.leader_share", cel::Type::number());
    other_variable("layer.players", cel::Type::integer());
    return environment;
}

Condition condition(const std::string& text, cel::Expected expected) {
    static const cel::Environment environment = small_environment();
    std::vector<cel::Issue> issues;
    const auto program = cel::compile(text, environment, expected, issues);
    if (!program) throw std::logic_error(text + ": " + issues.front().message);
    return {text, *program, {}};
}

std::vector<Flow> standard_flows(double damping, double supply_damping) {
    const ChannelId demand{"demand"};
    const ChannelId pricing{"pricing"};
    const ChannelId cost{"cost"};
    const ChannelId supply{"supply"};
    return {{demand, demand, FlowToward::suppliers, 1, "demand", damping, "", {}},
            {cost, cost, FlowToward::customers, 1, "cost", damping, "", {}},
            {pricing, cost, FlowToward::customers, -1, "cost", damping, "", {}},
            {supply, supply, FlowToward::customers, 1, "supply", supply_damping, "", {}},
            {pricing, demand, FlowToward::customers, -1, "complement", damping, "", {}}};
}

Stack empty_stack(std::size_t layers) {
    Stack stack;
    for (std::size_t i = 0; i < layers; ++i) {
        Layer layer;
        layer.id = LayerId{std::string(1, static_cast<char>('a' + i))};
        layer.order = static_cast<int>(i) + 1;
        layer.name = layer.id.str();
        stack.layers.push_back(layer);
    }
    for (const char* id : {"demand", "pricing", "cost", "supply"})
        stack.channels.push_back({ChannelId{id}, id, ""});
    for (const char* name : {"r0", "r1"}) {
        Reference reference;
        reference.name = ReferenceName{name};
        reference.series = series(4.0);
        stack.references.emplace(reference.name, reference);
    }
    return stack;
}

Link link(const std::string& supplier, const std::string& customer,
          const std::map<std::string, double>& coefficients) {
    Link made;
    made.supplier = LayerId{supplier};
    made.customer = LayerId{customer};
    for (const auto& entry : coefficients) {
        if (entry.second > 0) made.coefficients[entry.first] = series(entry.second);
    }
    return made;
}

Assessment assessed(const World& world, const Overlay& overlay) {
    Diagnostics diagnostics;
    auto result = assess(world.input(), world.scenario, {{}, overlay}, diagnostics);
    if (!result) throw std::logic_error("refused: " + diagnostics.all().front().message);
    return std::move(*result);
}

World mirrored(World world) {
    for (auto& entry : world.scenario.arguments) {
        for (Effect& effect : entry.second.effects) effect.direction = other(effect.direction);
    }
    for (auto& entry : world.rules.rules) {
        for (Effect& effect : entry.second.effects) effect.direction = other(effect.direction);
    }
    if (!world.scenario.market) return world;
    for (CompanyReturn& company : world.scenario.market->returns) {
        company.simple = -company.simple;
        if (company.abnormal) company.abnormal = -*company.abnormal;
        if (company.equal_weighted && company.equal_weighted->abnormal) {
            company.equal_weighted->abnormal = -*company.equal_weighted->abnormal;
        }
    }
    for (Commentary& commentary : world.scenario.market->commentary) {
        if (commentary.direction == CommentaryDirection::bull) {
            commentary.direction = CommentaryDirection::bear;
        } else if (commentary.direction == CommentaryDirection::bear) {
            commentary.direction = CommentaryDirection::bull;
        }
    }
    return world;
}

}  // namespace stackimpact::testing
