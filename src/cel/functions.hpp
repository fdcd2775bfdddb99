// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "cel/ast.hpp"

namespace stackimpact::cel {

/// A set of kinds of types.
using Kinds = std::uint32_t;

[[nodiscard]] constexpr Kinds set_of(Type::Kind kind) {
    return Kinds{1} << static_cast<unsigned>(kind);
}

enum class CallStyle { plain, on_target, either };

/// A function of the profile. Unit constructors are not in the table: they come with the
/// environment.
struct FunctionInfo {
    std::string_view name;
    Function function = Function::none;
    CallStyle style = CallStyle::plain;
    std::size_t least_arguments = 0;
    std::size_t most_arguments = 0;
    /// How to write it: "ramp(x, lo, hi)".
    std::string_view usage;
    /// What the target and the arguments may be; empty for functions with rules of their own.
    std::array<Kinds, 2> accepts{};
    Type::Kind result = Type::Kind::any;
    TimeField time_field = TimeField::full_year;
};

[[nodiscard]] std::span<const FunctionInfo> function_table();

/// The function called `name` ("ramp", "math.abs") in this style, or null.
[[nodiscard]] const FunctionInfo* find_function(std::string_view name, bool on_target);

/// The row of a function of the table (any of those that share it).
[[nodiscard]] const FunctionInfo& function_info(Function function);

/// Whether a function is left out of the profile on purpose.
[[nodiscard]] bool is_left_out(std::string_view name);

}  // namespace stackimpact::cel
