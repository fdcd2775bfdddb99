// SPDX-License-Identifier: MIT
#include "report/text_layout.hpp"

#include <algorithm>
#include <string>

#include "report/bars.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

std::string painted(const Lines& lines) {
    return paint(lines, 200, false);
}

Shares shares(double bull, double bear) {
    Shares made;
    made.bull = to_micro(bull);
    made.bear = to_micro(bear);
    made.net = made.bull - made.bear;
    return made;
}

}  // namespace

TEST_CASE("texts wrap at blanks and hang") {
    CHECK(painted(wrapped("one  two three", 7)) == "one two\nthree\n");
    CHECK(painted(wrapped("one two three", 7, 2)) == "one two\n  three\n");
    CHECK(painted(wrapped("abcdefgh", 3)) == "abc\ndef\ngh\n");
    CHECK(painted(wrapped("ab abcdefgh", 4, 1)) == "ab\n abc\n def\n gh\n");
    CHECK(wrapped("", 10).empty());
    CHECK(wrapped("   ", 10).empty());
}

TEST_CASE("a lead stands before the first word as it is") {
    CHECK(painted(wrapped("one two three", 12, 2, "HEAD  ")) == "HEAD  one\n  two three\n");
    CHECK(painted(wrapped("abcdefghij", 10, 2, "HEAD  ")) == "HEAD\n  abcdefgh\n  ij\n");
}

TEST_CASE("wide characters count two columns and are never parted") {
    CHECK(painted(wrapped("漢字漢字", 5)) == "漢字\n漢字\n");
    CHECK(painted(wrapped("漢字", 2)) == "漢\n字\n");
}

TEST_CASE("styles do not change where lines break") {
    Rich text("one t");
    text.add("wo", Style::bull).add(" three", Style::dim);
    CHECK(painted(wrapped(text, 7)) == "one two\nthree\n");
}

TEST_CASE("a label stands beside its text") {
    CHECK(painted(labelled("CALL", 6, "one two three", 12)) ==
          "CALL  one\n      two\n      three\n");
}

TEST_CASE("columns align, and empty ones take no room") {
    Table table({{Table::Align::left, 0}, {Table::Align::right, 2}, {}, {Table::Align::left, 1}});
    table.row({"a", "1", "", "x"});
    table.row({"bbb", "22", "", "y"});
    CHECK(table.natural_width() == 9);
    CHECK(painted(table.render(80)) == "a     1 x\nbbb  22 y\n");
}

TEST_CASE("a table keeps within its width by wrapping its flexible cells") {
    Table table({{Table::Align::left, 0, true}, {}});
    table.row({"several words that are long", "value"});
    CHECK(painted(table.render(20)) == "several words  value\nthat are long\n");
}

TEST_CASE("one cell of a bar is a tenth of share, halves are drawn") {
    const BarScale scale{3, 4, false};
    CHECK(painted({bar(shares(0.35, 0.2), false, scale)}) == " ██│███▌\n");
    CHECK(painted({bar(shares(0.2, 0.25), false, scale)}) == "▐██│██\n");
    CHECK(painted({bar(shares(0.2, 0.1), true, scale)}) == "  ░│░░\n");
    CHECK(painted({bar(shares(0, 0), false, scale)}) == "   │\n");
    CHECK(painted({bar(shares(0.2, 0.1), true, {3, 4, true})}) == "  :|::\n");
}

TEST_CASE("bull and bear bars are mirror images") {
    for (const bool derived : {false, true}) {
        for (int bull = 0; bull <= 40; ++bull) {
            for (int bear = 0; bear <= 40; ++bear) {
                const BarScale scale{5, 5, true};
                const Shares one = shares(bull / 80.0, bear / 80.0);
                const Shares other = shares(bear / 80.0, bull / 80.0);
                const std::string a = painted({bar(one, derived, scale).pad_to(11).add("|")});
                std::string b = painted({Rich("|").append(bar(other, derived, scale))});
                b.pop_back();
                b.resize(12, ' ');
                std::reverse(b.begin(), b.end());
                CHECK(a == b + "\n");
                CHECK(bar(one, false, {5, 5, false}).width() ==
                      bar(other, false, {5, 5, false}).width());
            }
        }
    }
}
