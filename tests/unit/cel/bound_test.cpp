// SPDX-License-Identifier: MIT
#include <cmath>
#include <limits>

#include "unit/cel/support.hpp"

using namespace stackimpact::cel;           // NOLINT: a test of one namespace
using namespace stackimpact::cel::testing;  // NOLINT

namespace {

Binding between(double low, double high, double weight_low = 0.5, double weight_high = 0.8) {
    return {(low + high) / 2, (weight_low + weight_high) / 2, low, high, weight_low, weight_high};
}

Binding ints(std::int64_t low, std::int64_t high) {
    return {low, 1.0, static_cast<double>(low), static_cast<double>(high), 1.0, 1.0};
}

Binding text(const char* value) {
    return known(std::string(value), 0.7);
}

Bounds run(std::string_view expression, const std::vector<Binding>& all) {
    return bound(program(expression), all);
}

}  // namespace

namespace {

struct NumericRow {
    const char* text;
    double low;
    double high;
    bool may_fail;
};

void check_numbers(const std::vector<NumericRow>& rows) {
    const auto all = bindings({{"x", between(-1.0, 3.0)},
                               {"share", between(0.25, 0.5)},
                               {"cost", between(2e6, 8e6)},
                               {"stack.usual_cost", between(1e7, 2e7, 1.0, 1.0)},
                               {"rank", ints(3, 10)},
                               {"n", ints(-2, 5)}});
    for (const NumericRow& row : rows) {
        INFO(row.text);
        const Bounds b = run(row.text, all);
        CHECK(b.may_be_number);
        CHECK(b.low == row.low);
        CHECK(b.high == row.high);
        CHECK(b.may_be_undecided == row.may_fail);
        CHECK_FALSE(b.may_be_true);
        CHECK_FALSE(b.may_be_false);
    }
}

}  // namespace

TEST_CASE("bounds of arithmetic") {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    check_numbers({
        {"1.5", 1.5, 1.5, false},
        {"x + share", -0.75, 3.5, false},
        {"x - share", -1.5, 2.75, false},
        {"x * share", -0.5, 1.5, false},
        {"x * x", -3.0, 9.0, false},
        {"share / share", 0.5, 2.0, false},
        {"share / x", -infinite, infinite, false},
        {"x / x", -infinite, infinite, true},
        {"cost / stack.usual_cost", 0.1, 0.8, false},
        {"-x", -3.0, 1.0, false},
        {"rank + n", 1.0, 15.0, false},
        {"rank * n", -20.0, 50.0, false},
        {"rank / 3", 1.0, 3.0, false},
        {"rank / n", -10.0, 10.0, true},
        {"rank % 4", 0.0, 3.0, false},
        {"-rank % 20", -10.0, 0.0, false},
        {"n % n", -2.0, 4.0, true},
        {"x > 0.0 ? share : 2.0", 0.25, 2.0, false},
        {"share > 0.1 ? share : 2.0", 0.25, 0.5, false},
    });
}

TEST_CASE("bounds of functions") {
    check_numbers({
        {"math.abs(x)", 0.0, 3.0, false},
        {"math.sign(x)", -1.0, 1.0, false},
        {"math.round(x * share)", -1.0, 2.0, false},
        {"math.sqrt(x + 1)", 0.0, 2.0, false},
        {"math.sqrt(x)", 0.0, std::sqrt(3.0), true},
        {"math.greatest(x, share)", 0.25, 3.0, false},
        {"math.least(x, share)", -1.0, 0.5, false},
        {"int(x)", -1.0, 3.0, false},
        {"double(n) / 2", -1.0, 2.5, false},
        {"ramp(x, 0, 6)", 0.0, 0.5, false},
        {"ramp(share, 0, 1)", 0.25, 0.5, false},
        {"ramp(0.5, x, 4)", 0.0, 1.0, false},
        {"ramp(0.5, x, 2)", 0.0, 1.0, true},
        {"curve(x, [0, 1, 2], [0, 1, 0.5])", 0.0, 1.0, false},
        {"curve(share, [0, 1, 2], [0, 1, 0.5])", 0.25, 0.5, false},
        {"curve(share, [0, 1], [x, 3])", -1.0, 3.0, false},
    });
}

TEST_CASE("answers of comparisons") {
    const auto all = bindings({{"x", between(0.0, 2.0)},
                               {"share", between(0.5, 0.5)},
                               {"open", known(true)},
                               {"chip", text("h800")},
                               {"label", text("b")},
                               {"rank", ints(1, 3)}});
    struct Row {
        const char* text;
        bool may_be_true;
        bool may_be_false;
    };
    const std::vector<Row> rows = {
        {"x > 1.0", true, true},
        {"x >= 0.0", true, false},
        {"x > 0.0", true, true},
        {"x > 2.0", false, true},
        {"x < 0.0", false, true},
        {"x <= 2.0", true, false},
        {"x == 1.0", true, true},
        {"x == 3.0", false, true},
        {"x != 3.0", true, false},
        {"share == 0.5", true, false},
        {"share != 0.5", false, true},
        {"rank in [4, 5]", false, true},
        {"rank in [3, 5]", true, true},
        {"share in [0.1, 0.5]", true, false},
        {"share in []", false, true},
        {"open", true, false},
        {"!open", false, true},
        {"open == (x > 1.0)", true, true},
        {"open == (x > 2.0)", false, true},
        {"chip == 'h800'", true, false},
        {"chip != 'h800'", false, true},
        {"chip in ['h100', 'h800']", true, false},
        {"label < 'c'", true, false},
        {"(x > 1.0 ? 'a' : 'b') == 'c'", true, true},
        {"(x > 2.0 ? 'a' : 'b') == 'c'", false, true},
        {"x > 1.0 && open", true, true},
        {"x > 2.0 && x > 1.0", false, true},
        {"x > 1.0 || open", true, false},
        {"has(facts.x)", true, false},
        {"has(facts.cost)", false, true},
        {"math.isNaN(x)", false, true},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const Bounds b = run(row.text, all);
        CHECK(b.may_be_true == row.may_be_true);
        CHECK(b.may_be_false == row.may_be_false);
        CHECK_FALSE(b.may_be_undecided);
        CHECK_FALSE(b.may_be_number);
    }
}

TEST_CASE("absent facts leave things undecided") {
    const auto all = bindings({{"x", between(1.0, 2.0, 0.0, 0.5)}, {"share", between(0.0, 1.0)}});
    // A fact without weight can be absent, and can be there.
    const Bounds maybe = run("x > 0.0", all);
    CHECK(maybe.may_be_true);
    CHECK(maybe.may_be_undecided);
    CHECK(run("has(facts.x)", all).may_be_false);
    CHECK(run("has(facts.x)", all).may_be_true);
    // One that is not there decides nothing, and no number comes of it.
    const Bounds never = run("cost > usd(1)", all);
    CHECK(never.may_be_undecided);
    CHECK_FALSE(never.may_be_true);
    CHECK_FALSE(never.may_be_false);
    const Bounds none = run("cost / usd(1)", all);
    CHECK_FALSE(none.may_be_number);
    CHECK(none.low == 0.0);
    CHECK(none.evidence_high == 0.0);
    // The other side may decide alone.
    CHECK(run("open && share > 2.0", all).may_be_undecided == false);
    CHECK(run("open || share > 0.5", all).may_be_undecided);
    CHECK(run("open || share > 0.5", all).may_be_true);
}

TEST_CASE("evidence of what is true or a number") {
    const auto all = bindings({{"x", between(0.0, 2.0, 0.2, 0.6)},
                               {"share", between(0.0, 1.0, 0.5, 0.9)},
                               {"open", known(true, 0.4)}});
    struct Row {
        const char* text;
        double low;
        double high;
    };
    const std::vector<Row> rows = {
        {"true", 1.0, 1.0},
        {"has(facts.x)", 1.0, 1.0},
        {"x + share", 0.2, 0.6},
        {"x > 1.0", 0.2, 0.6},
        {"x >= 0.0 && share >= 0.0", 0.2, 0.6},
        // Both surely true: the better one counts.
        {"x >= 0.0 || share >= 0.0", 0.5, 0.9},
        // Either may be alone.
        {"x > 1.0 || share > 0.5", 0.2, 0.9},
        {"x > 3.0 || share > 0.5", 0.5, 0.9},
        {"open ? share : x", 0.4, 0.4},
        {"share > 0.5 ? 1 : x", 0.2, 0.9},
        {"x > 3.0", 0.0, 0.0},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const Bounds b = run(row.text, all);
        CHECK(b.evidence_low == row.low);
        CHECK(b.evidence_high == row.high);
    }
}

TEST_CASE("ints that doubles cannot tell apart are bounded from outside") {
    constexpr std::int64_t big = 9007199254740993;  // 2^53 + 1
    const auto all = bindings({{"n", ints(big, big)}, {"rank", ints(2, 2)}});
    CHECK(run("n == 9007199254740993", all).may_be_true);
    CHECK(run("n > 9007199254740992", all).may_be_true);
    CHECK(run("n * n", all).may_be_undecided);
    CHECK(run("n / rank", all).low <= 4503599627370496.0);
    CHECK(run("n / rank", all).high >= 4503599627370496.0);
    CHECK_FALSE(run("n + n", all).may_be_undecided);
}
