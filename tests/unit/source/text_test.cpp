// SPDX-License-Identifier: MIT
#include "source/text.hpp"

#include <memory>
#include <string>

#include "source/hash.hpp"
#include "source/utf8.hpp"
#include "support/catch.hpp"

using stackimpact::decode_utf8;
using stackimpact::EmbeddedFile;
using stackimpact::first_invalid_utf8;
using stackimpact::Place;
using stackimpact::Position;
using stackimpact::Text;

TEST_CASE("positions count lines and code points from 1") {
    const Text text("t", "ab\n\u00e9\U0001F600x\r\n\nlast");
    CHECK(text.position(0) == Position{1, 1});
    CHECK(text.position(2) == Position{1, 3});
    CHECK(text.position(3) == Position{2, 1});
    CHECK(text.position(5) == Position{2, 2});
    CHECK(text.position(9) == Position{2, 3});
    // Inside a code point: that code point.
    CHECK(text.position(4) == Position{2, 1});
    CHECK(text.position(7) == Position{2, 2});
    CHECK(text.position(12) == Position{3, 1});
    CHECK(text.position(1000) == Position{4, 5});
}

TEST_CASE("lines come without their breaks") {
    const Text text("t", "ab\ncd\r\n\nlast");
    CHECK(text.line(1) == "ab");
    CHECK(text.line(2) == "cd");
    CHECK(text.line(3).empty());
    CHECK(text.line(4) == "last");
    CHECK(text.line(5).empty());
    CHECK(text.line(0).empty());
    CHECK(text.line_start(2) == 3);
    CHECK(text.line_start(4) == 8);
}

TEST_CASE("a piece of a stream counts lines from where it begins") {
    const Text text("t", "ab\ncd\r\n\u00e9f", 100);
    CHECK(text.position(0) == Position{100, 1});
    CHECK(text.position(4) == Position{101, 2});
    CHECK(text.position(9) == Position{102, 2});
    CHECK(text.position(1000) == Position{102, 3});
    CHECK(text.line(100) == "ab");
    CHECK(text.line(101) == "cd");
    CHECK(text.line(102) == "\u00e9f");
    CHECK(text.line(1).empty());
    CHECK(text.line(99).empty());
    CHECK(text.line(103).empty());
    CHECK(text.line_start(1) == 0);
    CHECK(text.line_start(100) == 0);
    CHECK(text.line_start(102) == 7);
    CHECK(text.line_start(103) == text.content().size());
}

TEST_CASE("columns of a long line of a piece of a stream") {
    const Text text("t", "x\n" + std::string(9000, 'a') + "\u20acb", 7);
    CHECK(text.position(2 + 9000) == Position{8, 9001});
    CHECK(text.position(2 + 9000 + 3) == Position{8, 9002});
    CHECK(text.line(8).size() == 9004);
}

TEST_CASE("an empty text has one empty line") {
    const Text text("t", "");
    CHECK(text.position(0) == Position{1, 1});
    CHECK(text.line(1).empty());
}

TEST_CASE("a place without a text is nowhere") {
    CHECK(stackimpact::location(Place{}) == stackimpact::Location{});
    const auto text = std::make_shared<const Text>("f.json", "a\nb");
    CHECK(stackimpact::location({text, {2, 3}}) == stackimpact::Location{"f.json", {2, 1}});
}

TEST_CASE("columns of a long line count code points, whatever the blocks are") {
    std::string content = "\u20ac first\n";
    const std::size_t start = content.size();
    for (int i = 0; i < 4000; ++i) content += i % 3 == 0 ? "\u20ac" : "a";
    const Text text("long.json", content);
    std::size_t column = 0;
    for (std::size_t at = start; at < content.size(); ++at) {
        if ((static_cast<unsigned char>(content[at]) & 0xC0u) != 0x80u) ++column;
        if (text.position(at) == Position{2, column}) continue;
        FAIL("byte " << at << " is in column " << text.position(at).column << ", not " << column);
    }
    CHECK(column == 4000);
}

TEST_CASE("decoding UTF-8") {
    CHECK(decode_utf8("\u20ac", 0).code_point == 0x20AC);
    CHECK(decode_utf8("\u20ac", 0).length == 3);
    CHECK_FALSE(decode_utf8("\u20ac", 1).valid);
    CHECK_FALSE(decode_utf8("\xed\xa0\x80", 0).valid);
    CHECK_FALSE(decode_utf8("\xc1\xbf", 0).valid);
    CHECK_FALSE(decode_utf8("\xf0\x8f\xbf\xbf", 0).valid);
    CHECK(decode_utf8("\xf4\x8f\xbf\xbf", 0).code_point == 0x10FFFF);
    CHECK(stackimpact::utf8_length(0x7F) == 1);
    CHECK(stackimpact::utf8_length(0x80) == 2);
    CHECK(stackimpact::utf8_length(0x800) == 3);
    CHECK(stackimpact::utf8_length(0x10000) == 4);
}

TEST_CASE("the first invalid byte, wherever it stands") {
    CHECK_FALSE(first_invalid_utf8(""));
    CHECK_FALSE(first_invalid_utf8("plain text of some length \u00e9\u20ac\U0001F600"));
    for (std::size_t at = 0; at < 20; ++at) {
        std::string text(20, 'a');
        text[at] = '\x80';
        CHECK(first_invalid_utf8(text) == at);
    }
}

TEST_CASE("SHA-256") {
    CHECK(stackimpact::sha256("") ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(stackimpact::sha256("abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a file of the program is not copied and keeps its hash") {
    static const EmbeddedFile file{"rules/x.json", "one\ntwo", "given", {}};
    const Text text(file);
    CHECK(text.name() == "<builtin>/rules/x.json");
    CHECK(text.content().data() == file.content.data());
    CHECK(text.content() == file.content);
    CHECK(text.embedded() == &file);
    CHECK(text.sha256() == "given");
    CHECK(text.position(5) == Position{2, 2});
    CHECK(Text("name", "one").embedded() == nullptr);
}
