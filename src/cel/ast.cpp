// SPDX-License-Identifier: MIT
#include "cel/ast.hpp"

namespace stackimpact::cel {

std::string_view symbol(Op op) {
    switch (op) {
        case Op::none: return "";
        case Op::logical_not: return "!";
        case Op::negate: return "-";
        case Op::multiply: return "*";
        case Op::divide: return "/";
        case Op::remainder: return "%";
        case Op::add: return "+";
        case Op::subtract: return "-";
        case Op::less: return "<";
        case Op::less_equal: return "<=";
        case Op::greater: return ">";
        case Op::greater_equal: return ">=";
        case Op::equal: return "==";
        case Op::not_equal: return "!=";
        case Op::in: return "in";
        case Op::logical_and: return "&&";
        case Op::logical_or: return "||";
    }
    return "";
}

bool is_ordering(Op op) {
    return op == Op::less || op == Op::less_equal || op == Op::greater || op == Op::greater_equal;
}

bool is_comparison(Op op) {
    return is_ordering(op) || op == Op::equal || op == Op::not_equal || op == Op::in;
}

std::vector<NodeId> operands(const Ast& ast, const Node& node) {
    std::vector<NodeId> result;
    for (std::size_t i = node.has_target ? 1 : 0; i < node.children.size(); ++i) {
        const Node& child = ast.nodes[node.children[i]];
        if (child.kind == Node::Kind::list) {
            result.insert(result.end(), child.children.begin(), child.children.end());
        } else {
            result.push_back(node.children[i]);
        }
    }
    return result;
}

}  // namespace stackimpact::cel
