// SPDX-License-Identifier: MIT
#include "knowledge.hpp"

using namespace stackimpact;             // NOLINT: tests of one namespace
using namespace stackimpact::load_test;  // NOLINT

namespace {

const std::string small = R"({
  "companies": { "GOOGL": ["google"] },
  "groups": { "cut": ["cut|cuts", "slash*"], "prices": ["price|prices"], "cuts": ["@cut ... @prices"] },
  "language": {
    "magnitudes": { "bn": 9 }, "numbers": { "three": 3 }, "months": { "jan": 1 },
    "bounds": { "at_most": ["under", "# or less"], "during": { "words": ["over"], "units": ["years"] } },
    "ranges": { "pairs": [["between", "and"]], "words": ["to"] }
  },
  "units": [ { "unit": "days", "times": 7, "after": ["week|weeks"] }, { "name": "euros", "before": ["€"] },
             { "in": "multiple", "after": ["x"] } ],
  "kinds": [ { "kind": "deal", "cues": [ { "weight": 2, "words": ["@GOOGL signs"] } ] } ],
  "amounts": [ { "fact": "capex_guidance", "previous": "capex_guidance_previous", "cues": ["capex"] },
               { "about": "a fine", "cues": ["fine"] } ],
  "statements": [ { "fact": "training_chip", "values": { "h800": ["h800|h800s"] } } ]
})";

Loaded<Lexicon> load(const std::string& text, Diagnostics& diagnostics) {
    return load_lexicon(text_of(text), builtin().vocabulary, builtin().stack, diagnostics);
}

std::vector<Found> mistakes(const std::string& from, const std::string& to) {
    Diagnostics diagnostics;
    const auto lexicon = load(with(small, from, to), diagnostics);
    CHECK(lexicon.has_value() != diagnostics.has_errors());
    return found(diagnostics);
}

using Mistakes = std::vector<Found>;

}  // namespace

TEST_CASE("a lexicon is read") {
    Diagnostics diagnostics;
    const auto lexicon = load(small, diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(lexicon);
    CHECK(lexicon->language.magnitudes.at("bn") == 9);
    CHECK(lexicon->language.during_units == std::vector<std::string>{"years"});
    REQUIRE(lexicon->units.size() == 3);
    CHECK(lexicon->units[0].times == 7.0);
    CHECK(lexicon->units[1].name == "euros");
    CHECK(lexicon->units[2].form == Lexicon::Form::multiple);
    // "alphabet", the company's name, and what else it is called.
    CHECK(lexicon->companies.at(Ticker("GOOGL")).size() == 2);
    REQUIRE(lexicon->kinds.size() == 1);
    // Names of one word become one phrase.
    REQUIRE(lexicon->kinds[0].cues[0].phrases.size() == 1);
    CHECK(lexicon->kinds[0].cues[0].phrases[0].parts[0].words ==
          std::vector<std::string>{"alphabet", "google"});
    CHECK(lexicon->measures[0].previous == FactName("capex_guidance_previous"));
    CHECK_FALSE(lexicon->measures[1].fact);
    CHECK(lexicon->statements[0].values[0].value == "h800");
}

TEST_CASE("the built-in lexicon has nothing to report and reaches every kind") {
    Diagnostics diagnostics;
    const auto lexicon = load_lexicon(builtin_text("lexicon.json"), builtin().vocabulary,
                                      builtin().stack, diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(lexicon);
    CHECK(diagnostics.all().empty());
    CHECK(lexicon->kinds.size() == builtin().vocabulary.kinds.size());
}

TEST_CASE("names that nothing has are mistakes with their places") {
    CHECK(mistakes("GOOGL\":", "GOGL\":") == Mistakes{{Code::unknown_company, "\"GOGL\""}});
    CHECK(mistakes("\"deal\"", "\"deel\"") == Mistakes{{Code::unknown_kind, "\"deel\""}});
    CHECK(mistakes("\"fact\": \"capex_guidance\"", "\"fact\": \"capex\"") ==
          Mistakes{{Code::unknown_fact, "\"capex\""}});
    CHECK(mistakes("\"days\"", "\"weeks\"") == Mistakes{{Code::unknown_unit, "\"weeks\""}});
    CHECK(mistakes("\"h800\":", "\"h900\":") == Mistakes{{Code::unknown_enum_value, "\"h900\""}});
    CHECK(mistakes("@cut ...", "@cots ...") == Mistakes{{Code::invalid_value, "@cots"}});
    CHECK(mistakes("[\"years\"]", "[\"yers\"]") == Mistakes{{Code::unknown_unit, "\"yers\""}});
}

TEST_CASE("a group is used behind its place only") {
    CHECK(mistakes("\"cut|cuts\"", "\"@cuts\"") == Mistakes{{Code::invalid_value, "@cuts"}});
}

TEST_CASE("phrases that no headline can have are mistakes") {
    CHECK(mistakes("\"capex\"]", "\"Capex\"]") == Mistakes{{Code::invalid_value, "Capex"}});
    CHECK(mistakes("\"capex\"]", "\"open-weights\"]") ==
          Mistakes{{Code::invalid_value, "open-weights"}});
    CHECK(mistakes("\"capex\"]", "\"... capex\"]") ==
          Mistakes{{Code::invalid_value, "\"... capex\""}});
    CHECK(mistakes("\"capex\"]", "\"#\"]") == Mistakes{{Code::invalid_value, "\"#\""}});
    CHECK(mistakes("\"capex\"]", "\"# capex #\"]") ==
          Mistakes{{Code::invalid_value, "\"# capex #\""}});
}

TEST_CASE("facts must be what an entry makes of them") {
    CHECK(mistakes("\"fact\": \"capex_guidance\"", "\"fact\": \"open_weights\"") ==
          Mistakes{{Code::invalid_value, "\"open_weights\""}});
    CHECK(mistakes("\"previous\": \"capex_guidance_previous\"", "\"previous\": \"users\"") ==
          Mistakes{{Code::invalid_value, "\"users\""}});
    CHECK(mistakes("\"previous\"", "\"in\": \"percent\", \"previous\"") ==
          Mistakes{{Code::conflicting_keys, "\"percent\""}});
    CHECK(mistakes("\"about\": \"a fine\", ", "") == Mistakes{{Code::missing_key, "{"}});
    CHECK(mistakes("{ \"name\": \"euros\", ", "{ ") == Mistakes{{Code::missing_key, "{"}});
}
