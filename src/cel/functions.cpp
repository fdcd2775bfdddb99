// SPDX-License-Identifier: MIT
#include "cel/functions.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "cel/program.hpp"

namespace stackimpact::cel {
namespace {

using Kind = Type::Kind;

constexpr std::size_t any_number = max_nodes;

constexpr Kinds boolean = set_of(Kind::boolean);
constexpr Kinds numbers = set_of(Kind::integer) | set_of(Kind::number);
constexpr Kinds text = set_of(Kind::string) | set_of(Kind::enumeration);
constexpr Kinds timestamp = set_of(Kind::timestamp);
constexpr Kinds duration = set_of(Kind::duration);
constexpr Kinds collections = set_of(Kind::list) | set_of(Kind::map);

/// A function with rules of its own.
constexpr FunctionInfo special(std::string_view name, Function function, std::size_t least,
                               std::size_t most, std::string_view usage) {
    return {name, function, CallStyle::plain, least, most, usage, {}, Kind::any, {}};
}

constexpr FunctionInfo conversion(std::string_view name, Function function, Kinds from, Kind to,
                                  std::string_view usage) {
    return {name, function, CallStyle::plain, 1, 1, usage, {from, 0}, to, {}};
}

constexpr FunctionInfo on_text(std::string_view name, Function function, std::string_view usage) {
    return {name, function, CallStyle::on_target, 2, 2, usage, {text, text}, Kind::boolean, {}};
}

constexpr FunctionInfo part_of_time(std::string_view name, TimeField field, Kinds of,
                                    std::string_view usage) {
    return {name,  Function::time_field, CallStyle::on_target, 1,    2,
            usage, {of, text},           Kind::integer,        field};
}

constexpr std::array functions = {
    special("has", Function::has, 1, 1, "has(facts.NAME)"),
    special("ramp", Function::ramp, 3, 3, "ramp(x, lo, hi)"),
    special("curve", Function::curve, 3, 3, "curve(x, [x1, x2, ...], [y1, y2, ...])"),
    special("math.abs", Function::abs, 1, 1, "math.abs(x)"),
    special("math.sign", Function::sign, 1, 1, "math.sign(x)"),
    special("math.greatest", Function::greatest, 1, any_number, "math.greatest(a, b, ...)"),
    special("math.least", Function::least, 1, any_number, "math.least(a, b, ...)"),
    special("math.round", Function::round, 1, 1, "math.round(x)"),
    special("math.floor", Function::floor, 1, 1, "math.floor(x)"),
    special("math.ceil", Function::ceil, 1, 1, "math.ceil(x)"),
    special("math.trunc", Function::trunc, 1, 1, "math.trunc(x)"),
    special("math.isNaN", Function::is_nan, 1, 1, "math.isNaN(x)"),
    special("math.isInf", Function::is_inf, 1, 1, "math.isInf(x)"),
    special("math.isFinite", Function::is_finite, 1, 1, "math.isFinite(x)"),
    special("math.sqrt", Function::sqrt, 1, 1, "math.sqrt(x)"),
    conversion("double", Function::to_double, numbers | text, Kind::number, "double(x)"),
    conversion("int", Function::to_int, numbers | text | timestamp, Kind::integer, "int(x)"),
    conversion("string", Function::to_text, boolean | numbers | text | timestamp | duration,
               Kind::string, "string(x)"),
    conversion("bool", Function::to_bool, boolean | text, Kind::boolean, "bool(x)"),
    conversion("timestamp", Function::to_timestamp, timestamp | text | set_of(Kind::integer),
               Kind::timestamp, "timestamp(\"2025-01-27T00:00:00Z\")"),
    conversion("duration", Function::to_duration, duration | text, Kind::duration,
               "duration(\"36h\")"),
    FunctionInfo{"size",
                 Function::size,
                 CallStyle::either,
                 1,
                 1,
                 "size(x)",
                 {text | collections, 0},
                 Kind::integer,
                 {}},
    on_text("contains", Function::contains, "text.contains(part)"),
    on_text("startsWith", Function::starts_with, "text.startsWith(part)"),
    on_text("endsWith", Function::ends_with, "text.endsWith(part)"),
    FunctionInfo{"matches",
                 Function::matches,
                 CallStyle::either,
                 2,
                 2,
                 "text.matches(pattern)",
                 {text, text},
                 Kind::boolean,
                 {}},
    part_of_time("getFullYear", TimeField::full_year, timestamp, "time.getFullYear()"),
    part_of_time("getMonth", TimeField::month, timestamp, "time.getMonth()"),
    part_of_time("getDate", TimeField::date, timestamp, "time.getDate()"),
    part_of_time("getDayOfMonth", TimeField::day_of_month, timestamp, "time.getDayOfMonth()"),
    part_of_time("getDayOfWeek", TimeField::day_of_week, timestamp, "time.getDayOfWeek()"),
    part_of_time("getDayOfYear", TimeField::day_of_year, timestamp, "time.getDayOfYear()"),
    part_of_time("getHours", TimeField::hours, timestamp | duration, "time.getHours()"),
    part_of_time("getMinutes", TimeField::minutes, timestamp | duration, "time.getMinutes()"),
    part_of_time("getSeconds", TimeField::seconds, timestamp | duration, "time.getSeconds()"),
    part_of_time("getMilliseconds", TimeField::milliseconds, timestamp | duration,
                 "time.getMilliseconds()"),
};

constexpr std::array<std::string_view, 4> left_out = {"bytes", "uint", "dyn", "type"};

}  // namespace

std::span<const FunctionInfo> function_table() {
    return functions;
}

const FunctionInfo* find_function(std::string_view name, bool on_target) {
    const CallStyle style = on_target ? CallStyle::on_target : CallStyle::plain;
    const auto* const found =
        std::find_if(functions.begin(), functions.end(), [name, style](const FunctionInfo& f) {
            return f.name == name && (f.style == style || f.style == CallStyle::either);
        });
    return found == functions.end() ? nullptr : found;
}

const FunctionInfo& function_info(Function function) {
    const auto* const found =
        std::find_if(functions.begin(), functions.end(),
                     [function](const auto& f) { return f.function == function; });
    if (found == functions.end()) throw std::logic_error("function without a row in the table");
    return *found;
}

bool is_left_out(std::string_view name) {
    return std::find(left_out.begin(), left_out.end(), name) != left_out.end();
}

}  // namespace stackimpact::cel
