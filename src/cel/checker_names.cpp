// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <algorithm>

#include "cel/checker.hpp"
#include "cel/literal.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cel {
namespace {

constexpr std::string_view facts_prefix = "facts.";

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

}  // namespace

std::optional<std::string> Checker::path(NodeId id) const {
    const Node& name = node(id);
    if (name.kind == Node::Kind::identifier) return name.name;
    if (name.kind != Node::Kind::select) return std::nullopt;
    auto target = path(name.children[0]);
    if (target) *target += "." + name.name;
    return target;
}

std::optional<std::size_t> Checker::variable(std::string_view path) const {
    if (const auto slot = environment_.slot(path)) return slot;
    if (!starts_with(path, facts_prefix)) return std::nullopt;
    const auto slot = environment_.slot(path.substr(facts_prefix.size()));
    if (!slot || !environment_.variables()[*slot].is_fact) return std::nullopt;
    return slot;
}

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
    const auto name = path(id);
    if (!name) {
        // A field of something that is no name.
        const NodeId target = node(id).children[0];
        if (!check(target)) return false;
        return fail(Code::condition_unknown_name, node(id).mark,
                    fmt::format("{} has no field `{}`", with_article(type(target)), node(id).name));
    }
    const auto slot = variable(*name);
    if (!slot) {
        unknown_name(id, *name);
        return false;
    }
    node(id).slot = *slot;
    node(id).type = environment_.variables()[*slot].type;
    ast_.reads.push_back(*slot);
    return true;
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
    if (variable(record)) {
        fail(Code::condition_unknown_name, node(id).mark,
             fmt::format("`{}` has no field `{}`", record, name.substr(point + 1)));
        return;
    }
    const auto siblings = fields(record);
    const std::string hint = siblings.empty() ? hint_for_name(name) : nearest_hint(name, siblings);
    fail(Code::condition_unknown_name, span, fmt::format("unknown name `{}`", name), hint);
}

std::string Checker::hint_for_name(const std::string& name) const {
    if (environment_.units().count(name) > 0) {
        return fmt::format("write an amount as in `{}(2.5)`", name);
    }
    if (const FunctionInfo* const function = find_function(name)) {
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
