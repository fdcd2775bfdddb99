// SPDX-License-Identifier: MIT
#include <algorithm>

#include "unit/cel/support.hpp"

using namespace stackimpact::cel;           // NOLINT: a test of one namespace
using namespace stackimpact::cel::testing;  // NOLINT
using stackimpact::Code;

namespace {

std::string marked(std::string_view text, stackimpact::Span span) {
    return std::string(text.substr(span.begin, span.end - span.begin));
}

/// An expression with one problem: its code, the text it marks, pieces of message and hint, and the
/// other text it marks.
struct Row {
    const char* text;
    Code code;
    const char* marked;
    const char* fragment;
    const char* hint = "";
    const char* other = "";
};

void check_rows(const std::vector<Row>& rows, Expected expected) {
    for (const Row& row : rows) {
        INFO(row.text);
        const auto issues = issues_of(row.text, expected);
        REQUIRE(issues.size() == 1);
        const Issue& issue = issues[0];
        INFO(issue.message << " | " << issue.hint);
        CHECK(issue.code == row.code);
        CHECK(issue.is_warning == (row.code == Code::condition_decided));
        CHECK(marked(row.text, issue.span) == row.marked);
        CHECK(issue.message.find(row.fragment) != std::string::npos);
        CHECK(issue.hint.find(row.hint) != std::string::npos);
        CHECK(marked(row.text, issue.other) == row.other);
        CHECK(issue.other_message.empty() == (row.other == std::string_view()));
    }
}

}  // namespace

TEST_CASE("valid expressions have their types") {
    struct Valid {
        const char* text;
        const char* type;
    };
    const std::vector<Valid> rows = {
        {"open", "bool"},
        {"facts.open && !parity", "bool"},
        {"cost < usd(6e6)", "bool"},
        {"cost < musd(6)", "bool"},
        {"cost < 0.5 * stack.usual_cost", "bool"},
        {"cost + budget - usd(1) > budget * 2", "bool"},
        {"chip == 'h800' || 'b200' != chip", "bool"},
        {"chip in ['h100', 'h800']", "bool"},
        {"chip == label", "bool"},
        {"label + 'a' < 'b'", "bool"},
        {"rank < 2.5 && x in [1, 2.5]", "bool"},
        {"has(facts.chip) == open", "bool"},
        {"math.isNaN(x)", "bool"},
        {"1", "int"},
        {"rank % 3 + 7 / 2", "int"},
        {"math.abs(n) - math.greatest(rank, 5)", "int"},
        {"int(x)", "int"},
        {"open ? 1 : 0", "int"},
        {"2 * x + 1", "double"},
        {"open ? 1 : x", "double"},
        {"open ? x : -(1)", "double"},
        {"cost / stack.usual_cost", "double"},
        {"cost / usd(2)", "double"},
        {"double(rank) * x", "double"},
        {"math.sign(cost)", "double"},
        {"math.least(1, x, 0.5)", "double"},
        {"math.sqrt(rank) + math.round(x) + math.floor(1)", "double"},
        {"ramp(x, 0, 1)", "double"},
        {"ramp(rank, 1, 100)", "double"},
        {"ramp(cost, usd(0), stack.usual_cost)", "double"},
        {"curve(share, [0, 0.5, 1], [1, share, 0])", "double"},
        {"curve(delay, [months(3), months(12)], [0.75, 0.5])", "double"},
        {"curve(cost, [usd(1), usd(1) * 2], [0.0, 1.0])", "double"},
    };
    for (const Valid& row : rows) {
        INFO(row.text);
        CHECK(type_name(program(row.text).type()) == row.type);
    }
}

TEST_CASE("names that nobody declared") {
    check_rows(
        {
            {"opn", Code::condition_unknown_name, "opn", "`opn`", "did you mean `open`?"},
            {"parity && Cost > usd(1)", Code::condition_unknown_name, "Cost", "`Cost`", "`cost`"},
            {"facts.opem", Code::condition_unknown_name, "facts.opem", "", "`facts.open`"},
            {"has(facts.chop)", Code::condition_unknown_name, "facts.chop", "", "`facts.chip`"},
            {"stack.usual_cst > usd(1)", Code::condition_unknown_name, "stack.usual_cst", "",
             "`stack.usual_cost`"},
            {"usual_cost > usd(1)", Code::condition_unknown_name, "usual_cost", "",
             "`stack.usual_cost`"},
            {"facts.stack.usual_cost > usd(1)", Code::condition_unknown_name,
             "facts.stack.usual_cost", ""},
            {"stack", Code::condition_unknown_name, "stack", "group", "`stack.usual_cost`"},
            {"facts", Code::condition_unknown_name, "facts", "group", "`facts.cost`"},
            {"chip == h800", Code::condition_unknown_name, "h800", "", "`\"h800\"`"},
            {"cost > usd", Code::condition_unknown_name, "usd", "", "`usd(2.5)`"},
            {"cost.low > usd(1)", Code::condition_unknown_name, "low", "no field `low`"},
            {"(1 + 2).low > 1", Code::condition_unknown_name, "low", "`1 + 2` has no field"},
        },
        Expected::boolean);
}

TEST_CASE("types that do not fit") {
    check_rows(
        {
            {"open > 1", Code::condition_type, "1", "a bool and an int", "by itself", "open"},
            {"open == 'yes'", Code::condition_type, "'yes'", "a bool and a string", "", "open"},
            {"x > '6'", Code::condition_type, "'6'", "", "without quotes", "x"},
            {"chip > 'h100'", Code::condition_type, "'h100'", "no order", "`==`", "chip"},
            {"cost == null", Code::condition_type, "null", "null", "has(facts.NAME)", "cost"},
            {"open && x", Code::condition_type, "x", "`&&`", "compare"},
            {"x || open", Code::condition_type, "x", "`||`", "compare"},
            {"!x", Code::condition_type, "x", "`!`", "compare"},
            {"-open == open", Code::condition_type, "open", "`-`", "`!`"},
            {"open + x > 1.0", Code::condition_type, "x", "`+`", "", "open"},
            {"rank * 0.5 > x", Code::condition_type, "rank", "do not mix", "double(rank)", "0.5"},
            {"1 / 2 * x > x", Code::condition_type, "1 / 2", "do not mix", "`1.0`", "x"},
            {"x % 2 == 1", Code::condition_type, "2", "`%`", "", "x"},
            {"x ? open : open", Code::condition_type, "x", "before `?`", "compare"},
            {"(open ? 'a' : 1) == 'a'", Code::condition_type, "1", "a string and an int", "",
             "'a'"},
            {"x in x", Code::condition_type, "x", "list", "brackets"},
            {"[open]", Code::condition_result_type, "[open]", "a list(bool)"},
            {"[1] < [2]", Code::condition_type, "[2]", "no order", "`==`", "[1]"},
            {"[1, 2]['a'] == 1", Code::condition_type, "'a'", "index of a list"},
            {"{'a': 1}[1] == 1", Code::condition_type, "1", "keys of this map"},
            {"{1.5: 1}[1] == 1", Code::condition_type, "1.5", "keys of a map"},
            {"x[0] == 1.0", Code::condition_type, "x", "has elements"},
            {"x.all(v, v > 1.0)", Code::condition_type, "x", "`all` goes over"},
            {"[1].all(v, v)", Code::condition_type, "v", "condition of `all`", "compare"},
            {"label.startsWith(rank)", Code::condition_type, "rank", "takes a string"},
            {"timestamp(open) == timestamp(0)", Code::condition_type, "open", "a timestamp"},
            {"timestamp(0) + timestamp(1) == timestamp(2)", Code::condition_type, "timestamp(1)",
             "`+`", "", "timestamp(0)"},
            {"chip in label", Code::condition_type, "label", "list or a map", "brackets"},
            {"x in ['a'].map(v, v)", Code::condition_type, "['a'].map(v, v)", "never among", "",
             "x"},
            {"x in [1, 'a']", Code::condition_type, "'a'", "", "without quotes", "x"},
            {"ramp(open, 0, 1) > x", Code::condition_type, "open", "`ramp`"},
            {"curve(open, [0], [1]) > x", Code::condition_type, "open", "`curve`"},
            {"curve(x, ['a'], [1]) > x", Code::condition_type, "'a'", "xs"},
            {"curve(x, [0], ['a']) > x", Code::condition_type, "'a'", "`curve`"},
            {"math.abs(open) > 1", Code::condition_type, "open", "`math.abs`"},
            {"math.greatest(x, rank) > x", Code::condition_type, "rank", "do not mix",
             "double(rank)", "x"},
            {"math.round(rank) > x", Code::condition_type, "rank", "is an int"},
            {"usd('6M') > cost", Code::condition_type, "'6M'", "`usd`"},
            {"int(open) > 1", Code::condition_type, "open", "an int, a double, a string or a"},
        },
        Expected::boolean);
}

TEST_CASE("values that an enum never has") {
    check_rows(
        {
            {"chip == 'h8000'", Code::condition_enum_value, "'h8000'", "never", "`h800`"},
            {"'H800' != chip", Code::condition_enum_value, "'H800'", "`chip`", "`h800`"},
            {"chip == kind", Code::condition_enum_value, "kind", "no value in common", "", "chip"},
            {"chip in ['h100', 'tpu']", Code::condition_enum_value, "'tpu'", "",
             "h100, h800, b200"},
        },
        Expected::boolean);
}

TEST_CASE("units that do not fit mark both operands") {
    check_rows(
        {
            {"cost < 6e6", Code::condition_unit, "6e6", "comparison", "`usd(6e6)`", "cost"},
            {"6e6 > cost", Code::condition_unit, "cost", "comparison", "`usd(6e6)`", "6e6"},
            {"cost < years(2)", Code::condition_unit, "years(2)", "time", "", "cost"},
            {"cost + 1 > cost", Code::condition_unit, "1", "sum", "`usd(1)`", "cost"},
            {"cost - delay > cost", Code::condition_unit, "delay", "difference", "", "cost"},
            {"cost * cost > x", Code::condition_unit, "cost", "product", "plain", "cost"},
            {"cost / delay > x", Code::condition_unit, "delay", "ratio", "", "cost"},
            {"1 / delay > x", Code::condition_unit, "delay", "divided", "`years(1)`", "1"},
            {"cost in [usd(1), 2]", Code::condition_unit, "2", "", "`usd(2)`", "cost"},
            {"(open ? cost : 1) > cost", Code::condition_unit, "1", "choice", "`usd(1)`", "cost"},
            {"ramp(cost, 0, usd(1)) > x", Code::condition_unit, "0", "`ramp`", "`usd(0)`", "cost"},
            {"curve(delay, [3], [1]) > x", Code::condition_unit, "3", "`curve`", "`years(3)`",
             "delay"},
            {"curve(x, [0], [usd(1)]) > x", Code::condition_unit, "usd(1)", "`curve`"},
            {"math.least(cost, delay) > cost", Code::condition_unit, "delay", "", "", "cost"},
            {"math.sqrt(cost) > x", Code::condition_unit, "cost", "plain", "divide"},
            {"usd(cost) > cost", Code::condition_unit, "cost", "plain", "divide"},
            {"double(cost) > x", Code::condition_unit, "cost", "plain", "divide"},
        },
        Expected::boolean);
    // `ramp` says it of both bounds.
    const auto issues = issues_of("ramp(cost, 0, 1)", Expected::number);
    CHECK(issues.size() == 2);
}

TEST_CASE("comparisons that the declared ranges decide are warned of") {
    check_rows(
        {
            {"cost < usd(0)", Code::condition_decided, "cost < usd(0)", "always false",
             "`cost` is 0 to 1e12 usd"},
            {"open && cost >= usd(0)", Code::condition_decided, "cost >= usd(0)", "always true"},
            {"share > 17", Code::condition_decided, "share > 17", "always false", "0 to 1"},
            {"17 == share", Code::condition_decided, "17 == share", "always false"},
            {"share != 2.0", Code::condition_decided, "share != 2.0", "always true"},
            {"share in [2, 3]", Code::condition_decided, "share in [2, 3]", "always false"},
            {"rank <= 100", Code::condition_decided, "rank <= 100", "always true"},
            {"2.0 * share - 1.0 > 1.0", Code::condition_decided, "2.0 * share - 1.0 > 1.0",
             "always false"},
            {"delay > months(81)", Code::condition_decided, "delay > months(81)", "always false",
             "years"},
            {"1 < 2", Code::condition_decided, "1 < 2", "always true", "no fact"},
            {"1 / 0 > n", Code::condition_decided, "1 / 0", "always fails: division by zero"},
            {"open || [1, 2][5] == 1", Code::condition_decided, "[1, 2][5]", "no such element"},
            {"timestamp('2025-01-28') > timestamp(0)", Code::condition_decided,
             "timestamp('2025-01-28')", "cannot be converted"},
            {"x in []", Code::condition_decided, "x in []", "always false"},
        },
        Expected::boolean);
    for (const char* text : {"cost <= usd(0)", "share >= 1", "rank == 1", "x < x", "x > 1e300",
                             "has(facts.share) == true", "[] in [[x]]", "[x, 2.0] in [[x]]",
                             "chip == 'h100'", "true"}) {
        INFO(text);
        CHECK(issues_of(text, Expected::boolean).empty());
    }
}

TEST_CASE("functions that there are not") {
    check_rows(
        {
            {"min(1.0, x)", Code::condition_unknown_function, "min", "`min`", "math.least"},
            {"abs(x)", Code::condition_unknown_function, "abs", "", "`math.abs(x)`"},
            {"math.ramp(x, 0, 1)", Code::condition_unknown_function, "math.ramp", "", "ramp(x"},
            {"math.flor(x)", Code::condition_unknown_function, "math.flor", "", "`math.floor`"},
            {"USD(1)", Code::condition_unknown_function, "USD", "", "`usd`"},
            {"pow(x, 2)", Code::condition_unknown_function, "pow", "", "curve"},
            {"contains(label, 'a')", Code::condition_unknown_function, "contains", "",
             "text.contains(part)"},
            {"label.ramp(1, 2)", Code::condition_unknown_function, "ramp", "", "ramp(x, lo, hi)"},
            {"label.sise()", Code::condition_unknown_function, "sise", "", "`size`"},
            {"dyn(label)", Code::condition_unknown_function, "dyn", "not in this profile"},
            {"[1].any(v, v > 1)", Code::condition_unknown_function, "any", "`any`",
             "values.exists"},
            {"[1].exists(v)", Code::condition_unknown_function, "exists", "", "values.exists(v"},
        },
        Expected::number);
}

TEST_CASE("arguments that functions do not take") {
    check_rows(
        {
            {"ramp(x, 1)", Code::condition_argument, "ramp(x, 1)", "3 arguments, not 2",
             "ramp(x, lo, hi)"},
            {"math.abs()", Code::condition_argument, "math.abs()", "1 argument, not 0"},
            {"math.least()", Code::condition_argument, "math.least()", "1 or more"},
            {"cost / usd(1, 2)", Code::condition_argument, "usd(1, 2)", "1 argument, not 2"},
            {"cost / musd(1e305)", Code::condition_argument, "1e305", "too large"},
            {"ramp(x, 1, 0)", Code::condition_argument, "0", "lo < hi", "1.0 - ramp", "1"},
            {"ramp(x, 1, 1)", Code::condition_argument, "1", "lo < hi", "", "1"},
            {"curve(x, 1, [1])", Code::condition_argument, "1", "two lists"},
            {"curve(x, [], [1])", Code::condition_argument, "[]", "two lists"},
            {"curve(x, [1, 2], [1])", Code::condition_argument, "[1]", "1 ys for 2 xs", "",
             "[1, 2]"},
            {"curve(x, [1, 1], [1, 2])", Code::condition_argument, "1", "ascend", "", "1"},
            {"curve(x, [1, x], [1, 2])", Code::condition_argument, "x", "constant"},
        },
        Expected::number);
    check_rows(
        {
            {"has()", Code::condition_argument, "has()", "1 argument, not 0"},
            {"has(open)", Code::condition_argument, "open", "field", "has(facts.open)"},
            {"has(1)", Code::condition_argument, "1", "field", "has(facts.NAME)"},
            {"has(stack.usual_cost)", Code::condition_argument, "stack.usual_cost", "always known"},
        },
        Expected::boolean);
}

TEST_CASE("results of the wrong type") {
    check_rows({{"x", Code::condition_result_type, "x", "true or false, but this is a double"},
                {"chip", Code::condition_result_type, "chip", "an enum (h100, h800, b200)"},
                {"(cost)", Code::condition_result_type, "cost", "a usd quantity", "compare"}},
               Expected::boolean);
    check_rows({{"cost", Code::condition_result_type, "cost", "plain number", "divide"},
                {"open", Code::condition_result_type, "open", "a bool", "condition ? 0.5 : 0.0"},
                {"label", Code::condition_result_type, "label", "a string"}},
               Expected::number);
}

TEST_CASE("all problems of an expression are found at once, in order") {
    const auto issues =
        issues_of("nope > 1 && chip == 'zz' && cost < 6e6 && ramp(x, 2, 1) > foo(bar) && share > 2",
                  Expected::boolean);
    std::vector<Code> codes;
    for (const Issue& issue : issues) codes.push_back(issue.code);
    CHECK(codes == std::vector<Code>{Code::condition_unknown_name, Code::condition_enum_value,
                                     Code::condition_unit, Code::condition_argument,
                                     Code::condition_unknown_function, Code::condition_unknown_name,
                                     Code::condition_decided});
}

TEST_CASE("a program knows what it reads, but not what it only asks for") {
    const auto slot = [](const char* name) { return *environment().slot(name); };
    const Program all =
        program("x > 1.0 && has(facts.chip) && facts.x < 2.0 && cost < stack.usual_cost");
    CHECK(all.reads() ==
          std::vector<std::size_t>{slot("cost"), slot("x"), slot("stack.usual_cost")});
    CHECK(program("has(facts.chip) && chip == 'h100'").reads() ==
          std::vector<std::size_t>{slot("chip")});
    CHECK(program("0.5").reads().empty());
}

TEST_CASE("names are declared once") {
    Environment twice;
    twice.declare({"a", Type::boolean(), {}, {}, true});
    CHECK_THROWS_AS(twice.declare({"a", Type::number(), {}, {}, true}), std::logic_error);
    twice.declare_unit("usd", {"usd", 1.0});
    CHECK_THROWS_AS(twice.declare_unit("usd", {"usd", 1.0}), std::logic_error);
}

TEST_CASE("a strength that is a quotient of ints is warned of") {
    for (const char* text : {"1 / 2", "rank / 1000"}) {
        INFO(text);
        const auto issues = issues_of(text, Expected::number);
        REQUIRE(issues.size() == 1);
        CHECK(issues[0].is_warning);
        CHECK(issues[0].message.find("without a fraction") != std::string::npos);
    }
    CHECK(issues_of("x * (rank / 2 > 3 ? 1.0 : 0.5)", Expected::number).empty());
}

TEST_CASE("patterns and time zones that are written out are checked") {
    check_rows(
        {
            {"label.matches('a(b')", Code::condition_argument, "(b", "closing", "[(]"},
            {"label.matches('a\\n(b')", Code::condition_argument, "'a\\n(b'", "closing", "[(]"},
            {"timestamp(0).getHours('US/Central') == 1", Code::condition_argument, "'US/Central'",
             "time zone", "offset"},
        },
        Expected::boolean);
}
