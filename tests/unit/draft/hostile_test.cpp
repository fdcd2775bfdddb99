// SPDX-License-Identifier: MIT
#include <vector>

#include "world.hpp"

using namespace draft_test;  // NOLINT: tests of one namespace

namespace {

/// What is wrong with a headline: codes, and the bytes they mark.
std::vector<std::string> mistakes(const std::string& words) {
    Diagnostics diagnostics;
    const auto draft = draft_headline(headline(words), world().lexicon,
                                      world().knowledge.vocabulary, {}, diagnostics);
    CHECK(draft.has_value() != diagnostics.has_errors());
    std::vector<std::string> all;
    for (const Diagnostic& each : diagnostics.all()) {
        const Span span = each.place.span;
        all.push_back(code_name(each.code) + " " + words.substr(span.begin, span.end - span.begin));
    }
    return all;
}

using Mistakes = std::vector<std::string>;

}  // namespace

TEST_CASE("what a shell left of an amount is found") {
    CHECK(mistakes("Model trained for under M") == Mistakes{"SI2010 under M"});
    CHECK(mistakes("Model trained for under  million") == Mistakes{"SI2010 under  million"});
    CHECK(mistakes("Model trained for 0M") == Mistakes{"SI2010 for 0M"});
    CHECK(mistakes("Model trained for 00M") == Mistakes{"SI2010 for 00M"});
    CHECK(mistakes("Model trained for 0 million") == Mistakes{"SI2010 for 0"});
    CHECK(mistakes("Meta raises capex to bn") == Mistakes{"SI2010 to bn"});
    CHECK(mistakes("Cut to .5bn from 2") == Mistakes{"SI2010 to .5bn"});
    CHECK(mistakes("less than B for training") == Mistakes{"SI2010 than B"});
}

TEST_CASE("what looks like it is none") {
    for (const char* const words :
         {"Nvidia falls over billion-dollar spending doubts", "M&A: stake for $5M",
          "Costs 0.5M less", "Rate cut of 0%", "Series B of $5M", "Open model on 2025-01-07",
          "T-Mobile to buy chips"}) {
        INFO(words);
        CHECK(mistakes(words).empty());
    }
}

TEST_CASE("no headline, too long a one, or one that is no UTF-8") {
    CHECK(mistakes("") == Mistakes{"SI1003 "});
    CHECK(mistakes(" \n\x01 ") == Mistakes{"SI1003 "});
    CHECK(mistakes("caf\xC9 model") == Mistakes{"SI1005 \xC9"});
    CHECK(mistakes(std::string(longest_headline, 'x')).empty());
    CHECK(mistakes(std::string(longest_headline + 1, 'x')) == Mistakes{"SI2004 x"});
}

TEST_CASE("control characters are stripped, other bytes stay as they are") {
    const Draft draft = draft_of("Model\x1B[31m trained\tfor\n$6M \u202E\u2013 na\u00EFve\u0085\n");
    CHECK(draft.event == "Model[31m trained for $6M \u202E\u2013 na\u00EFve");
    CHECK(value_of(draft, "training_cost") == "$6M");
}

TEST_CASE("no amount of odd characters stops a draft") {
    for (const char* const words : {"$",
                                    "%",
                                    "-",
                                    "$$$$",
                                    "$-5",
                                    "5-",
                                    "-5%-",
                                    "1,,2",
                                    "1e9e9",
                                    "9999999999999999999999bn",
                                    "...",
                                    "# @ |",
                                    "'s",
                                    "$6M$7M",
                                    "5 to 3",
                                    "between and",
                                    "\u200B",
                                    "\xF0\x9F\x9A\x80 chips",
                                    "$5 to $6 to $7bn",
                                    "under over about",
                                    "0",
                                    "00:00",
                                    "1/27/2025"}) {
        INFO(words);
        (void)draft_of(std::string("Chips capex ") + words);
    }
}

TEST_CASE("the same headline gives the same draft") {
    const std::string words = "Meta raises capex to $64-72 billion; Nvidia revenue up 20%";
    CHECK(draft_of(words) == draft_of(words));
}
