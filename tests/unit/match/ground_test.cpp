// SPDX-License-Identifier: MIT
#include "match/ground.hpp"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

#include "support/catch.hpp"

using stackimpact::Fact;
using stackimpact::FactValue;
using stackimpact::ground_of;
using stackimpact::StatedValue;

namespace {

struct Written {
    FactValue value;
    std::optional<double> low;
    std::optional<double> high;
};

double ground(const Written& stated, const Written& now) {
    Fact fact;
    fact.value = now.value;
    fact.low = now.low;
    fact.high = now.high;
    fact.stated = StatedValue{stated.value, stated.low, stated.high, ""};
    const auto result = ground_of(fact);
    CHECK(result.range.low <= result.point);
    CHECK(result.point <= result.range.high);
    return result.point;
}

stackimpact::Interval ground_range(const Written& stated, const Written& now) {
    Fact fact;
    fact.value = now.value;
    fact.low = now.low;
    fact.high = now.high;
    fact.stated = StatedValue{stated.value, stated.low, stated.high, ""};
    return ground_of(fact).range;
}

bool near(double a, double b) {
    return std::abs(a - b) < 1e-12;
}

}  // namespace

TEST_CASE("a fact that nobody changed is full ground", "[ground]") {
    Fact fact;
    fact.value = 6e6;
    CHECK(ground_of(fact).point == 1.0);
    CHECK(ground_of(fact).range == stackimpact::Interval{1.0, 1.0});
}

TEST_CASE("ground of a number falls as smaller over larger", "[ground]") {
    const Written six{6e6, {}, {}};
    CHECK(ground(six, {6e6, {}, {}}) == 1.0);
    CHECK(near(ground(six, {60e6, {}, {}}), 0.1));
    CHECK(near(ground(six, {0.6e6, {}, {}}), 0.1));
    CHECK(ground(six, {std::int64_t{6'000'000}, {}, {}}) == 1.0);
    CHECK(near(ground({-0.17, {}, {}}, {-0.34, {}, {}}), 0.5));
}

TEST_CASE("there is no ground across the sign or at zero", "[ground]") {
    CHECK(ground({6e6, {}, {}}, {-6e6, {}, {}}) == 0.0);
    CHECK(ground({6e6, {}, {}}, {0.0, {}, {}}) == 0.0);
    CHECK(ground({0.0, {}, {}}, {1.0, {}, {}}) == 0.0);
    CHECK(ground({0.0, {}, {}}, {0.0, {}, {}}) == 1.0);
}

TEST_CASE("inside what was stated the ground is full", "[ground]") {
    const Written under_six{6e6, {}, 6e6};
    CHECK(ground(under_six, {3e6, {}, {}}) == 1.0);
    CHECK(near(ground(under_six, {12e6, {}, {}}), 0.5));
    CHECK(ground({6e6, 5e6, 7e6}, {6.5e6, {}, {}}) == 1.0);
    CHECK(near(ground({6e6, 5e6, 7e6}, {2.5e6, {}, {}}), 0.5));
    CHECK(ground({500e9, 500e9, {}}, {900e9, {}, {}}) == 1.0);
}

TEST_CASE("bounds of the new value widen the ground", "[ground]") {
    const Written under_six{6e6, {}, 6e6};
    CHECK(near(ground_range(under_six, {12e6, 3e6, 24e6}).low, 0.25));
    CHECK(ground_range(under_six, {12e6, 3e6, 24e6}).high == 1.0);
    CHECK(near(ground_range(under_six, {12e6, {}, 12e6}).low, 0.5));
    CHECK(ground_range(under_six, {12e6, {}, 12e6}).high == 1.0);
    CHECK(ground_range({6e6, {}, {}}, {12e6, 12e6, {}}).low == 0.0);
    CHECK(near(ground_range({6e6, {}, {}}, {12e6, 12e6, {}}).high, 0.5));
}

TEST_CASE("what is not a number is ground only where it is the same", "[ground]") {
    CHECK(ground({true, {}, {}}, {true, {}, {}}) == 1.0);
    CHECK(ground({true, {}, {}}, {false, {}, {}}) == 0.0);
    CHECK(ground({std::string("h800"), {}, {}}, {std::string("h800"), {}, {}}) == 1.0);
    CHECK(ground({std::string("h800"), {}, {}}, {std::string("h100"), {}, {}}) == 0.0);
}
