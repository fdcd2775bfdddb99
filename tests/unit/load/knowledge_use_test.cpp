// SPDX-License-Identifier: MIT
#include "load/knowledge_use.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include "knowledge.hpp"
#include "load/load.hpp"
#include "support/catch.hpp"

using stackimpact::Diagnostics;
using stackimpact::kind_at_a_glance;
using stackimpact::KindId;
using stackimpact::load_builtin_knowledge;
using stackimpact::Rule;
using stackimpact::Text;
using stackimpact::load_test::builtin;
using stackimpact::load_test::messages;

namespace {

std::string kind_of(const std::string& scenario) {
    const auto kind = kind_at_a_glance(Text("scenario", scenario));
    return kind ? kind->str() : "none";
}

bool speaks_of(const Rule& rule, const KindId& kind) {
    return rule.kinds.empty() ||
           std::find(rule.kinds.begin(), rule.kinds.end(), kind) != rule.kinds.end();
}

void check_same(const Rule& lazy, const Rule& whole) {
    CHECK(lazy.claim == whole.claim);
    CHECK(lazy.strength.text == whole.strength.text);
    CHECK(lazy.strength.location == whole.strength.location);
    REQUIRE(lazy.when.size() == whole.when.size());
    for (std::size_t i = 0; i < lazy.when.size(); ++i) {
        CHECK(lazy.when[i].location == whole.when[i].location);
    }
    CHECK(lazy.effects == whole.effects);
    CHECK(lazy.relations == whole.relations);
    CHECK(lazy.sources == whole.sources);
}

}  // namespace

TEST_CASE("for one kind of event its rules are whole and those of others have their names") {
    for (const auto& kind : builtin().vocabulary.kinds) {
        INFO(kind.first.str());
        Diagnostics diagnostics;
        const auto lazy = load_builtin_knowledge({false, kind.first}, diagnostics);
        INFO(messages(diagnostics));
        REQUIRE(lazy);
        CHECK(lazy->rules.sha256 == builtin().rules.sha256);
        CHECK(lazy->vocabulary.sha256 == builtin().vocabulary.sha256);
        REQUIRE(lazy->rules.rules.size() == builtin().rules.rules.size());
        for (const auto& entry : builtin().rules.rules) {
            INFO(entry.first.str());
            const Rule& whole = entry.second;
            const Rule& rule = lazy->rules.rules.at(entry.first);
            CHECK(rule.kinds == whole.kinds);
            CHECK(rule.mechanism == whole.mechanism);
            CHECK(rule.location == whole.location);
            CHECK(rule.tests.empty());
            if (speaks_of(whole, kind.first)) {
                check_same(rule, whole);
            } else {
                CHECK(rule.claim.empty());
            }
        }
    }
}

TEST_CASE("how a fact is found out is read for work on the knowledge only") {
    Diagnostics diagnostics;
    const auto lazy = load_builtin_knowledge({}, diagnostics);
    REQUIRE(lazy);
    REQUIRE(lazy->vocabulary.facts.size() == builtin().vocabulary.facts.size());
    for (const auto& entry : builtin().vocabulary.facts) {
        auto fact = entry.second;
        CHECK_FALSE(fact.how.empty());
        fact.how.clear();
        CHECK(lazy->vocabulary.facts.at(entry.first) == fact);
    }
}

TEST_CASE("the kind of an event is seen without reading the scenario") {
    CHECK(kind_of(R"({"event": "x", "kind": "earnings", "facts": {"kind": "no"}})") == "earnings");
    CHECK(kind_of(R"( {"facts": {"kind": "no"}, "kind" : "macro" } )") == "macro");
    CHECK(kind_of(R"({"event": "x", "facts": {"kind": "no"}})") == "none");
    CHECK(kind_of(R"({"kind": 5})") == "none");
    CHECK(kind_of(R"({"kind": ""})") == "none");
    CHECK(kind_of(R"({"kind": "a\u0062"})") == "none");
    CHECK(kind_of("") == "none");
    CHECK(kind_of("[1]") == "none");
    CHECK(kind_of(R"({"kind": "earn)") == "none");
}
