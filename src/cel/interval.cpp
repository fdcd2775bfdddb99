// SPDX-License-Identifier: MIT
#include "cel/interval.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <stdexcept>

namespace stackimpact::cel {
namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr double infinite = std::numeric_limits<double>::infinity();
/// 2^53: smaller ints are told apart by doubles.
constexpr double exact_ints = 9007199254740992.0;
/// 2^63, the first double above all ints.
constexpr double int_limit = 9223372036854775808.0;

Interplay no_value() {
    return {{}, false, true, false};
}

constexpr Interval everything{-infinite, infinite};

bool has_zero(Interval a) {
    return a.low <= 0.0 && a.high >= 0.0;
}

bool has_infinity(Interval a) {
    return a.low == -infinite || a.high == infinite;
}

/// Least and greatest; not a number if one of them is none.
Interval extremes(std::initializer_list<double> values) {
    for (const double value : values) {
        if (std::isnan(value)) return {value, value};
    }
    const auto [least, most] = std::minmax(values);
    return {least, most};
}

Interval product(Interval a, Interval b) {
    return extremes({a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high});
}

/// Quotient by a range that does not contain 0.
Interval quotient(Interval a, Interval b) {
    return extremes({a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high});
}

/// What double arithmetic yields between the ends that it has in the corners.
Interplay by_ieee(Interval corners, bool may_be_nan) {
    if (std::isnan(corners.low) || std::isnan(corners.high)) return {everything, true, false, true};
    return {corners, true, false, may_be_nan};
}

Interplay double_sum(Interval a, Interval b) {
    return by_ieee(
        {a.low + b.low, a.high + b.high},
        (a.high == infinite && b.low == -infinite) || (a.low == -infinite && b.high == infinite));
}

Interplay double_product(Interval a, Interval b) {
    const bool may_be_nan = (has_zero(a) && has_infinity(b)) || (has_zero(b) && has_infinity(a));
    return by_ieee(product(a, b), may_be_nan);
}

Interplay double_division(Interval a, Interval b) {
    // Zero may have either sign, so that its quotients can be either infinity.
    if (has_zero(b)) {
        return {everything, true, false, has_zero(a) || (has_infinity(a) && has_infinity(b))};
    }
    return by_ieee(quotient(a, b), has_infinity(a) && has_infinity(b));
}

/// Quotient by the parts of `b` below and above 0.
Interplay divided(Interval a, Interval b) {
    if (b.low > 0.0 || b.high < 0.0) return {quotient(a, b), true, false, false};
    Interplay result = no_value();
    const auto join = [&](Interval divisor) {
        const Interval part = quotient(a, divisor);
        result.value = result.may_be_value ? hull(result.value, part) : part;
        result.may_be_value = true;
    };
    if (b.low <= -1.0) join({b.low, -1.0});
    if (b.high >= 1.0) join({1.0, b.high});
    return result;
}

/// Whether an int division can overflow: the smallest int by -1.
bool division_overflows(Interval a, Interval b) {
    return a.low <= -int_limit && b.low <= -1.0 && b.high >= -1.0;
}

Interplay int_division(Interval a, Interval b) {
    const Interplay ratio = divided(a, b);
    if (!ratio.may_be_value) return ratio;
    // Where ints are no exact doubles, the quotient of doubles may lie on the wrong side of an int.
    const double most = std::max({-a.low, a.high, -b.low, b.high});
    const double slack = most >= exact_ints ? 1.0 : 0.0;
    Interplay result =
        whole(std::trunc(ratio.value.low) - slack, std::trunc(ratio.value.high) + slack);
    result.may_fail = result.may_fail || ratio.may_fail || division_overflows(a, b);
    return result;
}

Interplay remainder(Interval a, Interval b) {
    const bool may_fail = (b.low <= 0.0 && b.high >= 0.0) || division_overflows(a, b);
    if (a.low == a.high && b.low == b.high && b.low != 0.0) {
        const double only = std::fmod(a.low, b.low);
        return {{only, only}, true, may_fail, false};
    }
    const double most = std::max(-b.low, b.high) - 1.0;
    if (most < 0.0) return no_value();
    // The sign is that of the dividend.
    return {{std::max(std::min(a.low, 0.0), -most), std::min(std::max(a.high, 0.0), most)},
            true,
            may_fail,
            false};
}

Interplay double_arithmetic(Op op, Interval a, Interval b) {
    switch (op) {
        case Op::add:
            return double_sum(a, b);
        case Op::subtract:
            return double_sum(a, {-b.high, -b.low});
        case Op::multiply:
            return double_product(a, b);
        default:
            return double_division(a, b);
    }
}

Interplay int_arithmetic(Op op, Interval a, Interval b) {
    switch (op) {
        case Op::add:
            return whole(a.low + b.low, a.high + b.high);
        case Op::subtract:
            return whole(a.low - b.high, a.high - b.low);
        case Op::multiply: {
            const Interval value = product(a, b);
            return whole(value.low, value.high);
        }
        case Op::divide:
            return int_division(a, b);
        default:
            return remainder(a, b);
    }
}

Interplay negated(const Node& node, Interval x) {
    if (node.type.kind == Type::Kind::integer) return whole(-x.high, -x.low);
    return {{-x.high, -x.low}, true, false, false};
}

Interplay absolute(const Node& node, Interval x) {
    const double high = std::max(-x.low, x.high);
    const double low = x.low > 0.0 ? x.low : x.high < 0.0 ? -x.high : 0.0;
    if (node.type.kind == Type::Kind::integer) return whole(low, high);
    return {{low, high}, true, false, false};
}

Interplay extreme(const Node& node, std::span<const Interval> values) {
    Interval result = values[0];
    for (const Interval& value : values.subspan(1)) {
        if (node.operation.function == Function::greatest) {
            result = {std::max(result.low, value.low), std::max(result.high, value.high)};
        } else {
            result = {std::min(result.low, value.low), std::min(result.high, value.high)};
        }
    }
    return {result, true, false, false};
}

Interplay to_int(Interval x) {
    const double low = std::trunc(x.low);
    const double high = std::trunc(x.high);
    if (low >= int_limit || high <= -int_limit) return no_value();
    return {{std::max(low, -int_limit), std::min(high, int_limit)},
            true,
            low <= -int_limit || high >= int_limit,
            false};
}

Interplay ramp(Interval x, Interval lo, Interval hi) {
    const Interval above{x.low - lo.high, x.high - lo.low};
    const Interval width{hi.low - lo.high, hi.high - lo.low};
    if (std::isnan(width.low) || std::isnan(width.high)) return {{0.0, 1.0}, true, true, false};
    if (width.high <= 0.0 || width.low == infinite) return no_value();
    const double low =
        above.low > 0.0 ? std::min(above.low / std::min(width.high, largest), 1.0) : 0.0;
    double high = above.high > 0.0 ? 1.0 : 0.0;
    if (width.low > 0.0) high = std::clamp(above.high / width.low, 0.0, 1.0);
    return {{low, high}, true, width.low <= 0.0 || width.high == infinite, false};
}

/// A curve for x between two knots. Wider than it need be where ys move, as then rise and start are
/// taken to move apart.
Interval segment(Interval between, Interval x0, Interval x1, Interval y0, Interval y1) {
    const Interval share{(between.low - x0.low) / (x1.low - x0.low),
                         (between.high - x0.low) / (x1.low - x0.low)};
    const Interval rise{std::max(y1.low - y0.high, -largest), std::min(y1.high - y0.low, largest)};
    const Interval climb = product(share, rise);
    const double least = std::min(y0.low, y1.low);
    const double most = std::max(y0.high, y1.high);
    return {std::clamp(y0.low + climb.low, least, most),
            std::clamp(y0.high + climb.high, least, most)};
}

Interplay curve(Interval x, std::span<const Interval> xs, std::span<const Interval> ys) {
    Interplay result{{}, false, false, false};
    for (const Interval& y : ys) result.may_fail = result.may_fail || has_infinity(y);
    const auto join = [&result](Interval part) {
        result.value = result.may_be_value ? hull(result.value, part) : part;
        result.may_be_value = true;
    };
    if (x.low <= xs.front().low) join(ys.front());
    if (x.high >= xs.back().low) join(ys.back());
    for (std::size_t i = 1; i < xs.size(); ++i) {
        const Interval rise{ys[i].low - ys[i - 1].high, ys[i].high - ys[i - 1].low};
        if (!std::isfinite(rise.low) || !std::isfinite(rise.high) ||
            !std::isfinite(xs[i].low - xs[i - 1].low)) {
            result.may_fail = true;
        }
        // The left knot belongs to its segment, the right one to the next.
        if (x.high < xs[i - 1].low || x.low >= xs[i].low) continue;
        const Interval between{std::max(x.low, xs[i - 1].low), std::min(x.high, xs[i].low)};
        join(segment(between, xs[i - 1], xs[i], ys[i - 1], ys[i]));
    }
    return result;
}

Interplay call(const Node& node, std::span<const Interval> values) {
    const Interval x = values[0];
    const auto monotone = [&x](double (*function)(double)) {
        return Interplay{{function(x.low), function(x.high)}, true, false, false};
    };
    const std::size_t knots = (values.size() - 1) / 2;
    switch (node.operation.function) {
        case Function::ramp:
            return ramp(x, values[1], values[2]);
        case Function::curve:
            return curve(x, values.subspan(1, knots), values.subspan(1 + knots));
        case Function::unit: {
            const Interval factor{node.operation.factor, node.operation.factor};
            return double_product(x, factor);
        }
        case Function::to_double:
            return {x, true, false, false};
        case Function::to_int:
            return to_int(x);
        case Function::abs:
            return absolute(node, x);
        case Function::sign:
            return monotone([](double v) { return (v > 0.0) - (v < 0.0) + 0.0; });
        case Function::greatest:
        case Function::least:
            return extreme(node, values);
        case Function::round:
            return monotone([](double v) { return std::round(v); });
        case Function::floor:
            return monotone([](double v) { return std::floor(v); });
        case Function::ceil:
            return monotone([](double v) { return std::ceil(v); });
        case Function::trunc:
            return monotone([](double v) { return std::trunc(v); });
        case Function::sqrt:
            if (x.high < 0.0) return {{}, false, false, true};
            return {{std::sqrt(std::max(x.low, 0.0)), std::sqrt(x.high)}, true, false, x.low < 0.0};
        default:
            break;
    }
    throw std::logic_error("not a function with a numeric value");
}

}  // namespace

Interval hull(Interval a, Interval b) {
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

Interplay whole(double low, double high) {
    if (std::fabs(low) >= exact_ints) low = std::nextafter(low, -infinite);
    if (std::fabs(high) >= exact_ints) high = std::nextafter(high, infinite);
    if (low >= int_limit || high < -int_limit) return no_value();
    return {{std::max(low, -int_limit), std::min(high, int_limit)},
            true,
            low < -int_limit || high >= int_limit,
            false};
}

Interplay interplay(const Node& node, std::span<const Interval> values) {
    if (node.kind == Node::Kind::call) return call(node, values);
    if (node.op == Op::negate) return negated(node, values[0]);
    return node.type.kind == Type::Kind::integer ? int_arithmetic(node.op, values[0], values[1])
                                                 : double_arithmetic(node.op, values[0], values[1]);
}

}  // namespace stackimpact::cel
