// SPDX-License-Identifier: MIT
#include "cel/reach.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "cel/cell.hpp"

namespace stackimpact::cel {
namespace {

using Text = Reach::Text;

/// Numbers; a bool as 0 and 1, in whose order bools compare.
Interval as_interval(const Reach& reach) {
    if (reach.may_be_number) return reach.number;
    return {reach.may_be_false ? 0.0 : 1.0, reach.may_be_true ? 1.0 : 0.0};
}

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

}  // namespace

Interval least_of(Interval a, Interval b) {
    return {std::min(a.low, b.low), std::min(a.high, b.high)};
}

Interval most_of(Interval a, Interval b) {
    return {std::max(a.low, b.low), std::max(a.high, b.high)};
}

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
    reach.may_be_nan = result.may_be_nan;
    if (result.may_be_value) reach.number = result.value;
    if (result.may_be_value || result.may_be_nan) reach.evidence = evidence;
    return reach;
}

Reach undecided() {
    Reach reach;
    reach.may_be_undecided = true;
    return reach;
}

Reach anything(const Type& type) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    using Kind = Type::Kind;
    const bool any = type.kind == Kind::any;
    Reach reach;
    reach.may_be_undecided = true;
    reach.may_be_true = any || type.kind == Kind::boolean;
    reach.may_be_false = reach.may_be_true;
    reach.may_be_number = any || is_numeric(type);
    reach.may_be_nan = any || type.kind == Kind::number || type.kind == Kind::quantity;
    if (any || is_text(type)) reach.may_be_text = Text::any;
    reach.may_be_other = !reach.may_be_true && !reach.may_be_number && !is_text(type);
    if (any) reach.may_be_other = true;
    if (reach.may_be_number) reach.number = {-infinite, infinite};
    reach.evidence = {0.0, 1.0};
    reach.evidence_false = {0.0, 1.0};
    return reach;
}

Reach of_value(const Value& value, Interval evidence) {
    if (const auto* const truth = std::get_if<bool>(&value)) {
        return of_bool(*truth, !*truth, evidence);
    }
    if (const auto* const integer = std::get_if<std::int64_t>(&value)) {
        const auto number = static_cast<double>(*integer);
        Reach reach = of_number(whole(number, number), evidence);
        reach.may_be_undecided = false;
        return reach;
    }
    Reach reach;
    reach.evidence = evidence;
    if (const auto* const number = std::get_if<double>(&value)) {
        reach.may_be_nan = std::isnan(*number);
        reach.may_be_number = !reach.may_be_nan;
        if (reach.may_be_number) reach.number = {*number, *number};
    } else if (std::holds_alternative<std::string>(value)) {
        reach.may_be_text = Text::any;
    } else {
        reach.may_be_other = true;
    }
    return reach;
}

Reach join(const Reach& a, const Reach& b) {
    Reach both;
    both.may_be_true = a.may_be_true || b.may_be_true;
    both.may_be_false = a.may_be_false || b.may_be_false;
    both.may_be_number = a.may_be_number || b.may_be_number;
    both.may_be_nan = a.may_be_nan || b.may_be_nan;
    both.may_be_other = a.may_be_other || b.may_be_other;
    both.may_be_undecided = a.may_be_undecided || b.may_be_undecided;
    Cases numbers;
    numbers.add(a.may_be_number, a.number);
    numbers.add(b.may_be_number, b.number);
    both.number = numbers.joined();
    both.may_be_text = std::max(a.may_be_text, b.may_be_text);
    both.text = a.may_be_text == Text::one ? a.text : b.text;
    const bool two_texts = a.may_be_text == Text::one && b.may_be_text == Text::one;
    if (two_texts && a.text != b.text) both.may_be_text = Text::any;
    Cases evidence;
    evidence.add(a.may_be_not_false(), a.evidence);
    evidence.add(b.may_be_not_false(), b.evidence);
    both.evidence = evidence.joined();
    Cases evidence_false;
    evidence_false.add(a.may_be_false, a.evidence_false);
    evidence_false.add(b.may_be_false, b.evidence_false);
    both.evidence_false = evidence_false.joined();
    return both;
}

Answers compare_reaches(Op op, const Reach& a, const Reach& b) {
    if (a.may_be_text == Text::none) {
        Answers answers;
        const bool only_nan =
            (a.may_be_nan && !a.may_be_number) || (b.may_be_nan && !b.may_be_number);
        if (!only_nan) answers = compare_intervals(op, as_interval(a), as_interval(b));
        if (a.may_be_nan || b.may_be_nan) {
            (op == Op::not_equal ? answers.yes : answers.no) = true;
        }
        return answers;
    }
    if (a.may_be_text == Text::any || b.may_be_text == Text::any) return {true, true};
    const bool answer = holds(op, a.text.compare(b.text) <=> 0);
    return {answer, !answer};
}

Answers membership(std::span<const Reach> values) {
    Answers answers{false, true};
    for (const Reach& element : values.subspan(1)) {
        const Answers one = compare_reaches(Op::equal, values[0], element);
        answers.yes = answers.yes || one.yes;
        answers.no = answers.no && one.no;
    }
    return answers;
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

/// A choice that was made on this evidence.
Reach on_evidence(Reach reach, Interval evidence) {
    reach.evidence = least_of(reach.evidence, evidence);
    reach.evidence_false = least_of(reach.evidence_false, evidence);
    return reach;
}

}  // namespace stackimpact::cel
