// SPDX-License-Identifier: MIT
#include <memory>
#include <string>
#include <vector>

#include "source/json.hpp"
#include "support/catch.hpp"

using stackimpact::Code;
using stackimpact::Diagnostics;
using stackimpact::parse_json;
using stackimpact::Text;
using stackimpact::TextPtr;

namespace {

/// A broken text, the bytes that must be marked, and words that message or hint must have.
struct Broken {
    std::string content;
    std::string marked;
    std::string says;
};

void check(const std::vector<Broken>& cases) {
    for (const Broken& broken : cases) {
        INFO(broken.content);
        Diagnostics diagnostics;
        const TextPtr text = std::make_shared<const Text>("test.json", broken.content);
        CHECK_FALSE(parse_json(text, diagnostics));
        REQUIRE(diagnostics.all().size() == 1);
        const auto& mistake = diagnostics.all().front();
        CHECK(mistake.code == Code::json_syntax);
        const auto span = mistake.place.span;
        REQUIRE(span.begin <= span.end);
        REQUIRE(span.end <= broken.content.size());
        CHECK(broken.content.substr(span.begin, span.end - span.begin) == broken.marked);
        INFO(mistake.message << " / " << mistake.hint);
        CHECK((mistake.message + " / " + mistake.hint).find(broken.says) != std::string::npos);
    }
}

}  // namespace

TEST_CASE("commas") {
    check({
        {R"({"a": 1,})", ",", "no comma after the last"},
        {R"([1, 2, ])", ",", "no comma after the last"},
        {R"([1,, 2])", ",", "two commas"},
        {R"({"a": 1 "b": 2})", "", "a comma is missing between two members"},
        {R"([1 2])", "", "a comma is missing between two values"},
        {R"([,1])", ",", "a value is missing"},
        {R"({"a": 1; "b": 2})", ";", "write `,`"},
        {R"({"a": 1},)", ",", "after the end"},
    });
}

TEST_CASE("colons and keys") {
    check({
        {R"({"a" 1})", "", "`:` is missing"},
        {R"({"a" = 1})", "=", "write `:`"},
        {R"({"a"})", "\"a\"", "no value"},
        {R"({"a": })", "\"a\"", "no value"},
        {R"({a: 1})", "a", "write \"a\""},
        {R"({'a': 1})", "'a'", "double quotes"},
        {R"({: 1})", ":", "a key is missing"},
        {R"(["a": 1])", ":", "need an object"},
        {R"({[1]: 2})", "[", "a key in double quotes"},
    });
}

TEST_CASE("words and quotes that JSON does not know") {
    check({
        {R"({"a": 'b'})", "'b'", "straight double quotes"},
        {"{\"a\": \u201cb\u201d}", "\u201cb\u201d", "straight double quotes"},
        {R"({"a": True})", "True", "write `true`"},
        {R"({"a": None})", "None", "write `null`"},
        {R"({"a": NaN})", "NaN", "leave the key out"},
        {R"({"a": -Infinity})", "-Infinity", "leave the key out"},
        {R"({"a": h800})", "h800", "\"h800\""},
    });
}

TEST_CASE("numbers that JSON does not know") {
    check({
        {R"({"a": 6M})", "6M", "\"6M\""},
        {R"({"a": $6M})", "$6M", "\"$6M\""},
        {R"({"a": .5})", ".5", "a digit before the point"},
        {R"({"a": 5.})", "5.", "a digit after the point"},
        {R"({"a": 007})", "007", "leading zeros"},
        {R"({"a": +5})", "+5", "leave out the `+`"},
        {R"({"a": 0x1F})", "0x1F", "decimal"},
        {R"({"a": 1_000})", "1_000", "leave out the `_`"},
    });
}

TEST_CASE("comments") {
    check({
        {"{\"a\": 1 // one\n}", "// one", "no comments"},
        {"# first\n{}", "# first", "no comments"},
        {"{} /* last */", "/* last */", "no comments"},
    });
}

TEST_CASE("brackets") {
    check({
        {R"({"a": [1, 2})", "}", "`}` cannot close `[`"},
        {R"({"a": 1)", "", "ends inside an object"},
        {R"([1, 2)", "", "ends inside an array"},
        {R"({"a":)", "", "ends inside an object"},
        {R"({}})", "}", "closes nothing"},
        {R"({} {})", "{}", "one value"},
        {R"(])", "]", "closes nothing"},
    });
}

TEST_CASE("an end that is missing points at the beginning too") {
    Diagnostics diagnostics;
    const TextPtr text = std::make_shared<const Text>("test.json", "{\"a\": [1, {\"b\": 2}");
    CHECK_FALSE(parse_json(text, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    REQUIRE(diagnostics.all()[0].labels.size() == 1);
    CHECK(diagnostics.all()[0].labels[0].place.span.begin == 6);
}

TEST_CASE("inside strings") {
    const auto mistake = [](const std::string& content) {
        Diagnostics diagnostics;
        const TextPtr text = std::make_shared<const Text>("test.json", content);
        INFO(content);
        CHECK_FALSE(parse_json(text, diagnostics));
        REQUIRE(diagnostics.all().size() == 1);
        CHECK(diagnostics.all()[0].code == Code::json_syntax);
        const auto span = diagnostics.all()[0].place.span;
        return content.substr(span.begin, span.end - span.begin);
    };
    CHECK(mistake(R"({"a": "C:\data"})") == "\\d");
    CHECK(mistake(R"({"a": "\u12"})").substr(0, 2) == "\\u");
    CHECK(mistake(R"({"a": "\ud83d"})").substr(0, 6) == "\\ud83d");
    CHECK(mistake("{\"a\": \"x\ty\"}") == "\t");
    CHECK(mistake(R"({"a": "b"c"})") == "c");
}

TEST_CASE("a merge conflict is one mistake, at its first marker") {
    const auto first = [](const std::string& content) {
        Diagnostics diagnostics;
        const TextPtr text = std::make_shared<const Text>("test.json", content);
        CHECK_FALSE(parse_json(text, diagnostics));
        REQUIRE(diagnostics.all().size() == 1);
        const auto& mistake = diagnostics.all().front();
        const auto span = mistake.place.span;
        return code_name(mistake.code) + " " + content.substr(span.begin, span.end - span.begin);
    };
    const std::string conflict =
        "{\n<<<<<<< HEAD\n\"a\": 1,\n=======\n\"a\": 2,\n>>>>>>> theirs\n\"b\": 1}";
    CHECK(first(conflict) == "SI1105 <<<<<<< HEAD");
    CHECK(first("{\r\n<<<<<<< HEAD\r\n\"a\": 1\r\n") == "SI1105 <<<<<<< HEAD");
    // Some of it was resolved, some not; keys before it are given twice.
    CHECK(first("{\"a\": 1, \"a\": 2\n=======\n>>>>>>> theirs\n}") == "SI1105 =======");
    CHECK(first("{}\n>>>>>>> theirs") == "SI1105 >>>>>>> theirs");
    // What only looks like one.
    CHECK(first("A title\n=======\n").substr(0, 6) == "SI1101");
    CHECK(first("{\"a\":\n  <<<<<<< HEAD\n}").substr(0, 6) == "SI1101");
    Diagnostics none;
    CHECK(parse_json(std::make_shared<const Text>("t", R"({"a": "\n<<<<<<< b\n"})"), none));
}
