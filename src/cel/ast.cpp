// SPDX-License-Identifier: MIT
#include "cel/ast.hpp"

#include <algorithm>
#include <array>

namespace stackimpact::cel {
namespace {

/// In the order of Macro.
constexpr std::array<std::string_view, 6> macro_names = {"",           "all",    "exists",
                                                         "exists_one", "filter", "map"};

}  // namespace

std::optional<std::string_view> field_name(const Ast& ast, const Node& node) {
    if (node.operation.function == Function::field) return node.name;
    if (node.operation.function != Function::has_field) return std::nullopt;
    return ast.nodes[node.children[0]].name;
}

std::string_view symbol(Op op) {
    switch (op) {
        case Op::none:
            return "";
        case Op::logical_not:
            return "!";
        case Op::negate:
            return "-";
        case Op::multiply:
            return "*";
        case Op::divide:
            return "/";
        case Op::remainder:
            return "%";
        case Op::add:
            return "+";
        case Op::subtract:
            return "-";
        case Op::less:
            return "<";
        case Op::less_equal:
            return "<=";
        case Op::greater:
            return ">";
        case Op::greater_equal:
            return ">=";
        case Op::equal:
            return "==";
        case Op::not_equal:
            return "!=";
        case Op::in:
            return "in";
        case Op::logical_and:
            return "&&";
        case Op::logical_or:
            return "||";
    }
    return "";
}

Macro find_macro(std::string_view name) {
    const auto* const found = std::find(macro_names.begin(), macro_names.end(), name);
    return static_cast<Macro>(found == macro_names.end() ? 0 : found - macro_names.begin());
}

std::string_view macro_name(Macro macro) {
    return macro_names.at(static_cast<std::size_t>(macro));
}

bool is_ordering(Op op) {
    return op == Op::less || op == Op::less_equal || op == Op::greater || op == Op::greater_equal;
}

bool is_comparison(Op op) {
    return is_ordering(op) || op == Op::equal || op == Op::not_equal || op == Op::in;
}

int level(Op op) {
    switch (op) {
        case Op::logical_or:
            return 1;
        case Op::logical_and:
            return 2;
        case Op::less:
        case Op::less_equal:
        case Op::greater:
        case Op::greater_equal:
        case Op::equal:
        case Op::not_equal:
        case Op::in:
            return 3;
        case Op::add:
        case Op::subtract:
            return 4;
        case Op::multiply:
        case Op::divide:
        case Op::remainder:
            return 5;
        case Op::none:
        case Op::logical_not:
        case Op::negate:
            return 0;
    }
    return 0;
}

}  // namespace stackimpact::cel
