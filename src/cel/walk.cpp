// SPDX-License-Identifier: MIT
#include "cel/walk.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "cel/cell.hpp"
#include "cel/operations.hpp"
#include "cel/slots.hpp"

namespace stackimpact::cel {
namespace {

using Kind = Outcome::Kind;

/// What a part of the expression yields.
struct Part {
    Kind kind = Kind::value;
    Cell cell;
    double evidence = 1.0;
    /// Ascending.
    std::vector<std::size_t> missing;
    std::string_view error;
};

Part of_value(Cell cell, double evidence = 1.0) {
    return {Kind::value, cell, evidence, {}, {}};
}

Part of_error(std::string_view error) {
    return {Kind::error, {}, 0.0, {}, error};
}

Part of_applied(const Applied& applied, double evidence) {
    return applied.error.empty() ? of_value(applied.value, evidence) : of_error(applied.error);
}

void unite(std::vector<std::size_t>& into, const std::vector<std::size_t>& more) {
    std::vector<std::size_t> all;
    std::set_union(into.begin(), into.end(), more.begin(), more.end(), std::back_inserter(all));
    into = std::move(all);
}

/// What stays of two parts of which one at least is no value, given which kind wins. The first
/// error is kept.
Part without_value(Part left, Part right, Kind winner) {
    if (left.kind == Kind::missing && right.kind == Kind::missing) {
        unite(left.missing, right.missing);
        return left;
    }
    if (left.kind == Kind::value) return right;
    if (right.kind == Kind::value) return left;
    return left.kind == winner || right.kind != winner ? left : right;
}

/// A side of `&&` or `||`; what is neither true nor false is an error there.
Part truth(Part part) {
    const bool is_other = part.kind == Kind::value && !part.cell.is(Cell::Kind::boolean);
    return is_other ? of_error(error_overload) : part;
}

/// `&&` (decided by false) or `||` (decided by true) of two sides, in any order. What decides alone
/// may do so on better evidence than the other side has.
Part decided(Part left, Part right, bool decisive) {
    const auto decides = [decisive](const Part& part) {
        return part.kind == Kind::value && part.cell.truth == decisive;
    };
    if (decides(left) && decides(right)) {
        left.evidence = std::max(left.evidence, right.evidence);
        return left;
    }
    if (decides(left)) return left;
    if (decides(right)) return right;
    if (left.kind != Kind::value || right.kind != Kind::value) {
        return without_value(std::move(left), std::move(right), Kind::missing);
    }
    left.evidence = std::min(left.evidence, right.evidence);
    return left;
}

class Walker {
public:
    Walker(const Ast& ast, std::span<const Binding> bindings) : ast_(ast), bindings_(bindings) {}

    [[nodiscard]] Part walk(NodeId id);

private:
    [[nodiscard]] const Binding& binding(std::size_t slot) const;
    [[nodiscard]] Part literal(const Node& node);
    [[nodiscard]] Part variable(const Node& node);
    [[nodiscard]] Part logical(const Node& node);
    [[nodiscard]] Part conditional(const Node& node);
    [[nodiscard]] Part strict(const Node& node);
    void bind(const Node& macro, const Cell& element);
    [[nodiscard]] Part comprehension(const Node& node);
    [[nodiscard]] Part quantified(const Node& node, std::span<const Cell> elements);
    [[nodiscard]] Part collected(const Node& node, std::span<const Cell> elements);
    [[nodiscard]] Part collect(const Node& node, const Cell& element, std::vector<Cell>& out);

    const Ast& ast_;
    std::span<const Binding> bindings_;
    Arena arena_;
    /// Values of the iteration variables, by how many enclose them.
    std::vector<Cell> locals_;
};

const Binding& Walker::binding(std::size_t slot) const {
    if (slot >= bindings_.size()) throw std::logic_error("bindings do not cover the environment");
    return bindings_[slot];
}

Part Walker::literal(const Node& node) {
    const Cell cell = to_cell(node.literal, arena_);
    const bool as_double = node.type.kind == Type::Kind::number && cell.is(Cell::Kind::integer);
    return of_value(as_double ? Cell::of(cell.as_double()) : cell);
}

Part Walker::variable(const Node& node) {
    const Binding& bound_here = binding(node.slot);
    if (std::holds_alternative<std::monostate>(bound_here.value)) {
        return {Kind::missing, {}, 0.0, {node.slot}, {}};
    }
    return of_applied(read_slot(bound_here.value, node.type.kind, arena_), bound_here.weight);
}

Part Walker::logical(const Node& node) {
    Part left = truth(walk(node.children[0]));
    Part right = truth(walk(node.children[1]));
    return decided(std::move(left), std::move(right), node.op == Op::logical_or);
}

Part Walker::conditional(const Node& node) {
    Part condition = truth(walk(node.children[0]));
    if (condition.kind != Kind::value) return condition;
    Part taken = walk(node.children[condition.cell.truth ? 1 : 2]);
    taken.evidence = std::min(taken.evidence, condition.evidence);
    return taken;
}

Part Walker::strict(const Node& node) {
    std::vector<Cell> cells;
    Part all;
    for (const NodeId id : node.operands) {
        Part operand = walk(id);
        cells.push_back(operand.cell);
        if (all.kind != Kind::value || operand.kind != Kind::value) {
            all = without_value(std::move(all), std::move(operand), Kind::error);
        } else {
            all.evidence = std::min(all.evidence, operand.evidence);
        }
    }
    if (all.kind != Kind::value) return all;
    if (const auto field = field_name(ast_, node)) cells.push_back(Cell::of(*field));
    return of_applied(apply(node.operation, cells, arena_), all.evidence);
}

/// Macros outside of what is walked leave their places empty.
void Walker::bind(const Node& macro, const Cell& element) {
    if (locals_.size() <= macro.local) locals_.resize(macro.local + 1);
    locals_[macro.local] = element;
}

/// `all` and `exists`: as the elements' sides of one `&&` or `||`.
Part Walker::quantified(const Node& node, std::span<const Cell> elements) {
    const bool decisive = node.macro == Macro::exists;
    Part all = of_value(Cell::of(!decisive));
    for (const Cell& element : elements) {
        bind(node, element);
        Part one = truth(walk(node.children[1]));
        all = decided(std::move(all), std::move(one), decisive);
    }
    return all;
}

/// What one element adds to the result of a macro that needs all of its elements.
Part Walker::collect(const Node& node, const Cell& element, std::vector<Cell>& out) {
    Part first = walk(node.children[1]);
    const bool is_map = node.macro == Macro::map;
    if (!is_map || node.children.size() > 2) {
        first = truth(std::move(first));
        if (first.kind != Kind::value) return first;
        if (!first.cell.truth) return first;
        if (!is_map) {
            out.push_back(element);
            return first;
        }
        Part mapped = walk(node.children[2]);
        mapped.evidence = std::min(mapped.evidence, first.evidence);
        first = std::move(mapped);
    }
    if (first.kind == Kind::value) out.push_back(first.cell);
    return first;
}

/// `exists_one`, `filter` and `map`.
Part Walker::collected(const Node& node, std::span<const Cell> elements) {
    std::vector<Cell> out;
    Part all;
    for (const Cell& element : elements) {
        bind(node, element);
        Part one = collect(node, element, out);
        if (all.kind != Kind::value || one.kind != Kind::value) {
            all = without_value(std::move(all), std::move(one), Kind::error);
        } else {
            all.evidence = std::min(all.evidence, one.evidence);
        }
    }
    if (all.kind != Kind::value) return all;
    if (node.macro == Macro::exists_one) return of_value(Cell::of(out.size() == 1), all.evidence);
    const std::span<Cell> cells = arena_.cells(out.size());
    std::copy(out.begin(), out.end(), cells.begin());
    return of_value(Cell::of_list(cells), all.evidence);
}

Part Walker::comprehension(const Node& node) {
    Part range = walk(node.children[0]);
    if (range.kind != Kind::value) return range;
    const bool is_map = range.cell.is(Cell::Kind::map);
    if (!is_map && !range.cell.is(Cell::Kind::list)) return of_error(error_overload);
    std::vector<Cell> elements;
    const auto items = range.cell.items();
    for (std::size_t i = 0; i < items.size(); i += is_map ? 2 : 1) elements.push_back(items[i]);
    const bool lazy = node.macro == Macro::all || node.macro == Macro::exists;
    Part result = lazy ? quantified(node, elements) : collected(node, elements);
    result.evidence = std::min(result.evidence, range.evidence);
    return result;
}

Part Walker::walk(NodeId id) {
    const Node& node = ast_.nodes[id];
    if (node.operation.function == Function::has) {
        const bool is_absent = std::holds_alternative<std::monostate>(binding(node.slot).value);
        return of_value(Cell::of(!is_absent));
    }
    if (node.slot != no_slot) return variable(node);
    switch (node.kind) {
        case Node::Kind::literal:
            return literal(node);
        case Node::Kind::comprehension:
            return comprehension(node);
        case Node::Kind::conditional:
            return conditional(node);
        case Node::Kind::identifier:
            return node.local == no_local ? of_error("undeclared name")
                                          : of_value(locals_.at(node.local));
        default:
            break;
    }
    const bool is_logical = node.op == Op::logical_and || node.op == Op::logical_or;
    return is_logical ? logical(node) : strict(node);
}

}  // namespace

Outcome walk(const Ast& ast, NodeId id, std::span<const Binding> bindings) {
    Walker walker(ast, bindings);
    Part part = walker.walk(id);
    Outcome outcome;
    outcome.kind = part.kind;
    outcome.error = std::string(part.error);
    outcome.missing = std::move(part.missing);
    if (part.kind != Kind::value) return outcome;
    outcome.value = to_value(part.cell);
    outcome.evidence = part.evidence;
    return outcome;
}

Outcome walk(const Program& program, std::span<const Binding> bindings) {
    return walk(program.ast(), program.ast().root, bindings);
}

}  // namespace stackimpact::cel
