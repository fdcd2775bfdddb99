// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "comparison_sample.hpp"
#include "report/comparison_words.hpp"
#include "report/text_words.hpp"
#include "report/width.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace
using Detail = TextOptions::Detail;

namespace {

std::string text_of(const ComparisonRun& run, Detail detail = Detail::page, std::size_t width = 100,
                    bool ascii = false, bool color = false) {
    return render_comparison_text(run, {detail, width, color, ascii});
}

std::string text_of(const Comparison& comparison) {
    return text_of(comparison_sample::single(comparison));
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::size_t widest(const std::string& text) {
    std::size_t most = 0;
    for (const std::string& line : lines_of(text)) most = std::max(most, display_width(line));
    return most;
}

/// Hundredths of a printed number, or of the sum of printed numbers.
std::int64_t hundredths(const std::string& text) {
    std::int64_t value = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
    }
    return text.front() == '-' ? -value : value;
}

std::int64_t sum(const std::vector<std::string>& texts) {
    std::int64_t all = 0;
    for (const std::string& text : texts) all += hundredths(text);
    return all;
}

}  // namespace

TEST_CASE("identical, equal, different and empty are four answers") {
    const std::string different = text_of(comparison_sample::different());
    CHECK(has(different, "DIFFERENT  Chip design: lean bear to neutral\n"));
    const std::string equal = text_of(comparison_sample::equal());
    CHECK(has(equal, "EQUAL  Rule book differs, the results do not.\n"));
    CHECK(text_of(comparison_sample::identical()) ==
          "BASE    a.json\nHEAD    a.json\n\n"
          "IDENTICAL  The same inputs, byte for byte: nothing can differ.\n");
    ComparisonRun nothing;
    nothing.sides = {"old", "new"};
    nothing.many = true;
    CHECK(text_of(nothing) ==
          "BASE    old\nHEAD    new\n\n"
          "Nothing to compare: no scenario is on both sides.\n");
    Comparison untitled = comparison_sample::different();
    untitled.headline.clear();
    CHECK(has(text_of(untitled), "DIFFERENT  3 of 4 layers changed.\n"));
}

TEST_CASE("the board shows both sides and what changed") {
    const std::string text = text_of(comparison_sample::single(comparison_sample::different()));
    CHECK(has(text, "                     BASE   HEAD      Δ  VERDICT"));
    CHECK(has(text, "1 Chip design       -0.26  +0.05  +0.31  lean bear → neutral"));
    CHECK(has(text, "over → aligned/over  moderate → low\n"));
    CHECK(has(text, "2 Data centers      +0.35  +0.33  -0.02  bull"));
    CHECK(has(text, "3 Hosting services   0.00   0.00      =  neutral"));
    CHECK(has(text, "4 Edge devices          –  +0.20  +0.20  – → derived: lean bull"));
}

TEST_CASE("a change that rounds to nothing is not the same as none") {
    Comparison comparison = comparison_sample::different();
    comparison.layers[1].head = comparison.layers[1].base;
    comparison.layers[1].head->net += Micro{1};
    comparison.layers[1].delta = Micro{1};
    const std::string text = text_of(comparison_sample::single(comparison));
    CHECK(has(text, "2 Data centers      +0.35  +0.35   0.00  bull"));
}

TEST_CASE("reasons add up to the change as printed") {
    const std::string text = text_of(comparison_sample::different());
    CHECK(has(text, "1 +0.31 facts +0.11, arguments +0.10, rule book +0.10\n"));
    CHECK(has(text, "2 -0.02 facts +0.01, not told apart -0.03\n"));
    CHECK(has(text, "moat smaller -0.50 → -0.07, new designs +0.10 → +0.30"));
    CHECK(has(text, "Parts by cause are Shapley values"));
    CHECK(has(text, "Strength of argument"));
    CHECK(!has(text,
               "\n3 "
               "0.00"));
}

TEST_CASE("a page leaves out what its digits do not show") {
    Comparison comparison = comparison_sample::different();
    LayerComparison& layer = comparison.layers[1];
    layer.delta = Micro{-2000};
    layer.attribution = {};
    layer.attribution.causes[0] = {Micro{-2000}, Micro{-2000}};
    layer.arguments = {{ArgumentId{"tiny"}, Micro{1000}, Micro{-1000}}};
    comparison.layers[0].attribution.causes[4].net = Micro{100};
    comparison.layers[0].attribution.causes[5].net = Micro{-100};
    const std::string page = text_of(comparison);
    CHECK(has(page, "too little to show: Data centers\n"));
    CHECK(!has(page, "tiny"));
    CHECK(!has(page, "vocabulary"));
    const std::string full = text_of(comparison_sample::single(comparison), Detail::full);
    CHECK(has(full, "tiny 0.00 → 0.00"));
    CHECK(has(full, "vocabulary 0.00"));
}

TEST_CASE("printed parts add up to the text of their sum and stay within a unit") {
    std::uint32_t state = 7;
    const auto random = [&state] {
        state = state * 1664525U + 1013904223U;
        return static_cast<std::int64_t>(state >> 8U);
    };
    for (int run = 0; run < 5000; ++run) {
        std::vector<Micro> parts(1 + static_cast<std::size_t>(random() % 8));
        Micro all;
        for (Micro& part : parts) {
            const std::int64_t grain = run % 2 == 0 ? 1 : 2500;
            part = Micro{(random() % 80001 - 40000) / grain * grain};
            if (random() % 4 == 0) part = Micro{};
            all += part;
        }
        const std::vector<std::string> texts = printed_parts(parts);
        REQUIRE(texts.size() == parts.size());
        CHECK(sum(texts) == hundredths(net_text(all)));
        std::vector<Micro> mirrored = parts;
        for (Micro& part : mirrored) part = -part;
        const std::vector<std::string> others = printed_parts(mirrored);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            CHECK(hundredths(others[i]) == -hundredths(texts[i]));
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::int64_t printed = hundredths(texts[i]) * 10000;
            CHECK(std::llabs(printed - parts[i].value) < 10000);
            CHECK((printed == 0 || (printed > 0) == (parts[i].value > 0)));
        }
    }
    CHECK(printed_parts({}).empty());
    CHECK(printed_parts({{5000}, {5000}}) == std::vector<std::string>{"+0.01", "0.00"});
    CHECK(printed_parts({{-15000}, {15000}}).size() == 2);
    CHECK(sum(printed_parts({{-15000}, {15000}})) == 0);
}

TEST_CASE("what changed says from what to what and what it did") {
    const std::string text = text_of(comparison_sample::different());
    CHECK(has(text,
              "facts      ~ training_cost value <$6M → $60M; status disputed → –\n"
              "             net: Chip design +0.10, Data centers -0.01\n"));
    CHECK(has(text, "sources    - essay An essay\n"));
    CHECK(has(text,
              "+ new_designs New problems need new designs\n"
              "             pressure: Edge devices +0.40, Chip design +0.20\n"));
    CHECK(has(text, "net: nothing that shows"));
    const std::string full =
        text_of(comparison_sample::single(comparison_sample::different()), Detail::full);
    CHECK(has(full, "b.json:4"));
}

TEST_CASE("a page shows some of many changes and says how many there are more") {
    Comparison comparison = comparison_sample::different();
    const ItemChange fact = comparison.facts.front();
    comparison.facts.assign(30, fact);
    const std::string page = text_of(comparison);
    CHECK(has(page, "24 more\n"));
    const std::string full = text_of(comparison_sample::single(comparison), Detail::full);
    CHECK(!has(full, "more\n"));
    comparison.facts.front().fields.front().head = std::string(500, 'x');
    CHECK(!has(text_of(comparison), std::string(70, 'x')));
    CHECK(has(text_of(comparison_sample::single(comparison), Detail::full, 400),
              std::string(300, 'x')));
}

TEST_CASE("gates that did not pass are named with their place") {
    const std::string text =
        text_of(comparison_sample::single(comparison_sample::different()), Detail::page, 400);
    CHECK(has(text, "\nGATES   1 passed, 1 failed, 0 waived.\n"));
    CHECK(has(text, "no_strong_bear, chip design: Chip design: net is 0.0529."));
    CHECK(has(text, "gates.json:7"));
    CHECK(!has(text, "Some other bound"));
    CHECK(has(text_of(comparison_sample::many()), "release, no_strong_bear, chip design: "));
    CHECK(has(text_of(comparison_sample::heads()), "release (head 1), no_strong_bear, "));
}

TEST_CASE("heads are columns") {
    const std::string text = text_of(comparison_sample::heads());
    CHECK(has(text, "HEAD 3  a.json\n"));
    CHECK(has(text, "BASE            HEAD 1                     HEAD 2          HEAD 3\n"));
    CHECK(has(text,
              "3 Hosting services   0.00 neutral      0.00 neutral               0.00 "
              "neutral    0.00 neutral\n"));
    CHECK(has(text, "3 comparisons: 1 different, 1 equal, 1 identical; another verdict in 1.\n"));
    CHECK(has(text, "release HEAD 1 b.json\nDIFFERENT"));
    CHECK(!has(text, "EQUAL"));
    CHECK(has(text_of(comparison_sample::heads(), Detail::full), "EQUAL"));
}

TEST_CASE("more heads than fit go into further tables") {
    ComparisonRun run = comparison_sample::heads();
    for (std::size_t head = 4; head < 30; ++head) {
        run.sides.push_back("h.json");
        run.comparisons.push_back(run.comparisons.front());
        run.comparisons.back().head = head;
    }
    const std::string text = text_of(run, Detail::call);
    CHECK(widest(text) <= 100);
    for (std::size_t head = 1; head < 30; ++head) {
        CHECK(has(text, "HEAD " + std::to_string(head)));
    }
}

TEST_CASE("many scenarios are a table of changes with details of what changed") {
    const std::string text = text_of(comparison_sample::many());
    CHECK(has(text, "SCENARIO  Hosting services   Chip design   Data centers   Edge devices\n"));
    CHECK(has(text, "release                  =         +0.31!         -0.02          +0.20!\n"));
    CHECK(has(text, "ADDED   newcomer\nREMOVED goner\nUNREAD  scenarios/bad.json\n"));
    CHECK(has(text, "\nrelease\nDIFFERENT"));
    CHECK(!has(text, "quiet"));
    CHECK(!has(text, "still"));
    const std::string full = text_of(comparison_sample::many(), Detail::full);
    CHECK(has(full, "\nquiet\nEQUAL"));
    CHECK(has(full, "\nstill\nIDENTICAL"));
}

TEST_CASE("the quiet text has the answer and the board only") {
    const std::string one =
        text_of(comparison_sample::single(comparison_sample::different()), Detail::call);
    CHECK(one.substr(0, 9) == "DIFFERENT");
    CHECK(has(one, "1 Chip design"));
    const std::string several = text_of(comparison_sample::many(), Detail::call);
    CHECK(has(several, "+0.31!"));
    for (const std::string& text : {one, several}) {
        CHECK(!has(text, "WHY"));
        CHECK(!has(text, "GATES"));
        CHECK(!has(text, "Strength of argument"));
    }
}

TEST_CASE("one comparison fits one screen") {
    CHECK(lines_of(text_of(comparison_sample::different())).size() <= 50);
}

TEST_CASE("causes that could not be told apart come with the reason") {
    Comparison comparison = comparison_sample::different();
    comparison.method = "unseparated";
    comparison.method_reason = "base is a stored result";
    CHECK(has(text_of(comparison), "Causes could not be told apart: base is a stored result."));
    comparison.method = "single";
    CHECK(has(text_of(comparison), "One cause differs"));
}

TEST_CASE("lines of comparisons never exceed the width") {
    const std::string nasty = "日本語 " + std::string(300, 'w') + " \xf0\x9f\x9a\x80";
    for (const ComparisonRun& run :
         {comparison_sample::single(comparison_sample::different()), comparison_sample::heads(),
          comparison_sample::many(), comparison_sample::hostile(nasty)}) {
        for (const Detail detail : {Detail::call, Detail::page, Detail::full}) {
            for (const std::size_t width : {60U, 80U, 100U, 400U}) {
                CHECK(widest(text_of(run, detail, width)) <= width);
            }
        }
    }
}

TEST_CASE("with ascii all characters of our own are ASCII") {
    for (const ComparisonRun& run : {comparison_sample::single(comparison_sample::different()),
                                     comparison_sample::heads(), comparison_sample::many()}) {
        const std::string text = text_of(run, Detail::full, 100, true);
        CHECK(std::all_of(text.begin(), text.end(),
                          [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    }
}

TEST_CASE("colour repeats what is written") {
    const ComparisonRun run = comparison_sample::many();
    const std::string plain = text_of(run);
    const std::string colored = text_of(run, Detail::page, 100, false, true);
    CHECK(has(colored, "\x1b[36m+0.31\x1b[0m"));
    std::string stripped;
    for (std::size_t i = 0; i < colored.size(); ++i) {
        if (colored[i] == '\x1b') i = colored.find('m', i) + 1;
        if (i < colored.size() && colored[i] != '\x1b') {
            stripped += colored[i];
        } else {
            --i;
        }
    }
    CHECK(stripped == plain);
}

TEST_CASE("texts of comparisons are harmless on a terminal") {
    const std::string text =
        text_of(comparison_sample::hostile("a\x1b[2J\x07\nb\u202ec\xff"), Detail::full);
    CHECK(text.find_first_of("\x1b\x07") == std::string::npos);
    CHECK(!has(text, "\u202e"));
    CHECK(!has(text, "\xff"));
    CHECK(has(text, "a\uFFFD[2J\uFFFD b\uFFFDc\uFFFD"));
}
