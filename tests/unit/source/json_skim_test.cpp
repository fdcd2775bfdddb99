// SPDX-License-Identifier: MIT
#include "source/json_skim.hpp"

#include <string>
#include <string_view>

#include "support/catch.hpp"

using stackimpact::skim_member;
using stackimpact::Span;

namespace {

std::string found(std::string_view content, std::string_view key) {
    const Span span = skim_member(content, key);
    return std::string(content.substr(span.begin, span.end - span.begin));
}

}  // namespace

TEST_CASE("a member is found through strings, brackets and escapes") {
    const std::string_view content = R"( {"a" : "x,}\"", "b":{"c":2, "d": [3]},
        "d" : [ "]" ] ,"e,\"":-1e3,"f":"\\","g":true})";
    CHECK(found(content, "a") == R"("x,}\"")");
    CHECK(found(content, "b") == R"({"c":2, "d": [3]})");
    CHECK(found(content, "d") == R"([ "]" ])");
    CHECK(found(content, "f") == R"("\\")");
    CHECK(found(content, "g") == "true");
}

TEST_CASE("only members of the whole are found, the first of a name") {
    CHECK(skim_member(R"({"b": {"c": 2}})", "c") == Span{});
    CHECK(skim_member(R"([{"c": 2}])", "c") == Span{});
    CHECK(skim_member(R"({"a": "c"})", "c") == Span{});
    CHECK(skim_member("{}", "c") == Span{});
    CHECK(skim_member("", "c") == Span{});
    CHECK(found(R"({"c": 1, "c": 2})", "c") == "1");
}

TEST_CASE("skimming stays inside of what is no JSON") {
    const std::string whole = R"({"rules": [{"id": "a", "x": [1, {"y": "\"z"}]}, 5], "b": null})";
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        const std::string_view content = std::string_view(whole).substr(0, length);
        for (const char* const key : {"rules", "b", "x"}) {
            const Span span = skim_member(content, key);
            CHECK(span.begin <= span.end);
            CHECK(span.end <= content.size());
        }
    }
}
