// SPDX-License-Identifier: MIT
#include "cel/parser.hpp"

#include "cel/print.hpp"
#include "support/catch.hpp"

using namespace stackimpact::cel;  // NOLINT: a test of one namespace
using stackimpact::Code;
using stackimpact::Span;

namespace {

Ast parsed(std::string_view text) {
    std::vector<Issue> issues;
    auto ast = parse(text, issues);
    INFO(text);
    REQUIRE(ast);
    REQUIRE(issues.empty());
    return *ast;
}

bool same_tree(const Ast& a, NodeId i, const Ast& b, NodeId j) {
    const Node& left = a.nodes[i];
    const Node& right = b.nodes[j];
    if (left.kind != right.kind || left.op != right.op || left.has_target != right.has_target ||
        left.name != right.name || left.macro != right.macro || left.literal != right.literal ||
        left.children.size() != right.children.size()) {
        return false;
    }
    for (std::size_t k = 0; k < left.children.size(); ++k) {
        if (!same_tree(a, left.children[k], b, right.children[k])) return false;
    }
    return true;
}

std::string repeated(std::string_view text, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
}

Issue problem(std::string_view text) {
    std::vector<Issue> issues;
    CHECK_FALSE(parse(text, issues));
    REQUIRE(issues.size() == 1);
    CHECK_FALSE(issues[0].is_warning);
    return issues[0];
}

}  // namespace

namespace {

struct Printed {
    const char* text;
    const char* printed;
};

void check_printed(const std::vector<Printed>& rows) {
    for (const Printed& row : rows) {
        INFO(row.text);
        const Ast ast = parsed(row.text);
        CHECK(print(ast) == row.printed);
        const Ast again = parsed(row.printed);
        CHECK(same_tree(ast, ast.root, again, again.root));
    }
}

}  // namespace

TEST_CASE("operators are printed in one form that is read as the same tree") {
    check_printed({
        {"a&&b||c", "a && b || c"},
        {"a && (b || c)", "a && (b || c)"},
        {"((a))", "a"},
        {"a-(b-c)-d", "a - (b - c) - d"},
        {"(a - b) - c", "a - b - c"},
        {"a+b*c", "a + b * c"},
        {"(a+b)*c%d", "(a + b) * c % d"},
        {"a*(b/c)", "a * (b / c)"},
        {"(a < b) == c", "a < b == c"},
        {"a < (b == c)", "a < (b == c)"},
        {"x in [ 1 , 2, ]", "x in [1, 2]"},
        {"!(a in [b])", "!(a in [b])"},
        {"!!a", "!!a"},
        {"!(-a)", "!(-a)"},
        {"-(!a)", "-(!a)"},
        {"--1", "-(-1)"},
        {"-(1)", "-(1)"},
        {"- 1", "-1"},
        {"a - -1", "a - -1"},
        {"a--b", "a - -b"},
        {"-9223372036854775808", "-9223372036854775808"},
        {"0x10", "16"},
        {"-0.0", "-0.0"},
        {"1e3", "1000.0"},
        {"(a ? b : c) ? d : (e ? f : g)", "(a ? b : c) ? d : e ? f : g"},
        {"a ? (b ? c : d) : e", "a ? (b ? c : d) : e"},
        {"(a ? b : c) + 1", "(a ? b : c) + 1"},
    });
}

TEST_CASE("names, calls and literals are printed in one form that is read as the same tree") {
    check_printed({
        {"facts . x", "facts.x"},
        {". a . b", ".a.b"},
        {".f(a)", ".f(a)"},
        {"a [ 0 ] [ b ]", "a[0][b]"},
        {"(a + b)[0]", "(a + b)[0]"},
        {"{ 'a' : 1 , b : {} , }", "{\"a\": 1, b: {}}"},
        {"a . all ( x , x > 1 )", "a.all(x, x > 1)"},
        {"(a || b).map(x, x ? 1 : 2, -x)", "(a || b).map(x, x ? 1 : 2, -x)"},
        {"a.exists_one(x, x) && a.filter(y, y).exists(z, z)",
         "a.exists_one(x, x) && a.filter(y, y).exists(z, z)"},
        {"a.all(x) || a.all(x, y, z)", "a.all(x) || a.all(x, y, z)"},
        {"a.`b-c/d`.`e`", "a.`b-c/d`.e"},
        {"a.if.while()", "a.if.while()"},
        {"math.abs( -x )", "math.abs(-x)"},
        {"(a + b).f(c)", "(a + b).f(c)"},
        {"(-1).f()", "(-1).f()"},
        {"[].f", "[].f"},
        {"'a\\'b'", "\"a'b\""},
        {"r'\\d'", "\"\\\\d\""},
        {"true ? null : false", "true ? null : false"},
    });
}

TEST_CASE("nodes know their places") {
    const Ast ast = parsed("a && (b.c < f(1))");
    const Node& root = ast.nodes[ast.root];
    CHECK(root.mark == Span{2, 4});
    const Node& less = ast.nodes[root.children[1]];
    CHECK(less.span == Span{6, 16});
    CHECK(less.mark == Span{10, 11});
    const Node& select = ast.nodes[less.children[0]];
    CHECK(select.span == Span{6, 9});
    CHECK(select.mark == Span{8, 9});
    const Node& call = ast.nodes[less.children[1]];
    CHECK(call.span == Span{12, 16});
    CHECK(call.mark == Span{12, 13});
    // Parentheses around what an operator joins belong to the whole.
    for (const char* text : {"(a) && (b)", "(a ? b : c) == (d)", "(a)[0].b", "(a).f(b)",
                             "(a) ? (b) : (c)", "-(a) + (b) * (c)"}) {
        INFO(text);
        const Ast joined = parsed(text);
        CHECK(joined.nodes[joined.root].span == Span{0, std::string_view(text).size()});
    }
}

TEST_CASE("syntax errors are reported where they stand") {
    struct Row {
        const char* text;
        Span span;
        const char* fragment;
        const char* hint;
    };
    const std::vector<Row> rows = {
        {"", {0, 0}, "is empty", ""},
        {" // nothing", {0, 11}, "is empty", ""},
        {"a &&", {4, 4}, "missing at the end", ""},
        {"a b", {2, 3}, "an operator or the end", ""},
        {"a and b", {2, 5}, "`and`", "`&&`"},
        {"a OR b", {2, 4}, "`OR`", "`||`"},
        {"a is b", {2, 4}, "`is`", "`==`"},
        {"not a", {4, 5}, "`a`", "`!`"},
        {"a not in [b]", {2, 5}, "`not`", "`!(x in [...])`"},
        {"if a", {0, 2}, "reserved word", "condition ? a : b"},
        {"6,000,000", {1, 2}, "`,`", "6000000"},
        {"6 usd", {2, 5}, "`usd`", "usd(6e6)"},
        {"17% > x", {4, 5}, "`>`", "0.17"},
        {"a)", {1, 2}, "`)`", "no bracket"},
        {"(a", {2, 2}, "`)` is missing at the end", ""},
        {"f(a", {3, 3}, "missing at the end", ""},
        {"f(a,)", {4, 5}, "an argument", ""},
        {"[a, b", {5, 5}, "missing at the end", ""},
        {"a ? b", {5, 5}, "`:`", ""},
        {"1.", {1, 2}, "end with a point", "`1.0`"},
        {"a.", {2, 2}, "field", ""},
        {"a[]", {2, 3}, "`]` stands where a value is expected", ""},
        {"a[0", {3, 3}, "`]` is missing at the end", ""},
        {"{a}", {2, 3}, "`:` and a value", ""},
        {"{a: 1 b}", {6, 7}, "`,` or `}`", ""},
        {"a == `b`", {5, 8}, "a value is expected", "straight quotes"},
        {"`", {0, 1}, "not an operator", "straight quotes"},
        {"`a$b`", {0, 1}, "not an operator", "straight quotes"},
        {"T{}", {1, 2}, "messages", ""},
        {"!-a", {1, 2}, "`-`", ""},
        {"9223372036854775808", {0, 19}, "out of range", ".0"},
        {"a = b", {2, 3}, "not an operator", "`==`"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const Issue issue = problem(row.text);
        CHECK(issue.code == Code::condition_syntax);
        CHECK(issue.span == row.span);
        CHECK(issue.message.find(row.fragment) != std::string::npos);
        CHECK(issue.hint.find(row.hint) != std::string::npos);
    }
}

TEST_CASE("a macro wants a name for its elements") {
    for (const char* text : {"a.all(1, x)", "a.map(b.c, x)", "a.exists(.x, x)"}) {
        INFO(text);
        const Issue issue = problem(text);
        CHECK(issue.code == Code::condition_argument);
        CHECK(issue.span.begin == std::string_view(text).find('(') + 1);
        CHECK(issue.hint.find("(v, v > 0.5)") != std::string::npos);
    }
}

TEST_CASE("the limit of text is 4096 bytes") {
    CHECK(parsed("a" + std::string(max_text_bytes - 1, ' ')).nodes.size() == 1);
    CHECK(problem("a" + std::string(max_text_bytes, ' ')).code == Code::condition_limit);
}

TEST_CASE("the limit of nesting is 64 levels") {
    const auto nested = [](std::string_view open, std::string_view close, std::size_t levels) {
        return repeated(open, levels) + "a" + repeated(close, levels);
    };
    struct Way {
        const char* open;
        const char* close;
    };
    for (const Way& way :
         {Way{"(", ")"}, Way{"[", "]"}, Way{"f(", ")"}, Way{"a[", "]"}, Way{"{1: ", "}"},
          Way{"b.all(x, ", ")"}, Way{"!", ""}, Way{"-", ""}, Way{"a ? a : ", ""}}) {
        INFO(way.open);
        CHECK_FALSE(parsed(nested(way.open, way.close, max_nesting)).nodes.empty());
        CHECK(problem(nested(way.open, way.close, max_nesting + 1)).code == Code::condition_limit);
        CHECK(problem(nested(way.open, way.close, 400)).code == Code::condition_limit);
    }
    // Beside each other they do not add up.
    CHECK_FALSE(parsed(nested("(", ")", 60) + " && " + nested("(", ")", 60)).nodes.empty());
}

TEST_CASE("the limit of parts is 1024 nodes") {
    // A list of n names and the list itself.
    const auto list = [](std::size_t n) { return "[" + repeated("a,", n) + "]"; };
    CHECK(parsed(list(max_nodes - 1)).nodes.size() == max_nodes);
    CHECK(problem(list(max_nodes)).code == Code::condition_limit);
    CHECK(problem("a" + repeated("+a", max_nodes)).code == Code::condition_limit);
}
