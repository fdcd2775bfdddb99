// SPDX-License-Identifier: MIT
#include "cel/cost.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace stackimpact::cel {
namespace {

/// Bytes that one value takes, and that one step looks at.
constexpr double cell = 16.0;
/// No number or time has a longer text.
constexpr double longest_conversion = 64.0;

/// What a part can take and yield at worst.
struct Worst {
    double cost = 1.0;
    /// Elements, entries or bytes of the value.
    double count = 1.0;
    /// Bytes of the value with all that is in it.
    double deep = cell;
};

bool is_flat(const Type& type) {
    return type.kind != Type::Kind::any && !is_text(type) && type.kind != Type::Kind::list &&
           type.kind != Type::Kind::map;
}

class Estimator {
public:
    explicit Estimator(const Ast& ast) : ast_(ast), deep_(ast.nodes.size(), cell) {}

    [[nodiscard]] Worst walk(NodeId id) {
        const Worst worst = visit(id);
        deep_[id] = worst.deep;
        return worst;
    }

private:
    [[nodiscard]] Worst visit(NodeId id);
    [[nodiscard]] static Worst literal(const Node& node);
    [[nodiscard]] static Worst variable(const Type& type);
    [[nodiscard]] Worst operation(const Node& node);
    [[nodiscard]] Worst arithmetic(const Node& node, const std::vector<Worst>& operands) const;
    [[nodiscard]] Worst call(const Node& node, const std::vector<Worst>& operands) const;
    [[nodiscard]] Worst comprehension(const Node& node);
    [[nodiscard]] double deepest_element(NodeId range, const Worst& all) const;

    const Ast& ast_;
    /// Bytes of the iteration variables, by how many enclose them.
    std::vector<double> locals_;
    /// Bytes of the parts that have been walked.
    std::vector<double> deep_;
};

Worst Estimator::literal(const Node& node) {
    const auto* const text = std::get_if<std::string>(&node.literal);
    if (text == nullptr) return {};
    const auto bytes = static_cast<double>(text->size());
    return {1.0, bytes, cell + bytes};
}

Worst Estimator::variable(const Type& type) {
    if (is_flat(type)) return {};
    if (type.kind == Type::Kind::enumeration) {
        std::size_t longest = 0;
        for (const std::string& word : type.domain) longest = std::max(longest, word.size());
        const auto bytes = static_cast<double>(longest);
        return {1.0, bytes, cell + bytes};
    }
    return {1.0, largest_fact, cell + largest_fact * (is_text(type) ? 1.0 : cell)};
}

/// Operators: comparisons look at both sides, sums make both anew.
Worst Estimator::arithmetic(const Node& node, const std::vector<Worst>& operands) const {
    Worst worst;
    if (operands.size() < 2) return worst;
    const Worst& a = operands[0];
    const Worst& b = operands[1];
    const bool flat =
        is_flat(ast_.nodes[node.operands[0]].type) && is_flat(ast_.nodes[node.operands[1]].type);
    if (node.op == Op::in) {
        worst.cost += b.count * (1.0 + a.deep / cell) + b.deep / cell;
    } else if (!flat && is_comparison(node.op)) {
        const double shorter = std::min(a.deep, b.deep) / cell;
        const bool texts = is_text(ast_.nodes[node.operands[0]].type) ||
                           is_text(ast_.nodes[node.operands[1]].type);
        // The entries of maps are looked up one by one.
        worst.cost += texts ? shorter : shorter * std::max(a.deep, b.deep) / cell;
    } else if (!flat) {
        worst.count = a.count + b.count;
        worst.deep = a.deep + b.deep;
        worst.cost += worst.deep / cell;
    }
    return worst;
}

Worst Estimator::call(const Node& node, const std::vector<Worst>& operands) const {
    Worst worst;
    const Worst first = operands.empty() ? Worst{} : operands[0];
    const Worst second = operands.size() < 2 ? Worst{} : operands[1];
    switch (node.operation.function) {
        case Function::make_list:
        case Function::make_map: {
            const bool is_map = node.operation.function == Function::make_map;
            worst.count = static_cast<double>(operands.size()) / (is_map ? 2.0 : 1.0);
            for (const Worst& operand : operands) worst.deep += operand.deep;
            worst.cost += is_map ? worst.count * worst.deep / cell : worst.count;
            break;
        }
        case Function::field:
        case Function::has_field:
        case Function::index: {
            const Type& container = ast_.nodes[node.operands[0]].type;
            const bool is_list = container.kind == Type::Kind::list;
            worst.cost += is_list ? 1.0 : first.count * second.deep / cell;
            if (!is_flat(node.type)) worst = {worst.cost, first.deep, first.deep};
            break;
        }
        case Function::contains:
            worst.cost += first.count * second.count / cell;
            break;
        case Function::matches:
            worst.cost +=
                (first.count + 1.0) * (node.operation.pattern
                                           ? static_cast<double>(node.operation.pattern->size())
                                           : static_cast<double>(max_pattern_size));
            break;
        case Function::to_text:
            worst.count = std::max(longest_conversion, first.count);
            worst.deep = cell + worst.count;
            break;
        case Function::curve:
            worst.cost += 2.0 * second.count;
            break;
        default:
            for (const Worst& operand : operands) worst.cost += operand.count / cell;
    }
    return worst;
}

Worst Estimator::operation(const Node& node) {
    std::vector<Worst> operands;
    double cost = 0.0;
    for (const NodeId id : node.operands) {
        operands.push_back(walk(id));
        cost += operands.back().cost;
    }
    Worst worst = node.operation.function == Function::none ? arithmetic(node, operands)
                                                            : call(node, operands);
    worst.cost += cost;
    return worst;
}

/// Of a range that has been walked.
double Estimator::deepest_element(NodeId range, const Worst& all) const {
    const Node& node = ast_.nodes[range];
    if (node.kind != Node::Kind::list && node.kind != Node::Kind::map) return all.deep;
    double deepest = cell;
    for (const NodeId child : node.children) deepest = std::max(deepest, deep_[child]);
    return deepest;
}

Worst Estimator::comprehension(const Node& node) {
    const Worst range = walk(node.children[0]);
    if (locals_.size() <= node.local) locals_.resize(node.local + 1);
    locals_[node.local] = deepest_element(node.children[0], range);
    double cost = 2.0;
    Worst last;
    for (std::size_t i = 1; i < node.children.size(); ++i) {
        last = walk(node.children[i]);
        cost += last.cost;
    }
    Worst worst;
    worst.cost += range.cost + range.count * cost;
    if (node.macro == Macro::filter) worst.deep = range.deep;
    if (node.macro == Macro::map) worst.deep = cell + range.count * last.deep;
    if (node.macro == Macro::filter || node.macro == Macro::map) worst.count = range.count;
    return worst;
}

Worst Estimator::visit(NodeId id) {
    const Node& node = ast_.nodes[id];
    if (node.operation.function == Function::has) return {};
    if (node.slot != no_slot) return variable(node.type);
    if (node.kind == Node::Kind::literal) return literal(node);
    if (node.kind == Node::Kind::identifier) {
        const double deep = node.local == no_local ? cell : locals_.at(node.local);
        return {1.0, is_flat(node.type) ? 1.0 : deep, deep};
    }
    if (node.kind == Node::Kind::comprehension) return comprehension(node);
    const bool is_logical = node.op == Op::logical_and || node.op == Op::logical_or;
    if (!is_logical && node.kind != Node::Kind::conditional) return operation(node);
    Worst worst;
    for (const NodeId child : node.children) {
        const Worst part = walk(child);
        worst.cost += part.cost;
        worst.count = std::max(worst.count, part.count);
        worst.deep = std::max(worst.deep, part.deep);
    }
    return worst;
}

}  // namespace

double worst_cost(const Ast& ast) {
    return worst_cost(ast, ast.root);
}

double worst_cost(const Ast& ast, NodeId id) {
    return Estimator(ast).walk(id).cost;
}

}  // namespace stackimpact::cel
