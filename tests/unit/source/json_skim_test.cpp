// SPDX-License-Identifier: MIT
#include "source/json_skim.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "source/json.hpp"
#include "support/catch.hpp"

using stackimpact::Diagnostics;
using stackimpact::leave_out;
using stackimpact::parse_json;
using stackimpact::skim_find;
using stackimpact::skim_items;
using stackimpact::skim_members;
using stackimpact::Span;
using stackimpact::Text;

namespace {

std::vector<std::string> words(std::string_view content, const std::vector<Span>& spans) {
    std::vector<std::string> result;
    for (const Span& span : spans) {
        result.emplace_back(content.substr(span.begin, span.end - span.begin));
    }
    return result;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("items are found through strings, brackets and escapes") {
    const std::string_view content = R"([1, "a,]\"", [2, [3]], {"k": "}"} ,true,"\\"])";
    CHECK(words(content, skim_items(content, 0)) ==
          Words{"1", R"("a,]\"")", "[2, [3]]", R"({"k": "}"})", "true", R"("\\")"});
    CHECK(skim_items("[]", 0).empty());
    CHECK(skim_items("{}", 0).empty());
    CHECK(skim_items("", 0).empty());
}

TEST_CASE("members are found with their keys") {
    const std::string_view content = R"( {"a" : 1,"b":{"a":2},
        "c,\"" : [ "x" ] })";
    const auto members = skim_members(content, 1);
    REQUIRE(members.size() == 3);
    CHECK(words(content, {members[0].value, members[1].value, members[2].value}) ==
          Words{"1", R"({"a":2})", R"([ "x" ])"});
    CHECK(words(content, {members[2].key}) == Words{R"("c,\"")"});
    CHECK(skim_find(content, members, "b") == members[1].value);
    CHECK(skim_find(content, members, "x") == Span{});
}

TEST_CASE("skimming stays inside of what is no JSON") {
    const std::string whole = R"({"rules": [{"id": "a", "x": [1, {"y": "\"z"}]}, 5], "b": null})";
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        const std::string_view content = std::string_view(whole).substr(0, length);
        for (const auto& member : skim_members(content, 0)) {
            CHECK(member.value.end <= content.size());
            for (const Span& item : skim_items(content, member.value.begin)) {
                CHECK(item.end <= content.size());
            }
        }
    }
}

TEST_CASE("a text is parsed as if parts were not there, and places stay") {
    const auto text = std::make_shared<const Text>("t", R"({ "a": [10, 20, 30, 40], "b": 5 })");
    const auto members = skim_members(text->content(), 0);
    const auto items = skim_items(text->content(), members[0].value.begin);
    for (unsigned wanted = 0; wanted < 16; ++wanted) {
        std::vector<Span> left_out;
        leave_out(
            items, [&](std::size_t i) { return (wanted >> i & 1u) != 0; }, left_out);
        Diagnostics diagnostics;
        const auto root = parse_json(text, left_out, diagnostics);
        INFO(wanted);
        REQUIRE(root);
        const auto& kept = root->find("a")->items;
        std::size_t at = 0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if ((wanted >> i & 1u) == 0) continue;
            REQUIRE(at < kept.size());
            CHECK(kept[at].span == items[i]);
            CHECK(kept[at].integer == static_cast<std::int64_t>(10 * (i + 1)));
            ++at;
        }
        CHECK(at == kept.size());
        CHECK(root->find("b")->span == members[1].value);
        CHECK(root->find("a")->span == members[0].value);
    }
}
