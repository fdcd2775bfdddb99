// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <algorithm>
#include <utility>

#include "cel/checker.hpp"
#include "cel/literal.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cel {
namespace {

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

}  // namespace

std::vector<std::string> Checker::fields(std::string_view record) const {
    const std::string prefix = std::string(record) + ".";
    std::vector<std::string> names;
    for (const Variable& variable : environment_.variables()) {
        if (prefix == facts_prefix && variable.is_fact) names.push_back(prefix + variable.name);
        if (starts_with(variable.name, prefix)) names.push_back(variable.name);
    }
    return names;
}

bool Checker::is_record(std::string_view name) const {
    return !fields(name).empty();
}

bool Checker::check_name(NodeId id) {
    Node& name = node(id);
    if (name.kind == Node::Kind::identifier) {
        if (const auto local = scope_.local(name.name)) {
            name.local = *local;
            name.type = scope_.type_of_local(*local);
            return true;
        }
    }
    const auto path = scope_.path(id);
    const auto slot = path ? scope_.variable(*path) : std::nullopt;
    if (slot) {
        name.slot = *slot;
        name.type = environment_.variables()[*slot].type;
        ast_.reads.push_back(*slot);
        return true;
    }
    if (name.kind == Node::Kind::select && starts_with_value(id)) return check_field(id);
    unknown_name(id, path.value_or(name.name));
    return false;
}

/// Whether what a selection is made from is a value, and not a part of a dotted name.
bool Checker::starts_with_value(NodeId id) const {
    const NodeId target = node(id).children[0];
    const auto path = scope_.path(target);
    if (!path || scope_.variable(*path)) return true;
    return node(target).kind == Node::Kind::select && starts_with_value(target);
}

/// A field of a value.
bool Checker::check_field(NodeId id) {
    const NodeId target = node(id).children[0];
    if (!check(target)) return false;
    const Type& record = type(target);
    node(id).operands = {target};
    node(id).operation.function = Function::field;
    const bool is_map = record.kind == Type::Kind::map;
    const bool has_text_keys = is_map && (is_text(key_of(record)) || is_any(key_of(record)));
    if (has_text_keys || is_any(record)) {
        node(id).type = element_of(record);
        return true;
    }
    std::string hint = is_map ? fmt::format("its keys are {}", type_name(key_of(record))) : "";
    return fail(Code::condition_unknown_name, node(id).mark,
                fmt::format("{} has no field `{}`", shown(target), node(id).name), std::move(hint));
}

void Checker::unknown_name(NodeId id, const std::string& name) {
    const Span span = node(id).span;
    const std::size_t point = name.rfind('.');
    if (point == std::string::npos) {
        const auto inside = fields(name);
        if (inside.empty()) {
            fail(Code::condition_unknown_name, span, fmt::format("unknown name `{}`", name),
                 hint_for_name(name));
        } else {
            fail(Code::condition_unknown_name, span,
                 fmt::format("`{}` is a group of names, not a value", name),
                 fmt::format("name one of them, as in `{}`", inside.front()));
        }
        return;
    }
    const std::string record = name.substr(0, point);
    const auto siblings = fields(record);
    const std::string hint = siblings.empty() ? hint_for_name(name) : nearest_hint(name, siblings);
    fail(Code::condition_unknown_name, span, fmt::format("unknown name `{}`", name), hint);
}

std::string Checker::hint_for_name(const std::string& name) const {
    if (environment_.units().count(name) > 0) {
        return fmt::format("write an amount as in `{}(2.5)`", name);
    }
    if (const FunctionInfo* const function = find_function(name, false)) {
        return fmt::format("write `{}`", function->usage);
    }
    std::vector<std::string> names;
    for (const Variable& candidate : environment_.variables()) {
        const auto& domain = candidate.type.domain;
        if (std::find(domain.begin(), domain.end(), name) != domain.end()) {
            return fmt::format("write a text in quotes: `{}`", quote(name));
        }
        const std::size_t point = candidate.name.rfind('.');
        // A field without its record.
        if (point != std::string::npos && candidate.name.substr(point + 1) == name) {
            return fmt::format("did you mean `{}`?", candidate.name);
        }
        names.push_back(candidate.name);
    }
    return nearest_hint(name, names);
}

}  // namespace stackimpact::cel
