// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "cel/cell.hpp"
#include "cel/plan.hpp"
#include "cel/program.hpp"

namespace stackimpact::cel {

/// The fast engine. One evaluator serves any number of programs, one after the other, and allocates
/// nothing once it has seen the largest of them.
class Evaluator {
public:
    /// The result stays valid until the next call.
    [[nodiscard]] const Register& run(const Program& program, std::span<const Binding> bindings);

private:
    [[nodiscard]] const Register& at(Place place) const {
        return is_constant(place) ? plan_->constants[constant_at(place)] : registers_[place];
    }
    void run_all(std::size_t begin, std::size_t end);
    void load(const Instruction& instruction, Register& target);
    void compare_doubles(const Instruction& instruction, Register& target) const;
    void compute_doubles(const Instruction& instruction, Register& target) const;
    void choose(const Instruction& instruction, Register& target) const;
    void strict(const Instruction& instruction, Register& target);
    void loop(const Loop& loop, const Register& range, Register& target);
    void quantify(const Loop& loop, std::span<const Cell> items, std::size_t stride,
                  Register& target);
    void collect(const Loop& loop, std::span<const Cell> items, std::size_t stride,
                 Register& target);

    const Plan* plan_ = nullptr;
    std::span<const Binding> bindings_;
    std::vector<Register> registers_;
    /// Operands of the operation that is under way.
    std::vector<Cell> cells_;
    Arena arena_;
};

}  // namespace stackimpact::cel
