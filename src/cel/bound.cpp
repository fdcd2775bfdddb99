// SPDX-License-Identifier: MIT
#include "cel/bound.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include "cel/arithmetic.hpp"

namespace stackimpact::cel {
namespace {

using Text = Reach::Text;

constexpr Interval certain{1.0, 1.0};

/// Room for the operands of usual expressions.
constexpr std::size_t usual_operands = 8;

Interval least_of(Interval a, Interval b) {
    return {std::min(a.low, b.low), std::min(a.high, b.high)};
}

Interval most_of(Interval a, Interval b) {
    return {std::max(a.low, b.low), std::max(a.high, b.high)};
}

/// Intervals of the cases that are possible; 0 when none is.
class Cases {
public:
    void add(bool possible, Interval interval) {
        if (!possible) return;
        joined_ = any_ ? hull(joined_, interval) : interval;
        any_ = true;
    }
    [[nodiscard]] Interval joined() const { return joined_; }

private:
    bool any_ = false;
    Interval joined_;
};

Reach of_bool(bool may_be_true, bool may_be_false, Interval evidence) {
    Reach reach;
    reach.may_be_true = may_be_true;
    reach.may_be_false = may_be_false;
    if (may_be_true) reach.evidence = evidence;
    if (may_be_false) reach.evidence_false = evidence;
    return reach;
}

Reach of_text(std::string_view text, Interval evidence) {
    Reach reach;
    reach.may_be_text = Text::one;
    reach.text = text;
    reach.evidence = evidence;
    return reach;
}

Reach of_number(const Interplay& result, Interval evidence) {
    Reach reach;
    reach.may_be_undecided = result.may_fail;
    reach.may_be_number = result.may_be_value;
    if (!result.may_be_value) return reach;
    reach.number = result.value;
    reach.evidence = evidence;
    return reach;
}

Reach undecided() {
    Reach reach;
    reach.may_be_undecided = true;
    return reach;
}

/// Either of two, as after a condition.
Reach join(const Reach& a, const Reach& b) {
    Reach both;
    both.may_be_true = a.may_be_true || b.may_be_true;
    both.may_be_false = a.may_be_false || b.may_be_false;
    both.may_be_number = a.may_be_number || b.may_be_number;
    both.may_be_undecided = a.may_be_undecided || b.may_be_undecided;
    Cases numbers;
    numbers.add(a.may_be_number, a.number);
    numbers.add(b.may_be_number, b.number);
    both.number = numbers.joined();
    both.may_be_text = std::max(a.may_be_text, b.may_be_text);
    both.text = a.may_be_text == Text::one ? a.text : b.text;
    const bool two_texts = a.may_be_text == Text::one && b.may_be_text == Text::one;
    if (two_texts && a.text != b.text) both.may_be_text = Text::any;
    const auto has_other = [](const Reach& r) {
        return r.may_be_true || r.may_be_number || r.may_be_text != Text::none;
    };
    Cases evidence;
    evidence.add(has_other(a), a.evidence);
    evidence.add(has_other(b), b.evidence);
    both.evidence = evidence.joined();
    Cases evidence_false;
    evidence_false.add(a.may_be_false, a.evidence_false);
    evidence_false.add(b.may_be_false, b.evidence_false);
    both.evidence_false = evidence_false.joined();
    return both;
}

/// Numbers; a bool as 0 and 1, in whose order bools compare.
Interval as_interval(const Reach& reach) {
    if (reach.may_be_number) return reach.number;
    return {reach.may_be_false ? 0.0 : 1.0, reach.may_be_true ? 1.0 : 0.0};
}

/// Which answers a comparison can have.
struct Answers {
    bool yes = false;
    bool no = false;
};

Answers compare_intervals(Op op, Interval a, Interval b) {
    const bool overlap = a.low <= b.high && b.low <= a.high;
    const bool same = a.low == b.high && a.high == b.low;
    switch (op) {
        case Op::less:
            return {a.low < b.high, a.high >= b.low};
        case Op::less_equal:
            return {a.low <= b.high, a.high > b.low};
        case Op::greater:
            return {a.high > b.low, a.low <= b.high};
        case Op::greater_equal:
            return {a.high >= b.low, a.low < b.high};
        case Op::not_equal:
            return {!same, overlap};
        default:
            return {overlap, !same};
    }
}

Answers compare_reaches(Op op, const Reach& a, const Reach& b) {
    if (a.may_be_text == Text::none) {
        return compare_intervals(op, as_interval(a), as_interval(b));
    }
    if (a.may_be_text == Text::any || b.may_be_text == Text::any) return {true, true};
    const bool answer = holds(op, a.text.compare(b.text) <=> 0);
    return {answer, !answer};
}

/// Whether the first is one of the others.
Answers membership(std::span<const Reach> values) {
    Answers answers{false, true};
    for (const Reach& element : values.subspan(1)) {
        const Answers one = compare_reaches(Op::equal, values[0], element);
        answers.yes = answers.yes || one.yes;
        answers.no = answers.no && one.no;
    }
    return answers;
}

class Bounder {
public:
    Bounder(const Ast& ast, std::span<const Binding> bindings) : ast_(ast), bindings_(bindings) {}

    [[nodiscard]] Reach walk(NodeId id);

private:
    [[nodiscard]] const Binding& binding(std::size_t slot) const;
    [[nodiscard]] static Reach literal(const Node& node);
    [[nodiscard]] Reach variable(const Node& node) const;
    [[nodiscard]] Reach logical(const Node& node);
    [[nodiscard]] Reach conditional(const Node& node);
    [[nodiscard]] Reach strict(const Node& node);
    [[nodiscard]] Reach operation(const Node& node, std::span<const Reach> values,
                                  Interval evidence);

    const Ast& ast_;
    std::span<const Binding> bindings_;
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
    const double number = to_double(node.literal);
    if (node.type.kind == Type::Kind::integer) {
        Reach reach = of_number(whole(number, number), certain);
        // It is what it is, even at the end of the range.
        reach.may_be_undecided = false;
        return reach;
    }
    return of_number({{number, number}, true, false}, certain);
}

/// The interval of a numeric variable as `evaluate` reads it.
Reach number_in_box(const Binding& box, bool is_integer, Interval evidence) {
    const double value = to_double(box.value);
    const double low = std::min(box.low, value);
    const double high = std::max(box.high, value);
    constexpr double largest = std::numeric_limits<double>::max();
    const Interval inside{std::clamp(low, -largest, largest), std::clamp(high, -largest, largest)};
    if (!is_integer) return of_number({inside, true, low < -largest || high > largest}, evidence);
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
    if (node.type.kind == Type::Kind::boolean) {
        const auto* const truth = std::get_if<bool>(&box.value);
        if (truth != nullptr) reach = of_bool(*truth, !*truth, evidence);
    } else if (is_text(node.type)) {
        const auto* const text = std::get_if<std::string>(&box.value);
        if (text != nullptr) reach = of_text(*text, evidence);
    } else if (node.type.kind == Type::Kind::integer) {
        if (is_integer) reach = number_in_box(box, true, evidence);
    } else if (is_integer || is_double) {
        reach = number_in_box(box, false, evidence);
    }
    reach.may_be_undecided = reach.may_be_undecided || evidence.low <= 0.0;
    return reach;
}

Reach flipped(const Reach& reach) {
    Reach result = reach;
    std::swap(result.may_be_true, result.may_be_false);
    std::swap(result.evidence, result.evidence_false);
    return result;
}

/// `&&`; `||` is its mirror image.
Reach conjunction(const Reach& a, const Reach& b) {
    const bool a_other = a.may_be_true || a.may_be_undecided;
    const bool b_other = b.may_be_true || b.may_be_undecided;
    Reach result;
    result.may_be_true = a.may_be_true && b.may_be_true;
    if (result.may_be_true) result.evidence = least_of(a.evidence, b.evidence);
    result.may_be_undecided = (a.may_be_undecided && b_other) || (b.may_be_undecided && a_other);
    // One that is false decides alone; of two the better one counts.
    const bool both = a.may_be_false && b.may_be_false;
    const bool only_a = a.may_be_false && b_other;
    const bool only_b = b.may_be_false && a_other;
    result.may_be_false = both || only_a || only_b;
    Cases cases;
    cases.add(both, most_of(a.evidence_false, b.evidence_false));
    cases.add(only_a, a.evidence_false);
    cases.add(only_b, b.evidence_false);
    result.evidence_false = cases.joined();
    return result;
}

Reach Bounder::logical(const Node& node) {
    const Reach left = walk(node.children[0]);
    const Reach right = walk(node.children[1]);
    if (node.op == Op::logical_and) return conjunction(left, right);
    return flipped(conjunction(flipped(left), flipped(right)));
}

/// A choice that was made on this evidence.
Reach on_evidence(Reach reach, Interval evidence) {
    reach.evidence = least_of(reach.evidence, evidence);
    reach.evidence_false = least_of(reach.evidence_false, evidence);
    return reach;
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

Reach Bounder::strict(const Node& node) {
    const std::size_t first = values_.size();
    if (first == 0) values_.reserve(usual_operands);
    Interval evidence = certain;
    bool may_be_undecided = false;
    bool may_be_value = true;
    for (const NodeId id : node.operands) {
        const Reach operand = walk(id);
        may_be_undecided = may_be_undecided || operand.may_be_undecided;
        may_be_value = may_be_value && operand.may_be_value();
        const bool has_other =
            operand.may_be_value() && (!operand.may_be_false || operand.may_be_true);
        Cases cases;
        cases.add(operand.may_be_false, operand.evidence_false);
        cases.add(has_other, operand.evidence);
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

Reach Bounder::operation(const Node& node, std::span<const Reach> values, Interval evidence) {
    if (node.op == Op::logical_not) {
        Reach result = flipped(values[0]);
        result.may_be_undecided = false;
        return result;
    }
    if (node.function == Function::is_nan) return of_bool(false, true, evidence);
    if (is_comparison(node.op)) {
        const Answers answers =
            node.op == Op::in ? membership(values) : compare_reaches(node.op, values[0], values[1]);
        return of_bool(answers.yes, answers.no, evidence);
    }
    if (is_text(node.type)) {
        Reach result = of_text({}, evidence);
        result.may_be_text = Text::any;
        return result;
    }
    numbers_.clear();
    for (const Reach& value : values) numbers_.push_back(value.number);
    return of_number(interplay(node, numbers_), evidence);
}

Reach Bounder::walk(NodeId id) {
    const Node& node = ast_.nodes[id];
    if (node.function == Function::has) {
        const Binding& box = binding(node.slot);
        const bool is_absent = std::holds_alternative<std::monostate>(box.value);
        const bool may_be_absent = is_absent || std::min(box.weight_low, box.weight) <= 0.0;
        return of_bool(!is_absent, may_be_absent, certain);
    }
    if (node.slot != no_slot) return variable(node);
    if (node.kind == Node::Kind::conditional) return conditional(node);
    if (node.op == Op::logical_and || node.op == Op::logical_or) return logical(node);
    return node.kind == Node::Kind::literal ? literal(node) : strict(node);
}

}  // namespace

Reach reach(const Ast& ast, NodeId id, std::span<const Binding> bindings) {
    return Bounder(ast, bindings).walk(id);
}

Bounds bound(const Program& program, std::span<const Binding> bindings) {
    const Reach all = reach(program.ast(), program.ast().root, bindings);
    Bounds bounds;
    bounds.may_be_true = all.may_be_true;
    bounds.may_be_false = all.may_be_false;
    bounds.may_be_undecided = all.may_be_undecided;
    bounds.may_be_number = all.may_be_number;
    bounds.low = all.number.low;
    bounds.high = all.number.high;
    bounds.evidence_low = all.evidence.low;
    bounds.evidence_high = all.evidence.high;
    return bounds;
}

}  // namespace stackimpact::cel
