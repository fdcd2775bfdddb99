// SPDX-License-Identifier: MIT
#include "cel/arithmetic.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace stackimpact::cel {
namespace {

constexpr std::int64_t smallest_int = std::numeric_limits<std::int64_t>::min();
/// 2^63, the first double above all ints.
constexpr double int_limit = 9223372036854775808.0;

Applied fail(std::string_view error) {
    return {{}, error};
}

Applied finite(double value) {
    return std::isfinite(value) ? Applied{value, {}} : fail(error_not_finite);
}

Applied integer_operation(Op op, std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    bool overflow = false;
    switch (op) {
        case Op::add:
            overflow = __builtin_add_overflow(a, b, &result);
            break;
        case Op::subtract:
            overflow = __builtin_sub_overflow(a, b, &result);
            break;
        case Op::multiply:
            overflow = __builtin_mul_overflow(a, b, &result);
            break;
        default:
            if (b == 0) return fail(error_division);
            overflow = a == smallest_int && b == -1;
            if (!overflow) result = op == Op::divide ? a / b : a % b;
    }
    return overflow ? fail(error_overflow) : Applied{result, {}};
}

Applied double_operation(Op op, double a, double b) {
    switch (op) {
        case Op::add:
            return finite(a + b);
        case Op::subtract:
            return finite(a - b);
        case Op::multiply:
            return finite(a * b);
        default:
            return b == 0.0 ? fail(error_division) : finite(a / b);
    }
}

Applied arithmetic(Op op, const Value& left, const Value& right) {
    const auto* const a = std::get_if<std::int64_t>(&left);
    const auto* const b = std::get_if<std::int64_t>(&right);
    if (a != nullptr && b != nullptr) return integer_operation(op, *a, *b);
    const auto* const text = std::get_if<std::string>(&left);
    if (text != nullptr) return {*text + std::get<std::string>(right), {}};
    return double_operation(op, to_double(left), to_double(right));
}

Applied negate(const Value& value) {
    const auto* const integer = std::get_if<std::int64_t>(&value);
    if (integer == nullptr) return {-to_double(value), {}};
    if (*integer == smallest_int) return fail(error_overflow);
    return {-*integer, {}};
}

Applied to_int(const Value& value) {
    if (std::holds_alternative<std::int64_t>(value)) return {value, {}};
    const double number = std::trunc(to_double(value));
    if (!(number > -int_limit && number < int_limit)) return fail(error_int_range);
    return {static_cast<std::int64_t>(number), {}};
}

Applied absolute(const Value& value) {
    const auto* const integer = std::get_if<std::int64_t>(&value);
    if (integer == nullptr) return {std::fabs(to_double(value)), {}};
    return *integer < 0 ? negate(value) : Applied{value, {}};
}

Applied sign(const Value& value) {
    if (const auto* const integer = std::get_if<std::int64_t>(&value)) {
        return {static_cast<std::int64_t>((*integer > 0 ? 1 : 0) - (*integer < 0 ? 1 : 0)), {}};
    }
    const double number = to_double(value);
    return {(number > 0.0 ? 1.0 : 0.0) - (number < 0.0 ? 1.0 : 0.0), {}};
}

/// The first extreme value in the order of `op`.
Applied extreme(Op op, std::span<const Value> values) {
    Value best = values[0];
    for (const Value& value : values.subspan(1)) {
        if (holds(op, compare(value, best))) best = value;
    }
    return {best, {}};
}

Applied checked_ramp(std::span<const Value> values) {
    const double lo = to_double(values[1]);
    const double hi = to_double(values[2]);
    if (!(lo < hi)) return fail(error_ramp);
    if (!std::isfinite(hi - lo)) return fail(error_not_finite);
    return finite(ramp(to_double(values[0]), lo, hi));
}

Applied checked_curve(std::span<const Value> values) {
    const std::size_t knots = (values.size() - 1) / 2;
    // Most curves have few knots, which fit on the stack.
    std::array<double, 17> few{};
    std::vector<double> many;
    if (values.size() > few.size()) many.resize(values.size());
    const std::span<double> numbers =
        many.empty() ? std::span<double>(few) : std::span<double>(many);
    std::transform(values.begin(), values.end(), numbers.begin(), to_double);
    const std::span<const double> xs = numbers.subspan(1, knots);
    const std::span<const double> ys = numbers.subspan(1 + knots, knots);
    for (std::size_t i = 1; i < knots; ++i) {
        if (!(xs[i - 1] < xs[i])) return fail(error_curve);
        if (!std::isfinite(xs[i] - xs[i - 1]) || !std::isfinite(ys[i] - ys[i - 1])) {
            return fail(error_not_finite);
        }
    }
    return finite(curve(numbers[0], xs, ys));
}

Applied call(const Node& node, std::span<const Value> values) {
    const double number = to_double(values[0]);
    switch (node.function) {
        case Function::ramp:
            return checked_ramp(values);
        case Function::curve:
            return checked_curve(values);
        case Function::unit:
            return finite(number * node.factor);
        case Function::to_double:
            return {number, {}};
        case Function::to_int:
            return to_int(values[0]);
        case Function::abs:
            return absolute(values[0]);
        case Function::sign:
            return sign(values[0]);
        case Function::greatest:
            return extreme(Op::greater, values);
        case Function::least:
            return extreme(Op::less, values);
        // Half away from zero.
        case Function::round:
            return {std::round(number), {}};
        case Function::floor:
            return {std::floor(number), {}};
        case Function::ceil:
            return {std::ceil(number), {}};
        case Function::trunc:
            return {std::trunc(number), {}};
        case Function::is_nan:
            return {std::isnan(number), {}};
        case Function::sqrt:
            return finite(std::sqrt(number));
        case Function::none:
        case Function::has:
            break;
    }
    return fail("not a function");
}

bool is_member(std::span<const Value> values) {
    return std::any_of(values.begin() + 1, values.end(), [&values](const Value& element) {
        return holds(Op::equal, compare(values[0], element));
    });
}

}  // namespace

double to_double(const Value& value) {
    if (const auto* const number = std::get_if<double>(&value)) return *number;
    if (const auto* const integer = std::get_if<std::int64_t>(&value)) {
        return static_cast<double>(*integer);
    }
    return 0.0;
}

std::partial_ordering compare(std::int64_t left, double right) {
    if (std::isnan(right)) return std::partial_ordering::unordered;
    if (right >= int_limit) return std::partial_ordering::less;
    if (right < -int_limit) return std::partial_ordering::greater;
    const double whole = std::trunc(right);
    const auto integer = static_cast<std::int64_t>(whole);
    if (left != integer) return left <=> integer;
    return whole <=> right;
}

std::partial_ordering compare(const Value& left, const Value& right) {
    const auto* const left_int = std::get_if<std::int64_t>(&left);
    const auto* const right_int = std::get_if<std::int64_t>(&right);
    const auto* const left_double = std::get_if<double>(&left);
    const auto* const right_double = std::get_if<double>(&right);
    if (left_int != nullptr && right_double != nullptr) return compare(*left_int, *right_double);
    if (left_double != nullptr && right_int != nullptr) {
        return 0 <=> compare(*right_int, *left_double);
    }
    if (left.index() != right.index()) return std::partial_ordering::unordered;
    if (left_int != nullptr) return *left_int <=> *right_int;
    if (left_double != nullptr) return *left_double <=> *right_double;
    if (const auto* const text = std::get_if<std::string>(&left)) {
        return text->compare(std::get<std::string>(right)) <=> 0;
    }
    if (const auto* const truth = std::get_if<bool>(&left)) {
        return static_cast<int>(*truth) <=> static_cast<int>(std::get<bool>(right));
    }
    return std::partial_ordering::equivalent;
}

bool holds(Op op, std::partial_ordering order) {
    switch (op) {
        case Op::less:
            return order < 0;
        case Op::less_equal:
            return order <= 0;
        case Op::greater:
            return order > 0;
        case Op::greater_equal:
            return order >= 0;
        case Op::equal:
            return order == 0;
        case Op::not_equal:
            return order != 0;
        default:
            return false;
    }
}

double ramp(double x, double lo, double hi) {
    if (x <= lo) return 0.0;
    if (x >= hi) return 1.0;
    return std::min((x - lo) / (hi - lo), 1.0);
}

double curve(double x, std::span<const double> xs, std::span<const double> ys) {
    if (x <= xs.front()) return ys.front();
    if (x >= xs.back()) return ys.back();
    const auto right = std::upper_bound(xs.begin(), xs.end(), x);
    // Not a number is above no knot.
    if (right == xs.end()) return x;
    const auto i = static_cast<std::size_t>(right - xs.begin());
    const double share = (x - xs[i - 1]) / (xs[i] - xs[i - 1]);
    const double y = ys[i - 1] + share * (ys[i] - ys[i - 1]);
    // Rounding must not carry the result past the next knot.
    const auto [least, most] = std::minmax(ys[i - 1], ys[i]);
    return std::clamp(y, least, most);
}

Applied apply(const Node& node, std::span<const Value> values) {
    if (node.kind == Node::Kind::call) return call(node, values);
    if (node.op == Op::logical_not) return {!std::get<bool>(values[0]), {}};
    if (node.op == Op::negate) return negate(values[0]);
    if (node.op == Op::in) return {is_member(values), {}};
    if (is_comparison(node.op)) return {holds(node.op, compare(values[0], values[1])), {}};
    return arithmetic(node.op, values[0], values[1]);
}

}  // namespace stackimpact::cel
