// SPDX-License-Identifier: MIT
#include "report/fingerprint.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <set>

#include "support/catch.hpp"
#include "support/check_sample.hpp"

using namespace stackimpact;           // NOLINT: a test of one namespace
using namespace stackimpact::testing;  // NOLINT

namespace {

std::string fingerprint(const Check& check) {
    return Fingerprints().of(check);
}

std::string fingerprint(const Diagnostic& diagnostic) {
    return Fingerprints().of(diagnostic);
}

Diagnostic at(const std::string& file, const std::string& content, Span span) {
    Diagnostic one = key_diagnostic();
    one.place = {std::make_shared<const Text>(file, content), span};
    return one;
}

}  // namespace

TEST_CASE("a check keeps its fingerprint when it is put in other words or moves") {
    const Check check = gate_check("deepseek-r1", "chip_design", CheckOutcome::failed);
    Check other = gate_check("deepseek-r1", "chip_design", CheckOutcome::waived);
    other.title = "the net result must not be under -0.7";
    other.message = "it is -0.9";
    other.actual = "-0.9";
    other.bound = "-0.7";
    other.margin = Micro{-200000};
    other.level = CheckLevel::warning;
    other.arguments.clear();
    other.location = {"other.json", {70, 2}};
    CHECK(fingerprint(other) == fingerprint(check));
    CHECK(fingerprint(check).size() == 34);
}

TEST_CASE("checks of other things have other fingerprints") {
    const Check check = gate_check("deepseek-r1", "chip_design", CheckOutcome::failed);
    const std::vector<std::function<void(Check&)>> changes = {
        [](Check& c) { c.id = "no_bear"; }, [](Check& c) { c.kind = "change"; },
        [](Check& c) { c.scenario = "stargate"; },
        [](Check& c) { c.layer = LayerId("data_centers"); }, [](Check& c) { c.layer.reset(); },
        [](Check& c) { c.what = "pressure.bull"; },
        // Parts do not run into each other.
        [](Check& c) { c.id += c.scenario, c.scenario.clear(); }};
    std::set<std::string> all = {fingerprint(check)};
    for (const auto& change : changes) {
        Check other = check;
        change(other);
        all.insert(fingerprint(other));
    }
    CHECK(all.size() == changes.size() + 1);
}

TEST_CASE("a diagnostic keeps its fingerprint when its line moves or it is put in other words") {
    const Diagnostic first = at("data/a.json", "{\n  \"fact\": 1\n}", {4, 10});
    Diagnostic moved = at("./data//a.json", "{\n\n\n\t\"fact\": 1 \r\n}", {5, 11});
    moved.message = "no such key";
    moved.hint.clear();
    moved.severity = Severity::warning;
    CHECK(fingerprint(moved) == fingerprint(first));
    CHECK(fingerprint(at("data/b.json", "{\n  \"fact\": 1\n}", {4, 10})) != fingerprint(first));
    CHECK(fingerprint(at("data/a.json", "{\n  \"fact\": 2\n}", {4, 10})) != fingerprint(first));
    Diagnostic other_code = first;
    other_code.code = Code::duplicate_key;
    CHECK(fingerprint(other_code) != fingerprint(first));
    other_code.place = {};
    CHECK(fingerprint(other_code).size() == 34);
}

TEST_CASE("what is the same is numbered in order") {
    const Check check = gate_check("deepseek-r1", "chip_design", CheckOutcome::failed);
    const Check other = gate_check("stargate", "chip_design", CheckOutcome::failed);
    Fingerprints fingerprints;
    const std::string first = fingerprints.of(check);
    CHECK(fingerprints.of(other) == fingerprint(other));
    const std::string second = fingerprints.of(check);
    CHECK(first.substr(32) == ":1");
    CHECK(second == first.substr(0, 32) + ":2");
}

TEST_CASE("fingerprints are the ones of version 1") {
    // They are stored by services: other ones would close all alerts and open them again.
    CHECK(fingerprint(gate_check("deepseek-r1", "chip_design", CheckOutcome::failed)) ==
          "31f54f3a0c296b48af51ae9ca2d87d57:1");
    CHECK(fingerprint(key_diagnostic()) == "1b4b6909dd5820556fddfee8954d438d:1");
}

TEST_CASE("paths are those of the repository") {
    CHECK(repository_path("./data/./a//b.json") == "data/a/b.json");
    CHECK(repository_path("/tmp//a.json") == "/tmp/a.json");
    CHECK(repository_path("../a.json") == "../a.json");
    CHECK(repository_path("<stdin>") == "<stdin>");
    CHECK(repository_path("").empty());
    CHECK(repository_path("./").empty());
}
