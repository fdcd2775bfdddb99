// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "cel/cell.hpp"
#include "cel/plan.hpp"
#include "cel/program.hpp"

namespace stackimpact::cel {

/// One step on whole columns. `a`, `b` and `c` are nodes unless said otherwise.
struct ColumnNode {
    enum class Step : std::uint8_t {
        /// `number` in every lane.
        constant_number,
        /// `a` (0 or 1) in every lane.
        constant_truth,
        /// Slot `a`.
        load_number,
        load_truth,
        /// Whether slot `a` is there.
        has,
        /// Whether the word of slot `a` is one of word list `b`.
        word_in,
        /// `a op number`.
        compare_constant,
        /// `a op b` on numbers.
        compare,
        /// `a == b` on truth values.
        same_truth,
        /// Arithmetic `a op b`.
        compute,
        logical_not,
        logical_and,
        logical_or,
        /// `a ? b : c`.
        choose,
        /// Call `a`, for a number or a truth value.
        call,
        /// Program `a` by the row engine, for a number or a truth value.
        row
    };

    Step step = Step::constant_truth;
    Op op = Op::none;
    /// It yields numbers; else truth values.
    bool is_number = false;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t c = 0;
    double number = 0.0;
    /// Of a node with numbers of its own: their place among all.
    std::uint32_t numbers = 0;
};

/// An operand of a call: a node, or a constant where `node` is `no_node`.
struct ColumnOperand {
    static constexpr std::uint32_t no_node = 0xffffffffu;

    std::uint32_t node = no_node;
    Cell constant;
};

/// A strict operation on numbers and constants that columns have no step of their own for.
struct ColumnCall {
    Operation operation;
    std::vector<ColumnOperand> operands;
};

/// Many expressions as one graph over columns, in which equal parts are one node. What columns do
/// not know (texts, times, macros, arithmetic of ints) stays a program that is run row by row.
class ColumnProgram {
public:
    /// The node of a condition. All programs are compiled against one environment. A value that is
    /// no truth value counts as false.
    std::uint32_t add_condition(const Program& program) { return add(program, false); }
    /// The node of a strength; a value that is no number counts as 0, as in `Outcome::number`.
    std::uint32_t add_number(const Program& program) { return add(program, true); }

    [[nodiscard]] const std::vector<ColumnNode>& nodes() const { return nodes_; }
    [[nodiscard]] const std::vector<ColumnCall>& calls() const { return calls_; }
    [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& word_lists() const {
        return word_lists_;
    }
    /// Programs for the row engine.
    [[nodiscard]] const std::vector<Program>& rows() const { return rows_; }
    /// Nodes with numbers of their own.
    [[nodiscard]] std::size_t number_count() const { return numbers_; }

private:
    friend class ColumnBuilder;

    std::uint32_t add(const Program& program, bool number);
    /// The node, which may be there already.
    std::uint32_t intern(ColumnNode node);
    void make_room();
    std::uint32_t intern_words(std::vector<std::uint32_t> words);

    std::vector<ColumnNode> nodes_;
    std::vector<ColumnCall> calls_;
    std::vector<std::vector<std::uint32_t>> word_lists_;
    std::vector<Program> rows_;
    /// Programs that own the constants of calls.
    std::vector<Program> kept_;
    std::size_t numbers_ = 0;
    /// Index + 1 of the node that hashes to a place, or to one before it; 0 for none. A power of
    /// two, at least twice as long as there are nodes.
    std::vector<std::uint32_t> places_;
    std::map<std::vector<std::uint32_t>, std::uint32_t> word_index_;
    std::map<std::vector<std::uint64_t>, std::uint32_t> call_index_;
};

}  // namespace stackimpact::cel
