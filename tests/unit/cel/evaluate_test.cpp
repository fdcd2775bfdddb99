// SPDX-License-Identifier: MIT
#include <cmath>
#include <limits>

#include "cel/evaluator.hpp"
#include "unit/cel/allocations.hpp"
#include "unit/cel/support.hpp"

using namespace stackimpact::cel;           // NOLINT: a test of one namespace
using namespace stackimpact::cel::testing;  // NOLINT

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
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

/// The outcome, which both engines must agree on.
Outcome run(std::string_view text, const std::vector<Binding>& all = sample()) {
    const Program made = program(text);
    const Outcome fast = evaluate(made, all);
    const Outcome slow = walk(made, all);
    INFO(text);
    CHECK(fast.kind == slow.kind);
    const bool is_nan = std::isnan(fast.number()) && std::isnan(slow.number());
    CHECK((is_nan || fast.value == slow.value));
    CHECK(fast.evidence == slow.evidence);
    CHECK(fast.missing == slow.missing);
    CHECK(fast.error == slow.error);
    return fast;
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
        // An int next to a double is rounded to the nearest double.
        {"9007199254740993 == 9007199254740992.0", true, 1.0},
        {"9007199254740993 > 9007199254740992.0", false, 1.0},
        {"x / 0.0", infinite, 0.3},
        {"-x / 0.0", -infinite, 0.3},
        {"1e308 * 10 * x", infinite, 0.3},
        {"x / 0.0 > x", true, 0.3},
        {"0.0 / 0.0 == 0.0 / 0.0", false, 1.0},
        {"math.isNaN(math.sqrt(-x))", true, 0.3},
        {"math.isInf(x / 0.0) && !math.isFinite(x / 0.0)", true, 0.3},
        {"ramp(x / 0.0, 2, 4)", 1.0, 0.3},
        {"math.greatest([1.0, x])", 2.5, 0.3},
    });
}

TEST_CASE("macros decide like && and ||, and rest on what they go over") {
    check_values({
        {"[1.0, x].exists(v, v > 2.0)", true, 0.3},
        {"[1.0, x].all(v, v > 2.0)", false, 0.3},
        {"[1, 2].all(v, open || v == 1)", true, 0.4},
        // One that decides alone does so on its own evidence.
        {"[1, 2].exists(v, v == 1 ? chip == 'h800' : share == 0.25)", true, 0.8},
        {"[1, 2].exists(v, v == 1 || parity)", true, 1.0},
        {"[1, 2].all(v, v == 3 && parity)", false, 1.0},
        {"[1, 0].exists(v, 1 / v == 1)", true, 1.0},
        {"[0, 1].all(v, 1 / v == 2)", false, 1.0},
        {"[].all(v, parity)", true, 1.0},
        {"[].exists(v, parity)", false, 1.0},
        {"[1, 2, 3].exists_one(v, v > 2)", true, 1.0},
        {"[1, 2, 3].exists_one(v, v > 1 && open)", false, 0.4},
        {"size([1, rank, 9].filter(v, v > 5))", std::int64_t{2}, 0.9},
        {"[1, 2].map(v, v * rank)[1]", std::int64_t{14}, 0.9},
        {"[1, 2, 3].map(v, v > 1, v + 1) == [3, 4]", true, 1.0},
        {"{'a': 1, 'b': rank}.exists(k, k == 'b')", true, 0.9},
        {"[[1, 2], [3]].all(l, l.exists(v, v % 2 == 1))", true, 1.0},
        {"[1, 2].exists(x, x == 2) && x == 2.5", true, 0.3},
        {"[1].all(x, .x == 2.5)", true, 0.3},
        // A part without the outer variable is evaluated alone by the check.
        {"[1, 2].exists(v, [[1].map(w, w), [v]].exists(l, l == [2]))", true, 1.0},
        {"[true].all(v, v == [1, 2].all(w, w > 0))", true, 1.0},
    });
}

TEST_CASE("texts, maps and times") {
    const auto all = bindings({{"label", known(std::string("Stra\xC3\x9F"
                                                           "e"),
                                               0.5)},
                               {"open", known(true, 0.4)}});
    for (const char* text :
         {"size(label) == 6", "label.startsWith('Str')", "label.endsWith('e')",
          "label.contains('ra')", "label.matches('^S.*[^a-z]e$')", "!label.matches('x')",
          "label + '!' == 'Stra\xC3\x9F"
          "e!'",
          "{'a': label}.a == label", "has({'a': label}.a)", "!has({'a': label}.b)",
          "{'a': label}['a'].size() == 6",
          "label in {'Stra\xC3\x9F"
          "e': 1}",
          "string(size(label)) == '6'", "[label, 'x'][0] == label"}) {
        INFO(text);
        const Outcome outcome = run(text, all);
        CHECK(outcome.is_true());
        CHECK(outcome.evidence == 0.5);
    }
    for (const char* text :
         {"timestamp('2025-01-27T00:00:00Z') - timestamp('2025-01-20T00:00:00Z') == "
          "duration('168h')",
          "timestamp('2025-01-27T23:30:00Z').getDate('+01:00') == 28",
          "timestamp('2025-01-27T23:30:00Z').getDayOfWeek() == 1",
          "duration('90m').getHours() == 1", "string(duration('90m')) == '5400s'",
          "int(timestamp('1970-01-01T00:01:00Z')) == 60", "double('1.5') == 1.5",
          "double('1e-999') == 0.0 && double('0.000e999') == 0.0 && double('-1e-99999999999') == "
          "0.0",
          "math.isNaN(math.greatest(0.0 / 0.0))",
          "double('+2e3') == 2000.0 && math.isNaN(double('nan')) && math.isInf(double('-inf'))",
          "int('-7') == -7", "bool('true')", "string(1.5) == '1.5'", "string(true) == 'true'"}) {
        INFO(text);
        CHECK(run(text).is_true());
    }
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
        {"[x, budget / cost].exists(v, v > 0.0)", {"budget"}},
        {"[1, 2].all(v, parity || open && v > 5)", {"parity"}},
        {"[1, 2].exists(v, v == 3 || parity)", {"parity"}},
        {"size([1, 2].map(v, budget > cost ? v : 0)) > 5", {"budget"}},
        // Missing beats error in `&&` and `||`.
        {"[1, 0].all(v, 1 / v == 1 && parity)", {"parity"}},
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
        {"n + 1", "overflow"},
        {"-n - 2", "overflow"},
        {"n * 2", "overflow"},
        {"-(-n - 1)", "overflow"},
        {"(-n - 1) / -1", "overflow"},
        {"(-n - 1) % -1", "overflow"},
        {"math.abs(-n - 1)", "overflow"},
        {"int(1e19)", "out of range"},
        {"int(x / 0.0)", "out of range"},
        {"ramp(math.sqrt(-x), 0, 1)", "not a finite number"},
        {"curve(x, [0, 1], [0, 1 / 0.0])", "not a finite number"},
        {"int('7x')", "cannot be converted"},
        {"double('1e999')", "cannot be converted"},
        {"double('1e99999999999999999999')", "cannot be converted"},
        {"double('nan(1)')", "cannot be converted"},
        {"double('+-1')", "cannot be converted"},
        {"math.least(x, math.sqrt(-x))", "no order"},
        {"math.greatest(math.sqrt(-x), x)", "no order"},
        {"[1, 2][2]", "no such element"},
        {"[1, 2][-1]", "no such element"},
        {"{'a': 1}.b", "no such key"},
        {"{'a': 1, 'a': 2}.a", "repeated key"},
        {"[1, 0].all(v, 1 / v == 1)", "division by zero"},
        {"[1, 0].exists_one(v, 1 / v == 1)", "division by zero"},
        {"size([1, 0].map(v, 1 / v))", "division by zero"},
        {"size([0, 1].filter(v, 1 / v == 1))", "division by zero"},
        {"[1, 'a'][0] + 1.5 > 1.0", "no such overload"},
        {"timestamp(n) == timestamp(0)", "out of range"},
        {"ramp(0.5, x, 2)", "lo < hi"},
        {"1 / 0 + int(budget / cost)", "division by zero"},
        {"int(budget / cost) + 1 / 0", "division by zero"},
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
    CHECK(run("n == 9223372036854775808.0").is_true());
}

TEST_CASE("a host's value of another type is an error, but an int serves as a double") {
    CHECK(run("x > 2.0", bindings({{"x", known(std::int64_t{3})}})).is_true());
    CHECK(run("x / 2", bindings({{"x", known(std::int64_t{3})}})).value == Value{1.5});
    CHECK(run("x > 2.0", bindings({{"x", known(true)}})).kind == Outcome::Kind::error);
    CHECK(run("rank > 2", bindings({{"rank", known(2.5)}})).kind == Outcome::Kind::error);
    CHECK(run("x > 2.0", bindings({{"x", known(std::nan(""))}})).kind == Outcome::Kind::error);
    CHECK_THROWS_AS(run("x > 2.0", {}), std::logic_error);
    CHECK_THROWS_AS(run("has(facts.x)", {}), std::logic_error);
}

TEST_CASE("a condition is explained by its clauses") {
    struct Row {
        const char* text;
        std::vector<std::string> clauses;
    };
    const std::vector<Row> rows = {
        {"open", {"open: true"}},
        {"cost<usd(1)&&(open||!parity)", {"cost<usd(1): false", "open: true", "parity: missing"}},
        {"open ? x > 3.0 || 1/0 == 1 : share > 0.5",
         {"open: true", "x > 3.0: false", "1/0 == 1: error"}},
        {"(parity ? open : !open) == open", {"(parity ? open : !open) == open: missing"}},
        {"parity ? open : x > 3.0", {"parity: missing"}},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        std::vector<std::string> found;
        for (const Clause& clause : explain(program(row.text), sample())) {
            const bool is_value = clause.outcome.kind == Outcome::Kind::value;
            const bool is_missing = clause.outcome.kind == Outcome::Kind::missing;
            const char* const truth = clause.outcome.is_true() ? "true" : "false";
            const std::string text(row.text);
            found.push_back(text.substr(clause.span.begin, clause.span.end - clause.span.begin) +
                            ": " +
                            (is_value     ? truth
                             : is_missing ? "missing"
                                          : "error"));
        }
        CHECK(found == row.clauses);
    }
}

TEST_CASE("evaluating allocates nothing once the evaluator has seen the program") {
    const std::vector<Program> programs = {
        program("cost < stack.usual_cost && open || chip in ['h100', 'h800'] && !has(facts.n)"),
        program("curve(cost / stack.usual_cost, [0.01, 0.1, 1.0], [0.9, 0.5, 0.0]) * 0.5"),
        program("[1, 2, 3].exists(v, v == rank) || label == 'a' || 1 / 0 == 1 || parity"),
    };
    const auto all = sample();
    Evaluator evaluator;
    for (const Program& each : programs) (void)evaluator.run(each, all);
    const std::size_t before = allocations();
    for (int i = 0; i < 10; ++i) {
        for (const Program& each : programs) (void)evaluator.run(each, all);
    }
    CHECK(allocations() == before);
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
