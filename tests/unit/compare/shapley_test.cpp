// SPDX-License-Identifier: MIT
#include "compare/shapley.hpp"

#include "support/catch.hpp"

using stackimpact::Game;
using stackimpact::shapley;

namespace {

using Worths = std::vector<std::optional<std::int64_t>>;
using Shares = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("one player gets everything") {
    CHECK(shapley({1, Worths{5, 12}}) == Shares{7});
}

TEST_CASE("nobody gets anything of nothing") {
    CHECK(shapley({0, Worths{3}}) == Shares{});
}

// Shapley's glove game: players 0 and 1 own left gloves, player 2 a right one; a pair is worth 6.
TEST_CASE("the glove game is shared 1 : 1 : 4") {
    CHECK(shapley({3, Worths{0, 0, 0, 0, 0, 6, 6, 6}}) == Shares{1, 1, 4});
}

TEST_CASE("an odd unit goes to the first of equals, and shares add up") {
    // Both alone do nothing, together 7: three and a half each.
    CHECK(shapley({2, Worths{0, 0, 0, 7}}) == Shares{4, 3});
    CHECK(shapley({2, Worths{0, 0, 0, -7}}) == Shares{-4, -3});
}

TEST_CASE("the mirrored game has the negative shares") {
    const Game game{2, Worths{10, -3, 8, 21}};
    const Game mirrored{2, Worths{21, 8, -3, 10}};
    const auto shares = shapley(game);
    const auto negative = shapley(mirrored);
    REQUIRE(shares);
    REQUIRE(negative);
    CHECK((*shares)[0] == -(*negative)[0]);
    CHECK((*shares)[1] == -(*negative)[1]);
}

TEST_CASE("only orders over coalitions that can be formed count") {
    // Player 1 cannot come first: what it adds to player 0 is its share.
    CHECK(shapley({2, Worths{0, 4, std::nullopt, 10}}) == Shares{4, 6});
}

TEST_CASE("without any order there are no shares") {
    CHECK(shapley({2, Worths{0, std::nullopt, std::nullopt, 10}}) == std::nullopt);
}
