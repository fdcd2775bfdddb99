// SPDX-License-Identifier: MIT
#include "knowledge.hpp"
#include "load/load.hpp"
#include "texts.hpp"

using namespace stackimpact;             // NOLINT: tests of one namespace
using namespace stackimpact::load_test;  // NOLINT

namespace {

const AskedMetrics asked{{"capex", {"usd", "$261bn"}}, {"share", {"", "10%"}}, {"bare", {}}};

Loaded<ObservationFile> loaded(const std::string& content, Diagnostics& diagnostics) {
    return load_observations(text_of(content), builtin().vocabulary, asked, diagnostics);
}

std::string with_value(const std::string& metric, const std::string& value) {
    return R"({ "observations": { ")" + metric + R"(": [{ "value": )" + value +
           R"(, "date": "2026-02-05", "source": "A page" }] } })";
}

/// The one observation of a file that must load without a word.
Observation one(const std::string& metric, const std::string& value) {
    Diagnostics diagnostics;
    const auto file = loaded(with_value(metric, value), diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(file);
    REQUIRE(diagnostics.all().empty());
    return file->observations.at(metric).front();
}

/// The one mistake of a file.
Found mistake(const std::string& metric, const std::string& value) {
    Diagnostics diagnostics;
    CHECK_FALSE(loaded(with_value(metric, value), diagnostics));
    const std::vector<Found> all = found(diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(all.size() == 1);
    return all.front();
}

}  // namespace

TEST_CASE("observations stand in order of date with all that was written") {
    Diagnostics diagnostics;
    const auto file = loaded(R"({ "schema_version": "0.1", "about": "Two.", "observations": {
        "capex": [
          { "value": "$350bn", "date": "2026-02-05", "source": "https://c.example", "note": "All." },
          { "value": "$0.3tn", "date": "2025-10", "source": "A page" } ] } })",
                             diagnostics);
    REQUIRE(file);
    CHECK(file->path == "test.json");
    CHECK(file->sha256.size() == 64);
    const std::vector<Observation>& capex = file->observations.at("capex");
    REQUIRE(capex.size() == 2);
    CHECK(to_string(capex[0].date) == "2025-10");
    CHECK(capex[0].value == 3e11);
    CHECK(capex[0].dimension == "usd");
    CHECK(capex[1].as_written == "$350bn");
    CHECK(capex[1].source == "https://c.example");
    CHECK(capex[1].note == "All.");
    CHECK(capex[1].location.position.line == 3);
}

TEST_CASE("a bare number has no unit and fits every one") {
    CHECK(one("capex", "350e9").value == 350e9);
    CHECK_FALSE(one("capex", "350e9").dimension);
    CHECK(one("share", "0.12").value == 0.12);
    CHECK(one("share", R"("12%")").dimension == "");
    CHECK(one("bare", R"("3 years")").dimension == "time");
    CHECK(one("never_asked_for", R"("$1")").dimension == "usd");
}

TEST_CASE("amounts that falsifiers cannot be compared with") {
    CHECK(mistake("capex", R"("350")") == Found{Code::unknown_unit, R"("350")"});
    CHECK(mistake("capex", R"("3 years")") == Found{Code::unknown_unit, R"("3 years")"});
    CHECK(mistake("share", R"("$1")") == Found{Code::unknown_unit, R"("$1")"});
    CHECK(mistake("capex", R"("<$1bn")") == Found{Code::invalid_amount, R"("<$1bn")"});
    CHECK(mistake("capex", R"("$1bn to $2bn")").code == Code::invalid_amount);
    CHECK(mistake("capex", R"("much")").code == Code::invalid_amount);
    CHECK(mistake("capex", "true").code == Code::wrong_type);
    CHECK(mistake("Capex", "1").code == Code::invalid_id);
}

TEST_CASE("a metric that nobody asks for is a slip only beside one that nobody observed") {
    Diagnostics slip;
    REQUIRE(loaded(with_value("capexx", "1"), slip));
    CHECK(found(slip) == std::vector<Found>{{Code::unknown_metric, R"("capexx")"}});
    Diagnostics both;
    REQUIRE(loaded(R"({ "observations": { "capexx": [], "capex": [] } })", both));
    CHECK(both.all().empty());
    Diagnostics far;
    REQUIRE(loaded(with_value("something_else", "1"), far));
    CHECK(far.all().empty());
}
