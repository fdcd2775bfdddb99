// SPDX-License-Identifier: MIT
#include "market/sign.hpp"

#include <cstddef>
#include <vector>

#include "market/distribution.hpp"
#include "numbers.hpp"
#include "support/catch.hpp"

using namespace stackimpact::market;  // NOLINT: a test of one namespace
using stackimpact::testing::near;
using stackimpact::testing::Numbers;
using Pairs = std::vector<SignPair>;

namespace {

Pairs drawn(int count, Numbers& numbers) {
    Pairs pairs(static_cast<std::size_t>(count));
    for (SignPair& pair : pairs) pair = {numbers.below(9) - 4.0, numbers.below(9) - 4.0};
    return pairs;
}

/// The formula as the paper has it: V(hit rate) − V(expected hit rate).
double variance_of_paper(double p, double q, double n) {
    const double expected = p * q + (1 - p) * (1 - q);
    const double of_expected =
        ((2 * q - 1) * (2 * q - 1) * p * (1 - p) + (2 * p - 1) * (2 * p - 1) * q * (1 - q)) / n +
        4 * p * q * (1 - p) * (1 - q) / (n * n);
    return expected * (1 - expected) / n - of_expected;
}

}  // namespace

TEST_CASE("what lies in the band or on its edge abstains") {
    const Pairs pairs = {{0.1, 1}, {-0.1, -1}, {0.11, 1}, {-0.2, 1}, {0.0, 1}};
    const auto found = sign_statistics(pairs, 0.1);
    CHECK(found.scored == 2);
    CHECK(found.abstained == 3);
    CHECK(found.hits == 1);
    CHECK(found.hit_rate.value() == 0.5);
    // With no band only a prediction of nothing abstains.
    CHECK(sign_statistics(pairs, 0.0).abstained == 1);
}

TEST_CASE("what did not move is a miss for both signs") {
    const auto found = sign_statistics(Pairs{{1, 0}, {-1, 0}, {1, 2}}, 0.0);
    CHECK(found.scored == 3);
    CHECK(found.hits == 1);
}

TEST_CASE("nothing scored, nothing known") {
    for (const Pairs& pairs : {Pairs{}, Pairs{{0.05, 1.0}}}) {
        const auto found = sign_statistics(pairs, 0.1);
        CHECK(found.abstained == pairs.size());
        CHECK_FALSE(found.hit_rate);
        CHECK_FALSE(found.wilson);
        CHECK_FALSE(found.binomial_p);
        CHECK_FALSE(found.expected_hit_rate);
        CHECK_FALSE(found.pesaran_timmermann);
        CHECK_FALSE(found.pesaran_timmermann_p);
    }
}

TEST_CASE("Wilson's interval as published") {
    // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3
    // (recalled).
    struct Row {
        std::size_t hits;
        std::size_t count;
        double low;
        double high;
    };
    for (const Row& row : {Row{81, 263, 0.2553, 0.3662}, Row{15, 148, 0.0624, 0.1605},
                           Row{0, 20, 0.0, 0.1611}, Row{1, 29, 0.0061, 0.1718}}) {
        const auto found = wilson_interval(row.hits, row.count);
        REQUIRE(found);
        CHECK(std::fabs(found->low - row.low) < 5e-5);
        CHECK(std::fabs(found->high - row.high) < 5e-5);
    }
    CHECK(wilson_interval(20, 20)->high == 1.0);
    CHECK(wilson_interval(0, 20)->low == 0.0);
    CHECK_FALSE(wilson_interval(0, 0));
    CHECK_FALSE(wilson_interval(2, 1));
}

TEST_CASE("the statistic of Pesaran and Timmermann is that of the paper") {
    Numbers numbers(3);
    int compared = 0;
    for (int i = 0; i < 200; ++i) {
        const auto pairs = drawn(2 + i % 40, numbers);
        const auto found = sign_statistics(pairs, 0.0);
        if (!found.pesaran_timmermann) continue;
        double p = 0;
        double q = 0;
        for (const SignPair& pair : pairs) {
            if (pair.prediction == 0) continue;
            p += pair.prediction > 0;
            q += pair.realised > 0;
        }
        const double n = double(found.scored);
        const double lead = *found.hit_rate - *found.expected_hit_rate;
        const double expected = lead / std::sqrt(variance_of_paper(p / n, q / n, n));
        CHECK(near(*found.pesaran_timmermann, expected, 1e-8));
        CHECK(found.pesaran_timmermann_p == normal_upper(*found.pesaran_timmermann));
        ++compared;
    }
    CHECK(compared > 150);
}

TEST_CASE("always the same sign shows no skill, however often it is right") {
    const Pairs bull = {{1, 1}, {1, 1}, {1, 1}, {1, -1}};
    const auto found = sign_statistics(bull, 0.0);
    CHECK(found.hit_rate.value() == 0.75);
    CHECK(found.expected_hit_rate.value() == 0.75);
    CHECK_FALSE(found.pesaran_timmermann);
    CHECK_FALSE(sign_statistics(Pairs{{1, 1}, {-1, 1}}, 0.0).pesaran_timmermann);
    CHECK_FALSE(sign_statistics(Pairs{{1, 1}}, 0.0).pesaran_timmermann);
}

TEST_CASE("swapping both signs changes nothing; swapping one makes misses of hits") {
    Numbers numbers(5);
    for (int i = 0; i < 100; ++i) {
        auto pairs = drawn(2 + i % 30, numbers);
        for (SignPair& pair : pairs) pair.realised += pair.realised == 0 ? 1 : 0;
        auto both = pairs;
        auto one = pairs;
        for (SignPair& pair : both) pair = {-pair.prediction, -pair.realised};
        for (SignPair& pair : one) pair.prediction = -pair.prediction;
        const auto plain = sign_statistics(pairs, 1.0);
        const auto mirrored = sign_statistics(both, 1.0);
        const auto opposite = sign_statistics(one, 1.0);
        CHECK(mirrored.hits == plain.hits);
        CHECK(mirrored.wilson == plain.wilson);
        CHECK(mirrored.pesaran_timmermann.has_value() == plain.pesaran_timmermann.has_value());
        CHECK(opposite.hits == plain.scored - plain.hits);
        if (!plain.pesaran_timmermann) continue;
        CHECK(near(*mirrored.pesaran_timmermann, *plain.pesaran_timmermann, 1e-9));
        CHECK(near(*opposite.pesaran_timmermann, -*plain.pesaran_timmermann, 1e-9));
    }
}
