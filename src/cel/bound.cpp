// SPDX-License-Identifier: MIT
#include "cel/bound.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include "cel/cost.hpp"
#include "cel/survey.hpp"
#include "cel/walk.hpp"

namespace stackimpact::cel {
namespace {

/// Room for the operands of usual expressions.
constexpr std::size_t usual_operands = 8;

class Bounder {
public:
    Bounder(const Ast& ast, std::span<const Binding> bindings, bool has_limited_cost)
        : ast_(ast), bindings_(bindings), has_limited_cost_(has_limited_cost) {}

    [[nodiscard]] Reach walk(NodeId id);

private:
    [[nodiscard]] const Binding& binding(std::size_t slot) const;
    [[nodiscard]] static Reach literal(const Node& node);
    [[nodiscard]] Reach variable(const Node& node) const;
    [[nodiscard]] Reach logical(const Node& node);
    [[nodiscard]] Reach conditional(const Node& node);
    [[nodiscard]] Reach strict(NodeId id);
    [[nodiscard]] bool is_followed(const Node& node, const std::vector<NodeId>& operands) const;
    [[nodiscard]] std::vector<NodeId> operands_of(const Node& node) const;
    [[nodiscard]] Reach unfollowed(NodeId id) const;
    [[nodiscard]] Reach calculation(const Node& node, std::span<const Reach> values,
                                    Interval evidence);
    [[nodiscard]] Reach operation(const Node& node, std::span<const Reach> values,
                                  Interval evidence);

    const Ast& ast_;
    std::span<const Binding> bindings_;
    bool has_limited_cost_ = false;
    /// Operands of the strict operations that are under way.
    std::vector<Reach> values_;
    std::vector<Interval> numbers_;
};

const Binding& Bounder::binding(std::size_t slot) const {
    if (slot >= bindings_.size()) throw std::logic_error("bindings do not cover the environment");
    return bindings_[slot];
}

Reach Bounder::literal(const Node& node) {
    if (const auto* const truth = std::get_if<bool>(&node.literal)) {
        return of_bool(*truth, !*truth, certain);
    }
    if (const auto* const text = std::get_if<std::string>(&node.literal)) {
        return of_text(*text, certain);
    }
    if (const auto* const number = std::get_if<std::int64_t>(&node.literal)) {
        // An int that is used as a double is rounded to one.
        if (node.type.kind == Type::Kind::number) {
            return of_value(static_cast<double>(*number), certain);
        }
    }
    return of_value(node.literal, certain);
}

/// The interval of a numeric variable as `evaluate` reads it.
Reach number_in_box(const Binding& box, bool is_integer, Interval evidence) {
    const double value = number_of(box.value, box.low);
    const double low = std::min(box.low, value);
    const double high = std::max(box.high, value);
    constexpr double largest = std::numeric_limits<double>::max();
    const Interval inside{std::clamp(low, -largest, largest), std::clamp(high, -largest, largest)};
    if (!is_integer) {
        return of_number({inside, true, low < -largest || high > largest, false}, evidence);
    }
    Reach reach = of_number(whole(std::ceil(inside.low), std::floor(inside.high)), evidence);
    reach.may_be_undecided = false;
    return reach;
}

Reach Bounder::variable(const Node& node) const {
    const Binding& box = binding(node.slot);
    if (std::holds_alternative<std::monostate>(box.value)) return undecided();
    const Interval evidence{std::min(box.weight_low, box.weight),
                            std::max(box.weight_high, box.weight)};
    const bool is_integer = std::holds_alternative<std::int64_t>(box.value);
    const bool is_double = std::holds_alternative<double>(box.value);
    Reach reach = undecided();
    if (box.is_free) {
        reach = anything(node.type);
        if (is_numeric(node.type)) {
            reach = number_in_box(box, node.type.kind == Type::Kind::integer, evidence);
        }
        reach.may_be_undecided = false;
    } else if (node.type.kind == Type::Kind::boolean) {
        const auto* const truth = std::get_if<bool>(&box.value);
        if (truth != nullptr) reach = of_bool(*truth, !*truth, evidence);
    } else if (is_text(node.type)) {
        const auto* const text = std::get_if<std::string>(&box.value);
        if (text != nullptr) reach = of_text(*text, evidence);
    } else if (node.type.kind == Type::Kind::integer) {
        if (is_integer) reach = number_in_box(box, true, evidence);
    } else if (is_numeric(node.type)) {
        if (is_integer || is_double) reach = number_in_box(box, false, evidence);
    } else {
        reach = of_value(box.value, evidence);
    }
    reach.may_be_undecided = reach.may_be_undecided || evidence.low <= 0.0;
    return reach;
}

Reach Bounder::logical(const Node& node) {
    const Reach left = walk(node.children[0]);
    const Reach right = walk(node.children[1]);
    if (node.op == Op::logical_and) return conjunction(left, right);
    return flipped(conjunction(flipped(left), flipped(right)));
}

Reach Bounder::conditional(const Node& node) {
    const Reach condition = walk(node.children[0]);
    Reach result;
    if (condition.may_be_true) result = on_evidence(walk(node.children[1]), condition.evidence);
    if (condition.may_be_false) {
        const Reach no = on_evidence(walk(node.children[2]), condition.evidence_false);
        result = condition.may_be_true ? join(result, no) : no;
    }
    result.may_be_undecided = result.may_be_undecided || condition.may_be_undecided;
    return result;
}

/// Functions whose results bounds follow.
bool is_calculation(Function function) {
    switch (function) {
        case Function::none:
        case Function::ramp:
        case Function::curve:
        case Function::unit:
        case Function::to_double:
        case Function::to_int:
        case Function::abs:
        case Function::sign:
        case Function::greatest:
        case Function::least:
        case Function::round:
        case Function::floor:
        case Function::ceil:
        case Function::trunc:
        case Function::is_nan:
        case Function::sqrt:
            return true;
        default:
            return false;
    }
}

/// The operands, with the elements of lists that are written out in their place.
std::vector<NodeId> Bounder::operands_of(const Node& node) const {
    std::vector<NodeId> flat;
    const bool takes_lists = node.op == Op::in || node.operation.function == Function::curve;
    for (std::size_t i = 0; i < node.operands.size(); ++i) {
        const Node& operand = ast_.nodes[node.operands[i]];
        if (takes_lists && i > 0 && operand.kind == Node::Kind::list) {
            flat.insert(flat.end(), operand.children.begin(), operand.children.end());
        } else {
            flat.push_back(node.operands[i]);
        }
    }
    return flat;
}

bool Bounder::is_followed(const Node& node, const std::vector<NodeId>& operands) const {
    if (!is_calculation(node.operation.function)) return false;
    const bool takes_numbers = node.operation.function != Function::none;
    return std::all_of(operands.begin(), operands.end(), [&](NodeId id) {
        const Type& type = ast_.nodes[id].type;
        return is_numeric(type) ||
               (!takes_numbers && (is_text(type) || type.kind == Type::Kind::boolean));
    });
}

Reach Bounder::unfollowed(NodeId id) const {
    const Type& type = ast_.nodes[id].type;
    const Contents contents = survey(ast_, id, bindings_);
    const bool is_known = contents.is_fixed && (contents.is_strict || contents.has_fixed_weights);
    if (!is_known) return anything(type);
    if (!has_limited_cost_ && worst_cost(ast_, id) > max_checking_cost) return anything(type);
    const Outcome outcome = cel::walk(ast_, id, bindings_);
    if (outcome.kind != Outcome::Kind::value) return undecided();
    const Interval evidence =
        contents.is_strict ? contents.evidence : Interval{outcome.evidence, outcome.evidence};
    Reach reach = of_value(outcome.value, evidence);
    reach.may_be_undecided = evidence.low <= 0.0;
    return reach;
}

Reach Bounder::strict(NodeId id) {
    const Node& node = ast_.nodes[id];
    const std::vector<NodeId> operands = operands_of(node);
    if (!is_followed(node, operands)) return unfollowed(id);
    const std::size_t first = values_.size();
    if (first == 0) values_.reserve(usual_operands);
    Interval evidence = certain;
    bool may_be_undecided = false;
    bool may_be_value = true;
    for (const NodeId operand_id : operands) {
        const Reach operand = walk(operand_id);
        may_be_undecided = may_be_undecided || operand.may_be_undecided;
        may_be_value = may_be_value && operand.may_be_value();
        Cases cases;
        cases.add(operand.may_be_false, operand.evidence_false);
        cases.add(operand.may_be_not_false(), operand.evidence);
        evidence = least_of(evidence, cases.joined());
        values_.push_back(operand);
    }
    Reach result;
    if (may_be_value) {
        result = operation(node, std::span<const Reach>(values_).subspan(first), evidence);
    }
    values_.resize(first);
    result.may_be_undecided = result.may_be_undecided || may_be_undecided;
    return result;
}

/// Functions of numbers, some of which may be none.
Reach Bounder::calculation(const Node& node, std::span<const Reach> values, Interval evidence) {
    numbers_.clear();
    for (const Reach& value : values) {
        if (value.may_be_number) numbers_.push_back(value.number);
    }
    const bool has_nan = std::any_of(values.begin(), values.end(),
                                     [](const Reach& value) { return value.may_be_nan; });
    const Function function = node.operation.function;
    Interplay result{{}, false, false, false};
    if (numbers_.size() == values.size()) result = interplay(node, numbers_);
    const bool refuses_nan =
        function == Function::ramp || function == Function::curve || function == Function::to_int;
    if (has_nan) (refuses_nan ? result.may_fail : result.may_be_nan) = true;
    return of_number(result, evidence);
}

Reach Bounder::operation(const Node& node, std::span<const Reach> values, Interval evidence) {
    if (node.op == Op::logical_not) {
        Reach result = flipped(values[0]);
        result.may_be_undecided = false;
        return result;
    }
    if (node.operation.function == Function::is_nan) {
        return of_bool(values[0].may_be_nan, values[0].may_be_number, evidence);
    }
    if (is_comparison(node.op)) {
        const Answers answers =
            node.op == Op::in ? membership(values) : compare_reaches(node.op, values[0], values[1]);
        return of_bool(answers.yes, answers.no, evidence);
    }
    if (is_text(node.type)) {
        const bool is_known =
            values[0].may_be_text == Reach::Text::one && values[1].may_be_text == Reach::Text::one;
        Reach result = of_text(is_known ? values[0].text + values[1].text : "", evidence);
        if (!is_known) result.may_be_text = Reach::Text::any;
        return result;
    }
    return calculation(node, values, evidence);
}

Reach Bounder::walk(NodeId id) {
    const Node& node = ast_.nodes[id];
    if (node.operation.function == Function::has) {
        const Binding& box = binding(node.slot);
        const bool is_absent = std::holds_alternative<std::monostate>(box.value);
        const bool may_be_absent = is_absent || std::min(box.weight_low, box.weight) <= 0.0;
        return of_bool(!is_absent, may_be_absent, certain);
    }
    if (node.slot != no_slot) return variable(node);
    if (node.kind == Node::Kind::conditional) return conditional(node);
    if (node.op == Op::logical_and || node.op == Op::logical_or) return logical(node);
    if (node.kind == Node::Kind::literal) return literal(node);
    if (node.kind == Node::Kind::comprehension || node.kind == Node::Kind::identifier) {
        return unfollowed(id);
    }
    return strict(id);
}

}  // namespace

Reach reach(const Ast& ast, NodeId id, std::span<const Binding> bindings, bool has_limited_cost) {
    return Bounder(ast, bindings, has_limited_cost).walk(id);
}

Bounds bound(const Program& program, std::span<const Binding> bindings) {
    const Reach all = reach(program.ast(), program.ast().root, bindings, true);
    Bounds bounds;
    bounds.may_be_true = all.may_be_true;
    bounds.may_be_false = all.may_be_false;
    bounds.may_be_undecided = all.may_be_undecided || all.may_be_nan;
    bounds.may_be_number = all.may_be_number;
    bounds.low = all.number.low;
    bounds.high = all.number.high;
    bounds.evidence_low = all.evidence.low;
    bounds.evidence_high = all.evidence.high;
    return bounds;
}

}  // namespace stackimpact::cel
