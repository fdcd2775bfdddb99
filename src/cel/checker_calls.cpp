// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "cel/checker.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cel {
namespace {

/// A macro declares a name of its own, so that nothing can be said about its arguments.
bool is_macro(std::string_view name) {
    constexpr std::array<std::string_view, 5> macros = {"all", "exists", "exists_one", "filter",
                                                        "map"};
    return std::find(macros.begin(), macros.end(), name) != macros.end();
}

struct Habit {
    std::string_view name;
    std::string_view hint;
};

/// Functions of other languages.
constexpr std::array<Habit, 10> habits = {{
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

}  // namespace

bool Checker::check_call(NodeId id) {
    const Node& call = node(id);
    const bool is_math = call.has_target && path(call.children[0]) == "math";
    const std::string name = (is_math ? "math." : "") + call.name;
    if (!call.has_target || is_math) {
        if (const FunctionInfo* const info = find_function(name)) return check_function(id, *info);
        const auto unit = environment_.units().find(name);
        if (unit != environment_.units().end()) return check_unit(id, name, unit->second);
    }
    const Span span = is_math ? Span{call.span.begin, call.mark.end} : call.mark;
    const std::string_view reason = unsupported_reason(name);
    if (reason.empty()) {
        fail(Code::condition_unknown_function, span, fmt::format("unknown function `{}`", name),
             hint_for_function(name));
    } else {
        fail(Code::condition_unknown_function, span, fmt::format("`{}` {}", name, reason));
    }
    if (is_macro(name)) return false;
    const std::vector<NodeId> children = call.children;
    for (std::size_t i = is_math ? 1 : 0; i < children.size(); ++i) {
        if (node(children[i]).kind != Node::Kind::list) check(children[i]);
    }
    return false;
}

std::string Checker::hint_for_function(const std::string& name) const {
    const std::string own = name.substr(name.rfind('.') + 1);
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
    const std::size_t count = node(id).children.size() - (node(id).has_target ? 1 : 0);
    if (count < info.least_arguments || count > info.most_arguments) {
        const bool open = info.most_arguments > info.least_arguments;
        const std::string wanted = fmt::format("{}{}", info.least_arguments,
                                               open                       ? " or more arguments"
                                               : info.most_arguments == 1 ? " argument"
                                                                          : " arguments");
        fail(Code::condition_argument, node(id).span,
             fmt::format("`{}` takes {}, not {}", info.name, wanted, count),
             fmt::format("write `{}`", info.usage));
        if (info.function != Function::has && info.function != Function::curve) check_arguments(id);
        return false;
    }
    node(id).function = info.function;
    switch (info.function) {
        case Function::has:
            return check_has(id);
        case Function::ramp:
            return check_ramp(id);
        case Function::curve:
            return check_curve(id);
        case Function::to_double:
        case Function::to_int:
            return check_conversion(id);
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
    node(id).operands.assign(children.begin() + (node(id).has_target ? 1 : 0), children.end());
    const std::vector<NodeId> arguments = node(id).operands;
    bool known = true;
    for (const NodeId argument : arguments) known = check(argument) && known;
    return known;
}

bool Checker::check_has(NodeId id) {
    const NodeId argument = node(id).children[0];
    node(id).type = Type::boolean();
    const auto name = path(argument);
    const auto slot = name ? variable(*name) : std::nullopt;
    const bool is_fact = slot && environment_.variables()[*slot].is_fact;
    if (is_fact && node(argument).kind == Node::Kind::select) {
        node(id).slot = *slot;
        return true;
    }
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

/// Whether an argument is a number without a unit.
bool Checker::require_plain(NodeId id, std::string_view function) {
    if (is_plain(type(id))) return true;
    const bool has_unit = type(id).kind == Type::Kind::quantity;
    return fail(has_unit ? Code::condition_unit : Code::condition_type, node(id).span,
                fmt::format("`{}` takes a plain number, but {} is {}", function, shown(id),
                            with_article(type(id))),
                has_unit ? "divide it by an amount of the same unit" : "");
}

bool Checker::check_unit(NodeId id, const std::string& name, const Unit& unit) {
    Node& call = node(id);
    call.function = Function::unit;
    call.factor = unit.factor;
    call.type = Type::quantity(unit.dimension);
    if (call.children.size() != 1) {
        fail(Code::condition_argument, call.span,
             fmt::format("`{}` takes 1 argument, not {}", name, call.children.size()),
             fmt::format("write `{}(2.5)`", name));
        check_arguments(id);
        return true;
    }
    if (!check_arguments(id)) return true;
    const NodeId argument = node(id).operands[0];
    if (!require_plain(argument, name)) return true;
    read_as_number(argument);
    if (constant(argument) && !constant(id)) {
        fail(Code::condition_argument, node(argument).span,
             fmt::format("`{}` of this is too large a number", name));
    }
    return true;
}

bool Checker::check_ramp(NodeId id) {
    const bool known = check_arguments(id);
    node(id).type = Type::number();
    if (!known) return true;
    const std::vector<NodeId> arguments = node(id).operands;
    for (const NodeId argument : arguments) {
        if (is_numeric(type(argument))) {
            read_as_number(argument);
            continue;
        }
        fail(Code::condition_type, node(argument).span,
             fmt::format("`ramp` takes numbers, but {} is {}", shown(argument),
                         with_article(type(argument))));
        return true;
    }
    const bool low = same_measure(arguments[0], arguments[1], "`ramp` of");
    const bool high = same_measure(arguments[0], arguments[2], "`ramp` of");
    const auto lo = constant(arguments[1]);
    const auto hi = constant(arguments[2]);
    if (low && high && lo && hi && !(*lo < *hi)) {
        fail(Code::condition_argument, node(arguments[2]).span, "`ramp` needs lo < hi",
             "for a falling ramp write `1.0 - ramp(x, lo, hi)`");
        issues_.back().other = node(arguments[1]).span;
        issues_.back().other_message = "this is not below it";
    }
    return true;
}

bool Checker::check_curve(NodeId id) {
    const std::vector<NodeId> children = node(id).children;
    node(id).type = Type::number();
    const bool x_known = check(children[0]);
    bool known = x_known;
    node(id).operands = {children[0]};
    for (const NodeId list : {children[1], children[2]}) {
        if (node(list).kind != Node::Kind::list || node(list).children.empty()) {
            fail(Code::condition_argument, node(list).span, "`curve` wants two lists of numbers",
                 fmt::format("write `{}`", function_info(Function::curve).usage));
            known = false;
            continue;
        }
        node(list).type.kind = Type::Kind::list;
        const std::vector<NodeId> elements = node(list).children;
        for (const NodeId element : elements) known = check(element) && known;
        node(id).operands.insert(node(id).operands.end(), elements.begin(), elements.end());
    }
    if (!known) return true;
    const std::vector<NodeId> xs = node(children[1]).children;
    const std::vector<NodeId> ys = node(children[2]).children;
    if (xs.size() != ys.size()) {
        fail(Code::condition_argument, node(children[2]).span,
             fmt::format("{} ys for {} xs: the two lists of `curve` must be of one length",
                         ys.size(), xs.size()));
        issues_.back().other = node(children[1]).span;
        issues_.back().other_message = "the xs";
    }
    check_knots(children[0], xs);
    for (const NodeId y : ys) {
        if (require_plain(y, "curve")) read_as_number(y);
    }
    return true;
}

/// The xs of a curve: constants of the measure of x that ascend.
bool Checker::check_knots(NodeId x, const std::vector<NodeId>& xs) {
    if (!is_numeric(type(x))) {
        return fail(
            Code::condition_type, node(x).span,
            fmt::format("`curve` takes a number, but {} is {}", shown(x), with_article(type(x))));
    }
    read_as_number(x);
    std::optional<double> last;
    for (std::size_t i = 0; i < xs.size(); ++i) {
        if (!is_numeric(type(xs[i]))) {
            return fail(Code::condition_type, node(xs[i]).span,
                        fmt::format("the xs of `curve` are numbers, but {} is {}", shown(xs[i]),
                                    with_article(type(xs[i]))));
        }
        if (!same_measure(x, xs[i], "`curve` of")) return false;
        read_as_number(xs[i]);
        if (!is_sound(xs[i])) return false;
        const auto value = constant(xs[i]);
        if (!value) {
            return fail(Code::condition_argument, node(xs[i]).span,
                        "the xs of `curve` must be constant numbers");
        }
        if (last && !(*last < *value)) {
            fail(Code::condition_argument, node(xs[i]).span, "the xs of `curve` must ascend");
            issues_.back().other = node(xs[i - 1]).span;
            issues_.back().other_message = "this is not below it";
            return false;
        }
        last = value;
    }
    return true;
}

/// greatest, least, abs and sign: any numbers of one measure.
bool Checker::check_extreme(NodeId id) {
    if (!check_arguments(id)) return false;
    const std::vector<NodeId> arguments = node(id).operands;
    const std::string_view name = function_info(node(id).function).name;
    for (const NodeId argument : arguments) {
        if (!is_numeric(type(argument))) {
            return fail(Code::condition_type, node(argument).span,
                        fmt::format("`{}` takes numbers, but {} is {}", name, shown(argument),
                                    with_article(type(argument))));
        }
        if (!same_measure(arguments[0], argument, fmt::format("`{}` of", name))) return false;
    }
    if (!unite_numbers(arguments)) return false;
    const bool loses_unit = node(id).function == Function::sign && !is_plain(type(arguments[0]));
    node(id).type = loses_unit ? Type::number() : type(arguments[0]);
    return true;
}

/// Functions of one double.
bool Checker::check_rounding(NodeId id) {
    const Function function = node(id).function;
    node(id).type = function == Function::is_nan ? Type::boolean() : Type::number();
    if (!check_arguments(id)) return true;
    const NodeId argument = node(id).operands[0];
    const std::string_view name = function_info(function).name;
    if (!require_plain(argument, name) || read_as_number(argument)) return true;
    if (function != Function::sqrt) {
        fail(Code::condition_type, node(argument).span,
             fmt::format("`{}` takes a double, but {} is an int", name, shown(argument)));
    }
    return true;
}

bool Checker::check_conversion(NodeId id) {
    const Function function = node(id).function;
    node(id).type = function == Function::to_int ? Type::integer() : Type::number();
    if (check_arguments(id)) {
        require_plain(node(id).operands[0], function_info(function).name);
    }
    return true;
}

}  // namespace stackimpact::cel
