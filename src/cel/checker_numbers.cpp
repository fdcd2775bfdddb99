// SPDX-License-Identifier: MIT
// Functions of numbers, with and without units.
#include <fmt/format.h>

#include <utility>

#include "cel/checker.hpp"

namespace stackimpact::cel {

/// Whether an argument is a number without a unit.
bool Checker::require_plain(NodeId id, std::string_view function) {
    if (is_plain(type(id)) || is_any(type(id))) return true;
    const bool has_unit = type(id).kind == Type::Kind::quantity;
    return fail(has_unit ? Code::condition_unit : Code::condition_type, node(id).span,
                fmt::format("`{}` takes a plain number, but {} is {}", function, shown(id),
                            with_article(type(id))),
                has_unit ? "divide it by an amount of the same unit" : "");
}

bool Checker::check_unit(NodeId id, const std::string& name, const Unit& unit) {
    Node& call = node(id);
    call.operation.function = Function::unit;
    call.operation.factor = unit.factor;
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
        if (is_numeric(type(argument)) || is_any(type(argument))) {
            read_as_number(argument);
            continue;
        }
        fail(Code::condition_type, node(argument).span,
             fmt::format("`ramp` takes numbers, but {} is {}", shown(argument),
                         with_article(type(argument))));
        return true;
    }
    for (const NodeId argument : arguments) {
        if (is_any(type(argument))) return true;
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
    node(id).operands = children;
    for (const NodeId list : {children[1], children[2]}) {
        if (node(list).kind != Node::Kind::list || node(list).children.empty()) {
            fail(Code::condition_argument, node(list).span, "`curve` wants two lists of numbers",
                 fmt::format("write `{}`", function_info(Function::curve).usage));
            known = false;
            continue;
        }
        known = check(list) && known;
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
    if (is_any(type(x))) return true;
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

/// greatest, least, abs and sign: any numbers of one measure; one list stands for its elements.
bool Checker::check_extreme(NodeId id) {
    if (!check_arguments(id)) return false;
    const std::vector<NodeId> arguments = node(id).operands;
    const Function function = node(id).operation.function;
    const std::string_view name = function_info(function).name;
    const bool takes_list = function == Function::greatest || function == Function::least;
    if (takes_list && arguments.size() == 1 && type(arguments[0]).kind == Type::Kind::list) {
        const Type& element = element_of(type(arguments[0]));
        if (is_numeric(element) || is_any(element)) {
            node(id).type = element;
            return true;
        }
    }
    bool any = false;
    for (const NodeId argument : arguments) {
        if (is_any(type(argument))) {
            any = true;
            continue;
        }
        if (!is_numeric(type(argument))) {
            return fail(Code::condition_type, node(argument).span,
                        fmt::format("`{}` takes numbers, but {} is {}", name, shown(argument),
                                    with_article(type(argument))));
        }
        if (is_any(type(arguments[0]))) continue;
        if (!same_measure(arguments[0], argument, fmt::format("`{}` of", name))) return false;
    }
    if (any) return true;
    if (!unite_numbers(arguments)) return false;
    const bool loses_unit = function == Function::sign && !is_plain(type(arguments[0]));
    node(id).type = loses_unit ? Type::number() : type(arguments[0]);
    return true;
}

/// Functions of one double.
bool Checker::check_rounding(NodeId id) {
    const Function function = node(id).operation.function;
    const bool asks = function == Function::is_nan || function == Function::is_inf ||
                      function == Function::is_finite;
    node(id).type = asks ? Type::boolean() : Type::number();
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

}  // namespace stackimpact::cel
