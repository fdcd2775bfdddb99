// SPDX-License-Identifier: MIT
#include "source/diagnostic.hpp"

#include <memory>
#include <string>
#include <vector>

#include "support/catch.hpp"

using stackimpact::Code;
using stackimpact::code_name;
using stackimpact::code_table;
using stackimpact::Diagnostics;
using stackimpact::Place;
using stackimpact::Severity;
using stackimpact::Span;
using stackimpact::Text;
using stackimpact::TextPtr;

namespace {

TextPtr text(const std::string& name) {
    return std::make_shared<const Text>(name, "0123456789");
}

std::vector<std::string> messages(const Diagnostics& diagnostics) {
    std::vector<std::string> all;
    for (const auto& diagnostic : diagnostics.all()) all.push_back(diagnostic.message);
    return all;
}

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("order: text as first mentioned, place, code, order of adding") {
    const TextPtr b = text("b.json");
    const TextPtr a = text("a.json");
    Diagnostics diagnostics;
    diagnostics.error(Code::unknown_key, {b, {5, 6}}, "b5");
    diagnostics.error(Code::unknown_key, {a, {1, 2}}, "a1");
    diagnostics.error(Code::unknown_key, {b, {1, 3}}, "b1-3");
    diagnostics.error(Code::unknown_key, {b, {1, 2}}, "b1-2 key");
    diagnostics.error(Code::wrong_type, {b, {1, 2}}, "b1-2 type");
    diagnostics.error(Code::unknown_key, {b, {1, 2}}, "b1-2 another");
    diagnostics.sort();
    CHECK(messages(diagnostics) ==
          Messages{"b1-2 type", "b1-2 key", "b1-2 another", "b1-3", "b5", "a1"});
}

TEST_CASE("exact repeats are dropped, near ones stay") {
    const TextPtr a = text("a.json");
    Diagnostics diagnostics;
    diagnostics.error(Code::unknown_key, {a, {1, 2}}, "same");
    diagnostics.error(Code::unknown_key, {a, {1, 2}}, "other");
    diagnostics.error(Code::unknown_key, {a, {1, 2}}, "same");
    diagnostics.error(Code::unknown_key, {a, {1, 2}}, "same", "with a hint");
    diagnostics.warning(Code::unknown_key, {a, {1, 2}}, "same");
    diagnostics.add(
        {Code::unknown_key, Severity::error, {a, {1, 2}}, "same", {}, {{{a, {3, 4}}, "labelled"}}});
    CHECK(diagnostics.error_count() == 5);
    diagnostics.sort();
    CHECK(messages(diagnostics) == Messages{"same", "other", "same", "same", "same"});
    CHECK(diagnostics.error_count() == 4);
}

TEST_CASE("sorting twice changes nothing") {
    const TextPtr a = text("a.json");
    Diagnostics diagnostics;
    for (std::size_t i = 0; i < 5; ++i) {
        diagnostics.error(Code::unknown_key, {a, {9 - i, 10}}, std::to_string(i));
    }
    diagnostics.sort();
    const Messages once = messages(diagnostics);
    diagnostics.sort();
    CHECK(messages(diagnostics) == once);
    CHECK(once == Messages{"4", "3", "2", "1", "0"});
}

TEST_CASE("only errors are errors") {
    Diagnostics diagnostics;
    diagnostics.warning(Code::condition_decided, {}, "a warning");
    CHECK_FALSE(diagnostics.has_errors());
    diagnostics.error(Code::cannot_read, {}, "an error");
    CHECK(diagnostics.has_errors());
    CHECK(diagnostics.error_count() == 1);
    CHECK(diagnostics.all().size() == 2);
}

TEST_CASE("every code has a card with an example") {
    CHECK(code_name(Code::unknown_key) == "SI2003");
    CHECK(code_name(Code::self_link) == "SI4009");
    for (const auto& card : code_table()) {
        INFO(code_name(card.code));
        CHECK_FALSE(card.title.empty());
        CHECK(card.explanation.find('\n') != std::string_view::npos);
        CHECK(card.explanation.find("  ") != std::string_view::npos);
    }
}
