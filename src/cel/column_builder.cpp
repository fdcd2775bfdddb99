// SPDX-License-Identifier: MIT
#include "cel/column_builder.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "cel/operations.hpp"

namespace stackimpact::cel {

namespace {

/// Ints up to here are exact as doubles, so that they compare as such.
constexpr std::int64_t largest_exact = std::int64_t{1} << 53U;

bool is_exact_number(const Cell& cell) {
    if (cell.is(Cell::Kind::number)) return true;
    return cell.is(Cell::Kind::integer) && cell.integer >= -largest_exact &&
           cell.integer <= largest_exact;
}

/// The comparison with its sides exchanged.
Op mirrored(Op op) {
    switch (op) {
        case Op::less:
            return Op::greater;
        case Op::less_equal:
            return Op::greater_equal;
        case Op::greater:
            return Op::less;
        case Op::greater_equal:
            return Op::less_equal;
        default:
            return op;
    }
}

/// Functions that make a number of numbers, or a truth value, whatever numbers they get.
bool yields_number(Function function) {
    switch (function) {
        case Function::ramp:
        case Function::curve:
        case Function::unit:
        case Function::to_double:
        case Function::abs:
        case Function::sign:
        case Function::greatest:
        case Function::least:
        case Function::round:
        case Function::floor:
        case Function::ceil:
        case Function::trunc:
        case Function::sqrt:
            return true;
        default:
            return false;
    }
}

bool yields_truth(Function function) {
    return function == Function::is_nan || function == Function::is_inf ||
           function == Function::is_finite;
}

/// A constant as a key; false for what has none.
bool append_key(const Cell& cell, std::vector<std::uint64_t>& key) {
    key.push_back(static_cast<std::uint64_t>(cell.kind));
    switch (cell.kind) {
        case Cell::Kind::number:
            key.push_back(std::bit_cast<std::uint64_t>(cell.number));
            return true;
        case Cell::Kind::integer:
            key.push_back(static_cast<std::uint64_t>(cell.integer));
            return true;
        case Cell::Kind::list:
            key.push_back(cell.size);
            return std::all_of(cell.items().begin(), cell.items().end(),
                               [&](const Cell& item) { return append_key(item, key); });
        default:
            return false;
    }
}

}  // namespace

std::optional<std::uint32_t> ColumnBuilder::run(bool number) {
    // Bodies of loops stand before the main line.
    if (!plan_.loops.empty()) return std::nullopt;
    registers_.resize(plan_.registers);
    for (const Instruction& instruction : plan_.instructions) {
        Part made = make(instruction);
        if (made.kind == Part::Kind::unknown) return std::nullopt;
        registers_[instruction.target] = std::move(made);
    }
    const Part result = part(plan_.result);
    return number ? number_node(result) : truth_node(result);
}

ColumnBuilder::Part ColumnBuilder::part(Place place) const {
    if (!is_constant(place)) return registers_[place];
    Part part;
    part.kind = Part::Kind::constant;
    part.constant = plan_.constants[constant_at(place)].cell;
    return part;
}

ColumnBuilder::Part ColumnBuilder::make(const Instruction& instruction) {
    using In = Instruction::Step;
    switch (instruction.step) {
        case In::load:
            return load(instruction);
        case In::has: {
            ColumnNode node;
            node.step = Step::has;
            node.a = instruction.a;
            return truth(node);
        }
        case In::compare_doubles:
            return compare(instruction.op, part(instruction.a), part(instruction.b));
        case In::compute_doubles:
            return compute(instruction.op, part(instruction.a), part(instruction.b));
        case In::logical:
            return logical(instruction);
        case In::choose:
            return choose(instruction);
        case In::strict:
            return strict(instruction);
        case In::loop:
            break;
    }
    return {};
}

ColumnBuilder::Part ColumnBuilder::load(const Instruction& instruction) {
    Part part;
    ColumnNode node;
    node.a = instruction.a;
    switch (instruction.type) {
        case Type::Kind::boolean:
            node.step = Step::load_truth;
            return truth(node);
        case Type::Kind::integer:
        case Type::Kind::number:
        case Type::Kind::quantity:
            node.step = Step::load_number;
            node.is_number = true;
            part.kind =
                instruction.type == Type::Kind::integer ? Part::Kind::integer : Part::Kind::number;
            part.at = target_.intern(node);
            break;
        case Type::Kind::enumeration:
            part.kind = Part::Kind::word;
            part.at = instruction.a;
            break;
        default:
            break;
    }
    return part;
}

ColumnBuilder::Part ColumnBuilder::truth(ColumnNode node) {
    Part part;
    part.kind = Part::Kind::truth;
    part.at = target_.intern(node);
    return part;
}

ColumnBuilder::Part ColumnBuilder::negated(std::uint32_t of) {
    ColumnNode node;
    node.step = Step::logical_not;
    node.a = of;
    return truth(node);
}

std::optional<std::uint32_t> ColumnBuilder::number_node(const Part& part) {
    if (part.kind == Part::Kind::number || part.kind == Part::Kind::integer) return part.at;
    if (part.kind != Part::Kind::constant || !is_exact_number(part.constant)) return std::nullopt;
    ColumnNode node;
    node.step = Step::constant_number;
    node.is_number = true;
    node.number = part.constant.as_double();
    return target_.intern(node);
}

std::optional<std::uint32_t> ColumnBuilder::truth_node(const Part& part) {
    if (part.kind == Part::Kind::truth) return part.at;
    if (part.kind != Part::Kind::constant || !part.constant.is(Cell::Kind::boolean)) {
        return std::nullopt;
    }
    ColumnNode node;
    node.step = Step::constant_truth;
    node.a = part.constant.truth ? 1 : 0;
    return target_.intern(node);
}

ColumnBuilder::Part ColumnBuilder::compare(Op op, const Part& a, const Part& b) {
    if (a.kind == Part::Kind::constant && b.is_node()) return compare(mirrored(op), b, a);
    const auto left = number_node(a);
    if (!left) return {};
    ColumnNode node;
    node.op = op;
    node.a = *left;
    if (b.kind == Part::Kind::constant) {
        if (!is_exact_number(b.constant)) return {};
        node.step = Step::compare_constant;
        node.number = b.constant.as_double();
        return truth(node);
    }
    const auto right = number_node(b);
    if (!right) return {};
    node.step = Step::compare;
    node.b = *right;
    return truth(node);
}

ColumnBuilder::Part ColumnBuilder::compute(Op op, const Part& a, const Part& b) {
    const auto left = number_node(a);
    const auto right = number_node(b);
    if (!left || !right) return {};
    ColumnNode node;
    node.step = Step::compute;
    node.op = op;
    node.is_number = true;
    node.a = *left;
    node.b = *right;
    Part part;
    part.kind = Part::Kind::number;
    part.at = target_.intern(node);
    return part;
}

ColumnBuilder::Part ColumnBuilder::logical(const Instruction& instruction) {
    const auto left = truth_node(part(instruction.a));
    const auto right = truth_node(part(instruction.b));
    if (!left || !right) return {};
    ColumnNode node;
    node.step = instruction.op == Op::logical_or ? Step::logical_or : Step::logical_and;
    node.a = std::min(*left, *right);
    node.b = std::max(*left, *right);
    return truth(node);
}

ColumnBuilder::Part ColumnBuilder::choose(const Instruction& instruction) {
    const auto condition = truth_node(part(instruction.a));
    if (!condition) return {};
    const Part yes = part(instruction.b);
    const Part no = part(instruction.c);
    ColumnNode node;
    node.step = Step::choose;
    node.a = *condition;
    if (truth_node(yes) && truth_node(no)) {
        node.b = *truth_node(yes);
        node.c = *truth_node(no);
        return truth(node);
    }
    const auto kind_of = [](const Part& part) {
        const bool integer =
            part.kind == Part::Kind::integer ||
            (part.kind == Part::Kind::constant && part.constant.is(Cell::Kind::integer));
        return integer ? Part::Kind::integer : Part::Kind::number;
    };
    const auto first = number_node(yes);
    const auto second = number_node(no);
    if (!first || !second || kind_of(yes) != kind_of(no)) return {};
    node.is_number = true;
    node.b = *first;
    node.c = *second;
    Part part;
    part.kind = kind_of(yes);
    part.at = target_.intern(node);
    return part;
}

ColumnBuilder::Part ColumnBuilder::strict(const Instruction& instruction) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < instruction.b; ++i) {
        parts.push_back(part(plan_.operands[instruction.a + i]));
    }
    const Operation& what = plan_.operations[instruction.c];
    return what.function == Function::none ? operation(what.op, parts) : call(what, parts);
}

ColumnBuilder::Part ColumnBuilder::operation(Op op, const std::vector<Part>& parts) {
    if (op == Op::logical_not) {
        const auto of = truth_node(parts[0]);
        return of ? negated(*of) : Part{};
    }
    if (parts.size() != 2 || !is_comparison(op)) return {};
    const Part& a = parts[0];
    const Part& b = parts[1];
    const bool equality = op == Op::equal || op == Op::not_equal;
    if (a.kind == Part::Kind::word && b.kind == Part::Kind::constant && !is_ordering(op)) {
        return is_word(a, b.constant, op == Op::not_equal);
    }
    if (b.kind == Part::Kind::word && a.kind == Part::Kind::constant && equality) {
        return is_word(b, a.constant, op == Op::not_equal);
    }
    if (op == Op::in) return {};
    if (equality && truth_node(a) && truth_node(b)) return same_truth(a, b, op == Op::not_equal);
    return compare(op, a, b);
}

ColumnBuilder::Part ColumnBuilder::is_word(const Part& word, const Cell& texts, bool negate) {
    const bool is_list = texts.is(Cell::Kind::list);
    const std::span<const Cell> items = is_list ? texts.items() : std::span<const Cell>(&texts, 1);
    const auto slot_node = std::find_if(
        program_.ast().nodes.begin(), program_.ast().nodes.end(), [&](const Node& node) {
            return node.slot == word.at && node.operation.function != Function::has;
        });
    if (slot_node == program_.ast().nodes.end()) return {};
    const std::vector<std::string>& domain = slot_node->type.domain;
    std::vector<std::uint32_t> words;
    for (const Cell& item : items) {
        if (!item.is(Cell::Kind::string)) return {};
        const auto found = std::find(domain.begin(), domain.end(), item.as_text());
        if (found == domain.end()) continue;
        words.push_back(static_cast<std::uint32_t>(found - domain.begin()));
    }
    ColumnNode node;
    node.step = Step::word_in;
    node.a = word.at;
    node.b = target_.intern_words(std::move(words));
    const Part test = truth(node);
    return negate ? negated(test.at) : test;
}

ColumnBuilder::Part ColumnBuilder::same_truth(const Part& a, const Part& b, bool negate) {
    const std::uint32_t left = *truth_node(a);
    const std::uint32_t right = *truth_node(b);
    ColumnNode node;
    node.step = Step::same_truth;
    node.a = std::min(left, right);
    node.b = std::max(left, right);
    const Part test = truth(node);
    return negate ? negated(test.at) : test;
}

ColumnBuilder::Part ColumnBuilder::call(const Operation& operation,
                                        const std::vector<Part>& parts) {
    const bool makes_number = yields_number(operation.function);
    if (!makes_number && !yields_truth(operation.function)) return {};
    ColumnCall call{operation, {}};
    std::vector<std::uint64_t> key{static_cast<std::uint64_t>(operation.function),
                                   std::bit_cast<std::uint64_t>(operation.factor),
                                   operation.has_sound_knots ? 1U : 0U};
    for (const Part& part : parts) {
        ColumnOperand operand;
        if (part.kind == Part::Kind::number) {
            operand.node = part.at;
        } else if (part.kind != Part::Kind::constant || part.constant.is(Cell::Kind::integer)) {
            return {};
        }
        operand.constant = part.constant;
        key.push_back(operand.node);
        if (part.kind == Part::Kind::constant && !append_key(part.constant, key)) return {};
        call.operands.push_back(operand);
    }
    const auto next = static_cast<std::uint32_t>(target_.calls_.size());
    const auto [found, is_new] = target_.call_index_.try_emplace(std::move(key), next);
    if (is_new) {
        target_.calls_.push_back(std::move(call));
        target_.kept_.push_back(program_);
    }
    ColumnNode node;
    node.step = Step::call;
    node.is_number = makes_number;
    node.a = found->second;
    Part part;
    part.kind = makes_number ? Part::Kind::number : Part::Kind::truth;
    part.at = target_.intern(node);
    return part;
}

}  // namespace stackimpact::cel
