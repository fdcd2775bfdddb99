// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "comparison_sample.hpp"
#include "report/markdown_page.hpp"
#include "source/utf8.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

/// Fields of each record, read as RFC 4180 says.
std::vector<std::vector<std::string>> records_of(const std::string& text) {
    std::vector<std::vector<std::string>> records{{""}};
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string& field = records.back().back();
        if (text[i] == '"') {
            if (quoted && i + 1 < text.size() && text[i + 1] == '"') {
                field += text[++i];
            } else {
                quoted = !quoted;
            }
        } else if (text[i] == ',' && !quoted) {
            records.back().emplace_back();
        } else if (text[i] == '\n' && !quoted) {
            records.push_back({""});
        } else {
            field += text[i];
        }
    }
    records.pop_back();
    return records;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
        lines.push_back(text.substr(at, text.find('\n', at) - at));
    }
    return lines;
}

/// Every row of a table has the cells of its heading.
bool tables_are_whole(const std::string& text) {
    std::ptrdiff_t bars = 0;
    for (const std::string& line : lines_of(text)) {
        const std::ptrdiff_t here = std::count(line.begin(), line.end(), '|');
        const bool row = !line.empty() && line.front() == '|';
        if (row && bars != 0 && (here != bars || line.back() != '|')) return false;
        if (!row && here > 0) return false;
        bars = row ? here : 0;
    }
    return true;
}

/// That many scenarios of which only the last has another verdict and a gate.
ComparisonRun crowd(std::size_t scenarios) {
    ComparisonRun run;
    run.sides = {"main:scenarios", "scenarios"};
    run.many = true;
    for (std::size_t i = 0; i + 1 < scenarios; ++i) {
        Comparison comparison = comparison_sample::different("s" + std::to_string(i));
        comparison.gates.clear();
        comparison.layers.resize(2);
        comparison.layers[0].head = comparison.layers[0].base;
        run.comparisons.push_back({1, std::move(comparison), {}});
    }
    run.comparisons.push_back({1, comparison_sample::different("the_last"), {}});
    return run;
}

}  // namespace

TEST_CASE("a record for each layer") {
    const auto records = records_of(
        render_comparison_csv(comparison_sample::single(comparison_sample::different())));
    REQUIRE(records.size() == 5);
    CHECK(records[0] == std::vector<std::string>{"scenario",
                                                 "head",
                                                 "layer",
                                                 "order",
                                                 "name",
                                                 "base",
                                                 "head_net",
                                                 "delta",
                                                 "base_verdict",
                                                 "head_verdict",
                                                 "verdict_changed",
                                                 "base_gap_said",
                                                 "head_gap_said",
                                                 "base_gap_did",
                                                 "head_gap_did",
                                                 "base_confidence",
                                                 "head_confidence",
                                                 "facts",
                                                 "arguments",
                                                 "rule_book",
                                                 "stack",
                                                 "vocabulary",
                                                 "scales",
                                                 "program",
                                                 "unseparated"});
    CHECK(records[1] == std::vector<std::string>{"release",
                                                 "b.json",
                                                 "chip_design",
                                                 "1",
                                                 "Chip design",
                                                 "-0.26",
                                                 "0.0529",
                                                 "0.3129",
                                                 "lean_bear",
                                                 "neutral",
                                                 "true",
                                                 "overreaction",
                                                 "aligned",
                                                 "overreaction",
                                                 "overreaction",
                                                 "moderate",
                                                 "low",
                                                 "0.1043",
                                                 "0.1043",
                                                 "0.1043",
                                                 "0",
                                                 "0",
                                                 "0",
                                                 "0",
                                                 "0"});
    CHECK(records[4][5].empty());
    CHECK(records[4][8].empty());
    CHECK(records[4][10] == "true");
    CHECK(records_of(render_comparison_csv({})).size() == 1);
    CHECK(records_of(render_comparison_csv(comparison_sample::heads())).size() == 7);
}

TEST_CASE("no text of a record is a formula or breaks it") {
    for (const std::string& text : {std::string("=1+1"), std::string("+x"), std::string("-x"),
                                    std::string("@x"), std::string("\t=x"), std::string("\r=x"),
                                    std::string("  =x"), std::string("a,\"b\"\n=c\x1b[2J\xff")}) {
        const std::string csv = render_comparison_csv(comparison_sample::hostile(text));
        const auto records = records_of(csv);
        REQUIRE(records.size() == 7);
        CHECK(!first_invalid_utf8(csv));
        CHECK(csv.find('\x1b') == std::string::npos);
        for (const auto& record : records) {
            REQUIRE(record.size() == 25);
            for (const std::size_t field : {0U, 1U, 4U}) {
                CHECK(std::string_view("=+-@\t\r ").find(record[field].front()) ==
                      std::string_view::npos);
            }
        }
    }
}

TEST_CASE("a comment has its marker, a table of changes and folded details") {
    const std::string text =
        render_comparison_markdown(comparison_sample::single(comparison_sample::different()));
    CHECK(text.substr(0, text.find('\n')) == "<!-- stackimpact:compare -->");
    CHECK(has(text, "\n### stackimpact, different: Chip design: lean bear to neutral\n"));
    CHECK(has(text, "\nBase `a.json`, head `b.json`.\n"));
    CHECK(has(text,
              "\n| scenario | layer | base | head | Δ | verdict | why |\n"
              "| --- | --- | ---: | ---: | ---: | --- | --- |\n"
              "| `release` | Chip design | -0.26 | +0.05 | +0.31 | lean bear → **neutral** | "
              "facts +0.11, arguments +0.10, rule book +0.10, gap over → **aligned/over**, "
              "confidence moderate → **low** |\n"));
    CHECK(!has(text, "Hosting services"));
    CHECK(has(text,
              "\n- **failed** `release`, Chip design stays above 0.1: Chip design: net is "
              "0.0529 (`gates.json:7`)\n"));
    CHECK(!has(text, "Some other bound"));
    CHECK(has(text, "<details><summary>Facts, sources, arguments and rules that changed (5)"));
    CHECK(has(text, "| `release` | Data centers | not told apart | -0.03 | -0.03 |\n"));
    CHECK(has(text, "| `release` | Chip design | `moat_smaller` | -0.5 | -0.0742 |\n"));
    CHECK(count_of(text, "<details>") == 3);
    CHECK(count_of(text, "</details>") == 3);
    CHECK(has(text, "Shapley values"));
    CHECK(!has(text, "Left out"));
}

TEST_CASE("a comment without changes says which of the three answers it is") {
    const auto of = [](const Comparison& comparison) {
        return render_comparison_markdown(comparison_sample::single(comparison));
    };
    CHECK(has(of(comparison_sample::equal()),
              "### stackimpact, equal: Rule book differs, the results do not.\n"));
    CHECK(has(of(comparison_sample::identical()),
              "### stackimpact, identical: The same inputs, byte for byte: nothing can differ.\n"));
    ComparisonRun nothing;
    nothing.sides = {"a", "b"};
    nothing.many = true;
    CHECK(render_comparison_markdown(nothing) ==
          "<!-- stackimpact:compare -->\n### stackimpact, Nothing to compare: no scenario is on "
          "both sides.\n\nBase `a`, head `b`.\n\n");
}

TEST_CASE("a comment on many names what is on one side and what did not change") {
    const std::string text = render_comparison_markdown(comparison_sample::many());
    CHECK(has(text,
              "\n**Not compared**\n\n- not read: `scenarios/bad.json`\n- added: "
              "`newcomer`\n- removed: `goner`\n"));
    CHECK(has(text,
              "<details><summary>Unchanged (2)</summary>\n\n| scenario | outcome |\n| --- | "
              "--- |\n| `quiet` | equal |\n| `still` | identical |\n"));
    const std::string heads = render_comparison_markdown(comparison_sample::heads());
    CHECK(has(heads, "| scenario | head | layer |"));
    CHECK(has(heads, "| `release` | `b.json` | Chip design |"));
    CHECK(has(heads, "| `release` | `c.json` | equal |"));
}

TEST_CASE("a comment is cut between rows, other verdicts kept first") {
    const std::string text = render_comparison_markdown(crowd(2000));
    CHECK(text.size() <= 60000);
    CHECK(text.size() > 55000);
    CHECK(!first_invalid_utf8(text));
    CHECK(has(text, "| `the_last` | Chip design |"));
    CHECK(has(text, "- **failed** `the_last`"));
    CHECK(has(text, "**Left out for length:** rows, "));
    CHECK(has(text, "Not a probability"));
    CHECK(count_of(text, "<details>") == count_of(text, "</details>"));
    CHECK(tables_are_whole(text));
    const std::size_t shown = count_of(text, "\n| `s");
    const std::size_t at = text.find("rows, ") + 6;
    std::size_t left = 0;
    for (std::size_t i = at; text[i] >= '0' && text[i] <= '9'; ++i) {
        left = left * 10 + static_cast<std::size_t>(text[i] - '0');
    }
    // Two changed layers of each scenario but the last, which has three.
    CHECK(shown + count_of(text, "\n| `the_last`") + left == 2 * 1999 + 3);
}

TEST_CASE("rows are kept in order, those that matter first, each whole") {
    const MarkdownPart one{"ones", "(", {{"a", false}, {"B", true}, {"c", false}}, ")"};
    const MarkdownPart other{"others", "[", {{"D", true}, {"e", false}}, "]"};
    CHECK(markdown_page("<", {one, other}, ">", 1000, "compare") == "<(aBc)[De]>");
    const auto shown = [&](std::size_t room) {
        const std::string all = markdown_page("<", {one, other}, ">", 0, "compare");
        const std::string page =
            markdown_page("<", {one, other}, ">", all.size() + room, "compare");
        CHECK(page.size() <= all.size() + room);
        return page.substr(0, page.find("**"));
    };
    CHECK(shown(0) == "<");
    CHECK(shown(2) == "<");
    CHECK(shown(3) == "<(B)");
    CHECK(shown(6) == "<(B)[D]");
    CHECK(shown(7) == "<(aB)[D]");
    CHECK(markdown_page("", {one}, "", 0, "compare") ==
          "**Left out for length:** rows, 3 of ones. `stackimpact compare` with `--full` or "
          "`--json` gives all.\n\n");
}

TEST_CASE("hostile texts of a comment are inert") {
    const std::string nasty =
        "<img src=x onerror=a>|`x` @everyone #12 ![i](http://u) [l](u) --> <!-- \n| a | b "
        "|\n/close";
    const std::string text = render_comparison_markdown(comparison_sample::hostile(nasty));
    CHECK(!has(text, "<img"));
    CHECK(count_of(text, "](") == count_of(text, "\\]("));
    CHECK(!has(text, "@everyone"));
    CHECK(!has(text, "#12 "));
    CHECK(!has(text, "http://"));
    CHECK(!has(text, "\n/close"));
    CHECK(count_of(text, "<!--") == 1);
    CHECK(tables_are_whole(text));
    const std::string huge(1000000, '$');
    CHECK(render_comparison_markdown(comparison_sample::hostile(huge)).size() <= 60000);
}
