// SPDX-License-Identifier: MIT
#include "cel/pattern.hpp"

#include <vector>

#include "support/catch.hpp"

using namespace stackimpact::cel;  // NOLINT: a test of one namespace
using stackimpact::Span;

namespace {

struct Row {
    std::string pattern;
    std::string text;
    bool matches;
};

struct Refused {
    std::string pattern;
    Span span;
    const char* message;
    const char* hint;
};

std::string times(std::size_t count, const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
}

Pattern compiled(const std::string& text) {
    PatternProblem problem;
    auto pattern = Pattern::compile(text, problem);
    INFO(text);
    INFO(problem.message);
    REQUIRE(pattern);
    return *std::move(pattern);
}

void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        INFO(row.pattern << " ~ " << row.text);
        CHECK(compiled(row.pattern).search(row.text) == row.matches);
    }
}

void check(const std::vector<Refused>& rows) {
    for (const Refused& row : rows) {
        INFO(row.pattern);
        PatternProblem problem;
        CHECK_FALSE(Pattern::compile(row.pattern, problem));
        INFO(problem.message << " (" << problem.span.begin << ", " << problem.span.end << ") "
                             << problem.hint);
        CHECK(problem.span == row.span);
        CHECK(problem.message.find(row.message) != std::string::npos);
        CHECK(problem.hint.find(row.hint) != std::string::npos);
    }
}

}  // namespace

TEST_CASE("a pattern may match any part of a text") {
    check({
        {"", "", true},
        {"", "cows", true},
        {"a", "", false},
        {"foo|bar", "", false},
        {"foo|bar", "a bar", true},
        {"ba(na)*", "banana", true},
        {"ba(na)*$", "banan", false},
        {"nan", "banana", true},
        {"abc", "ab abc", true},
        {"a.c", "abc", true},
        {"a.c", "a\nc", false},
        {"a.c", "ac", false},
        {"hub|store", "layer/store/1", true},
    });
}

TEST_CASE("characters are code points") {
    check({
        {"a+\u00f1+a+", "ma\u00f1ana", true},
        {"(a|\U0001F600){2}", "\U0001F431\U0001F600\U0001F600", true},
        {"^.$", "\U0001F600", true},
        {"^..$", "\U0001F600", false},
        {"^[\u00e0-\u00ff]$", "\u00f1", true},
        {"^[\u00e0-\u00ff]$", "n", false},
        {"^[^a]$", "\U0001F600", true},
        {"\\x{1F600}", "\U0001F600", true},
        {"\\xF1", "\u00f1", true},
        {"\u00f1*", "", true},
        {"^\u00f1{2}$", "\u00f1\u00f1", true},
    });
}

TEST_CASE("classes are sets of code points") {
    check({
        {"^[a-c]$", "b", true},
        {"^[a-c]$", "d", false},
        {"^[^a-c]$", "d", true},
        {"^[^a-c]$", "b", false},
        {"^[^a]$", "\n", true},
        {"^[]a]$", "]", true},
        {"^[^]a]$", "]", false},
        {"^[a-]$", "-", true},
        {"^[-a]$", "-", true},
        {"^[a-c-e]$", "-", true},
        {"^[a-c-e]$", "d", false},
        {"^[--a]$", "A", true},
        {"^[a\\-z]$", "m", false},
        {"^[\\]\\\\]$", "\\", true},
        {"^[\\d-z]$", "-", true},
        {"^[.*+?(){}|^$]+$", "^.$", true},
        {"^[\\x41-\\x{43}]$", "B", true},
        {"^[\\n\\t]$", "\t", true},
        {"^[\\w\u00f1]+$", "a_\u00f1", true},
        {"^[^\\D]$", "7", true},
        {"^[\\S]$", " ", false},
        {"^[[:alpha:]]+$", "abC", true},
        {"^[[:alpha:]]+$", "a1", false},
        {"^[[:^alpha:]]$", "1", true},
        {"^[[:digit:][:space:]]+$", "1 2\v3", true},
        {"^[[:xdigit:]]+$", "09afAF", true},
        {"^[[:punct:]]+$", "!/:@[`{~", true},
        {"^[[:word:]]+$", "_a1Z", true},
        {"^[[:alpha]$", ":", true},
        {"^[[a]$", "[", true},
        {"[^\\x00-\\x{10FFFF}]", "a", false},
    });
}

TEST_CASE("escapes stand for characters, classes and places") {
    check({
        {"^\\d+$", "0189", true},
        {"^\\d$", "\u0663", false},
        {"^\\D$", "\u0663", true},
        {"^\\w+$", "aZ_9", true},
        {"^\\w$", "\u00f1", false},
        {"^\\W$", "\u00f1", true},
        {"^\\s+$", " \t\n\r\f", true},
        {"^\\s$", "\v", false},
        {"^\\S$", "\v", true},
        {"^\\a\\f\\n\\r\\t\\v$", "\a\f\n\r\t\v", true},
        {"^\\x41\\x{42}\\103$", "ABC", true},
        {"^\\0$", std::string(1, '\0'), true},
        {"^\\.\\*\\_\\-\\/$", ".*_-/", true},
        {"^\\Qa.b*\\E+$", "a.b***", true},
        {"^\\Qa.b*\\E$", "axb", false},
        {"\\Q(", "(", true},
        {"^a\\Q\\E*$", "aaa", true},
        {"\\bcat\\b", "a cat.", true},
        {"\\bcat\\b", "concat", false},
        {"\\Bcat\\b", "concat", true},
        {"\\b", "", false},
        {"\\B", "", true},
        {"\u00f1\\bx", "\u00f1x", true},
    });
}

TEST_CASE("anchors hold at the ends of the text or of a line") {
    check({
        {"^b", "ab", false},
        {"^b", "a\nb", false},
        {"a$", "a\nb", false},
        {"a$", "a\n", false},
        {"^$", "", true},
        {"(?m)^b$", "a\nb\nc", true},
        {"(?m)^$", "a\n\nb", true},
        {"(?m)^$", "a\nb", false},
        {"(?m)\\Ab", "a\nb", false},
        {"(?m)a\\z", "a\nb", false},
        {"a^b", "ab", false},
        {"^*a", "a", true},
        {"(^a|b)c", "bc", true},
    });
}

TEST_CASE("repetitions count") {
    check({
        {"^a*$", "", true},
        {"^a+$", "", false},
        {"^a?$", "aa", false},
        {"^a{2}$", "aa", true},
        {"^a{2}$", "aaa", false},
        {"^a{2,}$", "a", false},
        {"^a{2,}$", "aaaa", true},
        {"^a{0,}$", "", true},
        {"^a{1,3}$", "aaa", true},
        {"^a{1,3}$", "aaaa", false},
        {"^a{0}$", "", true},
        {"^a{0}$", "a", false},
        {"^a{0,2}b$", "aab", true},
        {"^(ab){2}c?$", "ababc", true},
        {"^(a|b){3}$", "aba", true},
        {"^(?:a{2}){3}$", "aaaaaa", true},
        {"^(?:a{2}){3}$", "aaaaa", false},
        {"^a*?b+?c??d{2}?$", "aabbdd", true},
        {"^a{,2}$", "a{,2}", true},
        {"^a{$", "a{", true},
        {"^a{2$", "a{2", true},
        {"^a{2 }$", "a{2 }", true},
        {"^{$", "{", true},
        {"^a}]$", "a}]", true},
        {"^(a*)*$", "aaa", true},
        {"^(a*)+$", "", true},
        {"^(|a)+$", "aa", true},
        {"^(\\b)*a$", "a", true},
        {"^a(?i)*$", "aa", true},
        {"^a{1000}$", times(1000, "a"), true},
        {"^a{1000}$", times(999, "a"), false},
    });
}

TEST_CASE("groups and alternatives") {
    check({
        {"^(a|b|c)$", "c", true},
        {"^(?:a|bc)d$", "bcd", true},
        {"^(?P<name>a)(?<other_2>b)$", "ab", true},
        {"^()$", "", true},
        {"^(a|)b$", "b", true},
        {"^(|a)b$", "ab", true},
        {"^a||b$", "xyz", true},
        {"^(a|b)$|^c$", "c", true},
        {"^(a|b)$|^c$", "ac", false},
        {times(64, "(") + "a" + times(64, ")"), "a", true},
        {times(100, "(a)"), times(100, "a"), true},
    });
}

TEST_CASE("flags hold up to the end of their group") {
    check({
        {"(?i)abc", "ABC", true},
        {"a(?i)bc", "aBC", true},
        {"a(?i)bc", "ABC", false},
        {"^(?i:a)b$", "Ab", true},
        {"^(?i:a)b$", "AB", false},
        {"^((?i)a)b$", "AB", false},
        {"^((?i)a|b)$", "B", true},
        {"(?i)a(?-i)b", "AB", false},
        {"(?is)a.b", "A\nB", true},
        {"(?s-i:a.)", "A\n", false},
        {"(?i-i:a)", "A", false},
        {"(?U)^a+b$", "aab", true},
        {"(?)a", "a", true},
        {"(?i)\\x41", "a", true},
        {"(?i)\\Qa\\E", "A", true},
    });
}

TEST_CASE("case is that of Latin, Greek and Cyrillic letters") {
    check({
        {"^(?i)[a-f]+$", "aBcDeF", true},
        {"^(?i)[^k]$", "K", false},
        {"^(?i)ma\u00d1ana$", "MA\u00f1ANA", true},
        {"^(?i)\u00d7$", "\u00f7", false},
        {"^(?i)\u0178$", "\u00ff", true},
        {"^(?i)\u017d$", "\u017e", true},
        {"^(?i)\u03c3+$", "\u03a3\u03c3\u03c2", true},
        {"^(?i)\u03c2$", "\u03a3", true},
        {"^(?i)\u00b5$", "\u039c", true},
        {"^(?i)\u043f\u0440\u0438$", "\u041f\u0420\u0418", true},
        {"^(?i)[\u0430-\u044f]$", "\u0416", true},
        {"^(?i)k$", "\u212a", true},
        {"^(?i)\u212a$", "k", true},
        {"^(?i)[[:upper:]]+$", "aB", true},
        {"^(?i)\\w$", "\u017f", true},
        {"^(?i)\\W$", "\u017f", false},
        {"^(?i)[\\W]$", "s", false},
    });
}

TEST_CASE("what is no pattern is refused with its place") {
    check(std::vector<Refused>{
        {"a(b", {1, 3}, "no closing `)`", "`[(]`"},
        {"(?i:a", {0, 5}, "no closing `)`", ""},
        {"ab)c", {2, 3}, "no `(`", "`[)]`"},
        {"a[bc", {1, 4}, "no closing `]`", "`\\[`"},
        {"[]", {0, 2}, "no closing `]`", ""},
        {"[^]", {0, 3}, "no closing `]`", ""},
        {"[a-", {0, 3}, "no closing `]`", ""},
        {"x[z-a]", {2, 5}, "`z-a` goes down", "smaller"},
        {"[a-\\d]", {1, 5}, "no last character", "`\\-`"},
        {"[[:foo:]]", {1, 8}, "no class of this name", "`alpha`"},
        {"[[:d:]]", {1, 6}, "no class of this name", ""},
        {"*a", {0, 1}, "nothing to repeat", "backslash"},
        {"(?:+)", {3, 4}, "nothing to repeat", ""},
        {"a|?", {2, 3}, "nothing to repeat", ""},
        {"{2}", {0, 3}, "nothing to repeat", ""},
        {"(?i)*", {4, 5}, "nothing to repeat", ""},
        {"a**", {1, 3}, "cannot be repeated", "(?:...)"},
        {"ba*??", {2, 5}, "cannot be repeated", ""},
        {"a{2}{3}", {1, 7}, "cannot be repeated", ""},
        {"a{1001}", {1, 7}, "up to 1000", "{n,}"},
        {"a{1,99999999999999999999}", {1, 25}, "up to 1000", ""},
        {"a{2,1}", {1, 6}, "counts go down", "smaller"},
        {"(a{100}){11}", {0, 12}, "beyond 1000", "lower"},
        {"a\\", {1, 2}, "ends with a backslash", "`\\\\`"},
        {"a\\y", {1, 3}, "`\\y` is not an escape", "drop"},
        {"\\\u00f1", {0, 3}, "is not an escape", "drop"},
        {"a\\Z", {1, 3}, "is not an escape", "`\\z`"},
        {"\\u00e4", {0, 2}, "is not an escape", "`\\x{20AC}`"},
        {"[\\b]", {1, 3}, "is not an escape", "outside"},
        {"[\\Qa\\E]", {1, 3}, "is not an escape", "before every sign"},
        {"\\E", {0, 2}, "is not an escape", "`\\Q`"},
        {"\\x4", {0, 2}, "no number", "`\\x{20AC}`"},
        {"\\x{}", {0, 3}, "no number", ""},
        {"\\x{41", {0, 3}, "no number", ""},
        {"\\xzz", {0, 2}, "no number", ""},
        {"a\\x{110000}", {1, 11}, "no character", ""},
        {"\\x{FFFFFFFFFFFFFFFFFF41}", {0, 24}, "no character", ""},
        {"\\x{D800}", {0, 8}, "no character", ""},
        {"(?P<>a)", {0, 4}, "name", "`(?<name>...)`"},
        {"(?<n", {0, 4}, "name", ""},
        {"(?<a-b>c)", {0, 4}, "name", ""},
        {"(?x)a", {0, 3}, "begins no group", "`(?i)`"},
        {"(?-)a", {0, 4}, "begins no group", ""},
        {"(?i--s:a)", {0, 5}, "begins no group", ""},
        {"(?#a)", {0, 3}, "begins no group", ""},
        {"b(?", {1, 3}, "begins no group", ""},
        {"a\xff", {1, 2}, "not valid UTF-8", ""},
        {"a\xc3", {1, 2}, "not valid UTF-8", ""},
    });
}

TEST_CASE("what patterns of other languages have and these have not") {
    check(std::vector<Refused>{
        {"(a)\\1", {3, 5}, "no back references", "once more"},
        {"(?P<n>a)(?P=n)", {8, 12}, "no back references", ""},
        {"(?<n>a)\\k<n>", {7, 9}, "no back references", ""},
        {"a(?=b)", {1, 4}, "no look-around", "`matches`"},
        {"a(?!b)", {1, 4}, "no look-around", ""},
        {"(?<=a)b", {0, 4}, "no look-around", ""},
        {"(?<!a)b", {0, 4}, "no look-around", ""},
        {"\\pN", {0, 2}, "not in this profile", "`[a-z]`"},
        {"a\\p{Greek}", {1, 3}, "not in this profile", ""},
        {"[\\PL]", {1, 3}, "not in this profile", ""},
        {"\\C", {0, 2}, "not in this profile", ""},
        {"(?>a)", {0, 3}, "begins no group", ""},
    });
}

TEST_CASE("a pattern has a largest size") {
    CHECK(compiled("").size() == 1);
    CHECK(compiled("abc").size() == 4);
    CHECK(compiled("a*|b+").size() == 8);
    CHECK(compiled("(?:){1000}").size() == 1);
    const std::string most = times(4, "a{1000}") + "b{95}";
    CHECK(compiled(most).size() == max_pattern_size);
    CHECK(compiled(most).search(times(4000, "a") + times(95, "b")));
    CHECK(compiled(times(4095, "a")).size() == max_pattern_size);
    CHECK(compiled("a{0,1000}").size() == 2001);
    const std::string nested = "(?:(?:a|b|c|d){100}){5}";
    check(std::vector<Refused>{
        {most + "c", {0, most.size() + 1}, "more than 4096 instructions", "`matches`"},
        {times(4096, "a"), {0, 4096}, "more than 4096 instructions", ""},
        {"x" + nested, {1, 1 + nested.size()}, "more than 4096 instructions", ""},
        {times(5000, "|"), {0, 5000}, "more than 4096 instructions", ""},
    });
}

TEST_CASE("groups have a largest depth") {
    const std::string deep = times(65, "(") + "a" + times(65, ")");
    check(std::vector<Refused>{{deep, {64, 65}, "more than 64", "drop"}});
    check(std::vector<Refused>{{times(100000, "(?:"), {192, 195}, "more than 64", ""}});
}

TEST_CASE("no pattern needs more than time in proportion to the text") {
    const std::string many = times(50, "a");
    check({
        {"^(a?){50}a{50}$", many, true},
        {"^(a?){50}a{50}$", many + many + "a", false},
        {"(a*)*b", times(20000, "a"), false},
        {"(a|aa)+$", times(20000, "a") + "b", false},
        {"(x+x+)+y", times(20000, "x"), false},
        {"((a*)*|(b*)*)*c", times(10000, "ab"), false},
        {"(.*)(.*)(.*)(.*)(.*)[0-9]$", times(20000, "x"), false},
    });
}
