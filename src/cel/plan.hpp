// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "cel/ast.hpp"
#include "cel/cell.hpp"
#include "cel/program.hpp"

namespace stackimpact::cel {

/// What a part of an expression yields in the fast engine.
struct Register {
    Outcome::Kind kind = Outcome::Kind::value;
    /// Of an error: its text.
    Cell cell;
    double evidence = 1.0;
    /// Of kind missing: bit i says that the ith of the slots that the expression reads is missing.
    std::uint64_t missing = 0;
};

/// Where an operand stands: a register, or a constant when the highest bit is set.
using Place = std::uint32_t;

inline constexpr Place constant_bit = 0x80000000u;

[[nodiscard]] constexpr bool is_constant(Place place) {
    return (place & constant_bit) != 0;
}
/// The number of the constant at a place.
[[nodiscard]] constexpr Place constant_at(Place place) {
    return place & ~constant_bit;
}

struct Instruction {
    enum class Step : std::uint8_t {
        /// Slot `a` of type `type`, the `b`th that is read.
        load,
        /// Whether slot `a` is there.
        has,
        /// `a op b` where both are doubles.
        compare_doubles,
        compute_doubles,
        /// `a op b` for `&&` and `||`.
        logical,
        /// `a ? b : c`; all three are known by then.
        choose,
        /// Operation `c` on `b` operands from `a` in the list of operands.
        strict,
        /// Loop `a` over the elements of `b`.
        loop
    };

    Step step = Step::load;
    Op op = Op::none;
    Type::Kind type = Type::Kind::any;
    Place target = 0;
    Place a = 0;
    Place b = 0;
    Place c = 0;
};

/// A macro: instructions [begin, end) run for every element.
struct Loop {
    Macro macro = Macro::none;
    std::size_t begin = 0;
    std::size_t end = 0;
    /// Register of the iteration variable.
    Place variable = 0;
    /// Result of the condition and, of `map`, of what is collected.
    Place condition = 0;
    Place mapped = 0;
    bool has_condition = true;
};

/// A checked expression as straight code with loops. Both choices of `? :` and both sides of `&&`
/// and `||` are computed, as the evidence needs both; nothing has effects, and cost is bounded.
struct Plan {
    /// Keeps the names and literals that constants refer to.
    std::shared_ptr<const Ast> ast;
    std::vector<Instruction> instructions;
    std::vector<Place> operands;
    std::vector<Operation> operations;
    std::vector<Loop> loops;
    std::vector<Register> constants;
    /// Memory of the constants.
    Arena arena;
    std::size_t registers = 0;
    /// One more than the highest slot that is read or asked for.
    std::size_t slots = 0;
    /// Operands of the operation that has most of them.
    std::size_t most_operands = 0;
    /// First instruction of the main line; the bodies of loops stand before it.
    std::size_t main = 0;
    Place result = 0;
};

/// The plan of a checked tree.
[[nodiscard]] std::shared_ptr<const Plan> build_plan(std::shared_ptr<const Ast> ast);

}  // namespace stackimpact::cel
