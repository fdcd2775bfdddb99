// SPDX-License-Identifier: MIT
#include "resolve/verdict.hpp"

#include <optional>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

Date date(const std::string& text) {
    return parse_date(text).value();
}

Falsifier falsifier(const std::string& op, double value, const std::string& by = "2025-12-31") {
    Falsifier made;
    made.metric = "m";
    made.op = op;
    made.value = value;
    made.by = date(by);
    return made;
}

Observation seen(double value, const std::string& on) {
    Observation made;
    made.value = value;
    made.date = date(on);
    return made;
}

/// Of "more than 10 by the end of 2025" about an event of 2025-01-27.
FalsifierResolution over_ten(const std::vector<Observation>& observations,
                             const std::string& as_of) {
    return verdict_of(falsifier(">", 10), observations, {date("2025-01-27"), date(as_of)});
}

/// The verdict and why: "true 2025-06-30", "open overdue".
std::string said(const FalsifierResolution& resolution) {
    std::string text(name(resolution.verdict));
    if (resolution.reason) text += " " + std::string(name(*resolution.reason));
    if (resolution.decided) text += " " + to_string(*resolution.decided);
    return text;
}

std::string over_ten_is(const std::vector<Observation>& observations,
                        const std::string& as_of = "2026-03-01") {
    return said(over_ten(observations, as_of));
}

}  // namespace

TEST_CASE("each comparison, with the threshold itself") {
    const auto holds = [](const std::string& op) {
        std::string met;
        for (const double value : {9.0, 10.0, 11.0}) {
            met += meets(falsifier(op, 10), value) ? '1' : '0';
        }
        return met;
    };
    CHECK(holds("<") == "100");
    CHECK(holds("<=") == "110");
    CHECK(holds(">") == "001");
    CHECK(holds(">=") == "011");
    CHECK(holds("==") == "010");
    CHECK(holds("!=") == "101");
}

TEST_CASE("values that units round differently are the same, others are not") {
    const double rounded = 0.1 + 0.2;
    REQUIRE(rounded != 0.3);
    CHECK(meets(falsifier("==", 0.3), rounded));
    CHECK_FALSE(meets(falsifier(">", 0.3), rounded));
    CHECK(meets(falsifier("<=", 0.3), rounded));
    CHECK(meets(falsifier("<", 1e12), 1e12 - 1e3));
    CHECK(meets(falsifier("==", 0), 0));
    CHECK_FALSE(meets(falsifier("==", 0), 1e-300));
}

TEST_CASE("true from the first observation that meets it, before and after it is due") {
    const std::vector<Observation> twice{seen(9, "2025-05-01"), seen(11, "2025-06-30"),
                                         seen(12, "2025-07-31")};
    CHECK(over_ten_is(twice) == "true 2025-06-30");
    CHECK(over_ten_is(twice, "2025-07-01") == "true 2025-06-30");
    CHECK(over_ten_is(twice, "2025-06-30") == "true 2025-06-30");
    CHECK(over_ten_is(twice, "2025-06-29") == "open not_due");
}

TEST_CASE("what came true stays so, whatever is seen later") {
    CHECK(over_ten_is({seen(11, "2025-06-30"), seen(9, "2025-12-31")}) == "true 2025-06-30");
}

TEST_CASE("false only when the day is over, by the last observation in time") {
    const std::vector<Observation> twice{seen(8, "2025-05-01"), seen(9, "2025-12-31")};
    CHECK(over_ten_is(twice, "2025-12-31") == "open not_due");
    CHECK(over_ten_is(twice, "2026-01-01") == "false 2025-12-31");
}

TEST_CASE("overdue when nobody saw it in time") {
    CHECK(over_ten_is({}) == "open overdue");
    CHECK(over_ten_is({}, "2025-12-31") == "open not_due");
    CHECK(over_ten_is({seen(11, "2026-01-01")}) == "open overdue");
}

TEST_CASE("sources of one date that disagree leave it open, unless another date decides") {
    const std::vector<Observation> disputed{seen(11, "2025-06-30"), seen(9, "2025-06-30")};
    CHECK(over_ten_is(disputed) == "open sources_disagree 2025-06-30");
    CHECK(over_ten_is(disputed, "2025-07-01") == "open sources_disagree 2025-06-30");
    auto later = disputed;
    later.push_back(seen(8, "2025-12-01"));
    CHECK(over_ten_is(later) == "open sources_disagree 2025-06-30");
    later.push_back(seen(12, "2025-12-24"));
    CHECK(over_ten_is(later) == "true 2025-12-24");
    CHECK(over_ten_is({seen(11, "2025-06-30"), seen(12, "2025-06-30")}) == "true 2025-06-30");
}

TEST_CASE("only what came after the event, in time, and is known counts") {
    const auto resolution =
        over_ten({seen(11, "2025-01-26"), seen(11, "2025-01-27"), seen(9, "2025-01-28"),
                  seen(11, "2026-01-01"), seen(11, "2026-03-02")},
                 "2026-03-01");
    CHECK(said(resolution) == "false 2025-01-28");
    std::vector<std::string> uses;
    for (const ReadObservation& read : resolution.observations) uses.emplace_back(name(read.use));
    CHECK(uses == std::vector<std::string>{"before_event", "before_event", "counts", "late",
                                           "not_yet_known"});
    CHECK(resolution.observations.front().meets);
}

TEST_CASE("months and years count from their last day") {
    CHECK(over_ten_is({seen(11, "2025-01")}) == "open overdue");
    CHECK(over_ten_is({seen(11, "2025-12")}) == "true 2025-12");
    CHECK(over_ten_is({seen(11, "2025")}) == "open overdue");
    CHECK(over_ten_is({seen(11, "2025-06")}, "2025-06-29") == "open not_due");
    CHECK(over_ten_is({seen(11, "2025-06")}, "2025-06-30") == "true 2025-06");
    const auto by_month = [](const std::string& on, const std::string& as_of) {
        return said(
            verdict_of(falsifier(">", 10, "2026-02"), {seen(9, on)}, {std::nullopt, date(as_of)}));
    };
    CHECK(by_month("2026-02-28", "2026-02-28") == "open not_due");
    CHECK(by_month("2026-02-28", "2026-03-01") == "false 2026-02-28");
    CHECK(by_month("2026-03-01", "2026-03-01") == "open overdue");
}

TEST_CASE("an event without a date comes before everything") {
    CHECK(said(verdict_of(falsifier(">", 10), {seen(11, "1999")},
                          {std::nullopt, date("2026-03-01")})) == "true 1999");
}

TEST_CASE("another unit does not count, a bare number does") {
    Falsifier asked = falsifier(">", 10);
    asked.dimension = "usd";
    Observation years = seen(11, "2025-06-30");
    years.dimension = "time";
    const ResolutionDays days{std::nullopt, date("2026-03-01")};
    CHECK(said(verdict_of(asked, {years}, days)) == "open overdue");
    years.dimension.reset();
    CHECK(said(verdict_of(asked, {years}, days)) == "true 2025-06-30");
    years.dimension = "usd";
    CHECK(said(verdict_of(asked, {years}, days)) == "true 2025-06-30");
}
