// SPDX-License-Identifier: MIT
#include "load/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "load/load.hpp"
#include "load/names.hpp"
#include "load/scenario_facts.hpp"
#include "source/nearest.hpp"

namespace stackimpact {

namespace {

using Kind = DropTarget::Kind;

/// Names that one prefix of a drop can be followed by.
struct DropPrefix {
    std::string_view text;
    std::string_view what;
    Kind kind;
};

constexpr std::array<DropPrefix, 3> drop_prefixes = {{{"mechanism:", "mechanism", Kind::mechanism},
                                                      {"fact:", "fact", Kind::fact},
                                                      {"source:", "source", Kind::source}}};

Names names_to_drop(Kind kind, const Scenario& scenario, const Targets& targets) {
    switch (kind) {
        case Kind::argument:
            return targets.arguments;
        case Kind::mechanism:
            return targets.mechanisms;
        case Kind::fact:
            return names_of(scenario.facts);
        case Kind::source:
            return names_of(scenario.sources);
    }
    return {};
}

std::optional<DropTarget> unknown_target(const Input& input, Span span, Code code,
                                         std::string message, const std::string& text,
                                         const Names& known) {
    input.error(code, span, std::move(message), nearest_hint(text, known));
    return std::nullopt;
}

std::optional<DropTarget> read_prefixed_drop(const Input& input, Span span, const std::string& id,
                                             const DropPrefix& prefix, const Scenario& scenario,
                                             const Targets& targets) {
    const Names known = names_to_drop(prefix.kind, scenario, targets);
    if (std::find(known.begin(), known.end(), id) != known.end())
        return DropTarget{prefix.kind, id};
    const bool mechanism = prefix.kind == Kind::mechanism;
    return unknown_target(input, span, mechanism ? Code::unknown_mechanism : Code::unknown_target,
                          mechanism
                              ? fmt::format("nothing carries the mechanism {}", quoted(id))
                              : fmt::format("the scenario has no {} {}", prefix.what, quoted(id)),
                          id, known);
}

Case read_case(const Input& input, const JsonNode& node, const Targets& targets,
               const Vocabulary& vocabulary, Scenario& scenario) {
    ObjectReader reader(input, node, "a case");
    Case made;
    made.about = reader.text("about");
    if (const JsonNode* set = reader.find("set")) {
        for (const JsonMember& member : read_members(input, *set, "`set`")) {
            const FactDeclaration* fact = find_fact(input, member.key_span, member.key, vocabulary);
            if (fact == nullptr) continue;
            const bool stated = scenario.facts.count(fact->name) > 0;
            made.overlay.set.push_back(
                read_fact_change(input, member.value, *fact, stated, vocabulary, scenario.sources));
        }
    }
    if (const JsonNode* drop = reader.find("drop")) {
        for (const JsonNode& item : read_items(input, *drop, "`drop`")) {
            if (!has_type(input, item, JsonNode::Kind::string, "what to drop")) continue;
            auto target = read_drop(input, item.span, item.string, scenario, targets);
            if (target) made.overlay.drop.push_back(std::move(*target));
        }
    }
    reader.finish();
    return made;
}

/// The words after `=` as a value in JSON would be read.
JsonNode value_node(const std::string& words, Span span, const FactDeclaration& fact) {
    JsonNode node;
    node.kind = JsonNode::Kind::string;
    node.string = words;
    node.span = span;
    const bool yes = words == "true" || words == "yes";
    if (fact.type == FactType::boolean && (yes || words == "false" || words == "no")) {
        node.kind = JsonNode::Kind::boolean;
        node.boolean = yes;
    }
    return node;
}

std::optional<FactChange> set_value(const Input& input, const JsonNode& value,
                                    const FactDeclaration& fact, const Vocabulary& vocabulary) {
    auto written = read_fact_value(input, value, fact, vocabulary);
    if (!written) return std::nullopt;
    FactChange change;
    change.name = fact.name;
    change.value = std::move(written->value);
    change.low = written->low;
    change.high = written->high;
    change.as_written = std::move(written->as_written);
    return change;
}

std::optional<FactChange> set_status(const Input& input, const JsonNode& value, Span name_span,
                                     const FactDeclaration& fact, const Scenario& scenario) {
    FactChange change;
    change.name = fact.name;
    change.status = read_status(input, value);
    if (scenario.facts.count(fact.name) == 0) {
        input.error(Code::unknown_fact, name_span,
                    fmt::format("the scenario does not state `{}`", fact.name.str()),
                    fmt::format("give it a value: {}={}", fact.name.str(),
                                fact.example.empty() ? "..." : fact.example));
        return std::nullopt;
    }
    if (!change.status) return std::nullopt;
    return change;
}

}  // namespace

std::optional<DropTarget> read_drop(const Input& input, Span span, const std::string& text,
                                    const Scenario& scenario, const Targets& targets) {
    for (const DropPrefix& prefix : drop_prefixes) {
        if (text.compare(0, prefix.text.size(), prefix.text) != 0) continue;
        return read_prefixed_drop(input, span, text.substr(prefix.text.size()), prefix, scenario,
                                  targets);
    }
    Names all;
    for (const Kind kind : {Kind::argument, Kind::fact, Kind::source}) {
        const Names known = names_to_drop(kind, scenario, targets);
        if (std::find(known.begin(), known.end(), text) != known.end()) {
            return DropTarget{kind, text};
        }
        all.insert(all.end(), known.begin(), known.end());
    }
    for (const std::string& mechanism : targets.mechanisms) all.push_back("mechanism:" + mechanism);
    return unknown_target(
        input, span, Code::unknown_target,
        fmt::format("there is no argument, rule, fact or source {}", quoted(text)), text, all);
}

/// Each is a whole assessment.
constexpr std::size_t most_cases = 100;

std::vector<Case> read_cases(const Input& input, const JsonNode& node, const Targets& targets,
                             const Vocabulary& vocabulary, Scenario& scenario) {
    std::vector<Case> cases;
    for (const JsonMember& member : read_members(input, node, "`cases`", most_cases)) {
        if (!check_id(input, member.key_span, member.key, "a case")) continue;
        Case made = read_case(input, member.value, targets, vocabulary, scenario);
        made.id = CaseId{member.key};
        cases.push_back(std::move(made));
    }
    return cases;
}

std::optional<FactChange> parse_set(const TextPtr& argument, const Scenario& scenario,
                                    const Knowledge& knowledge, Diagnostics& diagnostics) {
    const Input input(argument, diagnostics);
    const std::string text(argument->content());
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) {
        input.error(Code::invalid_value, {0, text.size()}, "`--set` wants NAME=VALUE",
                    "for example --set training_cost=60M");
        return std::nullopt;
    }
    const std::size_t dot = std::min(text.find('.'), equals);
    const std::string key = text.substr(0, equals);
    const FactDeclaration* fact =
        find_fact(input, {0, dot}, text.substr(0, dot), knowledge.vocabulary);
    const bool status = key.substr(dot) == ".status";
    if (dot < equals && !status) {
        input.error(
            Code::unknown_key, {dot + 1, equals},
            fmt::format("`--set` does not change {} of a fact", quoted(key.substr(dot + 1))),
            "NAME=VALUE or NAME.status=STATUS");
        return std::nullopt;
    }
    if (fact == nullptr) return std::nullopt;
    const JsonNode value = value_node(text.substr(equals + 1), {equals + 1, text.size()}, *fact);
    return status ? set_status(input, value, {0, dot}, *fact, scenario)
                  : set_value(input, value, *fact, knowledge.vocabulary);
}

std::optional<DropTarget> parse_drop(const TextPtr& argument, const Scenario& scenario,
                                     const Knowledge& knowledge, Diagnostics& diagnostics) {
    const Input input(argument, diagnostics);
    const std::string text(argument->content());
    const Targets targets = targets_of(scenario, knowledge.rules, layer_names(knowledge.stack));
    return read_drop(input, {0, text.size()}, text, scenario, targets);
}

}  // namespace stackimpact
