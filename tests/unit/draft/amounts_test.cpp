// SPDX-License-Identifier: MIT
#include "world.hpp"

using namespace draft_test;  // NOLINT: tests of one namespace

namespace {

/// What capital spending is in a headline with these words for it.
std::string spending(const std::string& words) {
    return value_of(draft_of("Microsoft capex " + words), "capex_guidance");
}

std::string spending_before(const std::string& words) {
    return value_of(draft_of("Microsoft capex " + words), "capex_guidance_previous");
}

std::string reason_of(const std::string& words) {
    const Draft draft = draft_of(words);
    return draft.unplaced.empty() ? std::string{} : draft.unplaced.front().reason;
}

}  // namespace

TEST_CASE("an amount is read in every way in which people write it") {
    for (const char* const words :
         {"of $65bn", "of $65 billion", "at US$65bn", "of 65 billion dollars", "to $65B", "to $65b",
          "to USD 65bn", "to $65-billion", "to $65\u00A0billion", "of \u201C$65bn\u201D"}) {
        INFO(words);
        CHECK(spending(words) == "$65bn");
    }
    CHECK(spending("of $1.5 trillion") == "$1.5tn");
    CHECK(spending("of $65,000,000,000") == "$65000000000");
    CHECK(spending("of $900 million") == "$900M");
    CHECK(spending("of $5.5mn") == "$5.5M");
}

TEST_CASE("bounds and ranges are kept") {
    CHECK(spending("of under $65bn") == "<$65bn");
    CHECK(spending("of less than $65bn") == "<$65bn");
    CHECK(spending("of up to $65bn") == "<$65bn");
    CHECK(spending("of <$65bn") == "<$65bn");
    CHECK(spending("of over $65bn") == ">$65bn");
    CHECK(spending("of more than $65bn") == ">$65bn");
    CHECK(spending("of at least $65bn") == ">$65bn");
    CHECK(spending("of $65bn or more") == ">$65bn");
    CHECK(spending("of about $65bn") == "$65bn");
    CHECK(spending("of nearly $65bn") == "$65bn");
    CHECK(spending("of ~$65bn") == "$65bn");
    CHECK(spending("of $60-65bn") == "$60bn to $65bn");
    CHECK(spending("of $60\u201365 billion") == "$60bn to $65bn");
    CHECK(spending("of $60bn-$65bn") == "$60bn to $65bn");
    CHECK(spending("of $60bn to $65bn") == "$60bn to $65bn");
    CHECK(spending("of between $60 billion and $65 billion") == "$60bn to $65bn");
    CHECK(spending("of $900M to $1.1bn") == "$900M to $1.1bn");
}

TEST_CASE("two values are no range") {
    CHECK(spending("rises from $60bn to $65bn") == "$65bn");
    CHECK(spending_before("rises from $60bn to $65bn") == "$60bn");
    CHECK(spending("raised to $64-72 billion from $60-65 billion") == "$64bn to $72bn");
    CHECK(spending_before("raised to $64-72 billion from $60-65 billion") == "$60bn to $65bn");
    CHECK(spending("cut to $60bn, down from $65bn") == "$60bn");
}

TEST_CASE("other currencies are known, and nothing is converted") {
    for (const char* const words :
         {"of \u20AC65bn", "of 65 billion yuan", "of NT$65bn", "of A$65bn", "of \u00A565bn",
          "of 30-35 billion euros", "of \u20AC30\u201335bn"}) {
        INFO(words);
        const Draft draft = draft_of(std::string("Microsoft capex ") + words);
        CHECK(value_of(draft, "capex_guidance").empty());
        REQUIRE(draft.unplaced.size() == 1);
        CHECK(draft.unplaced.front().reason.find("no unit for") != std::string::npos);
    }
    CHECK(spending("is a $65bn plan") == "$65bn");
}

TEST_CASE("an amount without a currency is no money") {
    CHECK(spending("to 65bn").empty());
    CHECK(reason_of("Microsoft capex to 65bn").find("single quotes") != std::string::npos);
}

TEST_CASE("years, versions and names are no amounts") {
    const Draft draft = draft_of("Microsoft 2025 capex up to $80bn, as GPT-4 and H100s sell");
    CHECK(value_of(draft, "capex_guidance") == "<$80bn");
    CHECK(draft.unplaced.empty());
}

TEST_CASE("numbers in words count with their unit only") {
    const std::string delay = "Blackwell chips delayed by ";
    CHECK(value_of(draft_of(delay + "three months"), "product_delay") == "3 months");
    CHECK(value_of(draft_of(delay + "a full three-month period"), "product_delay") == "3 months");
    CHECK(value_of(draft_of(delay + "two to three months"), "product_delay") ==
          "2 months to 3 months");
    CHECK(value_of(draft_of(delay + "six weeks"), "product_delay") == "42 days");
    CHECK(value_of(draft_of(delay + "at least a quarter"), "product_delay").empty());
    CHECK(value_of(draft_of("Data centers twenty-five percent vacancy"), "vacancy").empty());
}

TEST_CASE("power, prices of power and of tokens, shares, multiples") {
    const Draft power =
        draft_of("Talen sells 1.9 GW of power to Amazon at $85 per MWh for 20 years");
    CHECK(value_of(power, "power_contract_capacity") == "1.9 GW");
    CHECK(value_of(power, "power_contract_price") == "$85/MWh");
    CHECK(value_of(power, "power_contract_years") == "20 years");
    for (const char* const price : {"$0.55 per million output tokens", "$0.55/Mtok",
                                    "$0.55 per 1M output tokens", "$0.55/M output tokens"}) {
        INFO(price);
        CHECK(value_of(draft_of(std::string("Model API priced at ") + price), "api_output_price") ==
              "$0.55/Mtok");
    }
    CHECK(value_of(draft_of("Data center vacancy falls to 2.8 percent"), "vacancy") == "2.8%");
    CHECK(value_of(draft_of("New GPU is 2.5x faster"), "performance_gain") == "2.5");
}

TEST_CASE("words for up and down give the sign, and without one nothing is placed") {
    const std::string fact = "api_price_change";
    CHECK(value_of(draft_of("OpenAI cuts API prices by 90%"), fact) == "-90%");
    CHECK(value_of(draft_of("OpenAI cuts API prices by up to 90%"), fact) == ">-90%");
    CHECK(value_of(draft_of("OpenAI cuts API prices 10-15%"), fact) == "-15% to -10%");
    CHECK(value_of(draft_of("API price hike of 20%"), fact) == "20%");
    CHECK(value_of(draft_of("API prices -30%"), fact) == "-30%");
    const Draft draft = draft_of("API prices of 30%");
    CHECK(value_of(draft, fact).empty());
    REQUIRE(draft.unplaced.size() == 1);
    CHECK(draft.unplaced.front().reason.find("up or down") != std::string::npos);
}

TEST_CASE("an amount that no word places is listed, not guessed") {
    const Draft draft = draft_of("Something about $6M happened");
    CHECK(draft.facts.empty());
    REQUIRE(draft.unplaced.size() == 1);
    CHECK(draft.unplaced.front().words == "about $6M");
    CHECK_FALSE(draft.kind.kind);
}

TEST_CASE("an amount outside a fact's range is not placed") {
    const Draft draft = draft_of("Data center vacancy falls to 280%");
    CHECK(value_of(draft, "vacancy").empty());
    REQUIRE(draft.unplaced.size() == 1);
    CHECK(draft.unplaced.front().reason.find("must lie in") != std::string::npos);
}

TEST_CASE("an expectation belongs to the amount that it stands beside") {
    const Draft guided = draft_of("AMD guides Q4 revenue to about $7.5 billion, consensus $7.55bn");
    CHECK(value_of(guided, "revenue_guidance") == "$7.5bn");
    CHECK(value_of(guided, "revenue_guidance_expected") == "$7.55bn");
    const Draft margin = draft_of("Micron sees revenue of $8.7bn +/- $200M vs est. $8.3bn");
    CHECK(value_of(margin, "revenue_guidance") == "$8.7bn");
    const Draft both = draft_of("AWS growth 12%, Azure growth 29% vs 31% expected");
    CHECK(value_of(both, "cloud_growth") == "12%");
    CHECK(value_of(both, "cloud_growth_expected").empty());
}
