// SPDX-License-Identifier: MIT
#include "load/load_rules_conditions.hpp"

#include <fmt/format.h>

#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "cel/ast.hpp"
#include "load/names.hpp"
#include "model/format.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

constexpr std::string_view stack_prefix = "stack.";
constexpr std::string_view layer_prefix = "layer.";

bool starts_with(const std::string& text, std::string_view prefix) {
    return text.compare(0, prefix.size(), prefix) == 0;
}

const UnitDeclaration* find_unit(const std::string& unit, const Vocabulary& vocabulary) {
    const auto found = vocabulary.units.find(unit);
    return found == vocabulary.units.end() ? nullptr : &found->second;
}

cel::Type type_of(const FactDeclaration& fact, const Vocabulary& vocabulary) {
    switch (fact.type) {
        case FactType::boolean:
            return cel::Type::boolean();
        case FactType::integer:
            return cel::Type::integer();
        case FactType::enumeration:
            return cel::Type::enumeration(fact.values);
        case FactType::text:
            return cel::Type::string();
        case FactType::number:
            break;
    }
    const UnitDeclaration* unit = find_unit(fact.unit, vocabulary);
    return unit == nullptr ? cel::Type::number() : cel::Type::quantity(unit->dimension);
}

cel::Variable variable_of(const FactDeclaration& fact, const Vocabulary& vocabulary) {
    const UnitDeclaration* unit = find_unit(fact.unit, vocabulary);
    const double factor = unit == nullptr ? 1.0 : unit->factor;
    cel::Variable variable;
    variable.name = fact.name.str();
    variable.type = type_of(fact, vocabulary);
    if (fact.minimum) variable.minimum = *fact.minimum * factor;
    if (fact.maximum) variable.maximum = *fact.maximum * factor;
    variable.is_fact = true;
    return variable;
}

void declare_layer_fields(const Stack& stack, cel::Environment& environment) {
    const auto declare = [&](const char* field, cel::Type type, std::optional<double> minimum,
                             std::optional<double> maximum) {
        cel::Variable variable;
        variable.name = std::string(layer_prefix) + field;
        variable.type = std::move(type);
        variable.minimum = minimum;
        variable.maximum = maximum;
        environment.declare(std::move(variable));
    };
    declare("id", cel::Type::enumeration(layer_names(stack)), {}, {});
    declare("order", cel::Type::integer(), 1.0, {});
    declare("leader_share", cel::Type::number(), 0.0, 1.0);
    declare("players", cel::Type::integer(), 0.0, {});
}

/// Reports a problem of an expression at its place in the file.
void report(const Input& input, const JsonNode& node, cel::Issue issue) {
    Diagnostic diagnostic;
    diagnostic.code = issue.code;
    diagnostic.severity = issue.is_warning ? Severity::warning : Severity::error;
    diagnostic.place = input.place_in(node, issue.span);
    diagnostic.message = std::move(issue.message);
    diagnostic.hint = std::move(issue.hint);
    if (!issue.other_message.empty()) {
        diagnostic.labels.push_back({input.place_in(node, issue.other), issue.other_message});
    }
    input.diagnostics().add(std::move(diagnostic));
}

/// Compiles an expression that stands in a JSON string, or as a JSON number or truth value.
Condition compile_node(const Input& input, const JsonNode& node, const std::string& text,
                       const cel::Environment& environment, cel::Expected expected) {
    Condition condition;
    condition.text = text;
    condition.location = input.location(node.span);
    std::vector<cel::Issue> issues;
    auto program = cel::compile(text, environment, expected, issues);
    for (cel::Issue& issue : issues) report(input, node, std::move(issue));
    if (program) condition.program = std::move(*program);
    return condition;
}

/// The bytes of a number or truth value as they stand in the file.
std::string as_written(const Input& input, const JsonNode& node) {
    return std::string(
        input.text()->content().substr(node.span.begin, node.span.end - node.span.begin));
}

Condition read_condition(const Input& input, const JsonNode& node, std::string_view what,
                         const cel::Environment& environment) {
    if (node.kind == JsonNode::Kind::boolean) {
        return compile_node(input, node, as_written(input, node), environment,
                            cel::Expected::boolean);
    }
    const auto text = read_words(input, node, what);
    if (!text) return {};
    return compile_node(input, node, *text, environment, cel::Expected::boolean);
}

/// A strength that depends on no fact, nor on which facts are stated, is known before anything
/// runs.
void check_constant(const Input& input, const JsonNode& node, const cel::Program& strength) {
    if (strength.empty() || !strength.reads().empty() || !strength.asks().empty()) return;
    const cel::Outcome outcome = cel::evaluate(strength, {});
    if (outcome.kind != cel::Outcome::Kind::value) return;
    const double value = outcome.number();
    if (value >= unit_range.low && value <= unit_range.high) return;
    const std::string found = std::isnan(value)   ? "not a number"
                              : std::isinf(value) ? "infinite"
                                                  : decimal(value);
    input.error(Code::value_out_of_range, node.span, fmt::format("this is always {}", found),
                "a strength lies between 0 and 1");
}

void check_placeholder(const Input& input, const JsonNode& claim, const std::string& name,
                       Span span, const Vocabulary& vocabulary, const Stack& stack) {
    const bool reference = starts_with(name, stack_prefix);
    if (reference) {
        const std::string wanted = name.substr(stack_prefix.size());
        if (stack.references.count(ReferenceName{wanted}) > 0) return;
        input.diagnostics().error(Code::unknown_reference, input.place_in(claim, span),
                                  fmt::format("the stack has no reference {}", quoted(wanted)),
                                  nearest_hint(wanted, names_of(stack.references)));
        return;
    }
    if (vocabulary.facts.count(FactName{name}) > 0) return;
    Names known = names_of(vocabulary.facts);
    for (const auto& entry : stack.references) {
        known.push_back(std::string(stack_prefix) + entry.first.str());
    }
    input.diagnostics().error(Code::unknown_fact, input.place_in(claim, span),
                              fmt::format("the vocabulary has no fact {}", quoted(name)),
                              nearest_hint(name, known));
}

}  // namespace

RuleEnvironments rule_environments(const Vocabulary& vocabulary, const Stack& stack) {
    RuleEnvironments environments;
    cel::Environment& conditions = environments.conditions;
    for (const auto& entry : vocabulary.units) {
        conditions.declare_unit(entry.first, {entry.second.dimension, entry.second.factor});
    }
    for (const auto& entry : vocabulary.facts) {
        conditions.declare(variable_of(entry.second, vocabulary));
    }
    for (const auto& entry : stack.references) {
        const UnitDeclaration* unit = find_unit(entry.second.unit, vocabulary);
        cel::Variable variable;
        variable.name = std::string(stack_prefix) + entry.first.str();
        variable.type =
            unit == nullptr ? cel::Type::number() : cel::Type::quantity(unit->dimension);
        conditions.declare(std::move(variable));
    }
    environments.all = conditions;
    declare_layer_fields(stack, environments.all);
    return environments;
}

std::vector<Condition> read_when(const Input& input, const JsonNode& node,
                                 const RuleEnvironments& environments) {
    std::vector<Condition> conditions;
    if (node.kind != JsonNode::Kind::array) {
        conditions.push_back(read_condition(input, node, "`when`", environments.conditions));
        return conditions;
    }
    for (const JsonNode& item : node.items) {
        conditions.push_back(read_condition(input, item, "a condition", environments.conditions));
    }
    return conditions;
}

Condition read_strength(const Input& input, const JsonNode& node,
                        const RuleEnvironments& environments) {
    const bool number = node.kind == JsonNode::Kind::integer || node.kind == JsonNode::Kind::number;
    std::optional<std::string> text;
    if (number) {
        if (read_number(input, node, "`strength`", unit_range)) text = as_written(input, node);
    } else {
        text = read_words(input, node, "`strength`");
    }
    if (!text) return {};
    Condition strength =
        compile_node(input, node, *text, environments.conditions, cel::Expected::number);
    check_constant(input, node, strength.program);
    return strength;
}

Condition read_each(const Input& input, const JsonNode& node,
                    const RuleEnvironments& environments) {
    Condition condition = read_condition(input, node, "`each`", environments.all);
    if (condition.program.empty()) return condition;
    std::set<std::size_t> told;
    for (const cel::Node& part : condition.program.ast().nodes) {
        if (part.slot == cel::no_slot || !told.insert(part.slot).second) continue;
        const std::string& name = environments.all.variables().at(part.slot).name;
        if (starts_with(name, layer_prefix)) continue;
        input.diagnostics().error(Code::condition_unknown_name, input.place_in(node, part.span),
                                  fmt::format("`each` chooses layers and cannot read `{}`", name),
                                  "it reads layer.id, layer.order, layer.leader_share and "
                                  "layer.players; facts belong into `when`");
    }
    return condition;
}

void check_placeholders(const Input& input, const JsonNode& claim, const Vocabulary& vocabulary,
                        const Stack& stack) {
    if (claim.kind != JsonNode::Kind::string) return;
    const std::string& text = claim.string;
    std::size_t open = text.find('{');
    while (open != std::string::npos) {
        const std::size_t close = text.find('}', open);
        if (close == std::string::npos) {
            input.diagnostics().error(Code::invalid_value, input.place_in(claim, {open, open + 1}),
                                      "this brace is not closed",
                                      "{fact} and {stack.reference} stand for values");
            return;
        }
        check_placeholder(input, claim, text.substr(open + 1, close - open - 1), {open + 1, close},
                          vocabulary, stack);
        open = text.find('{', close);
    }
}

}  // namespace stackimpact
