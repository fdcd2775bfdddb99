// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "report/width.hpp"
#include "support/catch.hpp"
#include "text_sample.hpp"

using namespace text_sample;  // NOLINT: tests of one namespace

namespace {

using Detail = TextOptions::Detail;

std::string text_of(const Assessment& assessment, Detail detail = Detail::page,
                    std::size_t width = 100, bool ascii = false, bool color = false) {
    TextOptions options;
    options.detail = detail;
    options.width = width;
    options.ascii = ascii;
    options.color = color;
    options.scenario_path = "scenarios/release.json";
    return render_text(assessment, vocabulary(), options);
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::size_t widest(const std::string& text) {
    std::size_t most = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        most = std::max(most, display_width(std::string_view(text).substr(at, end - at)));
        at = end + 1;
    }
    return most;
}

/// Every text of a file replaced by something unpleasant.
Assessment nasty(const std::string& text) {
    Assessment made = whole();
    Check check;
    check.outcome = CheckOutcome::failed;
    check.id = check.title = check.what = check.actual = check.bound = text;
    check.message = check.waiver = check.location.file = text;
    check.layer = LayerId{text};
    check.arguments = {ArgumentId{text}};
    made.gates = {check};
    made.event = text;
    made.about = text;
    for (LayerAssessment& layer : made.layers) layer.name = text;
    for (ArgumentAssessment& argument : made.arguments) {
        argument.argument.claim = text;
        argument.argument.hedge = text;
        argument.argument.note = text;
    }
    made.facts[0].text = text;
    made.facts[0].fact.note = text;
    for (Source& source : made.sources) source.title = source.url = source.note = text;
    for (CaseAssessment& each : made.cases) each.id = CaseId{text};
    made.not_known[0].question = text;
    made.market->benchmark = text;
    made.layers[0].did->companies[0].ticker = Ticker{text};
    made.layers[0].did->companies[0].proxy = text;
    made.input_set = {text};
    made.rules[0].reason = text;
    return made;
}

}  // namespace

TEST_CASE("a page says what the verdicts, the market and the doubts are") {
    const std::string page = text_of(whole(), Detail::page, 400);
    CHECK(has(page, "Bear for Model development: both cases agree."));
    CHECK(has(page, "The market overreacts in Chip design (words, prices)."));
    CHECK(has(page, "No call: Chip design (contested), Chip fabrication (derived)."));
    CHECK(has(page, "Cost of the training run that is being compared: <$6M."));
    CHECK(has(page, "The vendor says so, disputed; usually reliable, possibly true (B3)."));
    CHECK(has(page, "Chip design +0.15 → +0.35 (bull)"));
    CHECK(has(page, "2026-11-24"));
    CHECK(has(page, "71%"));
    CHECK(has(page, "Grade these first: training cost."));
    CHECK(has(page, "against: new designs"));
    CHECK(has(page, "fairly reliable (C)"));
    CHECK(has(page, "through Chip design: moat smaller (see 1)"));
    CHECK(has(page, "derived: neutral"));
    CHECK(has(page, "Chip design turns bear if “new designs” counts half or “new designs” goes."));
    CHECK(has(page, "NOT KNOWN  What does it charge?"));
    CHECK(has(page, "none of one met: Chip design gap is overreaction, not aligned."));
    CHECK(has(page, "Not a probability"));
    CHECK(has(page,
              "stackimpact analyze scenarios/release.json [--full | --json | "
              "--set training_cost.status=confirmed]"));
}

TEST_CASE("the call alone is its sentences") {
    const std::string call = text_of(whole(), Detail::call);
    CHECK(call.rfind("Bear for Model development", 0) == 0);
    CHECK_FALSE(has(call, "HINGE"));
    CHECK(text_of(bare(), Detail::call) ==
          "No call: nothing in the scenario bears on any layer.\n");
}

TEST_CASE("the full report adds the ground under every number") {
    const std::string full = text_of(whole(), Detail::full);
    for (const char* part :
         {"ARGUMENTS", "FACTS", "SOURCES", "RULES", "FIGURES TO MIND", "EXPECTATIONS",
          "needs api_price", "https://example.org/wire", "new_designs (weight 1, heard 0.40)",
          "said at face value -0.45", "Chip design → Chip fabrication", "NVDA", "-17.0%"}) {
        INFO(part);
        CHECK(has(full, part));
    }
    CHECK_FALSE(has(full, "--full"));
}

TEST_CASE("sections without content are left out") {
    const std::string page = text_of(bare());
    for (const char* heading : {"HINGE", "BEWARE", "WHAT IF", "WHY", "WHICH STORY", "WHAT WOULD",
                                "NOT KNOWN", "EXPECTED", "SAID", "DID", "“", "()"}) {
        INFO(heading);
        CHECK_FALSE(has(page, heading));
    }
    CHECK_FALSE(has(page, "\n\n\n"));
    const std::string full = text_of(bare(), Detail::full);
    for (const char* heading : {"ARGUMENTS", "FACTS", "SOURCES", "RULES", "FIGURES"}) {
        INFO(heading);
        CHECK_FALSE(has(full, heading));
    }
}

TEST_CASE("what was changed against the file is said") {
    Assessment changed = whole();
    changed.input_set = {"training_cost=60M"};
    changed.input_drop = {"new_designs"};
    changed.input_case = CaseId{"hidden_chips"};
    CHECK(has(text_of(changed),
              "WHAT IF case hidden chips, set training_cost=60M, without new_designs."));
}

TEST_CASE("no line is wider than asked, whatever the files say") {
    std::string words;
    for (int i = 0; i < 80; ++i) words += "word ";
    const std::vector<std::string> texts{std::string(500, 'x'),
                                         words,
                                         "漢字" + std::string(200, 'y') + "漢字漢字漢字",
                                         "e\xCC\x81" + std::string(300, 'z'),
                                         "",
                                         " ",
                                         "\xFF\xFE\x80",
                                         "𝔘𝔫𝔦 👩‍👩‍👧‍👦 " + words};
    for (const std::string& text : texts) {
        const Assessment assessment = nasty(text);
        for (const std::size_t width : {100U, 80U, 60U, 40U, 20U, 3U}) {
            for (const Detail detail : {Detail::call, Detail::page, Detail::full}) {
                INFO(text << " at " << width);
                CHECK(widest(text_of(assessment, detail, width)) <= width);
                CHECK(widest(text_of(assessment, detail, width, true)) <= width);
            }
        }
    }
}

TEST_CASE("escape sequences of files do not reach the terminal") {
    const Assessment assessment = nasty("\x1b[31mred\x1b]0;title\x07 \xC2\x9b[2J\r\b\n\ttail");
    for (const bool color : {false, true}) {
        const std::string full = text_of(assessment, Detail::full, 100, false, color);
        CHECK_FALSE(has(full, "\x1b[31mred"));
        CHECK_FALSE(has(full, "\x1b]"));
        CHECK_FALSE(has(full, "\x07"));
        CHECK_FALSE(has(full, "\xC2\x9b"));
        CHECK_FALSE(has(full, "\r"));
        CHECK_FALSE(has(full, "\b"));
        CHECK_FALSE(has(full, "\t"));
        CHECK(has(full, "\x1b") == color);
    }
}

TEST_CASE("colour repeats what the text says and nothing else") {
    std::string coloured = text_of(whole(), Detail::full, 100, false, true);
    for (std::size_t at = coloured.find('\x1b'); at != std::string::npos;
         at = coloured.find('\x1b')) {
        coloured.erase(at, coloured.find('m', at) + 1 - at);
    }
    CHECK(coloured == text_of(whole(), Detail::full));
}

TEST_CASE("plain ASCII on request") {
    for (const Detail detail : {Detail::call, Detail::page, Detail::full}) {
        const std::string text = text_of(whole(), detail, 80, true);
        CHECK(std::all_of(text.begin(), text.end(),
                          [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    }
    CHECK(has(text_of(whole(), Detail::page, 100, true), "+0.15 -> +0.35"));
}

TEST_CASE("likelihood words and confidence words are in different sentences") {
    Assessment assessment = whole();
    assessment.layers[0].confidence.level = ConfidenceLevel::moderate;
    const std::string full = text_of(assessment, Detail::full, 400);
    for (std::size_t at = full.find("moderate"); at != std::string::npos;
         at = full.find("moderate", at + 1)) {
        const std::size_t line = full.rfind('\n', at);
        const std::string text = full.substr(line, full.find('\n', at) - line);
        for (const char* word : {"possibly", "probably", "doubtful", "improbable", "likely"}) {
            INFO(text);
            CHECK_FALSE(has(text, word));
        }
    }
}

TEST_CASE("a page of a usual scenario is one screen") {
    const std::string page = text_of(whole());
    CHECK(std::count(page.begin(), page.end(), '\n') <= 50);
}

TEST_CASE("cases that disagree are counted") {
    Assessment assessment = whole();
    assessment.cases[0].layers[2].verdict = Verdict::lean_bull;
    CHECK(has(text_of(assessment, Detail::call, 400), "one of two cases agrees."));
    assessment.cases[1].layers[2].verdict = Verdict::contested;
    CHECK(has(text_of(assessment, Detail::call, 400), "none of two cases agrees."));
    assessment.cases[0].layers[2].verdict = Verdict::strong_bear;
    assessment.cases.pop_back();
    CHECK(has(text_of(assessment, Detail::call, 400), "the one case agrees."));
}

TEST_CASE("layers with one verdict share it in the call") {
    Assessment assessment = whole();
    assessment.cases.clear();
    assessment.layers[0].verdict = Verdict::bear;
    CHECK(
        has(text_of(assessment, Detail::call, 400), "Bear for Model development and Chip design."));
}

TEST_CASE("said and did are named apart where they differ") {
    Assessment assessment = whole();
    assessment.layers[0].gap_did.label = GapLabel::aligned;
    CHECK(has(text_of(assessment), "over/aligned"));
    CHECK(has(text_of(assessment, Detail::page, 60), "1 over/aligned"));
    CHECK(has(text_of(assessment), "The market overreacts in Chip design (words)."));
}

TEST_CASE("a claim is given where it acts directly, and a weak reason only named") {
    Assessment assessment = whole();
    act(assessment.layers[2], "new_designs", 0.02);
    const std::string page = text_of(assessment, Detail::page, 400);
    CHECK(has(page, "+0.02 new designs (see 1)"));
    act(assessment.layers[1], "cheap_entry", 0.001, {LayerId{"x"}, LayerId{"chip_fabrication"}});
    CHECK_FALSE(has(text_of(assessment, Detail::page, 400), "2 +0.00"));
}

TEST_CASE("returns without deviations are shown as returns and not judged") {
    Assessment assessment = whole();
    assessment.layers[0].did->z.reset();
    assessment.layers[0].did->priced.reset();
    assessment.layers[0].gap_did = {GapLabel::not_priced, std::nullopt, ""};
    const std::string page = text_of(assessment);
    CHECK(has(page, "-15.0%"));
    CHECK(has(page, "DID mean return, not judged without its deviation"));
}

TEST_CASE("the path in the hints can be pasted into a shell") {
    TextOptions options;
    options.scenario_path = "my scenario's.json";
    CHECK(has(render_text(whole(), vocabulary(), options),
              "stackimpact analyze 'my scenario'\\''s.json'"));
}
