// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "cel/ast.hpp"

namespace stackimpact::cel {

/// A function of the profile. Unit constructors are not in the table: they come with the
/// environment.
struct FunctionInfo {
    std::string_view name;
    Function function = Function::none;
    std::size_t least_arguments = 0;
    std::size_t most_arguments = 0;
    /// How to write it: "ramp(x, lo, hi)".
    std::string_view usage;
};

[[nodiscard]] std::span<const FunctionInfo> function_table();

/// The function called `name` ("ramp", "math.abs"), or null.
[[nodiscard]] const FunctionInfo* find_function(std::string_view name);

/// The row of a function of the table.
[[nodiscard]] const FunctionInfo& function_info(Function function);

/// Why a function or macro that CEL knows cannot be used; empty for names that CEL does not know
/// either.
[[nodiscard]] std::string_view unsupported_reason(std::string_view name);

}  // namespace stackimpact::cel
