// SPDX-License-Identifier: MIT
#include "cel_generate.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "cel/literal.hpp"
#include "support.hpp"

namespace stackimpact::cel::generated {

using testing::draw;
using testing::one_in;

namespace {

// Expressions of each type; operands are enclosed, so that any can stand anywhere.

std::string a_number(int depth);
std::string an_int(int depth);
std::string a_quantity(int depth);
std::string a_text(int depth);

/// Iteration variables in scope, which are doubles.
std::vector<std::string>& locals() {
    static std::vector<std::string> names;
    return names;
}

/// What `of` draws while one more iteration variable is in scope. Some hide a fact or each other.
std::string within(const std::string& variable, const std::function<std::string()>& of) {
    locals().push_back(variable);
    const std::string text = of();
    locals().pop_back();
    return text;
}

std::string a_list(int depth) {
    std::string items;
    for (int count = draw(0, 3); count > 0; --count) {
        items += (items.empty() ? "" : ", ") + a_number(depth);
    }
    return items.empty() ? "[1.5].filter(v, false)" : "[" + items + "]";
}

/// A list of doubles, made by macros too.
std::string a_made_list(int depth) {
    const std::string list = a_list(depth);
    const std::string variable = pick({"v", "w", "b"});
    switch (draw(0, 4)) {
        case 0:
            return list + ".map(" + variable + ", " +
                   within(variable, [depth] { return a_number(depth); }) + ")";
        case 1:
            return list + ".filter(" + variable + ", " +
                   within(variable, [depth] { return a_bool(depth); }) + ")";
        case 2:
            return "(" + list + " + " + a_list(depth) + ")";
        default:
            return list;
    }
}

std::string a_quantifier(int depth) {
    const std::string variable = pick({"v", "w", "a"});
    return a_made_list(depth) + "." + pick({"all", "exists", "exists", "exists_one"}) + "(" +
           variable + ", " + within(variable, [depth] { return a_bool(depth); }) + ")";
}

std::string a_map(int depth) {
    return "{\"x\": " + a_number(depth) + ", \"y\": " + a_number(depth) + "}";
}

std::string a_text(int depth) {
    if (depth == 0) return pick({"t", "string(e)", "\"\"", "\"ab\"", "\"\u00e9\""});
    const int d = depth - 1;
    switch (draw(0, 3)) {
        case 0:
            return two(a_text(d), "+", a_text(d));
        case 1:
            return "string(" + (one_in(2) ? an_int(d) : a_bool(d)) + ")";
    }
    return a_text(0);
}

/// Questions about texts, maps and times.
std::string a_question(int depth) {
    switch (draw(0, 7)) {
        case 0:
            return a_text(depth) + "." + pick({"contains", "startsWith", "endsWith"}) + "(" +
                   a_text(depth) + ")";
        case 1:
            return a_text(depth) + ".matches(\"[a-c]+$\")";
        case 2:
            return two(a_text(depth), pick({"<", "==", "!="}), a_text(depth));
        case 3:
            return two(a_text(depth), "in", a_map(depth));
        case 4:
            return "has(" + a_map(depth) + pick({".x", ".z"}) + ")";
        case 5:
            return two(a_made_list(depth), pick({"==", "!="}), a_made_list(depth));
        case 6:
            return two("timestamp(" + an_int(depth) + ")", pick({"<", "=="}),
                       "(timestamp(0) + duration(\"5s\"))");
        default:
            return two("size(" + (one_in(2) ? a_text(depth) : a_made_list(depth)) + ")", "<",
                       an_int(depth));
    }
}

std::string number_literal() {
    return "(" + double_literal(draw(-12, 12) / 5.0) + ")";
}

std::string choice(int depth, std::string (*of_type)(int)) {
    return "(" + a_bool(depth) + " ? " + of_type(depth) + " : " + of_type(depth) + ")";
}

std::string ordering() {
    return pick({"<", "<=", ">", ">=", "==", "!="});
}

std::string a_curve(int depth) {
    std::string xs;
    std::string ys;
    double x = draw(-12, 5) / 5.0;
    for (int knots = draw(1, 4); knots > 0; --knots) {
        const std::string comma = xs.empty() ? "" : ", ";
        xs += comma +
              (one_in(3) ? std::to_string(static_cast<int>(std::floor(x))) : double_literal(x));
        ys += comma + (one_in(3) ? a_number(depth) : std::to_string(draw(-2, 3)));
        x = std::floor(x) + 1.0 + draw(0, 7) / 5.0;
    }
    return "curve(" + a_number(depth) + ", [" + xs + "], [" + ys + "])";
}

std::string a_number(int depth) {
    if (depth == 0) {
        if (!locals().empty() && one_in(2)) return pick(locals());
        // An iteration variable may hide a fact; with a point before it the fact is meant.
        return one_in(3) ? number_literal() : pick({"a", "b", ".a", "facts.b"});
    }
    const int d = depth - 1;
    switch (draw(0, 11)) {
        case 0:
            return a_number(0);
        case 1:
            return "(-" + two(a_number(d), "+", number_literal()) + ")";
        case 2:
            return "ramp(" + a_number(d) + ", " + a_number(d) + ", " + a_number(d) + ")";
        case 3:
            return a_curve(d);
        case 4:
            return pick({"math.abs", "math.sign", "math.sqrt", "math.round", "math.floor",
                         "math.ceil", "math.trunc"}) +
                   "(" + a_number(d) + ")";
        case 5:
            return pick({"math.greatest", "math.least"}) + "(" + a_number(d) + ", " + a_number(d) +
                   ", 1)";
        case 6:
            return "double(" + an_int(d) + ")";
        case 7:
            return two(a_quantity(d), "/", a_quantity(d));
        case 8:
            return choice(d, a_number);
        case 9:
            return a_made_list(d) + "[" + an_int(d) + "]";
        case 10:
            return a_map(d) + pick({".x", ".z", "[\"y\"]", "[e]"});
        default:
            return two(a_number(d), pick({"+", "-", "*", "/"}), a_number(d));
    }
}

std::string an_int(int depth) {
    if (depth == 0) {
        return one_in(3) ? "(" + std::to_string(draw(-3, 3)) + ")" : pick({"m", "k"});
    }
    const int d = depth - 1;
    switch (draw(0, 5)) {
        case 0:
            return an_int(0);
        case 1:
            return "int(" + a_number(d) + ")";
        case 2:
            return pick({"math.abs", "math.sign"}) + "(-(" + an_int(d) + "))";
        case 3:
            return choice(d, an_int);
        case 4:
            return "math.greatest(" + an_int(d) + ", " + an_int(d) + ")";
        default:
            return two(an_int(d), pick({"+", "-", "*", "/", "%"}), an_int(d));
    }
}

std::string a_quantity(int depth) {
    if (depth == 0) return pick({"q", "stack.r", "usd(1.5)", "keur(2)"});
    const int d = depth - 1;
    switch (draw(0, 5)) {
        case 0:
            return a_quantity(0);
        case 1:
            return pick({"usd(", "keur("}) + a_number(d) + ")";
        case 2:
            return two(a_number(d), "*", a_quantity(d));
        case 3:
            return two(a_quantity(d), "/", a_number(d));
        case 4:
            return choice(d, a_quantity);
        default:
            return two(a_quantity(d), pick({"+", "-"}), a_quantity(d));
    }
}

/// Usually small, sometimes where arithmetic ends.
double draw_number() {
    if (!one_in(8)) return draw(-30, 30) / 10.0;
    const double edges[] = {0.0, 1e300, -1e300, 5e-324, 1e-300, 9007199254740993.0};
    return edges[draw(0, 5)];
}

std::int64_t draw_int() {
    if (!one_in(8)) return draw(-5, 5);
    constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
    const std::int64_t edges[] = {largest - draw(0, 2), -largest - draw(0, 1),
                                  9007199254740992 + draw(-2, 2)};
    return edges[draw(0, 2)];
}

double draw_weight() {
    return draw(0, 10) / 10.0;
}

double between(double low, double high) {
    const int share = draw(0, 4);
    if (share == 0) return low;
    if (share == 4) return high;
    return std::clamp(low + (high - low) * (share / 4.0), low, high);
}

}  // namespace

const Environment& environment() {
    static const Environment made = [] {
        Environment e;
        const auto fact = [&e](const char* name, Type type) {
            e.declare({name, std::move(type), {}, {}, true});
        };
        fact("a", Type::number());
        fact("b", Type::number());
        fact("m", Type::integer());
        fact("k", Type::integer());
        fact("q", Type::quantity("usd"));
        fact("p", Type::boolean());
        fact("s", Type::boolean());
        fact("e", Type::enumeration({"x", "y", "z"}));
        fact("t", Type::string());
        e.declare({"stack.r", Type::quantity("usd"), {}, {}, false});
        e.declare_unit("usd", {"usd", 1.0});
        e.declare_unit("keur", {"usd", 1100.1});
        return e;
    }();
    return made;
}

std::string pick(const std::vector<std::string>& words) {
    return words[static_cast<std::size_t>(draw(0, static_cast<int>(words.size()) - 1))];
}

std::string two(const std::string& left, const std::string& op, const std::string& right) {
    return "(" + left + " " + op + " " + right + ")";
}

std::string a_bool(int depth) {
    if (depth == 0) {
        return pick({"p", "s", "true", "false", "has(facts.a)", "has(facts.e)", "(e == \"x\")",
                     "(e in [\"x\", \"y\"])", "(t < \"b\")"});
    }
    const int d = depth - 1;
    switch (draw(0, 12)) {
        case 0:
            return a_bool(0);
        case 10:
        case 11:
            return a_quantifier(d);
        case 12:
            return a_question(d);
        case 1:
            return "(!" + two(a_bool(d), "&&", a_bool(d)) + ")";
        case 2:
            return two(a_bool(d), "==", a_bool(d));
        case 3:
            return choice(d, a_bool);
        case 4:
            return two(a_bool(d), "&&", a_bool(d));
        case 5:
            return two(a_bool(d), "||", a_bool(d));
        case 6:
            return two(a_number(d), ordering(), one_in(2) ? a_number(d) : an_int(d));
        case 7:
            return two(an_int(d), ordering(), an_int(d));
        case 8:
            return two(a_quantity(d), ordering(), a_quantity(d));
        default:
            return two(an_int(d), "in", "[" + an_int(d) + ", " + a_number(d) + "]");
    }
}

Expression draw_expression() {
    const int depth = draw(0, 3);
    Expression made;
    made.expected = one_in(2) ? Expected::boolean : Expected::number;
    made.text = made.expected == Expected::boolean ? a_bool(depth)
                : one_in(3)                        ? an_int(depth)
                                                   : a_number(depth);
    RC_PRE(made.text.size() < max_text_bytes);
    return made;
}

Binding draw_binding(const Type& type) {
    Binding binding;
    switch (type.kind) {
        case Type::Kind::boolean:
            binding.value = one_in(2);
            break;
        case Type::Kind::enumeration:
            binding.value = pick(type.domain);
            break;
        case Type::Kind::string:
            binding.value = pick({"", "a", "b", "c"});
            break;
        case Type::Kind::integer: {
            const std::int64_t value = draw_int();
            binding.value = value;
            const auto number = static_cast<double>(value);
            binding.low = std::fabs(number) > 100 ? number : number - draw(0, 4);
            binding.high = std::fabs(number) > 100 ? number : number + draw(0, 4);
            break;
        }
        default: {
            const double ends[] = {draw_number(), draw_number()};
            binding.low = std::min(ends[0], one_in(2) ? ends[0] : ends[1]);
            binding.high = std::max(ends[0], binding.low);
            binding.value = ends[0];
        }
    }
    const double weights[] = {draw_weight(), draw_weight(), draw_weight()};
    binding.weight = weights[0];
    binding.weight_low = std::min(weights[0], weights[1]);
    binding.weight_high = std::max(weights[0], weights[2]);
    return binding;
}

Box draw_box() {
    Box box;
    for (const Variable& variable : environment().variables()) {
        Binding binding;
        if (!variable.is_fact || !one_in(5)) binding = draw_binding(variable.type);
        if (!variable.is_fact) {
            binding.weight = 1.0;
            binding.weight_low = 1.0;
            binding.weight_high = 1.0;
        }
        box.push_back(binding);
    }
    return box;
}

Box draw_point(const Box& box) {
    Box point = box;
    for (Binding& binding : point) {
        if (binding.weight_low <= 0.0 && one_in(2)) binding.value = std::monostate{};
        binding.weight = between(binding.weight_low, binding.weight_high);
        if (std::holds_alternative<double>(binding.value)) {
            binding.value = between(binding.low, binding.high);
        }
        const auto* const value = std::get_if<std::int64_t>(&binding.value);
        if (value != nullptr && binding.low < binding.high) {
            binding.value =
                static_cast<std::int64_t>(std::floor(between(binding.low, binding.high)));
        }
    }
    return point;
}

Box draw_wider(const Box& box) {
    Box wider = box;
    for (Binding& binding : wider) {
        if (one_in(2)) binding.low -= std::fabs(draw_number());
        if (one_in(2)) binding.high += std::fabs(draw_number());
        if (one_in(2)) binding.weight_low = std::min(binding.weight_low, draw_weight());
        if (one_in(2)) binding.weight_high = std::max(binding.weight_high, draw_weight());
    }
    return wider;
}

}  // namespace stackimpact::cel::generated
