// SPDX-License-Identifier: MIT
#include <algorithm>

#include "cel/ast.hpp"
#include "cel/cost.hpp"
#include "unit/cel/support.hpp"

using namespace stackimpact::cel;           // NOLINT: a test of one namespace
using namespace stackimpact::cel::testing;  // NOLINT
using stackimpact::Code;

TEST_CASE("an expression reads at most 64 facts and figures") {
    Environment many;
    std::string text;
    for (std::size_t i = 0; i <= max_reads; ++i) {
        many.declare({"f" + std::to_string(i), Type::boolean(), {}, {}, true});
        text += (i > 0 ? " && f" : "f") + std::to_string(i);
        std::vector<Issue> issues;
        const auto made = compile(text, many, Expected::boolean, issues);
        CHECK(made.has_value() == (i < max_reads));
        if (made) continue;
        REQUIRE(issues.size() == 1);
        CHECK(issues[0].code == Code::condition_limit);
        CHECK(issues[0].message.find("reads 65") != std::string::npos);
    }
}

namespace {

bool is_allowed(const std::string& text) {
    std::vector<Issue> issues;
    return compile(text, environment(), Expected::boolean, issues).has_value();
}

Program compiled(const std::string& text) {
    std::vector<Issue> issues;
    auto made = compile(text, environment(), Expected::boolean, issues);
    INFO(text);
    REQUIRE(made);
    return *made;
}

}  // namespace

TEST_CASE("an expression takes at most 100,000 steps") {
    const auto numbers = [](std::size_t count) {
        std::string list = "[0";
        for (std::size_t i = 1; i < count; ++i) list += ", 0";
        return list + "]";
    };
    // Each macro over 10 numbers multiplies by 10, on 4 levels and then 5.
    std::string text = "v == 1";
    for (int level = 1; level <= 5; ++level) {
        text = numbers(10) + ".all(v, " + text + ")";
        const auto issues = issues_of(text, Expected::boolean);
        CHECK(issues.empty() == (level < 5));
        if (!issues.empty()) {
            CHECK(issues[0].code == Code::condition_limit);
            CHECK(issues[0].message.find("100000 is the most") != std::string::npos);
        }
    }
    // Lists whose elements double are cheap to make, but not to compare.
    text = "[0, 0]";
    for (int i = 0; i < 12; ++i) text += ".map(v, [v, v])";
    CHECK(is_allowed("size(" + text + ") > 1"));
    CHECK_FALSE(is_allowed(text + " == " + text));
    // The longest text of a fact against a long pattern and a long part.
    CHECK(issues_of("label.contains('" + std::string(300, 'a') + "')", Expected::boolean).empty());
    CHECK_FALSE(
        issues_of("label.contains('" + std::string(400, 'a') + "')", Expected::boolean).empty());
    CHECK(issues_of("label.matches('a{15}')", Expected::boolean).empty());
    CHECK_FALSE(issues_of("label.matches('a{100}')", Expected::boolean).empty());
}

TEST_CASE("exactly 100,000 steps are allowed, and one more is not") {
    // Near the limit; each `!` is one step more.
    const std::string most = "label.contains('" + std::string(388, 'a') + "')";
    std::string text = most;
    double cost = worst_cost(compiled(text).ast());
    CHECK(cost < max_cost);
    while (cost + 2.0 <= max_cost) {
        text += " || open";
        cost = worst_cost(compiled(text).ast());
    }
    if (cost < max_cost) text = "!(" + text + ")";
    CHECK(worst_cost(compiled(text).ast()) == max_cost);
    CHECK_FALSE(is_allowed("!(" + text + ")"));
}

TEST_CASE("checking ends soon, whatever is nested in what") {
    // Lists of macros over lists of macros.
    std::string nested = "1";
    for (int i = 0; i < 30; ++i) nested = "[[" + nested + "].map(v, v)].map(w, w)[0]";
    CHECK(is_allowed("size([" + nested + "]) > 1"));
    // A constant that takes long, looked at from many levels.
    std::string constant = "'" + std::string(1500, 'a') + "'.matches('(a?){500}b')";
    for (int i = 0; i < 60; ++i) constant = "!(" + constant + ")";
    for (int i = 0; i < 100; ++i) constant += " == open";
    CHECK_FALSE(is_allowed(constant));
}
