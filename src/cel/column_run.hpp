// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "cel/column_program.hpp"
#include "cel/columns.hpp"
#include "cel/evaluator.hpp"

namespace stackimpact::cel {

/// What a node gives in all lanes. Lanes that are in neither set have an error.
struct LaneResults {
    /// Lanes with a value, and those in which facts are missing.
    Lanes value = 0;
    Lanes missing = 0;
    /// Of truth values: where they are true; a part of `value`.
    Lanes truth = 0;
    /// Of numbers: 64 of them; null of truth values.
    const double* numbers = nullptr;
    /// 64 weights of evidence; null: 1 in all lanes. As in `Outcome::evidence`.
    const double* evidence = nullptr;
};

/// Runs a column program on one block of lanes after the other. Nodes are computed when they are
/// asked for, once a block; nothing is allocated for a block.
class ColumnRun {
public:
    /// `program` outlives it and does not grow any more.
    explicit ColumnRun(const ColumnProgram& program);

    /// Takes the next block, which stays as it is while nodes are asked for.
    void begin(const Columns& columns);
    [[nodiscard]] const LaneResults& at(std::uint32_t node);
    /// Of the block that was taken last.
    [[nodiscard]] const Environment& environment() const { return columns_->environment(); }
    /// Adds the slots that a node misses in a lane, as in `Outcome::missing` but in no order and
    /// maybe more than once; none where it is not missing.
    void add_missing(std::uint32_t node, std::size_t lane, std::vector<std::size_t>& slots);

private:
    using Step = ColumnNode::Step;

    [[nodiscard]] double* own_numbers(const ColumnNode& node) {
        return &numbers_[node.numbers * lane_count];
    }
    [[nodiscard]] double* own_evidence(std::uint32_t node);
    void compute(std::uint32_t index, LaneResults& result);
    void load(const ColumnNode& node, LaneResults& result) const;
    void logical(std::uint32_t index, const ColumnNode& node, LaneResults& result);
    void binary(std::uint32_t index, const ColumnNode& node, LaneResults& result);
    void choose(std::uint32_t index, const ColumnNode& node, LaneResults& result);
    void call(std::uint32_t index, const ColumnNode& node, LaneResults& result);
    void call_lane(const ColumnNode& node, std::size_t lane, LaneResults& result);
    void row(std::uint32_t index, const ColumnNode& node, LaneResults& result);
    [[nodiscard]] const Register& run_row(const Program& program, std::size_t lane);
    void add_missing_of_row(const ColumnNode& node, std::size_t lane,
                            std::vector<std::size_t>& slots);
    /// The lesser evidence of two, in the place of a node's own.
    [[nodiscard]] const double* least(std::uint32_t index, const double* a, const double* b);

    const ColumnProgram& program_;
    const Columns* columns_ = nullptr;
    Lanes lanes_ = 0;
    bool weighted_ = false;
    std::uint64_t block_ = 0;
    std::vector<LaneResults> results_;
    /// The block in which a node was computed last.
    std::vector<std::uint64_t> computed_;
    std::vector<double> numbers_;
    /// Taken when the first block with weights comes.
    std::vector<double> evidence_;
    Evaluator evaluator_;
    std::vector<Binding> bindings_;
    std::vector<Cell> operands_;
    Arena arena_;
};

}  // namespace stackimpact::cel
