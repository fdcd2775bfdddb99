// SPDX-License-Identifier: MIT
// The column engine gives in every lane what the other engines give for its values.
#include <bit>
#include <cmath>
#include <vector>

#include "cel/column_run.hpp"
#include "cel_generate.hpp"
#include "support.hpp"

using namespace stackimpact::cel;             // NOLINT: a test of one namespace
using namespace stackimpact::cel::generated;  // NOLINT
using stackimpact::testing::draw;
using stackimpact::testing::one_in;

namespace {

constexpr double largest_exact = 9007199254740992.0;

/// Facts are finite, and whole ones exact as doubles.
bool can_be_a_fact(const Binding& binding) {
    const auto* const number = std::get_if<double>(&binding.value);
    const auto* const integer = std::get_if<std::int64_t>(&binding.value);
    if (number != nullptr) return std::isfinite(*number);
    return integer == nullptr || std::fabs(static_cast<double>(*integer)) < largest_exact;
}

std::vector<Box> draw_lanes() {
    std::vector<Box> lanes(static_cast<std::size_t>(one_in(3) ? draw(1, 64) : draw(1, 4)));
    const bool weighted = one_in(2);
    for (Box& box : lanes) {
        box = draw_box();
        for (Binding& binding : box) {
            if (!can_be_a_fact(binding) || binding.weight <= 0) binding = {};
            if (!weighted) binding.weight = 1.0;
        }
    }
    return lanes;
}

struct Compiled {
    Program program;
    Expected expected = Expected::boolean;
    std::uint32_t node = 0;
};

std::vector<Compiled> draw_programs(ColumnProgram& columns) {
    std::vector<Compiled> programs;
    const int count = draw(1, 5);
    for (int i = 0; i < count; ++i) {
        const Expression expression = draw_expression();
        std::vector<Issue> issues;
        const auto program = compile(expression.text, environment(), expression.expected, issues);
        // A constant may be out of a function's reach, and nested macros may cost too much.
        if (!program) continue;
        RC_LOG() << expression.text << '\n';
        const bool truth = expression.expected == Expected::boolean;
        programs.push_back(
            {*program, expression.expected,
             truth ? columns.add_condition(*program) : columns.add_number(*program)});
    }
    return programs;
}

void check_lane(const LaneResults& found, std::size_t lane, const Outcome& outcome,
                Expected expected) {
    const Lanes bit = lane_bit(lane);
    RC_ASSERT(((found.value & bit) != 0) == (outcome.kind == Outcome::Kind::value));
    RC_ASSERT(((found.missing & bit) != 0) == (outcome.kind == Outcome::Kind::missing));
    if (outcome.kind != Outcome::Kind::value) return;
    RC_ASSERT((found.evidence == nullptr ? 1.0 : found.evidence[lane]) == outcome.evidence);
    if (expected == Expected::boolean) {
        RC_ASSERT(((found.truth & bit) != 0) == outcome.is_true());
        return;
    }
    const double number = found.numbers[lane];
    if (std::isnan(number) && std::isnan(outcome.number())) return;
    RC_ASSERT(std::bit_cast<std::uint64_t>(number) ==
              std::bit_cast<std::uint64_t>(outcome.number()));
}

}  // namespace

LAW("columns, the row engine and the tree walker agree in every lane", [] {
    ColumnProgram program;
    const std::vector<Compiled> programs = draw_programs(program);
    ColumnRun run(program);
    Columns columns(environment());
    // What a block leaves behind must not be seen in the next.
    for (int block = 0; block < 2; ++block) {
        const std::vector<Box> lanes = draw_lanes();
        columns.reset(lanes.size());
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
            for (std::size_t slot = 0; slot < lanes[lane].size(); ++slot) {
                columns.set(slot, lane, lanes[lane][slot]);
            }
        }
        run.begin(columns);
        for (const Compiled& compiled : programs) {
            for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
                check_lane(run.at(compiled.node), lane, evaluate(compiled.program, lanes[lane]),
                           compiled.expected);
                check_lane(run.at(compiled.node), lane, walk(compiled.program, lanes[lane]),
                           compiled.expected);
            }
        }
    }
});
