// SPDX-License-Identifier: MIT
#include "report/escape.hpp"

#include "report/width.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

TEST_CASE("escape sequences do not reach a terminal") {
    CHECK(terminal_safe("a\x1b[31mred\x1b[0m") == "a\uFFFD[31mred\uFFFD[0m");
    CHECK(terminal_safe("\x1b]0;title\x07") == "\uFFFD]0;title\uFFFD");
    CHECK(terminal_safe("\u009b31m") == "\uFFFD31m");
    CHECK(terminal_safe("back\bspace\x7f") == "back\uFFFDspace\uFFFD");
    CHECK(terminal_safe(std::string_view("nul\0", 4)) == "nul\uFFFD");
}

TEST_CASE("line breaks and tabs become a blank") {
    CHECK(terminal_safe("two\nlines\tand a tab") == "two lines and a tab");
}

TEST_CASE("marks that reorder text do not reach a terminal") {
    for (const char* mark : {"\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d",
                             "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"}) {
        CHECK(terminal_safe(std::string("a") + mark + "b") == "a\uFFFDb");
    }
}

TEST_CASE("bytes that are not UTF-8 become a replacement character each") {
    CHECK(terminal_safe("\xff\xfe!") == "\uFFFD\uFFFD!");
    CHECK(terminal_safe("\xc0\xaf") == "\uFFFD\uFFFD");
    CHECK(terminal_safe("cut \xe6\x97") == "cut \uFFFD\uFFFD");
}

TEST_CASE("other text stays as it is") {
    const std::string text = "σ = τ − 0.5, 日本語, é, 👍🏽, שלום";
    CHECK(terminal_safe(text) == text);
}

TEST_CASE("display width counts columns") {
    CHECK(display_width("") == 0);
    CHECK(display_width("abc") == 3);
    CHECK(display_width("σ−ü") == 3);
    CHECK(display_width("日本語") == 6);
    CHECK(display_width("ｆｕｌｌ") == 8);
    CHECK(display_width("한글") == 4);
    CHECK(display_width("🚀") == 2);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("a\u200db") == 2);
    CHECK(display_width("▀█░│◀▶·") == 7);
}

TEST_CASE("display width is that of the text made safe") {
    for (const char* text : {"\x1b[1m", "a\tb\nc", "\xff\xfe", "\u202eabc", "日\x07", "\u009b"}) {
        CHECK(display_width(text) == display_width(terminal_safe(text)));
    }
    CHECK(display_width("\x1b[1m") == 4);
}

TEST_CASE("a text that fits stays, another ends in an ellipsis") {
    CHECK(fit("abc", 3) == "abc");
    CHECK(fit("abcd", 3) == "ab…");
    CHECK(fit("abcd", 1) == "…");
    CHECK(fit("abcd", 0).empty());
    CHECK(fit("abcdef", 5, "...") == "ab...");
    CHECK(fit("abcdef", 2, "...") == "ab");
}

TEST_CASE("fitting never exceeds the columns and never parts a mark from its character") {
    CHECK(fit("日本語", 5) == "日本…");
    CHECK(fit("日本語", 4) == "日…");
    CHECK(fit("ae\u0301\u0302b", 4) == "ae\u0301\u0302b");
    CHECK(fit("ae\u0301\u0302bcd", 3) == "ae\u0301\u0302…");
    for (std::size_t columns = 0; columns < 12; ++columns) {
        CHECK(display_width(fit("a日b本c語d🚀", columns)) <= columns);
    }
}

TEST_CASE("a prefix within columns") {
    CHECK(prefix_within("日本", 1) == 0);
    CHECK(prefix_within("日本", 3) == 3);
    CHECK(prefix_within("a\u0301", 1) == 3);
}

TEST_CASE("a field of a CSV row is quoted where it must be and computes nothing") {
    CHECK(csv_field("plain text") == "plain text");
    CHECK(csv_field("") == "");
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("a;b") == "\"a;b\"");
    CHECK(csv_field("say \"hi\"") == "\"say \"\"hi\"\"\"");
    CHECK(csv_field(" blank") == "\" blank\"");
    for (const char* begin : {"=", "+", "-", "@"}) {
        CHECK(csv_field(std::string(begin) + "1") == "'" + std::string(begin) + "1");
    }
    CHECK(csv_field("\t=1") == "' =1");
    CHECK(csv_field("\r=1") == "'\uFFFD=1");
    CHECK(csv_field("\n=1") == "' =1");
    CHECK(csv_field("=HYPERLINK(\"x\",1)") == "\"'=HYPERLINK(\"\"x\"\",1)\"");
    CHECK(csv_field("two\nlines") == "two lines");
}
