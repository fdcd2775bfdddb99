// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "cel/checker.hpp"
#include "cel/literal.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cel {
namespace {

struct Habit {
    std::string_view name;
    std::string_view hint;
};

/// Functions of other languages.
constexpr std::array<Habit, 19> habits = {{
    {"length", "write `size(x)`"},
    {"now", "there is no clock: results are the same at any time"},
    {"today", "there is no clock: results are the same at any time"},
    {"random", "there is no randomness: results are always the same"},
    {"not", "write `!x`"},
    {"any", "write `values.exists(v, v > 0.5)`"},
    {"some", "write `values.exists(v, v > 0.5)`"},
    {"every", "write `values.all(v, v > 0.5)`"},
    {"len", "write `size(x)`"},
    {"min", "write `math.least(a, b, ...)`"},
    {"max", "write `math.greatest(a, b, ...)`"},
    {"clamp", "write `math.least(math.greatest(x, lo), hi)`"},
    {"float", "write `double(x)`"},
    {"interpolate", "write `curve(x, [x1, x2, ...], [y1, y2, ...])`"},
    {"if", "write a choice as `condition ? a : b`"},
    {"exp", "there is no exp, log or power; `curve` draws any shape"},
    {"log", "there is no exp, log or power; `curve` draws any shape"},
    {"ln", "there is no exp, log or power; `curve` draws any shape"},
    {"pow", "there is no exp, log or power; `curve` draws any shape"},
}};

/// "an int, a double or a string"
std::string names_of_kinds(Kinds kinds) {
    std::vector<std::string> names;
    for (const auto kind :
         {Type::Kind::boolean, Type::Kind::integer, Type::Kind::number, Type::Kind::string,
          Type::Kind::timestamp, Type::Kind::duration, Type::Kind::list, Type::Kind::map}) {
        if ((kinds & set_of(kind)) != 0) names.push_back(with_article(Type::of(kind)));
    }
    std::string text = names.front();
    for (std::size_t i = 1; i < names.size(); ++i) {
        text += (i + 1 == names.size() ? " or " : ", ") + names[i];
    }
    return text;
}

}  // namespace

bool Checker::check_call(NodeId id) {
    const Node& call = node(id);
    const bool is_math = call.has_target && scope_.path(call.children[0]) == "math";
    const std::string name = (is_math ? "math." : "") + call.name;
    const bool on_target = call.has_target && !is_math;
    if (const FunctionInfo* const info = find_function(name, on_target)) {
        return check_function(id, *info);
    }
    const auto unit = environment_.units().find(name);
    if (!on_target && unit != environment_.units().end()) {
        return check_unit(id, name, unit->second);
    }
    const Span span = is_math ? Span{call.span.begin, call.mark.end} : call.mark;
    if (is_left_out(name)) {
        fail(Code::condition_unknown_function, span,
             fmt::format("`{}` is not in this profile of CEL", name));
    } else {
        fail(Code::condition_unknown_function, span, fmt::format("unknown function `{}`", name),
             hint_for_function(name));
    }
    // What looks like a macro declares a name of its own, so that nothing can be said of the rest.
    const std::vector<NodeId> children = call.children;
    const bool has_element = on_target && children.size() > 1 &&
                             node(children[1]).kind == Node::Kind::identifier &&
                             !scope_.variable(node(children[1]).name);
    if (find_macro(name) != Macro::none || has_element) return false;
    for (std::size_t i = is_math ? 1 : 0; i < children.size(); ++i) check(children[i]);
    return false;
}

std::string Checker::hint_for_function(const std::string& name) const {
    const std::string own = name.substr(name.rfind('.') + 1);
    if (find_macro(own) != Macro::none) {
        return fmt::format("write `values.{}(v, v > 0.5)`", own);
    }
    std::vector<std::string> candidates;
    for (const FunctionInfo& info : function_table()) {
        if (info.name == "math." + own || info.name == own) {
            return fmt::format("write `{}`", info.usage);
        }
        candidates.emplace_back(info.name);
    }
    const auto* const habit = std::find_if(habits.begin(), habits.end(),
                                           [&own](const Habit& h) { return h.name == own; });
    if (habit != habits.end()) return std::string(habit->hint);
    for (const auto& entry : environment_.units()) candidates.push_back(entry.first);
    return nearest_hint(name, candidates);
}

bool Checker::check_function(NodeId id, const FunctionInfo& info) {
    const bool is_math = info.name.starts_with("math.");
    const bool on_target = node(id).has_target && !is_math;
    const std::size_t count = node(id).children.size() - (is_math ? 1 : 0);
    if (count < info.least_arguments || count > info.most_arguments) {
        const std::size_t least = info.least_arguments - (on_target ? 1 : 0);
        const std::size_t most = info.most_arguments - (on_target ? 1 : 0);
        const std::string wanted =
            fmt::format("{}{}", least,
                        most > least + 1 ? " or more arguments"
                        : most > least   ? fmt::format(" or {} arguments", most)
                        : least == 1     ? " argument"
                                         : " arguments");
        fail(Code::condition_argument, node(id).span,
             fmt::format("`{}` takes {}, not {}", info.name, wanted, count - (on_target ? 1 : 0)),
             fmt::format("write `{}`", info.usage));
        if (info.function != Function::has) check_arguments(id);
        return false;
    }
    node(id).operation.function = info.function;
    node(id).operation.time_field = info.time_field;
    if (info.accepts[0] != 0) return check_overload(id, info);
    switch (info.function) {
        case Function::has:
            return check_has(id);
        case Function::ramp:
            return check_ramp(id);
        case Function::curve:
            return check_curve(id);
        case Function::greatest:
        case Function::least:
        case Function::abs:
        case Function::sign:
            return check_extreme(id);
        default:
            return check_rounding(id);
    }
}

/// Checks all arguments and notes them as operands.
bool Checker::check_arguments(NodeId id) {
    auto& children = node(id).children;
    const bool is_math = node(id).has_target && scope_.path(children.front()) == "math";
    node(id).operands.assign(children.begin() + (is_math ? 1 : 0), children.end());
    const std::vector<NodeId> arguments = node(id).operands;
    bool known = true;
    for (const NodeId argument : arguments) known = check(argument) && known;
    return known;
}

bool Checker::check_has(NodeId id) {
    const NodeId argument = node(id).children[0];
    node(id).type = Type::boolean();
    const bool is_field = node(argument).kind == Node::Kind::select;
    const auto name = scope_.path(argument);
    const auto slot = name ? scope_.variable(*name) : std::nullopt;
    const bool is_fact = slot && environment_.variables()[*slot].is_fact;
    if (is_fact && is_field) {
        node(id).slot = *slot;
        return true;
    }
    if (is_field && !slot && starts_with_value(argument)) return check_has_field(id);
    if (name && !slot) {
        unknown_name(argument, *name);
    } else if (slot && !is_fact) {
        fail(Code::condition_argument, node(argument).span,
             fmt::format("`{}` is always known", *name), "only a fact can be absent");
    } else {
        fail(Code::condition_argument, node(argument).span, "`has` wants a field of `facts`",
             slot ? fmt::format("write `has(facts.{})`", *name) : "write `has(facts.NAME)`");
    }
    return true;
}

/// Whether a map has a field.
bool Checker::check_has_field(NodeId id) {
    const NodeId argument = node(id).children[0];
    if (check_field(argument)) {
        node(id).operation.function = Function::has_field;
        node(id).operands = node(argument).operands;
    }
    return true;
}

/// A function that takes certain kinds of values.
bool Checker::check_overload(NodeId id, const FunctionInfo& info) {
    node(id).type = Type::of(info.result);
    if (!check_arguments(id)) return true;
    const std::vector<NodeId> arguments = node(id).operands;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const Type& found = type(arguments[i]);
        if (is_any(found) || (info.accepts[i] & set_of(found.kind)) != 0) continue;
        const bool takes_numbers = (info.accepts[i] & set_of(Type::Kind::number)) != 0;
        if (takes_numbers && is_numeric(found)) return require_plain(arguments[i], info.name);
        return fail(
            Code::condition_type, node(arguments[i]).span,
            fmt::format("`{}` takes {}, but {} is {}", info.name, names_of_kinds(info.accepts[i]),
                        shown(arguments[i]), with_article(found)),
            fmt::format("write `{}`", info.usage));
    }
    return check_constant_arguments(id);
}

/// A part of a text that is written out; the whole literal where escapes stand in it.
Span Checker::place_inside(NodeId literal, std::string_view content, Span part) const {
    const Span whole = node(literal).span;
    const std::size_t at = text_.substr(whole.begin, whole.end - whole.begin).find(content);
    if (content.empty() || at == std::string_view::npos) return whole;
    return {whole.begin + at + part.begin, whole.begin + at + part.end};
}

/// Time zones and patterns that are written out must be right.
bool Checker::check_constant_arguments(NodeId id) {
    const std::vector<NodeId> arguments = node(id).operands;
    if (arguments.size() < 2 || node(arguments[1]).kind != Node::Kind::literal) return true;
    const NodeId argument = arguments[1];
    const auto* const text = std::get_if<std::string>(&node(argument).literal);
    if (text == nullptr) return true;
    if (node(id).operation.function == Function::time_field && !parse_zone(*text)) {
        return fail(Code::condition_argument, node(argument).span,
                    fmt::format("{} is not a time zone of this profile", quote(*text)),
                    "write \"UTC\" or an offset as in \"-05:00\": what a named zone means differs "
                    "between machines");
    }
    if (node(id).operation.function != Function::matches) return true;
    PatternProblem problem;
    auto pattern = Pattern::compile(*text, problem);
    if (!pattern) {
        return fail(Code::condition_argument, place_inside(argument, *text, problem.span),
                    problem.message, problem.hint);
    }
    node(id).operation.pattern = std::make_shared<const Pattern>(std::move(*pattern));
    return true;
}

}  // namespace stackimpact::cel
