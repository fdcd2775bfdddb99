// SPDX-License-Identifier: MIT
#include "model/gate.hpp"

#include <string>

#include "support/catch.hpp"

using stackimpact::is_pattern;
using stackimpact::selects;

TEST_CASE("patterns fit whole ids") {
    CHECK(selects({}, "anything"));
    CHECK(selects({"a"}, "a"));
    CHECK_FALSE(selects({"a"}, "ab"));
    CHECK_FALSE(selects({"b"}, "ab"));
    CHECK(selects({"x", "ab"}, "ab"));
    CHECK(selects({"*"}, ""));
    CHECK(selects({"*"}, "ab"));
    CHECK(selects({"chip_*"}, "chip_design"));
    CHECK(selects({"chip_*"}, "chip_"));
    CHECK_FALSE(selects({"chip_*"}, "chip"));
    CHECK(selects({"*_design"}, "chip_design"));
    CHECK(selects({"c*p*n"}, "chip_design"));
    CHECK_FALSE(selects({"c*p*x"}, "chip_design"));
    CHECK(selects({"?hip"}, "chip"));
    CHECK_FALSE(selects({"?hip"}, "hip"));
    CHECK(selects({"*ab"}, "aab"));
    CHECK(selects({"a**b"}, "ab"));
    // A star matches what only looks like the end.
    CHECK(selects({"*-r1"}, "x-r1-r1"));
    // Many stars take no longer than text times pattern.
    CHECK_FALSE(selects({std::string(200, '*') + "b"}, std::string(2000, 'a')));
    CHECK(is_pattern("a*"));
    CHECK(is_pattern("?"));
    CHECK_FALSE(is_pattern("chip_design"));
}
