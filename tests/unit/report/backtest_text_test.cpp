// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "backtest_sample.hpp"
#include "report/backtest.hpp"
#include "report/backtest_words.hpp"
#include "report/width.hpp"
#include "source/utf8.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace
using Detail = TextOptions::Detail;

namespace {

std::string text_of(const Backtest& backtest, Detail detail = Detail::page, std::size_t width = 100,
                    bool ascii = false, bool color = false) {
    return render_backtest_text(backtest, {detail, width, color, ascii});
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// The text with every run of blanks and line breaks as one blank.
std::string flowing(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n';
        if (!blank) out += c;
        if (blank && !out.empty() && out.back() != ' ') out += ' ';
    }
    return out;
}

std::size_t widest(const std::string& text) {
    std::size_t most = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        most = std::max(most, display_width(text.substr(at, end - at)));
        at = end + 1;
    }
    return most;
}

std::string beware_of(const Backtest& backtest) {
    std::string all;
    for (const std::string& each : beware_sentences(backtest)) all += each + "\n";
    return all;
}

std::string headline_of(const Backtest& backtest) {
    std::string all;
    for (const std::string& each : headline_sentences(backtest)) all += each + "\n";
    return all;
}

}  // namespace

TEST_CASE("the headline says hits, coverage, the coin and how others do") {
    CHECK(headline_of(backtest_sample::ordinary()) ==
          "House view: right in 2 of 4 calls (50%, 95%: 15 to 85% by Wilson, 33 to 75% by "
          "resampling events).\n"
          "It makes a call on 4 of 5 priced layers of 2 events (80%); the others lie inside the "
          "neutral band of 0.1 either side of 0.\n"
          "A coin does as well or better with p = 0.688; signs in the same shares, drawn without "
          "skill, are right in 62% (Pesaran-Timmermann p = 0.779).\n"
          "Where both make a call, it leads 0 of 3 other forecasts, is level with 1 and trails 2 "
          "(Always bear by 25, One sign by 25), in points of percent.\n"
          "No lead is certain: the 95% interval of each includes 0.\n");
}

TEST_CASE("a lead whose interval excludes 0 is named, on either side") {
    Backtest ahead = backtest_sample::ordinary();
    ahead.scores[1].house_lead = 0.4;
    ahead.scores[1].house_lead_bootstrap = Interval{0.1, 0.6};
    ahead.scores[2].house_lead_bootstrap = Interval{-0.5, -0.1};
    CHECK(has(headline_of(ahead), "leads 1 of 3 other forecasts"));
    CHECK(has(headline_of(ahead),
              "The 95% interval of the lead excludes 0 for Always bear +40 (+10 to +60) and One "
              "sign -25 (-50 to -10)."));
    CHECK(!has(headline_of(ahead), "No lead is certain"));
}

TEST_CASE("a headline without calls, scored events or events says why") {
    CHECK(headline_of(backtest_sample::empty()) == "Nothing was tested: there is no event.\n");
    CHECK(headline_of(backtest_sample::all_left_out()) ==
          "Nothing was scored: both events are left out, 1 as confounded and 1 without a price.\n");
    CHECK(headline_of(backtest_sample::undefined()) ==
          "House view: no call on 3 priced layers of 1 event, so there is nothing to be right or "
          "wrong in.\n");
    CHECK(
        has(headline_of(backtest_sample::one_event()),
            "House view: right in 1 of 2 calls (50%).\nAll of it is hindsight: the event is older "
            "than a rule that fired in it.\n"));
}

TEST_CASE("what is not defined is a dash") {
    const std::string text = text_of(backtest_sample::undefined());
    CHECK(has(text,
              "\nHouse view     0/3     0     –           –       –   –  –      –           –\n"));
    CHECK(!has(text, "nan"));
    CHECK(!has(text, "inf"));
    CHECK(text_of(backtest_sample::empty()) ==
          "BACKTEST   Nothing was tested: there is no event.\n");
}

TEST_CASE("a call is outside the neutral band, and right with the sign of the price") {
    Backtest made = backtest_sample::ordinary();
    BacktestPair pair = made.events.front().pairs.front();
    const auto hit = [&](double net, double z) {
        pair.forecasts[0] = to_micro(net);
        pair.z = to_micro(z);
        return is_hit(made, 0, pair);
    };
    CHECK(hit(0.11, 2.0) == true);
    CHECK(hit(-0.11, 2.0) == false);
    CHECK(hit(-0.11, -0.01) == true);
    CHECK(hit(0.11, 0.0) == false);
    CHECK(!hit(0.1, 2.0));
    CHECK(!hit(-0.1, -2.0));
    CHECK(!hit(0.0, 1.0));
    pair.forecasts[0].reset();
    CHECK(!is_hit(made, 0, pair));
    CHECK(!is_hit(made, 99, pair));
}

TEST_CASE("the page has forecasts, parts and scored events, and names those left out") {
    const std::string text = text_of(backtest_sample::ordinary());
    CHECK(has(text, "\nHouse view     4/5     2   50%   33 to 75%   0.688  -0.77  -0.50  0.230"));
    CHECK(has(text, "\nAlways bear    5/5     3   60%           –   0.500"));
    CHECK(has(text, "-25 (-50 to 0)\n"));
    CHECK(has(text, "\nby layer\n  Chip design                     2/2     2  100%"));
    CHECK(has(text, "\n2025-01-27  release     2/3     1  rules of 2026-11-24, 4 refused\n"));
    const std::string flat = flowing(text);
    CHECK(has(flat,
              "2 of 4 events are not scored. 1 confounded (other news moved prices in the "
              "same days; counted only when asked): results_day. 1 without a price for any "
              "layer: private_round."));
    CHECK(has(flat,
              "HINDSIGHT 1 of 2 scored events is older than a rule that fired in it, the "
              "youngest written 2026-11-24"));
    CHECK(has(flat, "REFUSED 1 source, 2 facts and 1 figure, later than their events"));
    CHECK(has(flat, "The benchmark decides what the price did in 1: Hosting services of release."));
    CHECK(has(flat, "1 of 5 scored layers is priced by proxies only."));
    CHECK(!has(text, "late_report"));
    CHECK(!has(text, "RELIABILITY"));
}

TEST_CASE("the call is the answer and the forecasts only; full has all") {
    const std::string call = text_of(backtest_sample::ordinary(), Detail::call);
    CHECK(has(call, "BACKTEST"));
    CHECK(has(call, "Always bear"));
    CHECK(!has(call, "BEWARE"));
    CHECK(!has(call, "by layer"));
    const std::string full = text_of(backtest_sample::ordinary(), Detail::full);
    CHECK(has(full, "RELIABILITY  House view\nSAID  LAYERS  ROSE\n30%        2    0%\n"));
    CHECK(has(full, "\nHouse view        80%   15 to 85%   33 to 75%        62%  0.779"));
    CHECK(has(full, "\nHouse view   -0.50  -0.33       1  -0.10   0.00\n"));
    CHECK(
        has(full, "\nHouse view          5  0.230        0.230       0.240        0.240  +0.04\n"));
    CHECK(has(full, "One sign     The mean net for every layer.\n"));
    CHECK(has(full, "\n  Data centers      -9.10  +0.20  wrong     +0.20       –  by proxy\n"));
    CHECK(has(full, "not priced: Model development"));
    CHECK(has(flowing(full),
              "release source late_report (2025-03-01), fact audit (fell with its "
              "sources), fact audit_date"));
}

TEST_CASE("warnings are only those that are true of the data") {
    const std::string ordinary = beware_of(backtest_sample::ordinary());
    CHECK(has(ordinary, "Two events are few"));
    CHECK(has(ordinary, "Layers of one event move together"));
    CHECK(has(ordinary, "facts, grades and commentary"));
    CHECK(has(ordinary, "4 forecasts and 8 groups were looked at"));
    CHECK(has(ordinary, "(p(up) = (1 + net)/2, to the nearest tenth) for the Brier score only"));
    CHECK(!has(ordinary, "without width"));
    CHECK(!has(ordinary, "Nothing later"));
    CHECK(!has(ordinary, "scored event is confounded"));

    Backtest other = backtest_sample::large(31);
    other.settings.allow_later = true;
    other.forecasts.pop_back();
    other.scores.pop_back();
    for (ForecastScore& score : other.scores) score.brier.reset();
    for (BacktestEvent& event : other.events) event.pairs.resize(1);
    other.events.front().confounded = true;
    other.scores.front().sign.bootstrap = Interval{1.0, 1.0};
    const std::string text = beware_of(other);
    CHECK(!has(text, "few"));
    CHECK(!has(text, "move together"));
    CHECK(!has(text, "commentary"));
    CHECK(!has(text, "Brier"));
    CHECK(has(text, "Nothing later than the events was taken away"));
    CHECK(has(text, "1 event scored is confounded"));
    CHECK(has(text, "An interval by event without width"));
    CHECK(hindsight_text(other).empty());
    CHECK(beware_sentences(backtest_sample::all_left_out()).empty());
    CHECK(refused_text(backtest_sample::all_left_out()).empty());
}

TEST_CASE("a page names the first of many events and counts the rest") {
    const std::string page = text_of(backtest_sample::large(45));
    CHECK(has(page, "event_19 "));
    CHECK(!has(page, "event_20 "));
    CHECK(has(page, "25 more"));
    CHECK(has(text_of(backtest_sample::large(45), Detail::full), "event_44 "));
}

TEST_CASE("lines about a backtest keep the width, with ASCII signs when asked") {
    for (const std::size_t width : {60U, 80U, 100U, 200U}) {
        for (const Detail detail : {Detail::call, Detail::page, Detail::full}) {
            CHECK(widest(text_of(backtest_sample::ordinary(), detail, width)) <= width);
            CHECK(widest(text_of(backtest_sample::hostile(std::string(300, 'x')), detail, width)) <=
                  width);
        }
    }
    const std::string ascii = text_of(backtest_sample::ordinary(), Detail::full, 100, true);
    CHECK(std::all_of(ascii.begin(), ascii.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
}

TEST_CASE("colour changes no word of a backtest") {
    std::string colored = text_of(backtest_sample::ordinary(), Detail::full, 100, false, true);
    CHECK(has(colored, "\x1b["));
    for (std::size_t at = colored.find('\x1b'); at != std::string::npos;
         at = colored.find('\x1b')) {
        colored.erase(at, colored.find('m', at) - at + 1);
    }
    CHECK(colored == text_of(backtest_sample::ordinary(), Detail::full));
}

TEST_CASE("hostile texts of a backtest do not reach the terminal") {
    const Backtest hostile = backtest_sample::hostile("a\x1b[2J\r\n\xff\u202e@x=1");
    for (const Detail detail : {Detail::page, Detail::full}) {
        const std::string text = text_of(hostile, detail);
        CHECK(!first_invalid_utf8(text));
        CHECK(!has(text, "\x1b"));
        CHECK(!has(text, "\r"));
        CHECK(!has(text, "\u202e"));
    }
}
