// SPDX-License-Identifier: MIT
#include "cel/operations.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace stackimpact::cel {
namespace {

using Kind = Cell::Kind;

constexpr std::int64_t smallest_int = std::numeric_limits<std::int64_t>::min();

/// A timestamp or duration, which is missing when it is out of range.
template <typename Inner>
Applied in_range(const std::optional<Inner>& inner) {
    return inner ? value(*inner) : fail(error_range);
}

Applied integer_arithmetic(Op op, std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    bool overflow = false;
    switch (op) {
        case Op::add:
            overflow = __builtin_add_overflow(a, b, &result);
            break;
        case Op::subtract:
            overflow = __builtin_sub_overflow(a, b, &result);
            break;
        case Op::multiply:
            overflow = __builtin_mul_overflow(a, b, &result);
            break;
        default:
            if (b == 0) return fail(error_division);
            overflow = a == smallest_int && b == -1;
            if (!overflow) result = op == Op::divide ? a / b : a % b;
    }
    return overflow ? fail(error_overflow) : value(result);
}

Applied joined_texts(std::string_view left, std::string_view right, Arena& arena) {
    const std::span<char> all = arena.characters(left.size() + right.size());
    std::copy(right.begin(), right.end(), std::copy(left.begin(), left.end(), all.begin()));
    return value(std::string_view(all.data(), all.size()));
}

Applied joined_lists(const Cell& left, const Cell& right, Arena& arena) {
    const std::span<Cell> all = arena.cells(std::size_t{left.size} + right.size);
    const auto a = left.items();
    const auto b = right.items();
    std::copy(b.begin(), b.end(), std::copy(a.begin(), a.end(), all.begin()));
    return {Cell::of_list(all), {}};
}

/// Sums and differences with points in time and spans of it.
Applied time_arithmetic(Op op, const Cell& left, const Cell& right) {
    const bool sum = op == Op::add;
    if (!sum && op != Op::subtract) return fail(error_overload);
    if (left.is(Kind::duration) && right.is(Kind::duration)) {
        return in_range(sum ? add(left.as_duration(), right.as_duration())
                            : subtract(left.as_duration(), right.as_duration()));
    }
    if (left.is(Kind::timestamp) && right.is(Kind::duration)) {
        return in_range(sum ? add(left.as_timestamp(), right.as_duration())
                            : subtract(left.as_timestamp(), right.as_duration()));
    }
    if (sum && left.is(Kind::duration) && right.is(Kind::timestamp)) {
        return in_range(add(right.as_timestamp(), left.as_duration()));
    }
    if (!sum && left.is(Kind::timestamp) && right.is(Kind::timestamp)) {
        return in_range(subtract(left.as_timestamp(), right.as_timestamp()));
    }
    return fail(error_overload);
}

Applied arithmetic_of(Op op, const Cell& left, const Cell& right, Arena& arena) {
    if (left.is(Kind::number) && right.is(Kind::number)) {
        if (op == Op::remainder) return fail(error_overload);
        return value(arithmetic(op, left.number, right.number));
    }
    if (left.is(Kind::integer) && right.is(Kind::integer)) {
        return integer_arithmetic(op, left.integer, right.integer);
    }
    if (op == Op::add && left.is(Kind::string) && right.is(Kind::string)) {
        return joined_texts(left.as_text(), right.as_text(), arena);
    }
    if (op == Op::add && left.is(Kind::list) && right.is(Kind::list)) {
        return joined_lists(left, right, arena);
    }
    return time_arithmetic(op, left, right);
}

Applied negated(const Cell& cell) {
    if (cell.is(Kind::number)) return value(-cell.number);
    if (!cell.is(Kind::integer)) return fail(error_overload);
    return cell.integer == smallest_int ? fail(error_overflow) : value(-cell.integer);
}

Applied ordering(Op op, const Cell& left, const Cell& right) {
    const bool numeric = left.is_numeric() && right.is_numeric();
    const bool has_order = left.kind == right.kind && !left.is(Kind::null) &&
                           !left.is(Kind::list) && !left.is(Kind::map);
    if (!numeric && !has_order) return fail(error_overload);
    return value(holds(op, compare(left, right)));
}

Applied membership(const Cell& element, const Cell& in) {
    if (in.is(Kind::map)) return value(find(in, element) != nullptr);
    if (!in.is(Kind::list)) return fail(error_overload);
    const auto items = in.items();
    return value(std::any_of(items.begin(), items.end(),
                             [&element](const Cell& item) { return equal(element, item); }));
}

Applied operator_of(Op op, std::span<const Cell> operands, Arena& arena) {
    const Cell& left = operands[0];
    if (op == Op::logical_not) {
        return left.is(Kind::boolean) ? value(!left.truth) : fail(error_overload);
    }
    if (op == Op::negate) return negated(left);
    const Cell& right = operands[1];
    if (op == Op::equal) return value(equal(left, right));
    if (op == Op::not_equal) return value(!equal(left, right));
    if (op == Op::in) return membership(left, right);
    if (is_ordering(op)) return ordering(op, left, right);
    return arithmetic_of(op, left, right, arena);
}

Applied element(const Cell& list, const Cell& index) {
    std::int64_t at = index.integer;
    if (index.is(Kind::number)) {
        const bool whole = index.number == std::trunc(index.number);
        if (!whole || !(std::fabs(index.number) < list.size)) return fail("no such element");
        at = static_cast<std::int64_t>(index.number);
    } else if (!index.is(Kind::integer)) {
        return fail(error_overload);
    }
    if (at < 0 || at >= static_cast<std::int64_t>(list.size)) return fail("no such element");
    return {list.items()[static_cast<std::size_t>(at)], {}};
}

Applied entry(const Cell& map, const Cell& key) {
    const Cell* const found = find(map, key);
    return found == nullptr ? fail("no such key") : Applied{*found, {}};
}

Applied indexed(const Cell& target, const Cell& key) {
    if (target.is(Kind::list)) return element(target, key);
    return target.is(Kind::map) ? entry(target, key) : fail(error_overload);
}

Applied make_list(std::span<const Cell> elements, Arena& arena) {
    const std::span<Cell> cells = arena.cells(elements.size());
    std::copy(elements.begin(), elements.end(), cells.begin());
    return {Cell::of_list(cells), {}};
}

Applied make_map(std::span<const Cell> entries, Arena& arena) {
    const std::span<Cell> cells = arena.cells(entries.size());
    std::copy(entries.begin(), entries.end(), cells.begin());
    for (std::size_t i = 0; i < cells.size(); i += 2) {
        const Cell& key = cells[i];
        if (!key.is(Kind::boolean) && !key.is(Kind::integer) && !key.is(Kind::string)) {
            return fail("unsupported key type");
        }
        if (find(Cell::of_map(cells.first(i)), key) != nullptr) return fail("repeated key");
    }
    return {Cell::of_map(cells), {}};
}

}  // namespace

Applied apply(const Operation& operation, std::span<const Cell> operands, Arena& arena) {
    switch (operation.function) {
        case Function::none:
            return operator_of(operation.op, operands, arena);
        case Function::index:
            return indexed(operands[0], operands[1]);
        case Function::field:
            return operands[0].is(Kind::map) ? entry(operands[0], operands[1])
                                             : fail("no such field");
        case Function::has_field:
            if (!operands[0].is(Kind::map)) return fail("no such field");
            return value(find(operands[0], operands[1]) != nullptr);
        case Function::make_list:
            return make_list(operands, arena);
        case Function::make_map:
            return make_map(operands, arena);
        default:
            return apply_function(operation, operands, arena);
    }
}

}  // namespace stackimpact::cel
