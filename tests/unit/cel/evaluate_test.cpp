// SPDX-License-Identifier: MIT
#include <cmath>
#include <limits>

#include "unit/cel/support.hpp"

using namespace stackimpact::cel;           // NOLINT: a test of one namespace
using namespace stackimpact::cel::testing;  // NOLINT

namespace {

constexpr std::int64_t int_max = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t int_min = std::numeric_limits<std::int64_t>::min();

/// What the tables below are evaluated on; `budget`, `parity` and `label` are missing.
std::vector<Binding> sample() {
    return bindings({{"cost", known(6e6, 0.6)},
                     {"delay", known(0.5, 0.5)},
                     {"open", known(true, 0.4)},
                     {"chip", known(std::string("h800"), 0.7)},
                     {"share", known(0.25, 0.8)},
                     {"x", known(2.5, 0.3)},
                     {"rank", known(std::int64_t{7}, 0.9)},
                     {"n", known(int_max, 0.2)},
                     {"stack.usual_cost", known(60e6)}});
}

Outcome run(std::string_view text, const std::vector<Binding>& all = sample()) {
    return evaluate(program(text), all);
}

std::vector<std::string> missing(const Outcome& outcome) {
    std::vector<std::string> names;
    for (const std::size_t slot : outcome.missing) {
        names.push_back(environment().variables()[slot].name);
    }
    return names;
}

}  // namespace

namespace {

struct ValueRow {
    const char* text;
    Value value;
    double evidence;
};

void check_values(const std::vector<ValueRow>& rows) {
    for (const ValueRow& row : rows) {
        INFO(row.text);
        const Outcome outcome = run(row.text);
        REQUIRE(outcome.kind == Outcome::Kind::value);
        CHECK(outcome.value == row.value);
        CHECK(outcome.evidence == row.evidence);
        CHECK(outcome.missing.empty());
        CHECK(outcome.error.empty());
    }
}

}  // namespace

TEST_CASE("logic and its evidence") {
    check_values({
        {"true", true, 1.0},
        {"open", true, 0.4},
        {"facts.open", true, 0.4},
        {"!open", false, 0.4},
        {"has(facts.open)", true, 1.0},
        {"has(facts.parity)", false, 1.0},
        {"cost < musd(10)", true, 0.6},
        {"cost / stack.usual_cost", 0.1, 0.6},
        {"cost < stack.usual_cost && open", true, 0.4},
        // False or true that decides alone: the better one counts.
        {"cost > usd(7e6) && open", false, 0.6},
        {"cost > usd(7e6) && chip == 'h100'", false, 0.7},
        {"open || cost < usd(7e6)", true, 0.6},
        {"cost > usd(7e6) || !open", false, 0.4},
        {"parity || open", true, 0.4},
        {"parity && !open", false, 0.4},
        {"1 / 0 == 1 || open", true, 0.4},
        {"open || 1 / 0 == 1", true, 0.4},
        {"false && parity", false, 1.0},
        // A choice rests on its condition and the branch that is taken.
        {"open ? share : x", 0.25, 0.4},
        {"chip == 'h100' ? budget / budget : share", 0.25, 0.7},
    });
}

TEST_CASE("values of operators and functions and their evidence") {
    check_values({
        {"chip in ['b200', 'h800']", true, 0.7},
        {"chip in ['b200']", false, 0.7},
        {"x in [1, 2.5]", true, 0.3},
        {"rank == 7", true, 0.9},
        {"rank < 7.5", true, 0.9},
        {"rank / 2", std::int64_t{3}, 0.9},
        {"-rank / 2", std::int64_t{-3}, 0.9},
        {"-rank % 3", std::int64_t{-1}, 0.9},
        {"2 * x - 1", 4.0, 0.3},
        {"math.sign(-x)", -1.0, 0.3},
        {"math.abs(-rank)", std::int64_t{7}, 0.9},
        {"math.round(x) + math.round(-x)", 0.0, 0.3},
        {"math.round(x)", 3.0, 0.3},
        {"math.floor(-x)", -3.0, 0.3},
        {"math.ceil(-x)", -2.0, 0.3},
        {"math.trunc(-x)", -2.0, 0.3},
        {"math.sqrt(6.25)", 2.5, 1.0},
        {"math.isNaN(x)", false, 0.3},
        {"math.greatest(1, x, 2)", 2.5, 0.3},
        {"math.least(rank, 9, 8)", std::int64_t{7}, 0.9},
        {"int(-x)", std::int64_t{-2}, 0.3},
        {"double(rank) / 2", 3.5, 0.9},
        {"ramp(x, 2, 4)", 0.25, 0.3},
        {"ramp(x, 3, 4)", 0.0, 0.3},
        {"ramp(rank, 1, 7)", 1.0, 0.9},
        {"curve(x, [0, 2, 3], [0, 1, 0])", 0.5, 0.3},
        {"curve(x, [3, 4], [0.5, 1])", 0.5, 0.3},
        {"curve(x, [0, 1], [0, 0.75])", 0.75, 0.3},
        {"curve(delay, [months(1), months(3)], [1.0, 0.0])", 0.5, 0.5},
        {"9007199254740993 == 9007199254740992.0", false, 1.0},
        {"9007199254740993 > 9007199254740992.0", true, 1.0},
    });
}

TEST_CASE("missing facts are named and unite") {
    struct Row {
        const char* text;
        std::vector<std::string> missing;
    };
    const std::vector<Row> rows = {
        {"parity", {"parity"}},
        {"budget > cost", {"budget"}},
        {"parity && open", {"parity"}},
        {"parity || !open", {"parity"}},
        {"parity && budget > cost", {"budget", "parity"}},
        {"label == 'a' || parity || budget > cost", {"budget", "parity", "label"}},
        {"parity ? budget / budget : x", {"parity"}},
        {"open ? budget / cost : x", {"budget"}},
        {"math.greatest(budget, cost, budget) / cost", {"budget"}},
        // Missing beats error in `&&` and `||`.
        {"parity && 1 / 0 == 1", {"parity"}},
        {"1 / 0 == 1 || parity", {"parity"}},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const Outcome outcome = run(row.text);
        CHECK(outcome.kind == Outcome::Kind::missing);
        CHECK(missing(outcome) == row.missing);
        CHECK_FALSE(outcome.is_true());
        CHECK(outcome.number() == 0.0);
    }
}

TEST_CASE("errors are named, and win over missing facts in strict operators") {
    struct Row {
        const char* text;
        const char* error;
    };
    const std::vector<Row> rows = {
        {"1 / 0", "division by zero"},
        {"rank % (rank - 7)", "division by zero"},
        {"x / 0.0", "division by zero"},
        {"n + 1", "overflow"},
        {"-n - 2", "overflow"},
        {"n * 2", "overflow"},
        {"-(-n - 1)", "overflow"},
        {"(-n - 1) / -1", "overflow"},
        {"(-n - 1) % -1", "overflow"},
        {"math.abs(-n - 1)", "overflow"},
        {"1e308 * 10 * x", "not a finite number"},
        {"math.sqrt(-x)", "not a finite number"},
        {"int(1e19)", "does not fit"},
        {"ramp(0.5, x, 2)", "lo < hi"},
        {"1.0 / 0.0 + budget / cost", "division by zero"},
        {"budget / cost + 1.0 / 0.0", "division by zero"},
        {"1 / 0 + n * 2", "division by zero"},
        {"open && 1 / 0 == 1", "division by zero"},
        {"1 / 0 == 1 ? 1 : 2", "division by zero"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const Outcome outcome = run(row.text);
        CHECK(outcome.kind == Outcome::Kind::error);
        CHECK(outcome.error.find(row.error) != std::string::npos);
        CHECK(outcome.missing.empty());
    }
}

TEST_CASE("the ends of the ints are reached without overflow") {
    CHECK(run("n + 0").value == Value{int_max});
    CHECK(run("-n - 1").value == Value{int_min});
    CHECK(run("-9223372036854775808").value == Value{int_min});
    CHECK(run("n == 9223372036854775807").is_true());
    CHECK(run("n < 9223372036854775808.0").is_true());
}

TEST_CASE("a host's value of another type is an error, but an int serves as a double") {
    CHECK(run("x > 2.0", bindings({{"x", known(std::int64_t{3})}})).is_true());
    CHECK(run("x / 2", bindings({{"x", known(std::int64_t{3})}})).value == Value{1.5});
    CHECK(run("x > 2.0", bindings({{"x", known(true)}})).kind == Outcome::Kind::error);
    CHECK(run("rank > 2", bindings({{"rank", known(2.5)}})).kind == Outcome::Kind::error);
    CHECK(run("x > 2.0", bindings({{"x", known(std::nan(""))}})).kind == Outcome::Kind::error);
    CHECK_THROWS_AS(run("x > 2.0", {}), std::logic_error);
}

TEST_CASE("long curves are read too") {
    std::string xs;
    std::string ys;
    for (int i = 0; i < 40; ++i) {
        xs += (i > 0 ? ", " : "") + std::to_string(i);
        ys += (i > 0 ? ", " : "") + std::to_string(2 * i);
    }
    CHECK(run("curve(x, [" + xs + "], [" + ys + "])").value == Value{5.0});
}
