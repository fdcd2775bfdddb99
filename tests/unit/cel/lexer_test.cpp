// SPDX-License-Identifier: MIT
#include "cel/lexer.hpp"

#include "cel/literal.hpp"
#include "support/catch.hpp"

using namespace stackimpact::cel;  // NOLINT: a test of one namespace
using stackimpact::Span;

namespace {

std::vector<Token> tokens(std::string_view text, std::vector<Issue>& issues) {
    Lexer lexer(text, issues);
    std::vector<Token> all;
    do {
        all.push_back(lexer.next());
    } while (all.back().kind != Token::Kind::end && all.back().kind != Token::Kind::bad);
    return all;
}

Token only(std::string_view text) {
    std::vector<Issue> issues;
    const auto all = tokens(text, issues);
    INFO(text);
    REQUIRE(issues.empty());
    REQUIRE(all.size() == 2);
    CHECK(all[0].span == Span{0, text.size()});
    return all[0];
}

}  // namespace

TEST_CASE("tokens have their kinds and places") {
    std::vector<Issue> issues;
    const auto all = tokens("a_1 >= 0x1F // note\n in if", issues);
    REQUIRE(all.size() == 6);
    CHECK(all[0].kind == Token::Kind::identifier);
    CHECK(all[1].is(">="));
    CHECK(all[1].span == Span{4, 6});
    CHECK(all[2].magnitude == 31);
    CHECK(all[3].is("in"));
    CHECK(all[4].kind == Token::Kind::reserved);
    CHECK(all[5].span == Span{26, 26});
}

TEST_CASE("numbers are ints or doubles") {
    CHECK(only("18446744073709551615").magnitude == 18446744073709551615u);
    CHECK(only("6e6").kind == Token::Kind::number);
    CHECK(only("6e6").number == 6e6);
    CHECK(only(".5").number == 0.5);
    CHECK(only("1.5E-3").number == 1.5e-3);
    CHECK(only("007").magnitude == 7);
}

TEST_CASE("texts are decoded by the escapes of CEL") {
    CHECK(only(R"('a"b')").text == "a\"b");
    CHECK(only(R"("\x41\u00e9\101\n\U0001F600")").text == "A\u00e9A\n\U0001F600");
    CHECK(only(R"(r"\x41")").text == "\\x41");
    CHECK(only("\"\"\"two\nlines\"\"\"").text == "two\nlines");
    CHECK(only("''").text.empty());
}

TEST_CASE("what is no token is reported once with its place") {
    struct Row {
        const char* text;
        Span span;
        const char* fragment;
        const char* hint;
    };
    const std::vector<Row> rows = {
        {"a = b", {2, 3}, "`=` is not an operator", "`==`"},
        {"a === b", {2, 5}, "`===` is not an operator", "`==`"},
        {"a <> b", {2, 4}, "`<>`", "`!=`"},
        {"x ** 2", {2, 4}, "`**`", "multiply"},
        {"a \u2264 b", {2, 5}, "is not an operator", "`<=`"},
        {"$6", {0, 1}, "`$`", "usd(6e6)"},
        {"6M", {0, 2}, "`M` after a number", "`6e6`"},
        {"6_000", {0, 5}, "after a number", "without `_`"},
        {"6u", {0, 2}, "unsigned", "drop"},
        {"0x", {0, 2}, "needs digits", ""},
        {"0x1ffffffffffffffff", {0, 19}, "out of range", ""},
        {"18446744073709551616", {0, 20}, "out of range", ".0"},
        {"1e999", {0, 5}, "range of a double", ""},
        {"'abc", {0, 4}, "no closing quote", "'"},
        {"'a\nb'", {0, 2}, "no closing quote", "'"},
        {R"('\q')", {1, 3}, "unknown escape", "backslash"},
        {R"('\x4')", {1, 3}, "hexadecimal", ""},
        {R"('\ud800')", {1, 7}, "Unicode", ""},
        {"b'x'", {0, 2}, "bytes", "drop"},
        {"'\xff'", {1, 2}, "UTF-8", ""},
        {"\xff", {0, 1}, "UTF-8", ""},
        {"\u00e4", {0, 2}, "cannot stand here", ""},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        std::vector<Issue> issues;
        CHECK(tokens(row.text, issues).back().kind == Token::Kind::bad);
        REQUIRE(issues.size() == 1);
        CHECK(issues[0].code == stackimpact::Code::condition_syntax);
        CHECK(issues[0].span == row.span);
        CHECK(issues[0].message.find(row.fragment) != std::string::npos);
        CHECK(issues[0].hint.find(row.hint) != std::string::npos);
    }
}

TEST_CASE("literals are written so that they are read the same") {
    for (const std::string text : {"", "plain", "a\"b\\c", "tab\tline\n", "\x01\x7f", "\u20ac"}) {
        INFO(text);
        CHECK(only(quote(text)).text == text);
    }
    for (const double number : {0.0, 1.0, 0.1, 6e6, 1e300, 5e-324, 123456789.125}) {
        CHECK(only(double_literal(number)).number == number);
    }
}
