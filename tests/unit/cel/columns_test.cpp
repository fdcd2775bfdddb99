// SPDX-License-Identifier: MIT
#include <stdexcept>

#include "cel/column_run.hpp"
#include "support/catch.hpp"

using namespace stackimpact::cel;  // NOLINT: a test of one namespace

namespace {

enum Slot : std::size_t { number, truth, word, text };

const Environment& environment() {
    static const Environment made = [] {
        Environment all;
        all.declare({"n", Type::number(), {}, {}, true});
        all.declare({"b", Type::boolean(), {}, {}, true});
        all.declare({"w", Type::enumeration({"x", "y", "z"}), {}, {}, true});
        all.declare({"t", Type::string(), {}, {}, true});
        return all;
    }();
    return made;
}

Program compiled(const std::string& text, Expected expected = Expected::boolean) {
    std::vector<Issue> issues;
    return *compile(text, environment(), expected, issues);
}

}  // namespace

TEST_CASE("a lane that was cleared holds nothing, and its neighbours what they held") {
    Columns columns(environment());
    columns.reset(2);
    for (const std::size_t lane : {0U, 1U}) {
        columns.set_number(number, lane, 3.0, 0.5);
        columns.set_truth(truth, lane, true);
        columns.set_word(word, lane, 1);
        columns.set_text(text, lane, "a");
    }
    columns.clear_lane(0);
    for (const std::size_t slot : {number, truth, word, text}) CHECK(columns.present(slot) == 2);
    CHECK(columns.truth(truth) == 2);
    CHECK(columns.word(word, 1) == 2);
    CHECK(columns.weights(number)[0] == 1.0);
    CHECK(columns.weights(number)[1] == 0.5);
    // It can be filled anew.
    columns.set_word(word, 0, 2);
    CHECK(std::get<std::string>(columns.binding(word, 0).value) == "z");
    CHECK(std::get<std::string>(columns.binding(word, 1).value) == "y");
}

TEST_CASE("what a block held is gone in the next") {
    Columns columns(environment());
    columns.reset(lane_count);
    columns.set_truth(truth, 5, true, 0.25);
    CHECK(columns.weighted());
    columns.reset(lane_count);
    CHECK_FALSE(columns.weighted());
    CHECK(columns.present(truth) == 0);
    CHECK(columns.truth(truth) == 0);
    CHECK(columns.weights(truth)[5] == 1.0);
}

TEST_CASE("a weight can be changed, and 0 takes a value away") {
    Columns columns(environment());
    columns.reset(3);
    columns.set_word(word, 0, 0);
    columns.set_word(word, 1, 0);
    columns.weigh(word, 0, 0.5);
    columns.weigh(word, 1, 0.0);
    columns.weigh(word, 2, 0.5);
    CHECK(columns.present(word) == 1);
    ColumnProgram program;
    const auto node = program.add_condition(compiled("w == 'x'"));
    ColumnRun run(program);
    run.begin(columns);
    CHECK(run.at(node).value == 1);
    CHECK(run.at(node).truth == 1);
    CHECK(run.at(node).missing == 6);
    CHECK(run.at(node).evidence[0] == 0.5);
}

TEST_CASE("a number for all lanes is there in the lanes of each block") {
    Columns columns(environment());
    columns.reset(lane_count);
    columns.cut(2);
    columns.share_number(number, 4.0);
    CHECK(columns.present(number) == 3);
    columns.reset(lane_count);
    columns.cut(5);
    columns.keep_number(number);
    CHECK(columns.present(number) == 31);
    CHECK(columns.numbers(number)[4] == 4.0);
}

TEST_CASE("equal parts of different expressions are one node") {
    ColumnProgram program;
    const auto first = program.add_condition(compiled("n > 3.0 && b"));
    const std::size_t nodes = program.nodes().size();
    CHECK(program.add_condition(compiled("b && n > 3.0")) == first);
    CHECK(program.add_condition(compiled("3.0 < n && (b)")) == first);
    CHECK(program.nodes().size() == nodes);
    // Only the disjunction is new.
    (void)program.add_condition(compiled("n > 3.0 || b"));
    CHECK(program.nodes().size() == nodes + 1);
}

TEST_CASE("zeros of both signs are different constants") {
    ColumnProgram program;
    const auto positive = program.add_number(compiled("n * 0.0", Expected::number));
    const auto negative = program.add_number(compiled("n * -0.0", Expected::number));
    CHECK(positive != negative);
}

TEST_CASE("what columns have no step for goes row by row") {
    ColumnProgram program;
    const auto texts = program.add_condition(compiled("t.startsWith('a')"));
    const auto macro = program.add_condition(compiled("[1.0, 2.0].exists(v, v > n)"));
    const auto ints = program.add_number(compiled("n > 1.0 ? 7 % 4 : 1", Expected::number));
    CHECK(program.rows().size() >= 2);
    Columns columns(environment());
    columns.reset(3);
    columns.set_text(text, 0, "ab");
    columns.set_text(text, 1, "b");
    columns.set_number(number, 1, 1.5);
    columns.set_number(number, 2, 0.5);
    ColumnRun run(program);
    run.begin(columns);
    CHECK(run.at(texts).truth == 1);
    CHECK(run.at(texts).missing == 4);
    CHECK(run.at(macro).truth == 6);
    CHECK(run.at(macro).missing == 1);
    CHECK(run.at(ints).numbers[1] == 3.0);
    CHECK(run.at(ints).numbers[2] == 1.0);
    std::vector<std::size_t> missing;
    run.add_missing(macro, 0, missing);
    CHECK(missing == std::vector<std::size_t>{number});
}

TEST_CASE("values that are not of the slot's type are a mistake of the program") {
    Columns columns(environment());
    columns.reset(1);
    CHECK_THROWS_AS(columns.set(number, 0, {true, 1.0, 0, 0, 1.0, 1.0, false}), std::logic_error);
    CHECK_THROWS_AS(columns.set(word, 0, {std::string("q"), 1.0, 0, 0, 1.0, 1.0, false}),
                    std::logic_error);
}
