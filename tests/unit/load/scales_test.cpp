// SPDX-License-Identifier: MIT
#include "load/load.hpp"
#include "source/hash.hpp"
#include "texts.hpp"

using stackimpact::builtin_text;
using stackimpact::Code;
using stackimpact::Diagnostics;
using stackimpact::load_test::Found;
using stackimpact::load_test::found;
using stackimpact::load_test::messages;
using stackimpact::load_test::text_of;
using stackimpact::load_test::with;

namespace {

std::string whole() {
    return std::string(builtin_text("scales.json")->content());
}

/// The mistakes in the built-in scales with one thing replaced.
std::vector<Found> mistakes(const std::string& from, const std::string& to) {
    Diagnostics diagnostics;
    const auto scales = load_scales(text_of(with(whole(), from, to)), diagnostics);
    INFO(messages(diagnostics));
    CHECK_FALSE(scales);
    return found(diagnostics);
}

using All = std::vector<Found>;

}  // namespace

TEST_CASE("the built-in scales") {
    Diagnostics diagnostics;
    const auto scales = load_scales(text_of(whole()), diagnostics);
    REQUIRE(scales);
    CHECK(diagnostics.all().empty());
    CHECK(scales->sha256 == stackimpact::sha256(whole()));
    CHECK(scales->reliability.size() == 5);
    CHECK(scales->credibility.size() == 5);
    CHECK(scales->reliability.at("B") == 0.75);
    CHECK(scales->credibility.at("5") == 0.0);
    CHECK(scales->reliability_unknown.point == "D");
    CHECK(scales->credibility_unknown.worst == "5");
    CHECK(scales->reliability_ungraded.best == "A");
    CHECK(scales->credibility_ungraded.point == "3");
    CHECK(scales->status.at("disputed") == 0.5);
    CHECK(scales->hedges.at("it cannot be ruled out") == 0.2);
    CHECK(scales->default_strength == 0.5);
    CHECK(scales->verdicts.strong == 0.6);
    CHECK(scales->gaps.z_half == 2.0);
    CHECK(scales->confidence.semantics_low == 4);
    CHECK(scales->confidence.groups_high == 2);
}

TEST_CASE("values of changed scales arrive") {
    Diagnostics diagnostics;
    std::string text = with(whole(), "\"tolerance\": 0.25", "\"tolerance\": 0.125");
    text = with(text, "\"groups_high\": 2", "\"groups_high\": 3");
    text = with(text, "\"lean\": 0.1", "\"lean\": 0.05");
    const auto scales = load_scales(text_of(text), diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(scales);
    CHECK(scales->gaps.tolerance == 0.125);
    CHECK(scales->confidence.groups_high == 3);
    CHECK(scales->verdicts.lean == 0.05);
}

TEST_CASE("scales are complete and within bounds") {
    CHECK(mistakes("\"z_dead\": 1, ", "") == All{{Code::missing_key, "{"}});
    CHECK(mistakes("\"z_half\": 2", "\"z_half\": 0") == All{{Code::value_out_of_range, "0"}});
    CHECK(mistakes("\"semantics_low\": 4", "\"semantics_low\": 4.5") ==
          All{{Code::wrong_type, "4.5"}});
    CHECK(mistakes("\"semantics_low\": 4", "\"semantics_low\": 7") ==
          All{{Code::value_out_of_range, "7"}});
    CHECK(mistakes("\"mainly\": 0.5", "\"mainly\": 0.5, \"partly\": 0.2") ==
          All{{Code::unknown_key, "\"partly\""}});
    CHECK(mistakes("\"claimed\": 0.9", "\"claimed\": 1.9") ==
          All{{Code::value_out_of_range, "1.9"}});
}

TEST_CASE("grades fall and verdicts rise") {
    CHECK(mistakes("\"C\": 0.5", "\"C\": 0.8") == All{{Code::invalid_value, "0.8"}});
    CHECK(mistakes("\"plain\": 0.3", "\"plain\": 0.7").front().code == Code::invalid_value);
    CHECK(mistakes(R"("point": "D", "best": "A")", R"("point": "D", "best": "E")").front().code ==
          Code::invalid_value);
    CHECK(mistakes(R"("point": "D")", R"("point": "F")") ==
          All{{Code::unknown_enum_value, "\"F\""}});
}

TEST_CASE("hedges that could never match") {
    CHECK(mistakes("\"likely\": 0.675", "\"Likely\": 0.675") ==
          All{{Code::invalid_value, "\"Likely\""}});
    CHECK(mistakes("\"likely\": 0.675", "\"likely \": 0.675") ==
          All{{Code::invalid_value, "\"likely \""}});
    CHECK(mistakes("\"likely\": 0.675", "\"likely\": true") == All{{Code::wrong_type, "true"}});
    CHECK(mistakes("\"likely\": 0.675", "\"unlikely\": 0.675") ==
          All{{Code::duplicate_key, "\"unlikely\""}});
}
