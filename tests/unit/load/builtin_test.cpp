// SPDX-License-Identifier: MIT
#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "load/embedded.hpp"
#include "load/load.hpp"
#include "source/hash.hpp"
#include "source/json.hpp"
#include "source/json_entries.hpp"
#include "texts.hpp"

using stackimpact::builtin_text;
using stackimpact::Diagnostics;
using stackimpact::EmbeddedFile;
using stackimpact::JsonMember;
using stackimpact::JsonNode;
using stackimpact::load_builtin_knowledge;
using stackimpact::parse_json;
using stackimpact::Text;
using stackimpact::load_test::messages;

namespace {

std::string file_content(std::string_view path) {
    std::ifstream file(std::string(STACKIMPACT_DATA) + "/" + std::string(path), std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool same(const JsonNode& a, const JsonNode& b) {
    const auto same_member = [](const JsonMember& x, const JsonMember& y) {
        return x.key == y.key && x.key_span == y.key_span && same(x.value, y.value);
    };
    return a.kind == b.kind && a.boolean == b.boolean && a.integer == b.integer &&
           a.number == b.number && a.string == b.string && a.span == b.span &&
           std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same) &&
           std::equal(a.members.begin(), a.members.end(), b.members.begin(), b.members.end(),
                      same_member);
}

}  // namespace

TEST_CASE("of knowledge it is known where all values stand") {
    std::set<std::string_view> known;
    for (const EmbeddedFile& file : stackimpact::embedded_files()) {
        if (file.entries.empty()) continue;
        INFO(file.path);
        known.insert(file.path);
        Diagnostics diagnostics;
        const auto text = std::make_shared<const Text>("read", std::string(file.content));
        const auto root = parse_json(text, diagnostics);
        REQUIRE(root);
        CHECK(same(stackimpact::read_entries(file), *root));
    }
    for (const char* const path :
         {"scales.json", "vocabulary.json", "stack.json", "rules/training.json"}) {
        INFO(path);
        CHECK(known.count(path) == 1);
    }
}

TEST_CASE("embedded files are the files of data, in order of path") {
    const auto files = stackimpact::embedded_files();
    REQUIRE(files.size() >= 8);
    const auto by_path = [](const EmbeddedFile& a, const EmbeddedFile& b) {
        return a.path < b.path;
    };
    CHECK(std::is_sorted(files.begin(), files.end(), by_path));
    std::set<std::string_view> paths;
    for (const EmbeddedFile& file : files) {
        INFO(file.path);
        CHECK(file.content == file_content(file.path));
        paths.insert(file.path);
    }
    for (const char* const path :
         {"scales.json", "vocabulary.json", "stack.json", "rules/training.json",
          "schemas/stack.schema.json", "schemas/vocabulary.schema.json",
          "schemas/scales.schema.json"}) {
        INFO(path);
        CHECK(paths.count(path) == 1);
    }
}

TEST_CASE("a built-in text is named as such") {
    const auto text = builtin_text("stack.json");
    REQUIRE(text);
    CHECK(text->name() == "<builtin>/stack.json");
    CHECK(text->content() == file_content("stack.json"));
    CHECK(builtin_text("stack") == nullptr);
    CHECK(builtin_text("") == nullptr);
}

TEST_CASE("the built-in knowledge has nothing to report") {
    Diagnostics diagnostics;
    const auto knowledge = load_builtin_knowledge({true, {}}, diagnostics);
    INFO(messages(diagnostics));
    CHECK(diagnostics.all().empty());
    REQUIRE(knowledge);
    CHECK(knowledge->stack.layers.size() == 5);
    CHECK(knowledge->stack.channels.size() == 4);
    CHECK(knowledge->stack.links.size() == 5);
    CHECK(knowledge->stack.flows.size() == 5);
    CHECK(knowledge->stack.companies.size() > 50);
    CHECK(knowledge->vocabulary.facts.size() > 20);
    CHECK_FALSE(knowledge->rules.rules.empty());
    CHECK(knowledge->stack.sha256 == stackimpact::sha256(file_content("stack.json")));
    const auto has_tests = [](const auto& entry) { return !entry.second.tests.empty(); };
    const auto& rules = knowledge->rules.rules;
    CHECK(std::all_of(rules.begin(), rules.end(), has_tests));
}

TEST_CASE("rule tests are left out unless they are asked for") {
    Diagnostics diagnostics;
    const auto knowledge = load_builtin_knowledge({}, diagnostics);
    REQUIRE(knowledge);
    for (const auto& entry : knowledge->rules.rules) CHECK(entry.second.tests.empty());
}

TEST_CASE("references of the built-in stack fit their units and are in order") {
    Diagnostics diagnostics;
    const auto knowledge = load_builtin_knowledge({}, diagnostics);
    REQUIRE(knowledge);
    for (const auto& entry : knowledge->stack.references) {
        INFO(entry.first.str());
        const auto& series = entry.second.series;
        REQUIRE_FALSE(series.empty());
        CHECK(std::is_sorted(series.begin(), series.end(), [](const auto& a, const auto& b) {
            return stackimpact::ends_before(a.date, b.date);
        }));
    }
}
