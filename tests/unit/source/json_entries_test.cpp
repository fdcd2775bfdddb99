// SPDX-License-Identifier: MIT
#include "source/json_entries.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "source/json.hpp"
#include "support/catch.hpp"

using stackimpact::Diagnostics;
using stackimpact::EmbeddedFile;
using stackimpact::entries_of;
using stackimpact::entry_bytes;
using stackimpact::entry_key;
using stackimpact::find_entry;
using stackimpact::for_each_entry;
using stackimpact::JsonEntry;
using stackimpact::JsonNode;
using stackimpact::parse_json;
using stackimpact::read_entries;
using stackimpact::Text;

namespace {

JsonNode parsed(std::string_view content) {
    Diagnostics diagnostics;
    const auto root =
        parse_json(std::make_shared<const Text>("t", std::string(content)), diagnostics);
    REQUIRE(root);
    return *root;
}

void check_same(const JsonNode& a, const JsonNode& b) {
    CHECK(a.kind == b.kind);
    CHECK(a.boolean == b.boolean);
    CHECK(a.integer == b.integer);
    CHECK(a.number == b.number);
    CHECK(a.string == b.string);
    CHECK(a.span == b.span);
    REQUIRE(a.items.size() == b.items.size());
    for (std::size_t i = 0; i < a.items.size(); ++i) check_same(a.items[i], b.items[i]);
    REQUIRE(a.members.size() == b.members.size());
    for (std::size_t i = 0; i < a.members.size(); ++i) {
        CHECK(a.members[i].key == b.members[i].key);
        CHECK(a.members[i].key_span == b.members[i].key_span);
        check_same(a.members[i].value, b.members[i].value);
    }
}

constexpr std::string_view everything = R"( {"a\n\u00e9" : [1, -2, 0.5, -0, -0.0, 1e-7, 2E+3,
    9223372036854775807, 9223372036854775808, 12345678901234567890123, 0.1, 17.35e-2],
  "b": {"c": null, "d": true, "e": false, "f": [], "g": {}},
  "h": "a \"b\" \\ \ud83d\ude00 é" , "": ""} )";

}  // namespace

TEST_CASE("what entries give is what parsing gives") {
    for (const std::string_view content :
         {everything, std::string_view("[]"), std::string_view(" \"x\""), std::string_view("7")}) {
        const JsonNode root = parsed(content);
        const std::vector<JsonEntry> entries = entries_of(root);
        check_same(read_entries({"t", content, "", entries}), root);
    }
}

TEST_CASE("entries are found by key and say how far they reach") {
    const auto entries = entries_of(parsed(everything));
    const EmbeddedFile file{"t", everything, "", entries};
    const std::size_t b = find_entry(file, 0, "b");
    REQUIRE(b != 0);
    CHECK(entry_key(file, entries[b]) == "b");
    const std::size_t d = find_entry(file, b, "d");
    REQUIRE(d != 0);
    CHECK(entry_bytes(file, entries[d]) == "true");
    CHECK(find_entry(file, 0, "d") == 0);
    CHECK(find_entry(file, d, "d") == 0);
    std::string keys;
    for_each_entry(file, b, [&](std::size_t i) { keys += entry_key(file, entries[i]); });
    CHECK(keys == "cdefg");
    CHECK(entries[b].after == find_entry(file, 0, "h"));
    CHECK(entries[0].after == entries.size());
}

TEST_CASE("entries are left out with all that they hold") {
    constexpr std::string_view content = R"({ "a": [10, [20], {"x": 30}, 40], "b": 5 })";
    const JsonNode root = parsed(content);
    const auto entries = entries_of(root);
    const EmbeddedFile file{"t", content, "", entries};
    std::vector<std::size_t> items;
    for_each_entry(file, find_entry(file, 0, "a"), [&](std::size_t i) { items.push_back(i); });
    REQUIRE(items.size() == 4);
    for (unsigned wanted = 0; wanted < 16; ++wanted) {
        std::vector<std::size_t> left_out;
        JsonNode expected = root;
        auto& kept = expected.members[0].value.items;
        kept.clear();
        for (std::size_t i = 0; i < items.size(); ++i) {
            if ((wanted >> i & 1u) != 0) {
                kept.push_back(root.members[0].value.items[i]);
            } else {
                left_out.push_back(items[i]);
            }
        }
        INFO(wanted);
        check_same(read_entries(file, left_out), expected);
    }
    const std::vector<std::size_t> a{find_entry(file, 0, "a")};
    CHECK(read_entries(file, a).members.size() == 1);
}
