// SPDX-License-Identifier: MIT
#include "cel/survey.hpp"

#include <algorithm>

namespace stackimpact::cel {
namespace {

class Survey {
public:
    Survey(const Ast& ast, std::span<const Binding> bindings) : ast_(ast), bindings_(bindings) {}

    [[nodiscard]] Contents run(NodeId id) {
        visit(id);
        return contents_;
    }

private:
    void visit(NodeId id) {
        const Node& node = ast_.nodes[id];
        const bool is_has = node.operation.function == Function::has;
        if (node.slot != no_slot) visit_slot(bindings_[node.slot]);
        if (node.kind == Node::Kind::comprehension) {
            least_ = std::min(least_, node.local);
        }
        if (node.kind == Node::Kind::identifier && node.local != no_local && node.local < least_) {
            contents_.is_fixed = false;
        }
        if (is_has || node.kind == Node::Kind::comprehension ||
            node.kind == Node::Kind::conditional || node.op == Op::logical_and ||
            node.op == Op::logical_or) {
            contents_.is_strict = false;
        }
        if (node.slot == no_slot) {
            for (const NodeId child : node.children) visit(child);
        }
    }

    void visit_slot(const Binding& box) {
        const bool is_absent = std::holds_alternative<std::monostate>(box.value);
        const double value = number_of(box.value, 0.0);
        const bool is_number = std::holds_alternative<double>(box.value) ||
                               std::holds_alternative<std::int64_t>(box.value);
        if (box.is_free || (is_number && (box.low < value || box.high > value))) {
            contents_.is_fixed = false;
        }
        const Interval weight{std::min(box.weight_low, box.weight),
                              std::max(box.weight_high, box.weight)};
        if (!is_absent && (weight.low != weight.high || weight.low <= 0.0)) {
            contents_.has_fixed_weights = false;
        }
        contents_.evidence = least_of(contents_.evidence, weight);
    }

    const Ast& ast_;
    std::span<const Binding> bindings_;
    Contents contents_;
    /// Iteration variables from this one on belong to macros inside.
    std::size_t least_ = no_local;
};

}  // namespace

Contents survey(const Ast& ast, NodeId id, std::span<const Binding> bindings) {
    return Survey(ast, bindings).run(id);
}

double number_of(const Value& value, double other) {
    if (const auto* const number = std::get_if<double>(&value)) return *number;
    const auto* const integer = std::get_if<std::int64_t>(&value);
    return integer == nullptr ? other : static_cast<double>(*integer);
}

}  // namespace stackimpact::cel
