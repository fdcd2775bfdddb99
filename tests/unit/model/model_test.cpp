// SPDX-License-Identifier: MIT
#include <cstdlib>

#include "model/date.hpp"
#include "model/format.hpp"
#include "model/micro.hpp"
#include "model/stack.hpp"
#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

TEST_CASE("dates of three precisions") {
    CHECK(to_string(*parse_date("2025-01-27")) == "2025-01-27");
    CHECK(to_string(*parse_date("2024-12")) == "2024-12");
    CHECK(to_string(*parse_date("2023")) == "2023");
    for (const char* bad : {"", "25", "2025-1-27", "2025-02-29", "2025-13", "2025-00", "2025-01-32",
                            "2025/01/27", "2025-01-27 ", "-025", "1899", "3000"}) {
        INFO(bad);
        CHECK_FALSE(parse_date(bad));
    }
    CHECK(parse_date("2024-02-29"));
}

TEST_CASE("a period is after a day only when all of it is") {
    const Date event{2025, 1, 27};
    CHECK(is_after({2025, 2, 0}, event));
    CHECK_FALSE(is_after({2025, 1, 0}, event));
    CHECK_FALSE(is_after({2025, 0, 0}, event));
    CHECK(is_after({2026, 0, 0}, event));
    CHECK_FALSE(is_after(event, event));
}

TEST_CASE("the latest figure that is not after the event is picked") {
    const auto figure = [](double value, Date date) {
        Figure made;
        made.value = value;
        made.date = date;
        return made;
    };
    const Series series{figure(1, {2023, 0, 0}), figure(2, {2024, 12, 0}), figure(3, {2025, 7, 0}),
                        figure(4, {2026, 0, 0})};
    CHECK(pick(series, Date{2025, 1, 27}).figure->value == 2);
    CHECK_FALSE(pick(series, Date{2025, 1, 27}).later);
    CHECK(pick(series, std::nullopt).figure->value == 4);
    CHECK(pick(series, Date{2020, 1, 1}).figure->value == 1);
    CHECK(pick(series, Date{2020, 1, 1}).later);
}

TEST_CASE("micros round half away from zero and print exactly") {
    CHECK(to_micro(0.0000005).value == 1);
    CHECK(to_micro(-0.0000005).value == -1);
    CHECK(decimal(Micro{-250000}) == "-0.25");
    CHECK(decimal(Micro{-1}) == "-0.000001");
    CHECK(decimal(Micro{0}) == "0");
    CHECK(decimal(Micro{12000000}) == "12");
    CHECK(decimal(-0.0) == "0");
    CHECK(decimal(6e6) == "6000000");
    CHECK(signed_fixed(Micro{-1000}, 2) == "0.00");
    CHECK(signed_fixed(Micro{210000}, 2) == "+0.21");
    CHECK(signed_percent(-0.1697, 1) == "-17.0%");
}

TEST_CASE("exact decimals read back as the same number") {
    CHECK(exact_decimal(0.1) == "0.1");
    CHECK(exact_decimal(0.1 + 0.2) == "0.30000000000000004");
    CHECK(exact_decimal(1.0) == "1");
    CHECK(exact_decimal(-0.0) == "0");
    CHECK(exact_decimal(1e-7) == "0.0000001");
    CHECK(exact_decimal(1e22) == "10000000000000000000000");
    for (const double number : {1.0 / 3.0, 5e-324, 2.2250738585072014e-308, 0.9999999999999999}) {
        CHECK(std::strtod(exact_decimal(number).c_str(), nullptr) == number);
    }
}

TEST_CASE("amounts read as people write them") {
    Vocabulary vocabulary;
    vocabulary.units["usd"] = {"usd", "usd", 1.0, {"$", "USD"}};
    vocabulary.units["years"] = {"years", "time", 1.0, {"years"}};
    CHECK(amount(6e6, "usd", vocabulary) == "$6M");
    CHECK(amount(5.576e6, "usd", vocabulary) == "$5.576M");
    CHECK(amount(5e11, "usd", vocabulary) == "$500bn");
    CHECK(amount(-2e3, "usd", vocabulary) == "-$2k");
    CHECK(amount(3, "years", vocabulary) == "3 years");
    CHECK(amount(0.17, "", vocabulary) == "0.17");
}
