// SPDX-License-Identifier: MIT
#include "cel/column_run.hpp"

#include <algorithm>
#include <array>

#include "cel/operations.hpp"

namespace stackimpact::cel {

namespace {

/// One bit for each lane in which `holds` is true; in steps that compilers make vectors of.
template <class Holds>
Lanes lanes_where(const Holds& holds) {
    std::array<std::uint8_t, lane_count> flags;
    for (std::size_t i = 0; i < lane_count; ++i) flags[i] = holds(i) ? 1 : 0;
    Lanes result = 0;
    for (std::size_t group = 0; group < lane_count / 8; ++group) {
        std::uint64_t bytes = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            bytes |= std::uint64_t{flags[group * 8 + i]} << (8 * i);
        }
        // The multiplication moves the lowest bit of byte i to bit 56 + i.
        result |= (bytes * 0x0102040810204080ULL >> 56U) << (8 * group);
    }
    return result;
}

template <class Right>
Lanes compared(Op op, const double* a, const Right& right) {
    switch (op) {
        case Op::less:
            return lanes_where([&](std::size_t i) { return a[i] < right(i); });
        case Op::less_equal:
            return lanes_where([&](std::size_t i) { return a[i] <= right(i); });
        case Op::greater:
            return lanes_where([&](std::size_t i) { return a[i] > right(i); });
        case Op::greater_equal:
            return lanes_where([&](std::size_t i) { return a[i] >= right(i); });
        case Op::equal:
            return lanes_where([&](std::size_t i) { return a[i] == right(i); });
        default:
            return lanes_where([&](std::size_t i) { return a[i] != right(i); });
    }
}

void calculate(Op op, const double* a, const double* b, double* result) {
    switch (op) {
        case Op::add:
            for (std::size_t i = 0; i < lane_count; ++i) result[i] = a[i] + b[i];
            break;
        case Op::subtract:
            for (std::size_t i = 0; i < lane_count; ++i) result[i] = a[i] - b[i];
            break;
        case Op::multiply:
            for (std::size_t i = 0; i < lane_count; ++i) result[i] = a[i] * b[i];
            break;
        default:
            for (std::size_t i = 0; i < lane_count; ++i) result[i] = a[i] / b[i];
    }
}

/// Evidence of `&&` (decided by false) or `||` (decided by true), where there is a value.
double decided_evidence(bool a_decides, bool b_decides, double a, double b) {
    if (a_decides && b_decides) return std::max(a, b);
    if (a_decides) return a;
    return b_decides ? b : std::min(a, b);
}

double at_lane(const double* evidence, std::size_t lane) {
    return evidence == nullptr ? 1.0 : evidence[lane];
}

}  // namespace

ColumnRun::ColumnRun(const ColumnProgram& program)
    : program_(program),
      results_(program.nodes().size()),
      computed_(program.nodes().size(), 0),
      numbers_(program.number_count() * lane_count, 0.0) {
    for (const ColumnNode& node : program.nodes()) {
        if (node.step != Step::constant_number) continue;
        std::fill_n(own_numbers(node), lane_count, node.number);
    }
    for (const ColumnCall& call : program.calls()) {
        if (operands_.size() < call.operands.size()) operands_.resize(call.operands.size());
    }
}

void ColumnRun::begin(const Columns& columns) {
    columns_ = &columns;
    lanes_ = columns.lanes();
    weighted_ = columns.weighted();
    ++block_;
    arena_.release();
    if (weighted_ && evidence_.empty()) evidence_.resize(results_.size() * lane_count);
}

const LaneResults& ColumnRun::at(std::uint32_t node) {
    LaneResults& result = results_[node];
    if (computed_[node] != block_) {
        computed_[node] = block_;
        result = {};
        compute(node, result);
    }
    return result;
}

double* ColumnRun::own_evidence(std::uint32_t node) {
    return &evidence_[node * lane_count];
}

const double* ColumnRun::least(std::uint32_t index, const double* a, const double* b) {
    if (a == nullptr || b == nullptr) return a == nullptr ? b : a;
    double* const own = own_evidence(index);
    for (std::size_t i = 0; i < lane_count; ++i) own[i] = std::min(a[i], b[i]);
    return own;
}

void ColumnRun::compute(std::uint32_t index, LaneResults& result) {
    const ColumnNode& node = program_.nodes()[index];
    switch (node.step) {
        case Step::constant_number:
            result.value = lanes_;
            result.numbers = own_numbers(node);
            break;
        case Step::constant_truth:
            result.value = lanes_;
            result.truth = node.a != 0 ? lanes_ : 0;
            break;
        case Step::load_number:
        case Step::load_truth:
        case Step::has:
        case Step::word_in:
            load(node, result);
            break;
        case Step::compare_constant:
        case Step::compare:
        case Step::same_truth:
        case Step::compute:
            binary(index, node, result);
            break;
        case Step::logical_not:
            result = at(node.a);
            result.truth = result.value & ~result.truth;
            break;
        case Step::logical_and:
        case Step::logical_or:
            logical(index, node, result);
            break;
        case Step::choose:
            choose(index, node, result);
            break;
        case Step::call:
            call(index, node, result);
            break;
        case Step::row:
            row(index, node, result);
            break;
    }
}

void ColumnRun::load(const ColumnNode& node, LaneResults& result) const {
    const Lanes present = columns_->present(node.a);
    if (node.step == Step::has) {
        result.value = lanes_;
        result.truth = present;
        return;
    }
    result.value = present;
    result.missing = lanes_ & ~present;
    if (weighted_) result.evidence = columns_->weights(node.a);
    if (node.step == Step::load_number) result.numbers = columns_->numbers(node.a);
    if (node.step == Step::load_truth) result.truth = present & columns_->truth(node.a);
    if (node.step != Step::word_in) return;
    for (const std::uint32_t word : program_.word_lists()[node.b]) {
        result.truth |= present & columns_->word(node.a, word);
    }
}

void ColumnRun::binary(std::uint32_t index, const ColumnNode& node, LaneResults& result) {
    const LaneResults& a = at(node.a);
    if (node.step == Step::compare_constant) {
        result = {a.value, a.missing, 0, nullptr, a.evidence};
        const double right = node.number;
        result.truth = a.value & compared(node.op, a.numbers, [=](std::size_t) { return right; });
        return;
    }
    const LaneResults& b = at(node.b);
    result.value = a.value & b.value;
    // An error wins over what is missing.
    const Lanes sound = (a.value | a.missing) & (b.value | b.missing);
    result.missing = sound & ~result.value;
    result.evidence = least(index, a.evidence, b.evidence);
    if (node.step == Step::compute) {
        calculate(node.op, a.numbers, b.numbers, own_numbers(node));
        result.numbers = own_numbers(node);
    } else if (node.step == Step::compare) {
        const double* const right = b.numbers;
        result.truth =
            result.value & compared(node.op, a.numbers, [=](std::size_t i) { return right[i]; });
    } else {
        result.truth = result.value & ~(a.truth ^ b.truth);
    }
}

void ColumnRun::logical(std::uint32_t index, const ColumnNode& node, LaneResults& result) {
    const bool is_or = node.step == Step::logical_or;
    const LaneResults& a = at(node.a);
    const Lanes a_decides = is_or ? a.truth : a.value & ~a.truth;
    // With weights the other side matters even then: the stronger reason counts.
    if (a_decides == lanes_ && !weighted_) {
        result.value = lanes_;
        result.truth = is_or ? lanes_ : 0;
        return;
    }
    const LaneResults& b = at(node.b);
    const Lanes b_decides = is_or ? b.truth : b.value & ~b.truth;
    const Lanes decided = a_decides | b_decides;
    result.value = decided | (a.value & b.value);
    result.missing = ~decided & (a.missing | b.missing);
    result.truth = is_or ? decided : result.value & ~decided;
    if (a.evidence == nullptr && b.evidence == nullptr) return;
    double* const own = own_evidence(index);
    for_each_lane(result.value, [&](std::size_t lane) {
        own[lane] =
            decided_evidence((a_decides & lane_bit(lane)) != 0, (b_decides & lane_bit(lane)) != 0,
                             at_lane(a.evidence, lane), at_lane(b.evidence, lane));
    });
    result.evidence = own;
}

void ColumnRun::choose(std::uint32_t index, const ColumnNode& node, LaneResults& result) {
    const LaneResults& condition = at(node.a);
    const Lanes yes = condition.truth;
    const Lanes no = condition.value & ~yes;
    static constexpr LaneResults untouched;
    const LaneResults& a = yes != 0 ? at(node.b) : untouched;
    const LaneResults& b = no != 0 ? at(node.c) : untouched;
    result.value = (yes & a.value) | (no & b.value);
    result.missing = condition.missing | (yes & a.missing) | (no & b.missing);
    result.truth = (yes & a.truth) | (no & b.truth);
    if (node.is_number) {
        double* const own = own_numbers(node);
        for_each_lane(result.value, [&](std::size_t lane) {
            own[lane] = (yes & lane_bit(lane)) != 0 ? a.numbers[lane] : b.numbers[lane];
        });
        result.numbers = own;
    }
    if (!weighted_) return;
    double* const own = own_evidence(index);
    for_each_lane(result.value, [&](std::size_t lane) {
        const LaneResults& taken = (yes & lane_bit(lane)) != 0 ? a : b;
        own[lane] = std::min(at_lane(condition.evidence, lane), at_lane(taken.evidence, lane));
    });
    result.evidence = own;
}

void ColumnRun::call(std::uint32_t index, const ColumnNode& node, LaneResults& result) {
    const ColumnCall& call = program_.calls()[node.a];
    Lanes sound = lanes_;
    result.value = lanes_;
    for (const ColumnOperand& operand : call.operands) {
        if (operand.node == ColumnOperand::no_node) continue;
        const LaneResults& part = at(operand.node);
        result.value &= part.value;
        sound &= part.value | part.missing;
        if (part.evidence != nullptr) {
            result.evidence = least(index, result.evidence, part.evidence);
        }
    }
    result.missing = sound & ~result.value;
    if (node.is_number) result.numbers = own_numbers(node);
    for_each_lane(result.value, [&](std::size_t lane) { call_lane(node, lane, result); });
}

void ColumnRun::call_lane(const ColumnNode& node, std::size_t lane, LaneResults& result) {
    const ColumnCall& call = program_.calls()[node.a];
    const std::size_t count = call.operands.size();
    for (std::size_t i = 0; i < count; ++i) {
        const ColumnOperand& operand = call.operands[i];
        operands_[i] = operand.node == ColumnOperand::no_node
                           ? operand.constant
                           : Cell::of(results_[operand.node].numbers[lane]);
    }
    const Applied applied = apply(call.operation, {operands_.data(), count}, arena_);
    if (!applied.error.empty()) {
        result.value &= ~lane_bit(lane);
    } else if (node.is_number) {
        own_numbers(node)[lane] = applied.value.as_double();
    } else if (applied.value.truth) {
        result.truth |= lane_bit(lane);
    }
}

const Register& ColumnRun::run_row(const Program& program, std::size_t lane) {
    bindings_.resize(columns_->environment().variables().size());
    for (const std::size_t slot : program.reads()) bindings_[slot] = columns_->binding(slot, lane);
    for (const std::size_t slot : program.asks()) bindings_[slot] = columns_->binding(slot, lane);
    return evaluator_.run(program, bindings_);
}

void ColumnRun::row(std::uint32_t index, const ColumnNode& node, LaneResults& result) {
    const Program& program = program_.rows()[node.a];
    if (node.is_number) result.numbers = own_numbers(node);
    if (weighted_) result.evidence = own_evidence(index);
    for_each_lane(lanes_, [&](std::size_t lane) {
        const Register& found = run_row(program, lane);
        if (found.kind == Outcome::Kind::missing) result.missing |= lane_bit(lane);
        if (found.kind != Outcome::Kind::value) return;
        result.value |= lane_bit(lane);
        if (weighted_) own_evidence(index)[lane] = found.evidence;
        if (node.is_number) {
            own_numbers(node)[lane] = found.cell.is_numeric() ? found.cell.as_double() : 0.0;
        } else if (found.cell.is(Cell::Kind::boolean) && found.cell.truth) {
            result.truth |= lane_bit(lane);
        }
    });
}

void ColumnRun::add_missing_of_row(const ColumnNode& node, std::size_t lane,
                                   std::vector<std::size_t>& slots) {
    const Program& program = program_.rows()[node.a];
    const std::uint64_t missing = run_row(program, lane).missing;
    for (std::size_t i = 0; i < program.reads().size(); ++i) {
        if ((missing >> i & 1) != 0) slots.push_back(program.reads()[i]);
    }
}

/// What is missing in an operand that has a value or an error does not count, as the operand is not
/// missing then.
void ColumnRun::add_missing(std::uint32_t index, std::size_t lane,
                            std::vector<std::size_t>& slots) {
    if ((at(index).missing & lane_bit(lane)) == 0) return;
    const ColumnNode& node = program_.nodes()[index];
    switch (node.step) {
        case Step::load_number:
        case Step::load_truth:
        case Step::word_in:
            slots.push_back(node.a);
            break;
        case Step::compare_constant:
        case Step::logical_not:
            add_missing(node.a, lane, slots);
            break;
        case Step::compare:
        case Step::same_truth:
        case Step::compute:
        case Step::logical_and:
        case Step::logical_or:
            add_missing(node.a, lane, slots);
            add_missing(node.b, lane, slots);
            break;
        case Step::choose: {
            const LaneResults& condition = at(node.a);
            add_missing(node.a, lane, slots);
            if ((condition.value & lane_bit(lane)) == 0) break;
            add_missing((condition.truth & lane_bit(lane)) != 0 ? node.b : node.c, lane, slots);
            break;
        }
        case Step::call:
            for (const ColumnOperand& operand : program_.calls()[node.a].operands) {
                if (operand.node != ColumnOperand::no_node) add_missing(operand.node, lane, slots);
            }
            break;
        case Step::row:
            add_missing_of_row(node, lane, slots);
            break;
        case Step::constant_number:
        case Step::constant_truth:
        case Step::has:
            break;
    }
}

}  // namespace stackimpact::cel
