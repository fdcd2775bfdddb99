// SPDX-License-Identifier: MIT
#include "report/matrix.hpp"

#include <algorithm>
#include <sstream>

#include "report/width.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

MatrixCell cell(int order, const std::string& id, const std::string& name, std::int64_t bull,
                std::int64_t bear, Verdict verdict) {
    MatrixCell made;
    made.layer = LayerId{id};
    made.order = order;
    made.name = name;
    made.shares.bull = Micro{bull};
    made.shares.bear = Micro{bear};
    made.shares.net = Micro{bull - bear};
    made.range_low = Micro{bull - bear - 100000};
    made.range_high = Micro{bull - bear + 100000};
    made.verdict = verdict;
    return made;
}

MatrixRow row(const std::string& id, std::int64_t bull, Verdict verdict) {
    MatrixRow made;
    made.scenario = id;
    made.assessed = true;
    made.cells = {cell(1, "chips", "Chip design", bull, 200000, verdict),
                  cell(2, "hosts", "Hosting services", 0, 0, Verdict::neutral)};
    made.expected = 2;
    made.unmet = 1;
    return made;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// The line that begins with a word; empty when there is none.
std::string line_with(const std::string& text, const std::string& begin) {
    for (const std::string& line : lines_of(text)) {
        if (line.compare(0, begin.size(), begin) == 0) return line;
    }
    return {};
}

}  // namespace

TEST_CASE("the matrix has a line for each scenario and a cell for each layer") {
    const std::string text =
        render_matrix({row("one", 600000, Verdict::strong_bull),
                       row("two", 250000, Verdict::contested), failed_matrix_row("three.json")},
                      {});
    CHECK(line_with(text, "one") == "one         +0.40 strong         –");
    CHECK(line_with(text, "two") == "two         +0.05 contested      –");
    CHECK(line_with(text, "three.json") == "three.json  error");
}

TEST_CASE("the summary counts scenarios, expectations and verdicts") {
    const std::string text = render_matrix(
        {row("one", 600000, Verdict::strong_bull), row("two", 250000, Verdict::contested),
         row("three", 100000, Verdict::lean_bear), failed_matrix_row("four.json")},
        {});
    CHECK(line_with(text, "SUMMARY") ==
          "SUMMARY  3 of 4 scenarios assessed, 1 invalid; 3 of 6 expectations met, 3 not met.");
    CHECK(line_with(text, "1 Chip design") ==
          "1 Chip design          1        0          1     1  -0.10   +0.05  +0.40");
    CHECK(line_with(text, "2 Hosting services") ==
          "2 Hosting services     0        3          0     0   0.00    0.00   0.00");
}

TEST_CASE("the median of an even number of scenarios is between the two in the middle") {
    const std::string text =
        render_matrix({row("one", 600000, Verdict::bull), row("two", 300000, Verdict::bull)}, {});
    CHECK(line_with(text, "1 Chip design").find("+0.10   +0.25  +0.40") != std::string::npos);
}

TEST_CASE("layers that do not fit beside each other come below, and no line is too wide") {
    MatrixRow wide =
        row("a-scenario-with-quite-a-long-name-for-a-narrow-terminal", 1, Verdict::bull);
    for (int i = 3; i < 9; ++i) {
        wide.cells.push_back(cell(i, "more", "Model development", 900000, 0, Verdict::contested));
    }
    for (const std::size_t width : {60u, 80u, 100u}) {
        const std::string text = render_matrix({wide, wide, failed_matrix_row("bad")}, {width});
        std::size_t blocks = 0;
        for (const std::string& line : lines_of(text)) {
            CHECK(display_width(line) <= width);
            if (line.compare(0, 8, "SCENARIO") == 0) ++blocks;
        }
        CHECK(blocks > 1);
        CHECK(blocks < wide.cells.size());
        CHECK(text.find("8 Model") != std::string::npos);
    }
}

TEST_CASE("a run in which everything failed still names its scenarios") {
    const std::string text = render_matrix({failed_matrix_row("a\x1b[2J.json")}, {});
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("error") != std::string::npos);
    CHECK(line_with(text, "SUMMARY") ==
          "SUMMARY  0 of 1 scenarios assessed, 1 invalid; nothing is expected.");
}

TEST_CASE("the matrix as CSV has a row for each scenario and layer") {
    MatrixRow made = row("one", 600000, Verdict::strong_bull);
    made.cells[0].name = "Chips, \"fast\"";
    made.cells[1].name = "=1+1";
    CHECK(
        render_matrix_csv({made, failed_matrix_row("-bad.json")}) ==
        "scenario,layer,order,name,net,bull,bear,range_low,range_high,verdict,confidence,gap_said,"
        "gap_did,status\n"
        "one,chips,1,\"Chips, \"\"fast\"\"\",0.4,0.6,0.2,0.3,0.5,strong_bull,low,not_argued,"
        "not_argued,ok\n"
        "one,hosts,2,'=1+1,0,0,0,-0.1,0.1,neutral,low,not_argued,not_argued,ok\n"
        "'-bad.json,,,,,,,,,,,,,error\n");
}

TEST_CASE("a row of the matrix is read off the assessment") {
    Assessment assessment;
    assessment.id = "one";
    LayerAssessment layer;
    layer.id = LayerId{"chips"};
    layer.order = 1;
    layer.name = "Chips";
    layer.shares.bull = Micro{300000};
    layer.shares.net = Micro{300000};
    layer.range_low = Micro{100000};
    layer.range_high = Micro{400000};
    layer.verdict = Verdict::bull;
    layer.confidence.level = ConfidenceLevel::moderate;
    layer.gap_said.label = GapLabel::aligned;
    layer.gap_did.label = GapLabel::opposed;
    assessment.layers = {layer};
    assessment.expect = {{{}, "bull", true}, {{}, "bear", false}};
    const MatrixRow made = matrix_row(assessment);
    CHECK(made.assessed);
    CHECK(made.expected == 2);
    CHECK(made.unmet == 1);
    REQUIRE(made.cells.size() == 1);
    CHECK(made.cells[0] == MatrixCell{layer.id, 1, "Chips", layer.shares, layer.range_low,
                                      layer.range_high, Verdict::bull, ConfidenceLevel::moderate,
                                      GapLabel::aligned, GapLabel::opposed});
}
