// SPDX-License-Identifier: MIT
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "load/load.hpp"
#include "support/catch.hpp"

using stackimpact::Amount;
using stackimpact::Code;
using stackimpact::Diagnostics;
using stackimpact::parse_amount;
using stackimpact::Place;
using stackimpact::Span;
using stackimpact::Text;
using stackimpact::Vocabulary;

namespace {

Vocabulary units() {
    Vocabulary vocabulary;
    vocabulary.units["usd"] = {"usd", "usd", 1.0, {"$", "USD", "US$", "dollars"}};
    vocabulary.units["usd_per_mtok"] = {"usd_per_mtok", "token_price", 1.0, {"$/Mtok", "USD/Mtok"}};
    vocabulary.units["years"] = {"years", "time", 1.0, {"years", "year"}};
    vocabulary.units["months"] = {"months", "time", 1.0 / 12.0, {"months", "month"}};
    return vocabulary;
}

struct Read {
    std::optional<Amount> amount;
    Diagnostics diagnostics;
};

Read read(const std::string& text, const std::string& unit) {
    Read result;
    const Place place{std::make_shared<const Text>("--set", text), {0, text.size()}};
    result.amount = parse_amount(text, unit, units(), place, result.diagnostics);
    return result;
}

double value(const std::string& text, const std::string& unit) {
    const Read result = read(text, unit);
    INFO(text << " in " << unit);
    REQUIRE(result.diagnostics.all().empty());
    REQUIRE(result.amount);
    CHECK_FALSE(result.amount->low);
    CHECK_FALSE(result.amount->high);
    return result.amount->value;
}

/// The code of the one mistake, and the part of the text that it marks.
std::pair<Code, std::string> mistake(const std::string& text, const std::string& unit) {
    const Read result = read(text, unit);
    INFO(text << " in " << unit);
    CHECK_FALSE(result.amount);
    REQUIRE(result.diagnostics.all().size() == 1);
    const auto& first = result.diagnostics.all().front();
    const Span span = first.place.span;
    REQUIRE(span.end <= text.size());
    return {first.code, text.substr(span.begin, span.end - span.begin)};
}

using Mistake = std::pair<Code, std::string>;

}  // namespace

TEST_CASE("amounts with magnitude and unit") {
    CHECK(value("$6M", "usd") == 6e6);
    CHECK(value("60M", "usd") == 60e6);
    CHECK(value("USD 60M", "usd") == 60e6);
    CHECK(value("60M usd", "usd") == 60e6);
    CHECK(value("60MUSD", "usd") == 60e6);
    CHECK(value("US$5.576M", "usd") == 5576000.0);
    CHECK(value("1.5bn", "usd") == 1.5e9);
    CHECK(value("$1.5 billion", "usd") == 1.5e9);
    CHECK(value("2 trillion dollars", "usd") == 2e12);
    CHECK(value("16k", "") == 16000.0);
    CHECK(value("$600,000", "usd") == 600000.0);
    CHECK(value("1,234,567.5", "") == 1234567.5);
    CHECK(value("6e6", "usd") == 6e6);
    CHECK(value("6E+6 USD", "usd") == 6e6);
    CHECK(value("0", "usd") == 0.0);
    CHECK(value("$0M", "usd") == 0.0);
    CHECK(value("  $ 6 M ", "usd") == 6e6);
}

TEST_CASE("signs and percentages are rounded once") {
    CHECK(value("-17.0%", "") == -0.17);
    CHECK(value("+5 percent", "") == 0.05);
    CHECK(value("\u221213.33%", "") == -0.1333);
    CHECK(value("-$5M", "usd") == -5e6);
    CHECK(value("$-5M", "usd") == -5e6);
    CHECK(value("0.17", "") == 0.17);
    CHECK_FALSE(std::signbit(value("-0", "")));
}

TEST_CASE("amounts land in the base unit of the dimension") {
    CHECK(value("2 years", "years") == 2.0);
    CHECK(value("6", "months") == 6.0 * (1.0 / 12.0));
    CHECK(value("6 months", "months") == 6.0 * (1.0 / 12.0));
    CHECK(value("1 year", "months") == 1.0);
    CHECK(value("18 months", "years") == 18.0 * (1.0 / 12.0));
    CHECK(value("$2.19/Mtok", "usd_per_mtok") == 2.19);
    CHECK(value("2.19 USD/Mtok", "usd_per_mtok") == 2.19);
    CHECK(value("2.19", "usd_per_mtok") == 2.19);
}

TEST_CASE("bounds") {
    for (const char* const text : {"<$6M", "<=6M", "< 6M USD", "\u22646M", "under $6M", "Below 6M",
                                   "at most $6M", "less than $6M", "up to 6M"}) {
        const Read result = read(text, "usd");
        INFO(text);
        REQUIRE(result.amount);
        CHECK(result.amount->value == 6e6);
        CHECK(result.amount->high == 6e6);
        CHECK_FALSE(result.amount->low);
    }
    for (const char* const text : {">=60%", "> 60%", "over 60%", "at least 60 percent"}) {
        const Read result = read(text, "");
        INFO(text);
        REQUIRE(result.amount);
        CHECK(result.amount->value == 0.6);
        CHECK(result.amount->low == 0.6);
        CHECK_FALSE(result.amount->high);
    }
}

TEST_CASE("ranges share magnitude, unit and percent sign") {
    for (const char* const text :
         {"6 to 60M USD", "$6M to $60M", "6-60M", "$6\u201360M", "6M - 60M USD", "$6 to 60M"}) {
        const Read result = read(text, "usd");
        INFO(text);
        REQUIRE(result.amount);
        CHECK(result.amount->low == 6e6);
        CHECK(result.amount->high == 60e6);
        CHECK(result.amount->value == 33e6);
    }
    const Read plain = read("600,000 to 1M", "usd");
    REQUIRE(plain.amount);
    CHECK(plain.amount->low == 600000.0);
    const Read zero = read("0 to 60M", "usd");
    REQUIRE(zero.amount);
    CHECK(zero.amount->low == 0.0);
    for (const char* const text : {"-10 to 20%", "-10% to 20", "-10%-20%"}) {
        const Read percent = read(text, "");
        INFO(text);
        REQUIRE(percent.amount);
        CHECK(percent.amount->low == -0.1);
        CHECK(percent.amount->high == 0.2);
    }
    CHECK(mistake("60M to 6M", "usd") == Mistake{Code::invalid_amount, "60M"});
    CHECK(mistake("6 to", "") == Mistake{Code::invalid_amount, ""});
    CHECK(mistake("1 to 2 to 3", "") == Mistake{Code::invalid_amount, "to 3"});
    CHECK(mistake("<6 to 60M", "usd") == Mistake{Code::invalid_amount, "to 60M"});
}

TEST_CASE("what a shell leaves of a dollar amount") {
    for (const char* const text : {"under M", "0M", "00M", "M", "<M", "", "under", "0bn", "00,000",
                                   "0,000", ".5bn", "bn", "-M", "M to 0M", "0 M USD"}) {
        const Read result = read(text, "usd");
        INFO(text);
        CHECK_FALSE(result.amount);
        REQUIRE(result.diagnostics.all().size() == 1);
        CHECK(result.diagnostics.all().front().code == Code::shell_mangled_amount);
        CHECK(result.diagnostics.all().front().hint.find("single quotes") != std::string::npos);
    }
    CHECK(mistake("M", "years").first == Code::invalid_amount);
    CHECK(mistake("", "").first == Code::invalid_amount);
}

TEST_CASE("mistakes mark the wrong part") {
    CHECK(mistake("for $6M", "usd") == Mistake{Code::invalid_amount, "for"});
    CHECK(mistake("six million", "usd") == Mistake{Code::invalid_amount, "six"});
    CHECK(mistake("years", "usd") == Mistake{Code::invalid_amount, "years"});
    CHECK(mistake("about $6M", "usd") == Mistake{Code::invalid_amount, "about"});
    CHECK(mistake("$6M or so", "usd") == Mistake{Code::unknown_unit, "or so"});
    CHECK(mistake("60M EUR", "usd") == Mistake{Code::unknown_unit, "EUR"});
    CHECK(mistake("\u20ac60M", "usd") == Mistake{Code::invalid_amount, "\u20ac"});
    CHECK(mistake("60m", "usd") == Mistake{Code::unknown_unit, "m"});
    CHECK(mistake("5,6M", "usd") == Mistake{Code::invalid_amount, "5,6"});
    CHECK(mistake("1.234.567", "") == Mistake{Code::invalid_amount, ".567"});
    CHECK(mistake("6 7M", "usd") == Mistake{Code::invalid_amount, "7M"});
    CHECK(mistake("007", "") == Mistake{Code::invalid_amount, "007"});
    CHECK(mistake(".5", "") == Mistake{Code::invalid_amount, "."});
    CHECK(mistake("6e999", "") == Mistake{Code::number_out_of_range, "6e999"});
    CHECK(mistake("$5%", "usd") == Mistake{Code::invalid_amount, "%"});
}

TEST_CASE("units of another dimension are named") {
    CHECK(mistake("6M years", "usd") == Mistake{Code::unknown_unit, "years"});
    CHECK(mistake("$6M years", "usd") == Mistake{Code::unknown_unit, "years"});
    CHECK(mistake("$15", "usd_per_mtok") == Mistake{Code::unknown_unit, "$"});
    CHECK(mistake("$15", "") == Mistake{Code::unknown_unit, "$"});
    CHECK(mistake("17%", "usd") == Mistake{Code::unknown_unit, "%"});
    const Read result = read("6M years", "usd");
    const std::string& message = result.diagnostics.all().front().message;
    CHECK(message.find("years") != std::string::npos);
    CHECK(message.find("usd") != std::string::npos);
}

TEST_CASE("places go through the escapes of a JSON string") {
    const std::string content = R"({"x": "\u0036M EUR"})";
    Diagnostics diagnostics;
    const Place place{std::make_shared<const Text>("s.json", content), {6, content.size() - 1}};
    CHECK_FALSE(parse_amount("6M EUR", "usd", units(), place, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    const Span span = diagnostics.all().front().place.span;
    CHECK(content.substr(span.begin, span.end - span.begin) == "EUR");
}
