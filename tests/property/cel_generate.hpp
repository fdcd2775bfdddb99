// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cel/program.hpp"

namespace stackimpact::cel::generated {

// What draws may be called only inside a property.

using Box = std::vector<Binding>;

/// An expression with the type that it is compiled for.
struct Expression {
    std::string text;
    Expected expected = Expected::boolean;
};

/// Some facts of every type, and a reference.
[[nodiscard]] const Environment& environment();
/// One of the words.
[[nodiscard]] std::string pick(const std::vector<std::string>& words);
/// A binary expression in parentheses.
[[nodiscard]] std::string two(const std::string& left, const std::string& op,
                              const std::string& right);
/// A well-typed condition, nested at most so deep; any expression can take it as an operand.
[[nodiscard]] std::string a_bool(int depth);
/// A well-typed condition or strength.
[[nodiscard]] Expression draw_expression();
/// A value, usually small, sometimes where arithmetic ends, with bounds around it.
[[nodiscard]] Binding draw_binding(const Type& type);
/// Bindings of all variables; some facts are missing.
[[nodiscard]] Box draw_box();
/// Bindings somewhere inside the box: facts that can be without weight may be missing.
[[nodiscard]] Box draw_point(const Box& box);
/// A box around the box.
[[nodiscard]] Box draw_wider(const Box& box);

}  // namespace stackimpact::cel::generated
