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

/// What stays of operands of which one at least is no value, given which kind wins. The first error is kept.
Outcome without_value(Outcome left, const Outcome& right, Kind winner) {
    if (left.kind == Kind::missing && right.kind == Kind::missing) {
        unite(left.missing, right.missing);
        return left;
    }
    if (left.kind == Kind::value) return right;
    if (right.kind == Kind::value) return left;
    return left.kind == winner || right.kind != winner ? left : right;
}

/// The bound value in the form that the variable's type asks for, or nothing if the host bound another type.
std::optional<Value> coerce(const Value& value, Type::Kind kind) {
    const bool is_integer = std::holds_alternative<std::int64_t>(value);
    const auto* const number = std::get_if<double>(&value);
    switch (kind) {
        case Type::Kind::boolean:
            if (std::holds_alternative<bool>(value)) return value;
            break;
        case Type::Kind::integer:
            if (is_integer) return value;
            break;
        case Type::Kind::number:
        case Type::Kind::quantity:
            if (is_integer) return to_double(value);
            if (number != nullptr && std::isfinite(*number)) return value;
            break;
        case Type::Kind::string:
        case Type::Kind::enumeration:
            if (std::holds_alternative<std::string>(value)) return value;
            break;
        case Type::Kind::null:
        case Type::Kind::list: break;
    }
    return std::nullopt;
}

class Walker {
public:
    Walker(const Ast& ast, std::span<const Binding> bindings) : ast_(ast), bindings_(bindings) {}

    [[nodiscard]] Outcome walk(NodeId id) const;

private:
    [[nodiscard]] const Binding& binding(std::size_t slot) const;
    [[nodiscard]] Outcome variable(const Node& node) const;
    [[nodiscard]] Outcome logical(const Node& node) const;
    [[nodiscard]] Outcome conditional(const Node& node) const;
    [[nodiscard]] Outcome strict(const Node& node) const;

    const Ast& ast_;
    std::span<const Binding> bindings_;
};

const Binding& Walker::binding(std::size_t slot) const {
    if (slot >= bindings_.size()) throw std::logic_error("bindings do not cover the environment");
    return bindings_[slot];
}

Outcome Walker::variable(const Node& node) const {
    const Binding& bound_here = binding(node.slot);
    if (std::holds_alternative<std::monostate>(bound_here.value)) {
        Outcome outcome;
        outcome.kind = Kind::missing;
        outcome.missing = {node.slot};
        return outcome;
    }
    auto value = coerce(bound_here.value, node.type.kind);
    if (!value) return of_error("the value of `" + node.name + "` is not of its declared type");
    return of_value(std::move(*value), bound_here.weight);
}

Outcome Walker::logical(const Node& node) const {
    // Both sides are always needed: the other side may decide alone, and on better evidence.
    const Outcome left = walk(node.children[0]);
    const Outcome right = walk(node.children[1]);
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
        return without_value(left, right, Kind::missing);
    }
    return of_value(!decisive, std::min(left.evidence, right.evidence));
}

Outcome Walker::conditional(const Node& node) const {
    const Outcome condition = walk(node.children[0]);
    if (condition.kind != Kind::value) return condition;
    Outcome taken = walk(node.children[std::get<bool>(condition.value) ? 1 : 2]);
    if (taken.kind == Kind::value) taken.evidence = std::min(taken.evidence, condition.evidence);
    return taken;
}

Outcome Walker::strict(const Node& node) const {
    const std::vector<NodeId> ids = operands(ast_, node);
    std::vector<Value> values;
    values.reserve(ids.size());
    Outcome all;
    for (const NodeId id : ids) {
        Outcome operand = walk(id);
        if (all.kind != Kind::value || operand.kind != Kind::value) {
            all = without_value(std::move(all), operand, Kind::error);
            continue;
        }
        all.evidence = std::min(all.evidence, operand.evidence);
        values.push_back(std::move(operand.value));
    }
    if (all.kind != Kind::value) return all;
    Applied applied = apply(node, values);
    if (!applied.error.empty()) return of_error(applied.error);
    all.value = std::move(applied.value);
    return all;
}

Outcome Walker::walk(NodeId id) const {
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

double Outcome::number() const { return kind == Kind::value ? to_double(value) : 0.0; }

}  // namespace stackimpact::cel
