// SPDX-License-Identifier: MIT
#include "cel/time.hpp"

#include <limits>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace stackimpact::cel;  // NOLINT: a test of one namespace

namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t second = 1'000'000'000;

Timestamp time(std::string_view text) {
    const auto parsed = parse_timestamp(text);
    INFO(text);
    REQUIRE(parsed);
    return *parsed;
}

Duration duration(std::string_view text) {
    const auto parsed = parse_duration(text);
    INFO(text);
    REQUIRE(parsed);
    return *parsed;
}

std::int64_t field_at(std::string_view text, TimeField which, std::string_view zone) {
    const auto offset = parse_zone(zone);
    INFO(zone);
    REQUIRE(offset);
    return field(time(text), which, *offset);
}

}  // namespace

TEST_CASE("times are read and written as RFC 3339") {
    const std::vector<std::pair<const char*, const char*>> rows = {
        {"2009-02-13T23:31:30Z", "2009-02-13T23:31:30Z"},
        {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
        {"9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z"},
        {"2009-02-13T23:31:30.500Z", "2009-02-13T23:31:30.5Z"},
        {"2009-02-13T23:31:30.000000001Z", "2009-02-13T23:31:30.000000001Z"},
        {"2009-02-13T23:31:30.000Z", "2009-02-13T23:31:30Z"},
        {"2009-02-14T10:31:30+11:00", "2009-02-13T23:31:30Z"},
        {"2009-02-13T21:01:30-02:30", "2009-02-13T23:31:30Z"},
        {"2009-02-13T23:31:30-00:00", "2009-02-13T23:31:30Z"},
        {"2008-02-29T00:00:00Z", "2008-02-29T00:00:00Z"},
        {"2000-02-29T23:59:59Z", "2000-02-29T23:59:59Z"},
        {"0000-12-31T23:00:00-02:00", "0001-01-01T01:00:00Z"},
        {"1969-12-31T23:59:59.75Z", "1969-12-31T23:59:59.75Z"},
    };
    for (const auto& [text, printed] : rows) CHECK(print(time(text)) == printed);
    CHECK(time("2009-02-13T23:31:30Z") == Timestamp{1234567890, 0});
    CHECK(time("1969-12-31T23:59:59.75Z") == Timestamp{-1, 750'000'000});
}

TEST_CASE("what is no time of RFC 3339 is refused") {
    const std::vector<const char*> rows = {
        "",
        "2009-02-13",
        "2009-02-13T23:31:30",
        "2009-02-13t23:31:30Z",
        "2009-02-13T23:31:30z",
        "2009-02-13 23:31:30Z",
        "2009-02-13T23:31Z",
        "2009-02-13T23:31:30.Z",
        "2009-02-13T23:31:30,5Z",
        "2009-02-13T23:31:30.1234567890Z",
        "2009-02-13T23:31:30+1100",
        "2009-02-13T23:31:30+24:00",
        "2009-02-13T23:31:30+11:60",
        "2009-02-13T23:31:30ZZ",
        "2009-02-13T23:31:30Z ",
        " 2009-02-13T23:31:30Z",
        "2009-2-13T23:31:30Z",
        "2009-00-13T23:31:30Z",
        "2009-13-13T23:31:30Z",
        "2009-02-00T23:31:30Z",
        "2009-02-29T23:31:30Z",
        "1900-02-29T23:31:30Z",
        "2009-04-31T23:31:30Z",
        "2009-02-13T24:00:00Z",
        "2009-02-13T23:60:00Z",
        "2016-12-31T23:59:60Z",
        "10000-01-01T00:00:00Z",
        "0000-12-31T23:59:59Z",
        "0001-01-01T00:59:59+01:00",
        "9999-12-31T23:00:00-01:00",
        "-2009-02-13T23:31:30Z",
        "+009-02-13T23:31:30Z",
    };
    for (const char* text : rows) {
        INFO(text);
        CHECK_FALSE(parse_timestamp(text));
    }
}

TEST_CASE("a time is made from seconds and any number of nanoseconds") {
    CHECK(make_timestamp(5) == Timestamp{5, 0});
    CHECK(make_timestamp(0, -1) == Timestamp{-1, 999'999'999});
    CHECK(make_timestamp(0, -second) == Timestamp{-1, 0});
    CHECK(make_timestamp(1, 2 * second + 3) == Timestamp{3, 3});
    CHECK(make_timestamp(-62'135'596'800) == time("0001-01-01T00:00:00Z"));
    CHECK(make_timestamp(253'402'300'799, second - 1) == time("9999-12-31T23:59:59.999999999Z"));
    CHECK_FALSE(make_timestamp(-62'135'596'800, -1));
    CHECK_FALSE(make_timestamp(253'402'300'799, second));
    CHECK_FALSE(make_timestamp(most, most));
    CHECK_FALSE(make_timestamp(least, least));
}

TEST_CASE("durations are read as sums of numbers with units") {
    const std::vector<std::pair<const char*, std::int64_t>> rows = {
        {"0", 0},
        {"+0", 0},
        {"-0", 0},
        {"0s", 0},
        {"5s", 5 * second},
        {"-5s", -5 * second},
        {"+5s", 5 * second},
        {"1478s", 1478 * second},
        {"5.0s", 5 * second},
        {"5.6s", 5'600'000'000},
        {"5.s", 5 * second},
        {".5s", 500'000'000},
        {"-.5s", -500'000'000},
        {"1.004s", 1'004'000'000},
        {"100.00100s", 100'001'000'000},
        {"10ns", 10},
        {"11us", 11'000},
        {"12\u00b5s", 12'000},
        {"12\u03bcs", 12'000},
        {"13ms", 13'000'000},
        {"14s", 14 * second},
        {"15m", 900 * second},
        {"16h", 57'600 * second},
        {"3h30m", 12'600 * second},
        {"10.5s4m", 250'500'000'000},
        {"-2m3.4s", -123'400'000'000},
        {"1h2m3s4ms5us6ns", 3'723'004'005'006},
        {"39h9m14.425s", 140'954'425'000'000},
        {"52763797000ns", 52'763'797'000},
        {"0.1h", 360 * second},
        {"0.100000000000000000000h", 360 * second},
        {"0.999ns", 0},
        {"-1.999ns", -1},
        {"9007199254.740993ms", 9'007'199'254'740'993},
        {"9223372036854775807ns", most},
        {"9223372036854775.807us", most},
        {"9223372036s854ms775us807ns", most},
        {"2562047h47m16.854775807s", most},
        {"-9223372036854775808ns", least},
        {"-9223372036854775.808us", least},
        {"-2562047h47m16.854775808s", least},
    };
    for (const auto& [text, nanos] : rows) {
        INFO(text);
        CHECK(duration(text).nanos == nanos);
    }
}

TEST_CASE("what is no duration or out of range is refused") {
    const std::vector<const char*> rows = {
        "",
        "3",
        "-",
        "+",
        "s",
        ".",
        "-.",
        ".s",
        "+.s",
        "1d",
        "1 s",
        " 1s",
        "1s ",
        "1S",
        "1s-1s",
        "--1s",
        "1.5.5s",
        "1e3s",
        "00",
        "0x1s",
        "\u00b5s",
        "1\xc2s",
        "9223372036854775808ns",
        "9223372036854775.808us",
        "-9223372036854775809ns",
        "9223372036854ms775us808ns",
        "99999999999999999999ns",
        "2562048h",
        "320000000000s",
        "-320000000000s",
        "-9223372036854775808ns1ns",
    };
    for (const char* text : rows) {
        INFO(text);
        CHECK_FALSE(parse_duration(text));
    }
}

TEST_CASE("durations are written in seconds") {
    const std::vector<std::pair<std::int64_t, const char*>> rows = {
        {0, "0s"},
        {1'000'000 * second, "1000000s"},
        {1'500'000'000, "1.5s"},
        {-250'000'000, "-0.25s"},
        {1, "0.000000001s"},
        {-second, "-1s"},
        {most, "9223372036.854775807s"},
        {least, "-9223372036.854775808s"},
    };
    for (const auto& [nanos, text] : rows) {
        CHECK(print(Duration{nanos}) == text);
        CHECK(duration(text).nanos == nanos);
    }
}

TEST_CASE("times and durations are added and subtracted") {
    CHECK(add(time("2009-02-13T23:01:00Z"), duration("120s")) == time("2009-02-13T23:03:00Z"));
    CHECK(add(time("0001-01-01T00:00:01.000000001Z"), duration("-999999999ns")) ==
          time("0001-01-01T00:00:00.000000002Z"));
    CHECK(add(time("0001-01-01T00:00:01.999999999Z"), duration("999999999ns")) ==
          time("0001-01-01T00:00:02.999999998Z"));
    CHECK(subtract(time("2009-02-13T23:10:00Z"), duration("600s")) == time("2009-02-13T23:00:00Z"));
    CHECK(subtract(time("2009-02-13T23:10:00Z"), Duration{least}) ==
          time("2301-05-26T22:57:16.854775808Z"));
    CHECK(subtract(time("2009-02-13T23:31:00Z"), time("2009-02-13T23:29:00Z")) == duration("120s"));
    CHECK(subtract(time("2009-02-13T23:31:00Z"), time("2009-02-13T23:31:00.5Z")) ==
          duration("-0.5s"));
    CHECK(add(duration("600s"), duration("50s")) == duration("650s"));
    CHECK(subtract(duration("900s"), duration("42s")) == duration("858s"));
    CHECK(negate(duration("1.5s")) == duration("-1.5s"));
}

TEST_CASE("the largest difference of two times is that of a duration") {
    const Timestamp start = time("2009-02-13T23:31:00.5Z");
    for (const std::int64_t nanos : {least, least + 1, most - 1, most}) {
        const auto later = add(start, Duration{nanos});
        REQUIRE(later);
        CHECK(subtract(*later, start) == Duration{nanos});
    }
    const auto last = add(start, Duration{most});
    const auto first = add(start, Duration{least});
    CHECK_FALSE(subtract(*add(*last, Duration{1}), start));
    CHECK_FALSE(subtract(*add(*first, Duration{-1}), start));
}

TEST_CASE("results out of range are nothing") {
    CHECK_FALSE(add(time("0001-01-01T00:00:00Z"), duration("-1s")));
    CHECK_FALSE(add(time("0001-01-01T00:00:00Z"), duration("-1ns")));
    CHECK_FALSE(add(time("9999-12-31T23:59:59.999999999Z"), duration("1ns")));
    CHECK_FALSE(subtract(time("0001-01-01T00:00:00Z"), duration("1ns")));
    CHECK_FALSE(subtract(time("9999-12-31T23:59:59Z"), time("0001-01-01T00:00:00Z")));
    CHECK_FALSE(subtract(time("0001-01-01T00:00:00Z"), time("9999-12-31T23:59:59Z")));
    CHECK_FALSE(add(duration("-200000000000ms"), Duration{least}));
    CHECK_FALSE(add(Duration{most}, Duration{1}));
    CHECK_FALSE(subtract(Duration{least}, Duration{1}));
    CHECK_FALSE(negate(Duration{least}));
}

TEST_CASE("times and durations are ordered") {
    CHECK(time("2009-02-13T22:59:59.9Z") < time("2009-02-13T23:00:00Z"));
    CHECK(Timestamp{-1, 999'999'999} < Timestamp{0, 0});
    CHECK(Timestamp{3, 1} < Timestamp{3, 2});
    CHECK(duration("-1s") < duration("0"));
    CHECK(duration("60s") == duration("1m"));
}

TEST_CASE("zones are UTC or offsets") {
    const std::vector<std::pair<const char*, int>> rows = {
        {"UTC", 0},        {"+00:00", 0},     {"-00:00", 0},      {"+11:00", 39600},
        {"-02:30", -9000}, {"02:00", 7200},   {"-09:30", -34200}, {"+05:45", 20700},
        {"+23:59", 86340}, {"-23:59", -86340}};
    for (const auto& [text, seconds] : rows) {
        INFO(text);
        CHECK(parse_zone(text) == seconds);
    }
    for (const char* text :
         {"", "US/Central", "Australia/Sydney", "utc", "Z", "+", "+2:00", "+0200", "+02", "+02:0",
          "+02:000", "+24:00", "+02:60", "+-02:00", "-+02:00", "UTC+02:00", " 02:00", "02:00 "}) {
        INFO(text);
        CHECK_FALSE(parse_zone(text));
    }
}

TEST_CASE("fields of a time in UTC") {
    const Timestamp at = time("2009-02-13T23:31:20.123456789Z");
    CHECK(field(at, TimeField::full_year) == 2009);
    CHECK(field(at, TimeField::month) == 1);
    CHECK(field(at, TimeField::date) == 13);
    CHECK(field(at, TimeField::day_of_month) == 12);
    CHECK(field(at, TimeField::day_of_week) == 5);
    CHECK(field(at, TimeField::day_of_year) == 43);
    CHECK(field(at, TimeField::hours) == 23);
    CHECK(field(at, TimeField::minutes) == 31);
    CHECK(field(at, TimeField::seconds) == 20);
    CHECK(field(at, TimeField::milliseconds) == 123);
    const Timestamp before = time("1969-12-31T23:59:59.999Z");
    CHECK(field(before, TimeField::full_year) == 1969);
    CHECK(field(before, TimeField::day_of_year) == 364);
    CHECK(field(before, TimeField::seconds) == 59);
    CHECK(field(before, TimeField::milliseconds) == 999);
    CHECK(field(time("2008-12-31T00:00:00Z"), TimeField::day_of_year) == 365);
    CHECK(field(time("2009-02-15T00:00:00Z"), TimeField::day_of_week) == 0);
}

TEST_CASE("fields of a time in a zone") {
    const char* const at = "2009-02-13T23:31:30Z";
    CHECK(field_at(at, TimeField::date, "+11:00") == 14);
    CHECK(field_at(at, TimeField::day_of_month, "+11:00") == 13);
    CHECK(field_at("2009-02-13T02:00:00Z", TimeField::day_of_month, "-02:30") == 11);
    CHECK(field_at(at, TimeField::day_of_week, "UTC") == 5);
    CHECK(field_at(at, TimeField::day_of_week, "+11:00") == 6);
    CHECK(field_at(at, TimeField::full_year, "-09:30") == 2009);
    CHECK(field_at(at, TimeField::hours, "02:00") == 1);
    CHECK(field_at(at, TimeField::minutes, "+05:45") == 16);
    CHECK(field_at(at, TimeField::month, "UTC") == 1);
    CHECK(field_at("2009-12-31T23:00:00Z", TimeField::day_of_year, "+01:00") == 0);
}

TEST_CASE("local times go on outside of the years 1 to 9999") {
    CHECK(field_at("0001-01-01T00:00:00Z", TimeField::full_year, "-01:00") == 0);
    CHECK(field_at("0001-01-01T00:00:00Z", TimeField::month, "-01:00") == 11);
    CHECK(field_at("0001-01-01T00:00:00Z", TimeField::day_of_year, "-01:00") == 365);
    CHECK(field_at("0001-01-01T00:00:00Z", TimeField::hours, "-01:00") == 23);
    CHECK(field_at("9999-12-31T23:59:59Z", TimeField::full_year, "+01:00") == 10000);
    CHECK(field_at("9999-12-31T23:59:59Z", TimeField::day_of_month, "+01:00") == 0);
}

TEST_CASE("fields of a duration") {
    CHECK(field(duration("10000s"), TimeField::hours) == 2);
    CHECK(field(duration("3730s"), TimeField::minutes) == 62);
    CHECK(field(duration("3730.9s"), TimeField::seconds) == 3730);
    CHECK(field(duration("123.321456789s"), TimeField::milliseconds) == 321);
    CHECK(field(duration("-123.321456789s"), TimeField::milliseconds) == -321);
    CHECK(field(duration("-10000s"), TimeField::hours) == -2);
    CHECK(field(duration("-0.9s"), TimeField::seconds) == 0);
    CHECK_THROWS_AS(field(duration("1s"), TimeField::month), std::logic_error);
}
