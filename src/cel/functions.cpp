// SPDX-License-Identifier: MIT
#include "cel/functions.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace stackimpact::cel {
namespace {

constexpr std::size_t any_number = max_nodes;

constexpr std::array<FunctionInfo, 15> functions = {{
    {"has", Function::has, 1, 1, "has(facts.NAME)"},
    {"ramp", Function::ramp, 3, 3, "ramp(x, lo, hi)"},
    {"curve", Function::curve, 3, 3, "curve(x, [x1, x2, ...], [y1, y2, ...])"},
    {"double", Function::to_double, 1, 1, "double(x)"},
    {"int", Function::to_int, 1, 1, "int(x)"},
    {"math.abs", Function::abs, 1, 1, "math.abs(x)"},
    {"math.sign", Function::sign, 1, 1, "math.sign(x)"},
    {"math.greatest", Function::greatest, 1, any_number, "math.greatest(a, b, ...)"},
    {"math.least", Function::least, 1, any_number, "math.least(a, b, ...)"},
    {"math.round", Function::round, 1, 1, "math.round(x)"},
    {"math.floor", Function::floor, 1, 1, "math.floor(x)"},
    {"math.ceil", Function::ceil, 1, 1, "math.ceil(x)"},
    {"math.trunc", Function::trunc, 1, 1, "math.trunc(x)"},
    {"math.isNaN", Function::is_nan, 1, 1, "math.isNaN(x)"},
    {"math.sqrt", Function::sqrt, 1, 1, "math.sqrt(x)"},
}};

constexpr std::array<std::string_view, 27> later = {
    "all",         "exists",     "exists_one",   "filter",          "map",
    "size",        "contains",   "startsWith",   "endsWith",        "string",
    "bool",        "timestamp",  "duration",     "getDate",         "getDayOfMonth",
    "getFullYear", "getHours",   "getMinutes",   "getMilliseconds", "getDayOfWeek",
    "getMonth",    "getSeconds", "getDayOfYear", "math.isInf",      "math.isFinite",
    "charAt",      "lowerAscii"};

constexpr std::array<std::string_view, 5> never = {"bytes", "uint", "dyn", "type", "matches"};

}  // namespace

std::span<const FunctionInfo> function_table() {
    return functions;
}

const FunctionInfo* find_function(std::string_view name) {
    const auto* const found = std::find_if(functions.begin(), functions.end(),
                                           [name](const auto& f) { return f.name == name; });
    return found == functions.end() ? nullptr : found;
}

const FunctionInfo& function_info(Function function) {
    const auto* const found =
        std::find_if(functions.begin(), functions.end(),
                     [function](const auto& f) { return f.function == function; });
    if (found == functions.end()) throw std::logic_error("function without a row in the table");
    return *found;
}

std::string_view unsupported_reason(std::string_view name) {
    if (std::find(never.begin(), never.end(), name) != never.end()) return "is not in this profile";
    if (std::find(later.begin(), later.end(), name) != later.end()) {
        return "is not in this version of the profile";
    }
    return {};
}

}  // namespace stackimpact::cel
