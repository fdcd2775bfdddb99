// SPDX-License-Identifier: MIT
#include "cel/evaluator.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "cel/operations.hpp"
#include "cel/slots.hpp"

namespace stackimpact::cel {
namespace {

using Kind = Outcome::Kind;
using Step = Instruction::Step;

// `missing` means something only where facts are missing, so that it is not always written.

void set_value(Register& target, const Cell& cell, double evidence) {
    target.kind = Kind::value;
    target.cell = cell;
    target.evidence = evidence;
}

void set_error(Register& target, std::string_view error) {
    target = {Kind::error, Cell::of(error), 0.0, 0};
}

void set_applied(Register& target, const Applied& applied, double evidence) {
    if (applied.error.empty()) {
        set_value(target, applied.value, evidence);
    } else {
        set_error(target, applied.error);
    }
}

/// Joins a part into what is known so far; the kind that wins is given. Cells are not joined.
void join(Register& all, const Register& part, Kind winner) {
    if (part.kind == Kind::value) {
        all.evidence = std::min(all.evidence, part.evidence);
    } else if (all.kind == Kind::missing && part.kind == Kind::missing) {
        all.missing |= part.missing;
    } else if (all.kind == Kind::value || (all.kind != winner && part.kind == winner)) {
        all = part;
    }
}

/// `all op side` for `&&` (decided by false) or `||` (decided by true).
void decide(Register& all, const Register& side, bool decisive) {
    const bool all_decides = all.kind == Kind::value && all.cell.truth == decisive;
    if (side.kind == Kind::value && !side.cell.is(Cell::Kind::boolean)) {
        Register error;
        set_error(error, error_overload);
        if (!all_decides) join(all, error, Kind::missing);
        return;
    }
    const bool side_decides = side.kind == Kind::value && side.cell.truth == decisive;
    if (!side_decides) {
        if (!all_decides) join(all, side, Kind::missing);
        return;
    }
    const double evidence = all_decides ? std::max(all.evidence, side.evidence) : side.evidence;
    all = {Kind::value, side.cell, evidence, 0};
}

Register neutral(bool decisive) {
    return {Kind::value, Cell::of(!decisive), 1.0, 0};
}

}  // namespace

const Register& Evaluator::run(const Program& program, std::span<const Binding> bindings) {
    plan_ = &program.plan();
    if (bindings.size() < plan_->slots) {
        throw std::logic_error("bindings do not cover the environment");
    }
    bindings_ = bindings;
    arena_.release();
    if (registers_.size() < plan_->registers) registers_.resize(plan_->registers);
    if (cells_.size() < plan_->most_operands) cells_.resize(plan_->most_operands);
    run_all(plan_->main, plan_->instructions.size());
    return at(plan_->result);
}

void Evaluator::run_all(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
        const Instruction& instruction = plan_->instructions[i];
        Register& target = registers_[instruction.target];
        switch (instruction.step) {
            case Step::load:
                load(instruction, target);
                break;
            case Step::has: {
                const Value& value = bindings_[instruction.a].value;
                const bool is_there = !std::holds_alternative<std::monostate>(value);
                set_value(target, Cell::of(is_there), 1.0);
                break;
            }
            case Step::compare_doubles:
                compare_doubles(instruction, target);
                break;
            case Step::compute_doubles:
                compute_doubles(instruction, target);
                break;
            case Step::logical: {
                const bool decisive = instruction.op == Op::logical_or;
                Register all = neutral(decisive);
                decide(all, at(instruction.a), decisive);
                decide(all, at(instruction.b), decisive);
                target = all;
                break;
            }
            case Step::choose:
                choose(instruction, target);
                break;
            case Step::strict:
                strict(instruction, target);
                break;
            case Step::loop:
                loop(plan_->loops[instruction.a], at(instruction.b), target);
                break;
        }
    }
}

void Evaluator::load(const Instruction& instruction, Register& target) {
    const Binding& binding = bindings_[instruction.a];
    if (std::holds_alternative<std::monostate>(binding.value)) {
        target = {Kind::missing, {}, 0.0, std::uint64_t{1} << instruction.b};
        return;
    }
    // Most facts are finite doubles.
    const bool wants_double =
        instruction.type == Type::Kind::number || instruction.type == Type::Kind::quantity;
    const auto* const number = wants_double ? std::get_if<double>(&binding.value) : nullptr;
    if (number != nullptr && std::isfinite(*number)) {
        set_value(target, Cell::of(*number), binding.weight);
        return;
    }
    set_applied(target, read_slot(binding.value, instruction.type, arena_), binding.weight);
}

void Evaluator::compare_doubles(const Instruction& instruction, Register& target) const {
    const Register& a = at(instruction.a);
    const Register& b = at(instruction.b);
    if (a.kind == Kind::value && b.kind == Kind::value) {
        const bool answer = holds(instruction.op, a.cell.number <=> b.cell.number);
        set_value(target, Cell::of(answer), std::min(a.evidence, b.evidence));
        return;
    }
    Register all = a;
    join(all, b, Kind::error);
    target = all;
}

void Evaluator::compute_doubles(const Instruction& instruction, Register& target) const {
    const Register& a = at(instruction.a);
    const Register& b = at(instruction.b);
    if (a.kind == Kind::value && b.kind == Kind::value) {
        const double number = arithmetic(instruction.op, a.cell.number, b.cell.number);
        set_value(target, Cell::of(number), std::min(a.evidence, b.evidence));
        return;
    }
    Register all = a;
    join(all, b, Kind::error);
    target = all;
}

void Evaluator::choose(const Instruction& instruction, Register& target) const {
    const Register& condition = at(instruction.a);
    if (condition.kind != Kind::value) {
        target = condition;
        return;
    }
    if (!condition.cell.is(Cell::Kind::boolean)) {
        set_error(target, error_overload);
        return;
    }
    const double evidence = condition.evidence;
    target = at(condition.cell.truth ? instruction.b : instruction.c);
    target.evidence = std::min(target.evidence, evidence);
}

void Evaluator::strict(const Instruction& instruction, Register& target) {
    double evidence = 1.0;
    bool all_known = true;
    for (std::size_t i = 0; i < instruction.b; ++i) {
        const Register& operand = at(plan_->operands[instruction.a + i]);
        all_known = all_known && operand.kind == Kind::value;
        evidence = std::min(evidence, operand.evidence);
        cells_[i] = operand.cell;
    }
    if (all_known) {
        const std::span<const Cell> cells(cells_.data(), instruction.b);
        set_applied(target, apply(plan_->operations[instruction.c], cells, arena_), evidence);
        return;
    }
    Register all;
    for (std::size_t i = 0; i < instruction.b; ++i) {
        join(all, at(plan_->operands[instruction.a + i]), Kind::error);
    }
    target = all;
}

void Evaluator::loop(const Loop& loop, const Register& range, Register& target) {
    if (range.kind != Kind::value) {
        target = range;
        return;
    }
    const bool is_map = range.cell.is(Cell::Kind::map);
    if (!is_map && !range.cell.is(Cell::Kind::list)) {
        set_error(target, error_overload);
        return;
    }
    // The register may change while the body runs.
    const double evidence = range.evidence;
    const std::span<const Cell> items = range.cell.items();
    const std::size_t stride = is_map ? 2 : 1;
    if (loop.macro == Macro::all || loop.macro == Macro::exists) {
        quantify(loop, items, stride, target);
    } else {
        collect(loop, items, stride, target);
    }
    target.evidence = std::min(target.evidence, evidence);
}

void Evaluator::quantify(const Loop& loop, std::span<const Cell> items, std::size_t stride,
                         Register& target) {
    const bool decisive = loop.macro == Macro::exists;
    Register all = neutral(decisive);
    for (std::size_t i = 0; i < items.size(); i += stride) {
        registers_[loop.variable] = {Kind::value, items[i], 1.0, 0};
        run_all(loop.begin, loop.end);
        decide(all, at(loop.condition), decisive);
    }
    target = all;
}

void Evaluator::collect(const Loop& loop, std::span<const Cell> items, std::size_t stride,
                        Register& target) {
    const bool is_map = loop.macro == Macro::map;
    const std::span<Cell> out = arena_.cells(items.size() / stride);
    std::size_t count = 0;
    Register all;
    for (std::size_t i = 0; i < items.size(); i += stride) {
        registers_[loop.variable] = {Kind::value, items[i], 1.0, 0};
        run_all(loop.begin, loop.end);
        bool takes = true;
        if (loop.has_condition) {
            Register condition = at(loop.condition);
            if (condition.kind == Kind::value && !condition.cell.is(Cell::Kind::boolean)) {
                set_error(condition, error_overload);
            }
            takes = condition.kind == Kind::value && condition.cell.truth;
            join(all, condition, Kind::error);
        }
        if (!takes) continue;
        const Register& mapped = at(loop.mapped);
        if (is_map) join(all, mapped, Kind::error);
        out[count++] = is_map ? mapped.cell : items[i];
    }
    if (all.kind == Kind::value) {
        all.cell = loop.macro == Macro::exists_one ? Cell::of(count == 1)
                                                   : Cell::of_list(out.first(count));
    }
    target = all;
}

Outcome evaluate(const Program& program, std::span<const Binding> bindings) {
    Evaluator evaluator;
    const Register& result = evaluator.run(program, bindings);
    Outcome outcome;
    outcome.kind = result.kind;
    if (result.kind == Kind::value) {
        outcome.value = to_value(result.cell);
        outcome.evidence = result.evidence;
    } else if (result.kind == Kind::error) {
        outcome.error = std::string(result.cell.as_text());
    } else {
        const auto& reads = program.reads();
        for (std::size_t i = 0; i < reads.size(); ++i) {
            if ((result.missing >> i & 1) != 0) outcome.missing.push_back(reads[i]);
        }
    }
    return outcome;
}

double Outcome::number() const {
    if (const auto* const number = std::get_if<double>(&value)) return *number;
    const auto* const integer = std::get_if<std::int64_t>(&value);
    return integer == nullptr ? 0.0 : static_cast<double>(*integer);
}

}  // namespace stackimpact::cel
