// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "cel/literal.hpp"
#include "cel/operations.hpp"

namespace stackimpact::cel {
namespace {

using Kind = Cell::Kind;

constexpr std::int64_t smallest_int = std::numeric_limits<std::int64_t>::min();
/// 2^63, the first double above all ints.
constexpr double int_limit = 9223372036854775808.0;

constexpr std::string_view error_conversion = "the text cannot be converted";
constexpr std::string_view error_zone = "unknown time zone";

template <typename Inner>
Applied converted(const std::optional<Inner>& inner) {
    return inner ? value(*inner) : fail(error_conversion);
}

// Conversions.

/// A plus that from_chars does not read.
std::string_view without_plus(std::string_view text) {
    if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
    return text;
}

std::optional<std::int64_t> read_int(std::string_view text) {
    text = without_plus(text);
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, number);
    if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
    return number;
}

/// Whether a decimal number is smaller than 1 by its digits and exponent.
bool is_small(std::string_view text) {
    const std::size_t e = std::min(text.find_first_of("eE"), text.size());
    const std::size_t point = std::min(text.find('.'), e);
    const std::size_t first = text.find_first_of("123456789");
    if (first >= e) return true;
    // Places from the point to the first digit that counts.
    const double places = static_cast<double>(point) - static_cast<double>(first);
    const auto exponent = e < text.size() ? read_int(text.substr(e + 1)) : std::int64_t{0};
    const bool is_negative = e + 1 < text.size() && text[e + 1] == '-';
    // An exponent of more digits than an int has decides alone.
    return exponent ? places + static_cast<double>(*exponent) <= 0.0 : is_negative;
}

/// Not a number and infinity may be spelt out; what is too small is 0, what is too large an error.
std::optional<double> read_double(std::string_view text) {
    text = without_plus(text);
    if (text.find('(') != std::string_view::npos) return std::nullopt;
    double number = 0.0;
    const char* const end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, number);
    if (result.ptr != end) return std::nullopt;
    if (result.ec == std::errc::result_out_of_range && is_small(text)) {
        return text[0] == '-' ? -0.0 : 0.0;
    }
    if (result.ec != std::errc()) return std::nullopt;
    return number;
}

Applied double_to_int(double number) {
    const double whole = std::trunc(number);
    if (!(whole > -int_limit && whole < int_limit)) return fail(error_range);
    return value(static_cast<std::int64_t>(whole));
}

Applied to_int(const Cell& cell) {
    switch (cell.kind) {
        case Kind::integer:
            return {cell, {}};
        case Kind::number:
            return double_to_int(cell.number);
        case Kind::string:
            return converted(read_int(cell.as_text()));
        case Kind::timestamp:
            return value(cell.integer);
        default:
            return fail(error_overload);
    }
}

Applied to_double(const Cell& cell) {
    if (cell.is_numeric()) return value(cell.as_double());
    if (!cell.is(Kind::string)) return fail(error_overload);
    return converted(read_double(cell.as_text()));
}

Applied to_bool(const Cell& cell) {
    if (cell.is(Kind::boolean)) return {cell, {}};
    if (!cell.is(Kind::string)) return fail(error_overload);
    constexpr std::array<std::string_view, 5> yes = {"1", "t", "true", "TRUE", "True"};
    constexpr std::array<std::string_view, 5> no = {"0", "f", "false", "FALSE", "False"};
    if (std::find(yes.begin(), yes.end(), cell.as_text()) != yes.end()) return value(true);
    if (std::find(no.begin(), no.end(), cell.as_text()) != no.end()) return value(false);
    return fail(error_conversion);
}

std::string number_text(double number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number > 0.0 ? "+Inf" : "-Inf";
    return fmt::format("{}", number);
}

Applied to_text(const Cell& cell, Arena& arena) {
    const auto text = [&arena](const std::string& made) { return value(arena.text(made)); };
    switch (cell.kind) {
        case Kind::string:
            return {cell, {}};
        case Kind::boolean:
            return value(std::string_view(cell.truth ? "true" : "false"));
        case Kind::integer:
            return text(fmt::format("{}", cell.integer));
        case Kind::number:
            return text(number_text(cell.number));
        case Kind::timestamp:
            return text(print(cell.as_timestamp()));
        case Kind::duration:
            return text(print(cell.as_duration()));
        default:
            return fail(error_overload);
    }
}

Applied to_timestamp(const Cell& cell) {
    if (cell.is(Kind::timestamp)) return {cell, {}};
    if (cell.is(Kind::string)) return converted(parse_timestamp(cell.as_text()));
    if (!cell.is(Kind::integer)) return fail(error_overload);
    const auto made = make_timestamp(cell.integer);
    return made ? value(*made) : fail(error_range);
}

Applied to_duration(const Cell& cell) {
    if (cell.is(Kind::duration)) return {cell, {}};
    return cell.is(Kind::string) ? converted(parse_duration(cell.as_text())) : fail(error_overload);
}

// Texts.

std::int64_t code_points(std::string_view text) {
    return std::count_if(text.begin(), text.end(),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

Applied size(const Cell& cell) {
    if (cell.is(Kind::string)) return value(code_points(cell.as_text()));
    if (!cell.is(Kind::list) && !cell.is(Kind::map)) return fail(error_overload);
    return value(static_cast<std::int64_t>(cell.size));
}

Applied matches(const Operation& operation, const Cell& text, const Cell& pattern) {
    if (operation.pattern) return value(operation.pattern->search(text.as_text()));
    PatternProblem problem;
    const auto compiled = Pattern::compile(pattern.as_text(), problem);
    return compiled ? value(compiled->search(text.as_text())) : fail("invalid pattern");
}

Applied text_function(const Operation& operation, const Cell& text, const Cell& part) {
    if (!text.is(Kind::string) || !part.is(Kind::string)) return fail(error_overload);
    const std::string_view whole = text.as_text();
    switch (operation.function) {
        case Function::contains:
            return value(whole.find(part.as_text()) != std::string_view::npos);
        case Function::starts_with:
            return value(whole.starts_with(part.as_text()));
        case Function::ends_with:
            return value(whole.ends_with(part.as_text()));
        default:
            return matches(operation, text, part);
    }
}

// Time.

bool is_span_field(TimeField wanted) {
    return wanted == TimeField::hours || wanted == TimeField::minutes ||
           wanted == TimeField::seconds || wanted == TimeField::milliseconds;
}

Applied time_field(TimeField wanted, std::span<const Cell> operands) {
    const Cell& time = operands[0];
    if (time.is(Kind::duration) && operands.size() == 1 && is_span_field(wanted)) {
        return value(field(time.as_duration(), wanted));
    }
    if (!time.is(Kind::timestamp)) return fail(error_overload);
    if (operands.size() == 1) return value(field(time.as_timestamp(), wanted));
    if (!operands[1].is(Kind::string)) return fail(error_overload);
    const auto offset = parse_zone(operands[1].as_text());
    return offset ? value(field(time.as_timestamp(), wanted, *offset)) : fail(error_zone);
}

// Numbers.

Applied absolute(const Cell& cell) {
    if (cell.is(Kind::number)) return value(std::fabs(cell.number));
    if (cell.integer == smallest_int) return fail(error_overflow);
    return value(cell.integer < 0 ? -cell.integer : cell.integer);
}

Applied sign(const Cell& cell) {
    if (cell.is(Kind::integer)) {
        return value(std::int64_t{cell.integer > 0 ? 1 : 0} - (cell.integer < 0 ? 1 : 0));
    }
    if (std::isnan(cell.number)) return {cell, {}};
    return value((cell.number > 0.0 ? 1.0 : 0.0) - (cell.number < 0.0 ? 1.0 : 0.0));
}

/// The first extreme number in the order of `op`; one list stands for its elements.
Applied extreme(Op op, std::span<const Cell> operands) {
    if (operands.size() == 1 && operands[0].is(Kind::list)) operands = operands[0].items();
    if (operands.empty()) return fail("an empty list has no extreme");
    const bool numeric = std::all_of(operands.begin(), operands.end(),
                                     [](const Cell& cell) { return cell.is_numeric(); });
    if (!numeric) return fail(error_overload);
    const bool has_nan = std::any_of(operands.begin(), operands.end(),
                                     [](const Cell& cell) { return std::isnan(cell.as_double()); });
    if (has_nan && operands.size() > 1) return fail("what is not a number has no order");
    Cell best = operands[0];
    for (const Cell& cell : operands.subspan(1)) {
        if (holds(op, compare(cell, best))) best = cell;
    }
    return {best, {}};
}

Applied rounded(Function function, const Cell& cell) {
    if (!cell.is(Kind::number)) return fail(error_overload);
    const double number = cell.number;
    switch (function) {
        // Half away from zero.
        case Function::round:
            return value(std::round(number));
        case Function::floor:
            return value(std::floor(number));
        case Function::ceil:
            return value(std::ceil(number));
        case Function::trunc:
            return value(std::trunc(number));
        case Function::is_nan:
            return value(std::isnan(number));
        case Function::is_inf:
            return value(std::isinf(number));
        default:
            return value(std::isfinite(number));
    }
}

double ramp(double x, double lo, double hi) {
    if (x <= lo) return 0.0;
    if (x >= hi) return 1.0;
    return std::min((x - lo) / (hi - lo), 1.0);
}

Applied checked_ramp(double x, double lo, double hi) {
    if (!(lo < hi)) return fail(error_ramp);
    if (std::isnan(x) || !std::isfinite(hi - lo)) return fail(error_not_finite);
    return value(ramp(x, lo, hi));
}

/// Piecewise linear through the knots, flat outside. Never leaves the two ys around x, and is
/// monotone between two xs in floating point too.
double curve(double x, std::span<const Cell> xs, std::span<const Cell> ys) {
    if (x <= xs.front().as_double()) return ys.front().as_double();
    if (x >= xs.back().as_double()) return ys.back().as_double();
    std::size_t i = 1;
    while (!(x < xs[i].as_double())) ++i;
    const double x0 = xs[i - 1].as_double();
    const double y0 = ys[i - 1].as_double();
    const double y1 = ys[i].as_double();
    const double share = (x - x0) / (xs[i].as_double() - x0);
    // Rounding must not carry the result past the next knot.
    return std::clamp(y0 + share * (y1 - y0), std::min(y0, y1), std::max(y0, y1));
}

Applied checked_curve(const Operation& operation, std::span<const Cell> operands) {
    if (!operands[1].is(Kind::list) || !operands[2].is(Kind::list)) return fail(error_overload);
    const auto xs = operands[1].items();
    const auto ys = operands[2].items();
    if (!operation.has_sound_knots) {
        const std::string_view problem = problem_of_knots(xs, ys);
        if (!problem.empty()) return fail(problem);
    }
    const double x = operands[0].as_double();
    return std::isnan(x) ? fail(error_not_finite) : value(curve(x, xs, ys));
}

Applied numeric_function(const Operation& operation, std::span<const Cell> operands) {
    switch (operation.function) {
        case Function::ramp:
            return operands[1].is_numeric() && operands[2].is_numeric()
                       ? checked_ramp(operands[0].as_double(), operands[1].as_double(),
                                      operands[2].as_double())
                       : fail(error_overload);
        case Function::curve:
            return checked_curve(operation, operands);
        case Function::unit:
            return value(operands[0].as_double() * operation.factor);
        case Function::abs:
            return absolute(operands[0]);
        case Function::sign:
            return sign(operands[0]);
        case Function::sqrt:
            return value(std::sqrt(operands[0].as_double()));
        default:
            return rounded(operation.function, operands[0]);
    }
}

}  // namespace

std::string_view problem_of_knots(std::span<const Cell> xs, std::span<const Cell> ys) {
    if (xs.empty() || xs.size() != ys.size()) return error_curve_lists;
    for (std::size_t i = 0; i < xs.size(); ++i) {
        if (!xs[i].is_numeric() || !ys[i].is_numeric()) return error_overload;
        if (!std::isfinite(ys[i].as_double())) return error_not_finite;
        if (i == 0) continue;
        if (!(xs[i - 1].as_double() < xs[i].as_double())) return error_curve;
        if (!std::isfinite(xs[i].as_double() - xs[i - 1].as_double()) ||
            !std::isfinite(ys[i].as_double() - ys[i - 1].as_double())) {
            return error_not_finite;
        }
    }
    return {};
}

Applied apply_function(const Operation& operation, std::span<const Cell> operands, Arena& arena) {
    switch (operation.function) {
        case Function::to_int:
            return to_int(operands[0]);
        case Function::to_double:
            return to_double(operands[0]);
        case Function::to_bool:
            return to_bool(operands[0]);
        case Function::to_text:
            return to_text(operands[0], arena);
        case Function::to_timestamp:
            return to_timestamp(operands[0]);
        case Function::to_duration:
            return to_duration(operands[0]);
        case Function::size:
            return size(operands[0]);
        case Function::contains:
        case Function::starts_with:
        case Function::ends_with:
        case Function::matches:
            return text_function(operation, operands[0], operands[1]);
        case Function::time_field:
            return time_field(operation.time_field, operands);
        case Function::greatest:
            return extreme(Op::greater, operands);
        case Function::least:
            return extreme(Op::less, operands);
        case Function::identity:
            return {operands[0], {}};
        case Function::unknown_name:
            return fail("undeclared name");
        case Function::unknown_function:
            return fail("undeclared function");
        default:
            return operands[0].is_numeric() ? numeric_function(operation, operands)
                                            : fail(error_overload);
    }
}

}  // namespace stackimpact::cel
