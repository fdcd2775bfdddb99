// SPDX-License-Identifier: MIT
#include "source/json.hpp"

#include <memory>
#include <string>
#include <vector>

#include "support/catch.hpp"

using stackimpact::Code;
using stackimpact::Diagnostics;
using stackimpact::JsonNode;
using stackimpact::parse_json;
using stackimpact::Span;
using stackimpact::span_in_string;
using stackimpact::Text;
using stackimpact::TextPtr;

namespace {

TextPtr text_of(std::string content) {
    return std::make_shared<const Text>("test.json", std::move(content));
}

std::string slice(const Text& text, Span span) {
    return std::string(text.content().substr(span.begin, span.end - span.begin));
}

JsonNode parsed(const TextPtr& text) {
    Diagnostics diagnostics;
    auto root = parse_json(text, diagnostics);
    INFO(text->content());
    REQUIRE(root);
    REQUIRE(diagnostics.all().empty());
    return std::move(*root);
}

/// The code of the first of the mistakes, all of which are errors.
Code first_mistake(const std::string& content) {
    Diagnostics diagnostics;
    const auto root = parse_json(text_of(content), diagnostics);
    INFO(content.substr(0, 80));
    CHECK_FALSE(root);
    REQUIRE(diagnostics.has_errors());
    return diagnostics.all().front().code;
}

std::string repeated(const std::string& piece, std::size_t count) {
    std::string result;
    result.reserve(piece.size() * count);
    for (std::size_t i = 0; i < count; ++i) result += piece;
    return result;
}

}  // namespace

TEST_CASE("values, kinds and the order of members") {
    const TextPtr text = text_of(R"({"b": [1, -2.5, 1e3, true, false, null], "a": {"x": "y"},)"
                                 R"( "big": 18446744073709551615})");
    const JsonNode root = parsed(text);
    REQUIRE(root.kind == JsonNode::Kind::object);
    REQUIRE(root.members.size() == 3);
    CHECK(root.members[0].key == "b");
    CHECK(root.members[1].key == "a");
    const auto& items = root.members[0].value.items;
    REQUIRE(items.size() == 6);
    CHECK(items[0].kind == JsonNode::Kind::integer);
    CHECK(items[0].integer == 1);
    CHECK(items[0].number == 1.0);
    CHECK(items[1].kind == JsonNode::Kind::number);
    CHECK(items[1].number == -2.5);
    CHECK(items[2].number == 1000.0);
    CHECK(items[3].boolean);
    CHECK(items[4].kind == JsonNode::Kind::boolean);
    CHECK_FALSE(items[4].boolean);
    CHECK(items[5].kind == JsonNode::Kind::null);
    CHECK(root.find("a")->find("x")->string == "y");
    CHECK(root.find("c") == nullptr);
    // Too large for an integer of 64 bits, so it is held as a double.
    CHECK(root.find("big")->kind == JsonNode::Kind::number);
    CHECK(root.find("big")->number == 18446744073709551615.0);
}

TEST_CASE("every value and key knows its bytes") {
    const TextPtr text =
        text_of("{ \"k\\u00e9y\" : [ 12 , \"a,b]\" , { } ] ,\n\"n\":-1.5e2,\"t\":true }");
    const JsonNode root = parsed(text);
    CHECK(slice(*text, root.span) == std::string(text->content()));
    CHECK(slice(*text, root.members[0].key_span) == "\"k\\u00e9y\"");
    CHECK(root.members[0].key == "k\u00e9y");
    const JsonNode& list = root.members[0].value;
    CHECK(slice(*text, list.span) == "[ 12 , \"a,b]\" , { } ]");
    CHECK(slice(*text, list.items[0].span) == "12");
    CHECK(slice(*text, list.items[1].span) == "\"a,b]\"");
    CHECK(slice(*text, list.items[2].span) == "{ }");
    CHECK(slice(*text, root.find("n")->span) == "-1.5e2");
    CHECK(slice(*text, root.find("t")->span) == "true");
    CHECK(slice(*text, root.members[2].key_span) == "\"t\"");
}

TEST_CASE("a byte-order mark is skipped") {
    const TextPtr text = text_of("\xEF\xBB\xBF{\"a\": 1}");
    const JsonNode root = parsed(text);
    CHECK(root.span == Span{3, 11});
    CHECK(slice(*text, root.find("a")->span) == "1");
    CHECK(text->position(3).column == 1);
}

TEST_CASE("spans inside decoded strings go through escapes") {
    const TextPtr text = text_of(R"(["a\n\u00e9\ud83d\ude00z\"q"])");
    const JsonNode root = parsed(text);
    const JsonNode& node = root.items[0];
    REQUIRE(node.string == "a\n\u00e9\U0001F600z\"q");
    const auto marked = [&](std::size_t begin, std::size_t end) {
        return slice(*text, span_in_string(*text, node, {begin, end}));
    };
    CHECK(marked(0, 1) == "a");
    CHECK(marked(1, 2) == "\\n");
    CHECK(marked(2, 4) == "\\u00e9");
    CHECK(marked(4, 8) == "\\ud83d\\ude00");
    CHECK(marked(8, 9) == "z");
    CHECK(marked(9, 10) == "\\\"");
    CHECK(marked(9, 11) == "\\\"q");
    CHECK(marked(0, 11) == R"(a\n\u00e9\ud83d\ude00z\"q)");
    // Part of an escape marks the whole of it.
    CHECK(marked(5, 6) == "\\ud83d\\ude00");
    CHECK(marked(1, 1).empty());
    CHECK(span_in_string(*text, node, {1, 1}).begin == 3);
    // Past the end: the closing quote.
    CHECK(span_in_string(*text, node, {11, 11}).begin == node.span.end - 1);
    CHECK(span_in_string(*text, node, {50, 60}).begin == node.span.end - 1);
}

TEST_CASE("spans of unescaped characters of several bytes") {
    const TextPtr text = text_of("\"\u20acx\"");
    const JsonNode root = parsed(text);
    CHECK(slice(*text, span_in_string(*text, root, {0, 3})) == "\u20ac");
    CHECK(slice(*text, span_in_string(*text, root, {3, 4})) == "x");
}

TEST_CASE("all duplicate keys are reported, each with the first") {
    Diagnostics diagnostics;
    const TextPtr text = text_of(R"({"a": 1, "b": {"c": 1, "c": 2}, "\u0061": 2, "a": 3})");
    CHECK_FALSE(parse_json(text, diagnostics));
    diagnostics.sort();
    REQUIRE(diagnostics.all().size() == 3);
    std::vector<std::string> places;
    for (const auto& diagnostic : diagnostics.all()) {
        CHECK(diagnostic.code == Code::duplicate_key);
        REQUIRE(diagnostic.labels.size() == 1);
        places.push_back(slice(*text, diagnostic.place.span));
    }
    CHECK(places == std::vector<std::string>{"\"c\"", "\"\\u0061\"", "\"a\""});
    CHECK(diagnostics.all()[2].labels[0].place.span == Span{1, 4});
}

TEST_CASE("duplicate keys of a large object") {
    std::string content = "{";
    for (int i = 0; i < 40; ++i) content += "\"k" + std::to_string(i) + "\": 0, ";
    content += "\"k7\": 1}";
    Diagnostics diagnostics;
    const TextPtr text = text_of(content);
    CHECK_FALSE(parse_json(text, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == Code::duplicate_key);
    CHECK(diagnostics.all()[0].place.span.begin > diagnostics.all()[0].labels[0].place.span.begin);
    CHECK(slice(*text, diagnostics.all()[0].labels[0].place.span) == "\"k7\"");
}

TEST_CASE("duplicates in front of a syntax error are reported with it") {
    Diagnostics diagnostics;
    CHECK_FALSE(parse_json(text_of(R"({"a": 1, "a": 2, })"), diagnostics));
    diagnostics.sort();
    REQUIRE(diagnostics.all().size() == 2);
    CHECK(diagnostics.all()[0].code == Code::duplicate_key);
    CHECK(diagnostics.all()[1].code == Code::json_syntax);
}

TEST_CASE("depth") {
    CHECK_NOTHROW(parsed(text_of(repeated("[", 64) + repeated("]", 64))));
    CHECK(first_mistake(repeated("[", 65) + repeated("]", 65)) == Code::nesting_too_deep);
    CHECK(first_mistake(repeated("[", 100000)) == Code::nesting_too_deep);
    CHECK(first_mistake(repeated("{\"a\":", 100000)) == Code::nesting_too_deep);
}

TEST_CASE("empty, large and many") {
    CHECK(first_mistake("") == Code::empty_file);
    CHECK(first_mistake(" \n\t ") == Code::empty_file);
    CHECK(first_mistake("\xEF\xBB\xBF") == Code::empty_file);
    CHECK(first_mistake(std::string(stackimpact::max_json_bytes + 1, ' ')) == Code::too_large);
    const std::size_t many = stackimpact::max_json_values;
    CHECK(first_mistake("[" + repeated("0,", many) + "0]") == Code::too_large);
}

TEST_CASE("bytes that are not UTF-8") {
    for (const char* const bytes : {"\"\xff\"", "\"\xc3\"", "\"\xed\xa0\x80\"", "\"\xc0\x80\"",
                                    "\"\xf4\x90\x80\x80\"", "\"\xe2\x82\""}) {
        Diagnostics diagnostics;
        CHECK_FALSE(parse_json(text_of(bytes), diagnostics));
        REQUIRE(diagnostics.all().size() == 1);
        CHECK(diagnostics.all()[0].code == Code::invalid_utf8);
        CHECK(diagnostics.all()[0].place.span == Span{1, 2});
    }
    Diagnostics diagnostics;
    CHECK_FALSE(parse_json(text_of(std::string("\xff\xfe{\0", 4)), diagnostics));
    CHECK(diagnostics.all()[0].message.find("UTF-16") != std::string::npos);
}

TEST_CASE("numbers beyond a double") {
    Diagnostics diagnostics;
    const TextPtr text = text_of("{\"a\": 6e600}");
    CHECK_FALSE(parse_json(text, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == Code::number_out_of_range);
    CHECK(slice(*text, diagnostics.all()[0].place.span) == "6e600");
    CHECK(parsed(text_of("1e-400")).number == 0.0);
}

TEST_CASE("a NUL byte ends nothing") {
    CHECK(first_mistake(std::string("{}\0{}", 5)) == Code::json_syntax);
    CHECK(first_mistake(std::string("{\"a\": 1\0}", 9)) == Code::json_syntax);
}

TEST_CASE("items of long lists are handed over and not kept") {
    const TextPtr text = text_of(
        R"({"a": [1, ["x", 2], {"b": [3]}], "c": {"d": [4, 5]}, "e": "[6]", "f": [], "a2": [[7]]})");
    std::vector<std::string> taken;
    stackimpact::JsonReading reading;
    reading.take_item = [&](std::string_view key, const JsonNode& item) {
        taken.push_back(std::string(key) + " " + slice(*text, item.span));
    };
    Diagnostics diagnostics;
    const auto root = parse_json(text, diagnostics, reading);
    REQUIRE(root);
    CHECK(taken == std::vector<std::string>{"a 1", R"(a ["x", 2])", R"(a {"b": [3]})", "a2 [7]"});
    CHECK(root->find("a")->items.empty());
    CHECK(root->find("a")->kind == JsonNode::Kind::array);
    CHECK(root->find("c")->find("d")->items.size() == 2);
}

TEST_CASE("items that are handed over do not count against the limit of values") {
    std::string content = "{\"a\": [0";
    for (std::size_t i = 0; i < stackimpact::max_json_values; ++i) content += ",0";
    const TextPtr text = text_of(content + "]}");
    Diagnostics diagnostics;
    CHECK_FALSE(parse_json(text, diagnostics));
    std::size_t count = 0;
    stackimpact::JsonReading reading;
    reading.take_item = [&](std::string_view, const JsonNode&) { ++count; };
    CHECK(parse_json(text, diagnostics, reading));
    CHECK(count == stackimpact::max_json_values + 1);
    reading.max_bytes = 10;
    CHECK_FALSE(parse_json(text, diagnostics, reading));
    CHECK(diagnostics.all().back().code == Code::too_large);
}

TEST_CASE("a list that is the whole text is kept") {
    stackimpact::JsonReading reading;
    reading.take_item = [](std::string_view, const JsonNode&) { FAIL("no list of an object"); };
    Diagnostics diagnostics;
    const auto root = parse_json(text_of("[[1, 2], {\"a\": {\"b\": [3]}}]"), diagnostics, reading);
    REQUIRE(root);
    CHECK(root->items.size() == 2);
}
