// SPDX-License-Identifier: MIT
#include "source/nearest.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using stackimpact::nearest;
using stackimpact::nearest_hint;

namespace {

using Names = std::vector<std::string>;

const Names layers{"chip_design", "chip_fabrication", "model_development", "data_centers",
                   "hosting_services"};

}  // namespace

TEST_CASE("the nearest name") {
    CHECK(nearest("chip_desing", layers) == "chip_design");
    CHECK(nearest("data-centers", layers) == "data_centers");
    CHECK(nearest("Data_Centers", layers) == "data_centers");
    CHECK(nearest("data_center", layers) == "data_centers");
    CHECK(nearest("hosting", layers) == std::nullopt);
    CHECK(nearest("", layers) == std::nullopt);
    CHECK(nearest("chip_design", Names{}) == std::nullopt);
}

TEST_CASE("a swap of neighbours is one slip") {
    CHECK(nearest("ab", Names{"ba"}) == "ba");
    CHECK(nearest("cost", Names{"csot"}) == "csot");
}

TEST_CASE("distance is at most a third of the longer name") {
    CHECK(nearest("abcdef", Names{"abcdxy"}) == "abcdxy");
    CHECK(nearest("abcdef", Names{"abcxyz"}) == std::nullopt);
    CHECK(nearest("a", Names{"b"}) == std::nullopt);
    CHECK(nearest("ab", Names{"ac"}) == "ac");
}

TEST_CASE("ties go to the first, the nearer wins") {
    CHECK(nearest("cat", Names{"bat", "rat"}) == "bat");
    CHECK(nearest("abcdef", Names{"abcdxy", "abcdex"}) == "abcdex");
}

TEST_CASE("long names cost nothing") {
    const std::string long_name(100000, 'a');
    CHECK(nearest(long_name, Names{long_name + "b"}) == std::nullopt);
}

TEST_CASE("hints") {
    CHECK(nearest_hint("chip_desing", layers) == "did you mean `chip_design`?");
    CHECK(nearest_hint("x", Names{"demand", "cost"}) == "one of: demand, cost");
    CHECK(nearest_hint("x", Names{}).empty());
    CHECK(nearest_hint("xxxxxxxx", Names(17, "name")).empty());
}
