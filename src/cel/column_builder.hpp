// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "cel/column_program.hpp"

namespace stackimpact::cel {

/// Puts the plan of one program into a column program.
class ColumnBuilder {
public:
    ColumnBuilder(ColumnProgram& target, const Program& program)
        : target_(target), program_(program), plan_(program.plan()) {}

    /// The node of the result, a number or a truth value; nothing where columns cannot do it.
    [[nodiscard]] std::optional<std::uint32_t> run(bool number);

private:
    /// What a register of the plan is in columns.
    struct Part {
        enum class Kind { unknown, number, integer, truth, word, constant };

        Kind kind = Kind::unknown;
        /// A node; of a `word` its slot.
        std::uint32_t at = 0;
        Cell constant;

        [[nodiscard]] bool is_node() const {
            return kind == Kind::number || kind == Kind::integer || kind == Kind::truth;
        }
    };
    using Step = ColumnNode::Step;

    [[nodiscard]] Part part(Place place) const;
    [[nodiscard]] Part make(const Instruction& instruction);
    [[nodiscard]] Part load(const Instruction& instruction);
    [[nodiscard]] Part compare(Op op, const Part& a, const Part& b);
    [[nodiscard]] Part compute(Op op, const Part& a, const Part& b);
    [[nodiscard]] Part logical(const Instruction& instruction);
    [[nodiscard]] Part choose(const Instruction& instruction);
    [[nodiscard]] Part strict(const Instruction& instruction);
    [[nodiscard]] Part operation(Op op, const std::vector<Part>& parts);
    [[nodiscard]] Part is_word(const Part& word, const Cell& texts, bool negated);
    [[nodiscard]] Part same_truth(const Part& a, const Part& b, bool negated);
    [[nodiscard]] Part call(const Operation& operation, const std::vector<Part>& parts);

    /// A node of numbers; nothing for what is none.
    [[nodiscard]] std::optional<std::uint32_t> number_node(const Part& part);
    [[nodiscard]] std::optional<std::uint32_t> truth_node(const Part& part);
    [[nodiscard]] Part truth(ColumnNode node);
    [[nodiscard]] Part negated(std::uint32_t truth);

    ColumnProgram& target_;
    const Program& program_;
    const Plan& plan_;
    std::vector<Part> registers_;
};

}  // namespace stackimpact::cel
