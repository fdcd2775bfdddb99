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

TEST_CASE("pages keep line breaks and nothing else that controls") {
    CHECK(page_safe("a\r\nb\nc\td\re") == "a\nb\nc\td\uFFFDe");
    CHECK(page_safe("\x1b\x7f\u0085\u202e\uFFFE\uFFFF\xff") ==
          "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    CHECK(page_safe("\u65e5\U0001f44d\uFFFD") == "\u65e5\U0001f44d\uFFFD");
}

TEST_CASE("texts are cut between characters") {
    CHECK(cut("", 1).empty());
    CHECK(cut("\u65e5\u672c\u8a9e", 3) == "\u65e5\u672c\u8a9e");
    CHECK(cut("\u65e5\u672c\u8a9e", 2) == "\u65e5\u2026");
    CHECK(cut("ab", 1) == "\u2026");
}

TEST_CASE("text in XML, in attributes and between tags") {
    CHECK(xml_text("<a> & \"b\"\n]]>") == "&lt;a&gt; &amp; \"b\"\n]]&gt;");
    CHECK(xml_attribute("'a'\t\"&\"\r\n") == "&apos;a&apos;&#9;&quot;&amp;&quot;&#10;");
}

TEST_CASE("text in a GitHub workflow command") {
    CHECK(github_message("100%0A\n::error::a,b") == "100%250A%0A::error::a,b");
    CHECK(github_property("100%\na:b,c") == "100%25%0Aa%3Ab%2Cc");
}

TEST_CASE("text in a SARIF document") {
    CHECK(sarif_text("{0} [a](b) \\](](") == "{0} [a] (b) \\] (] (");
    CHECK(sarif_message("{0} [a](b) [c] (d) ](](") == "{{0}} [a] (b) [c] (d) ] (] (");
}

TEST_CASE("a path as a URI") {
    CHECK(uri_of_path("data/a b%.json") == "data/a%20b%25.json");
    CHECK(uri_of_path("a:b?c#d\\\u00e9\xff") == "a%3Ab%3Fc%23d%5C%C3%A9%FF");
    CHECK(uri_of_path("/tmp/a-b_c~.json") == "file:///tmp/a-b_c~.json");
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

TEST_CASE("fields of CSV are quoted where they must be and never formulas") {
    CHECK(csv_field("plain") == "plain");
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("say \"x\"") == "\"say \"\"x\"\"\"");
    CHECK(csv_field("two\nlines") == "two lines");
    CHECK(csv_field("=1+1") == "'=1+1");
    CHECK(csv_field("+1") == "'+1");
    CHECK(csv_field("-1,2") == "\"'-1,2\"");
    CHECK(csv_field("@cmd") == "'@cmd");
    CHECK(csv_field("\tx") == "' x");
    CHECK(csv_field("\rx") == "'\uFFFDx");
    CHECK(csv_field(" =x") == "' =x");
    CHECK(csv_field("a=b-c") == "a=b-c");
    CHECK(csv_field("").empty());
    CHECK(csv_field("\x1b[2J") == "\uFFFD[2J");
}

TEST_CASE("plain words of Markdown stay as they are") {
    CHECK(markdown_text("Chips are cheaper, by 20% or so.") == "Chips are cheaper, by 20% or so.");
    CHECK(markdown_text("日本 → σ") == "日本 → σ");
    CHECK(markdown_text("").empty());
    CHECK(markdown_text("  led by blanks") == "led by blanks");
}

TEST_CASE("markup is text") {
    CHECK(markdown_text("a|b") == "a&#124;b");
    CHECK(markdown_text("<b>&amp;") == "&lt;b&gt;&amp;&#8203;amp;");
    CHECK(markdown_text("`a` *b* _c_ ~~d~~ \\") ==
          "\\`a\\` \\*b\\* \\_c\\_ \\~\\~&#8203;d\\~\\~ \\\\");
    CHECK(markdown_text("![i](u)") == "\\!\\[i\\](u)");
    CHECK(markdown_text("two\nlines") == "two lines");
    CHECK(markdown_text("$6M and $7") == "<span>$</span>6M and <span>$</span>7");
}

TEST_CASE("the beginning of a line is text") {
    CHECK(markdown_text("# head") == "\\# head");
    CHECK(markdown_text("- item") == "\\- item");
    CHECK(markdown_text("+ item") == "\\+ item");
    CHECK(markdown_text("===") == "\\===");
    CHECK(markdown_text("/close") == "\\/close");
    CHECK(markdown_text("1. item") == "1\\. item");
    CHECK(markdown_text("12) item") == "12\\) item");
    CHECK(markdown_text("1.5 times") == "1.5 times");
    CHECK(markdown_text("1.") == "1\\.");
    CHECK(markdown_text("12") == "12");
}

TEST_CASE("nothing becomes a link, mention or reference") {
    CHECK(markdown_text("@everyone") == "@&#8203;everyone");
    CHECK(markdown_text("a@b.example") == "a@&#8203;b.example");
    CHECK(markdown_text("owner/repo#12") == "owner/repo\\#&#8203;12");
    CHECK(markdown_text("!12") == "\\!&#8203;12");
    CHECK(markdown_text("%\"a\"") == "%&#8203;\"a\"");
    CHECK(markdown_text("GH-12") == "GH-&#8203;12");
    CHECK(markdown_text("GHSA-8wf2-x3f1-aaaa") == "GHSA-&#8203;8wf2-&#8203;x3f1-&#8203;aaaa");
    CHECK(markdown_text("https://example.org") == "https:&#8203;//example.org");
    CHECK(markdown_text("mailto:a") == "mailto:&#8203;a");
    CHECK(markdown_text("WWW.example.org") == "WWW.&#8203;example.org");
    CHECK(markdown_text(":smile:") == ":&#8203;smile:");
    CHECK(markdown_text("deadbeef1") == "deadbe&#8203;ef1");
    CHECK(markdown_text("defaced words") == "deface&#8203;d words");
    CHECK(markdown_text("deface") == "deface");
    CHECK(markdown_text("a - b: c") == "a - b: c");
}

TEST_CASE("names of Markdown are code where that can be") {
    CHECK(markdown_code("training_cost") == "`training_cost`");
    CHECK(markdown_code("origin/main:a b.json") == "`origin/main:a b.json`");
    CHECK(markdown_code("a`b") == "a\\`b");
    CHECK(markdown_code("a|b") == "a&#124;b");
    CHECK(markdown_code("a\nb\x1b") == "`a b\uFFFD`");
    CHECK(markdown_code(" ") == "");
    CHECK(markdown_code("") == "");
}

TEST_CASE("a DOT string ends where it should, and a label shows it as it is") {
    CHECK(dot_string("plain") == "\"plain\"");
    CHECK(dot_string("a \"b\" \\") == "\"a \\\"b\\\" \\\\\"");
    CHECK(dot_string("\\N & &lt;") == "\"\\\\N &amp; &amp;lt;\"");
    CHECK(dot_string("two\nlines\u202e\uFFFE\xff") == "\"two lines\uFFFD\uFFFD\uFFFD\"");
}
