// SPDX-License-Identifier: MIT
#include "market/price_jump.hpp"

#include "support/catch.hpp"

using stackimpact::market::split_like;

TEST_CASE("jumps to a usual ratio look like splits") {
    CHECK(split_like(100, 50) == "2:1");
    CHECK(split_like(100, 50.4) == "2:1");
    CHECK(split_like(150, 100) == "3:2");
    CHECK(split_like(1208.88, 121.79) == "10:1");
    CHECK(split_like(442.68, 442.68 / 3 * 1.04) == "3:1");
    CHECK(split_like(3, 60) == "1:20");
    CHECK(split_like(1, 2) == "1:2");
    CHECK(split_like(1, 1.5) == "2:3");
}

TEST_CASE("other moves do not") {
    CHECK(split_like(142.62, 118.42).empty());
    CHECK(split_like(100, 70).empty());
    CHECK(split_like(100, 69.9).empty());
    CHECK(split_like(100, 52).empty());
    CHECK(split_like(100, 38).empty());
    CHECK(split_like(100, 131).empty());
    CHECK(split_like(1, 2.5).empty());
    CHECK(split_like(1, 40).empty());
    CHECK(split_like(1, 1e30).empty());
    CHECK(split_like(1e-9, 1e12).empty());
}
