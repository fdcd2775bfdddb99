// SPDX-License-Identifier: MIT
#include "cel/evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "cel/arithmetic.hpp"

namespace stackimpact::cel {
namespace {

using Kind = Outcome::Kind;

Outcome of_value(Value value, double evidence) {
    Outcome outcome;
    outcome.value = std::move(value);
    outcome.evidence = evidence;
    return outcome;
}

Outcome of_error(std::string_view error) {
    Outcome outcome;
    outcome.kind = Kind::error;
    outcome.error = std::string(error);
    return outcome;
}

void unite(std::vector<std::size_t>& into, const std::vector<std::size_t>& more) {
    std::vector<std::size_t> all;
    std::set_union(into.begin(), into.end(), more.begin(), more.end(), std::back_inserter(all));
    into = std::move(all);
}

/// What stays of operands of which one at least is no value, given which kind wins. The first error
/// is kept.
Outcome without_value(Outcome left, Outcome right, Kind winner) {
    if (left.kind == Kind::missing && right.kind == Kind::missing) {
        unite(left.missing, right.missing);
        return left;
    }
    if (left.kind == Kind::value) return right;
    if (right.kind == Kind::value) return left;
    if (left.kind == winner || right.kind != winner) return left;
    return right;
}

/// Whether a value is of a variable's type, so that it can be read as it is.
bool fits(const Value& value, Type::Kind kind) {
    switch (kind) {
        case Type::Kind::boolean:
            return std::holds_alternative<bool>(value);
        case Type::Kind::integer:
            return std::holds_alternative<std::int64_t>(value);
        case Type::Kind::number:
        case Type::Kind::quantity: {
            const auto* const number = std::get_if<double>(&value);
            return number != nullptr && std::isfinite(*number);
        }
        case Type::Kind::string:
        case Type::Kind::enumeration:
            return std::holds_alternative<std::string>(value);
        case Type::Kind::null:
        case Type::Kind::list:
            break;
    }
    return false;
}

/// Room for the operands of usual expressions.
constexpr std::size_t usual_operands = 16;

class Walker {
public:
    Walker(const Ast& ast, std::span<const Binding> bindings) : ast_(ast), bindings_(bindings) {}

    [[nodiscard]] Outcome walk(NodeId id);

private:
    [[nodiscard]] const Binding& binding(std::size_t slot) const;
    /// The value of a literal or a known variable that needs no conversion, else null.
    [[nodiscard]] const Value* leaf(const Node& node) const;
    [[nodiscard]] Outcome variable(const Node& node) const;
    [[nodiscard]] Outcome logical(const Node& node);
    [[nodiscard]] Outcome conditional(const Node& node);
    [[nodiscard]] Outcome strict(const Node& node);

    const Ast& ast_;
    std::span<const Binding> bindings_;
    /// Operands of the strict operations that are under way.
    std::vector<Value> values_;
};

const Binding& Walker::binding(std::size_t slot) const {
    if (slot >= bindings_.size()) throw std::logic_error("bindings do not cover the environment");
    return bindings_[slot];
}

const Value* Walker::leaf(const Node& node) const {
    const bool is_variable = node.slot != no_slot && node.function != Function::has;
    if (!is_variable && node.kind != Node::Kind::literal) return nullptr;
    const Value& value = is_variable ? binding(node.slot).value : node.literal;
    return fits(value, node.type.kind) ? &value : nullptr;
}

Outcome Walker::variable(const Node& node) const {
    const Binding& bound_here = binding(node.slot);
    const Value& value = bound_here.value;
    if (std::holds_alternative<std::monostate>(value)) {
        Outcome outcome;
        outcome.kind = Kind::missing;
        outcome.missing = {node.slot};
        return outcome;
    }
    if (fits(value, node.type.kind)) return of_value(value, bound_here.weight);
    const bool reads_doubles =
        node.type.kind == Type::Kind::number || node.type.kind == Type::Kind::quantity;
    if (reads_doubles && std::holds_alternative<std::int64_t>(value)) {
        return of_value(to_double(value), bound_here.weight);
    }
    return of_error("the value of `" + node.name + "` is not of its declared type");
}

Outcome Walker::logical(const Node& node) {
    // Both sides are always needed: the other side may decide alone, and on better evidence.
    Outcome left = walk(node.children[0]);
    Outcome right = walk(node.children[1]);
    const bool decisive = node.op == Op::logical_or;
    const auto decides = [decisive](const Outcome& outcome) {
        return outcome.kind == Kind::value && std::get<bool>(outcome.value) == decisive;
    };
    if (decides(left) && decides(right)) {
        return of_value(decisive, std::max(left.evidence, right.evidence));
    }
    if (decides(left)) return left;
    if (decides(right)) return right;
    if (left.kind != Kind::value || right.kind != Kind::value) {
        return without_value(std::move(left), std::move(right), Kind::missing);
    }
    return of_value(!decisive, std::min(left.evidence, right.evidence));
}

Outcome Walker::conditional(const Node& node) {
    Outcome condition = walk(node.children[0]);
    if (condition.kind != Kind::value) return condition;
    Outcome taken = walk(node.children[std::get<bool>(condition.value) ? 1 : 2]);
    if (taken.kind == Kind::value) taken.evidence = std::min(taken.evidence, condition.evidence);
    return taken;
}

Outcome Walker::strict(const Node& node) {
    const std::size_t first = values_.size();
    if (first == 0) values_.reserve(usual_operands);
    Outcome all;
    for (const NodeId id : node.operands) {
        // Most operands are leaves, which need no outcome of their own.
        const Node& operand_node = ast_.nodes[id];
        if (const Value* const value = leaf(operand_node)) {
            if (all.kind != Kind::value) continue;
            const bool is_literal = operand_node.kind == Node::Kind::literal;
            all.evidence =
                std::min(all.evidence, is_literal ? 1.0 : binding(operand_node.slot).weight);
            values_.push_back(*value);
            continue;
        }
        Outcome operand = walk(id);
        if (all.kind != Kind::value || operand.kind != Kind::value) {
            all = without_value(std::move(all), std::move(operand), Kind::error);
            continue;
        }
        all.evidence = std::min(all.evidence, operand.evidence);
        values_.push_back(std::move(operand.value));
    }
    if (all.kind == Kind::value) {
        Applied applied = apply(node, std::span<const Value>(values_).subspan(first));
        if (applied.error.empty()) {
            all.value = std::move(applied.value);
        } else {
            all = of_error(applied.error);
        }
    }
    values_.resize(first);
    return all;
}

Outcome Walker::walk(NodeId id) {
    const Node& node = ast_.nodes[id];
    if (node.function == Function::has) {
        const bool is_absent = std::holds_alternative<std::monostate>(binding(node.slot).value);
        return of_value(!is_absent, 1.0);
    }
    if (node.slot != no_slot) return variable(node);
    if (node.kind == Node::Kind::conditional) return conditional(node);
    if (node.op == Op::logical_and || node.op == Op::logical_or) return logical(node);
    if (node.kind != Node::Kind::literal) return strict(node);
    if (node.type.kind == Type::Kind::number) return of_value(to_double(node.literal), 1.0);
    return of_value(node.literal, 1.0);
}

}  // namespace

Outcome evaluate(const Ast& ast, NodeId id, std::span<const Binding> bindings) {
    return Walker(ast, bindings).walk(id);
}

Outcome evaluate(const Program& program, std::span<const Binding> bindings) {
    return evaluate(program.ast(), program.ast().root, bindings);
}

double Outcome::number() const {
    return kind == Kind::value ? to_double(value) : 0.0;
}

}  // namespace stackimpact::cel
