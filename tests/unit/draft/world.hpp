// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <variant>

#include "draft/draft.hpp"
#include "load/load.hpp"
#include "report/draft.hpp"
#include "support/catch.hpp"

namespace draft_test {

using namespace stackimpact;  // NOLINT: tests of one namespace

inline std::string messages(const Diagnostics& diagnostics) {
    std::string all;
    for (const Diagnostic& each : diagnostics.all()) all += each.message + "\n";
    return all;
}

/// What the compiled-in files say.
struct World {
    Knowledge knowledge;
    Lexicon lexicon;
};

inline const World& world() {
    static const World world = [] {
        Diagnostics diagnostics;
        auto knowledge = load_builtin_knowledge({}, diagnostics);
        REQUIRE(knowledge);
        auto lexicon = load_lexicon(builtin_text("lexicon.json"), knowledge->vocabulary,
                                    knowledge->stack, diagnostics);
        INFO(messages(diagnostics));
        REQUIRE(lexicon);
        return World{std::move(*knowledge), std::move(*lexicon)};
    }();
    return world;
}

inline TextPtr headline(const std::string& words) {
    return std::make_shared<const Text>("HEADLINE", words);
}

/// The draft of a headline that has one, which must be a scenario without a mistake.
inline Draft draft_of(const std::string& words, const DraftChoices& choices = {}) {
    Diagnostics diagnostics;
    const World& known = world();
    auto draft = draft_headline(headline(words), known.lexicon, known.knowledge.vocabulary, choices,
                                diagnostics);
    INFO(words << "\n" << messages(diagnostics));
    REQUIRE(draft);
    REQUIRE_FALSE(diagnostics.has_errors());
    const auto text = std::make_shared<const Text>("draft.json", render_draft_scenario(*draft));
    const auto scenario = load_scenario(text, "draft", known.knowledge, diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(scenario);
    CHECK(diagnostics.all().empty());
    CHECK(scenario->facts.size() == draft->facts.size());
    for (const auto& entry : scenario->facts) {
        CHECK(entry.second.status == FactStatus::claimed);
        CHECK(entry.second.citations.empty());
        CHECK_FALSE(entry.second.note.empty());
    }
    return *draft;
}

/// "training_cost=<$6M".
inline std::string said(const DraftFact& fact) {
    const std::string name = fact.name.str() + "=";
    if (const bool* truth = std::get_if<bool>(&fact.value))
        return name + (*truth ? "true" : "false");
    if (const auto* whole = std::get_if<std::int64_t>(&fact.value)) {
        return name + std::to_string(*whole);
    }
    return name + std::get<std::string>(fact.value);
}

/// The value of a fact as text; empty if the draft has none.
inline std::string value_of(const Draft& draft, const std::string& fact) {
    for (const DraftFact& each : draft.facts) {
        if (each.name.str() == fact) return said(each).substr(fact.size() + 1);
    }
    return {};
}

}  // namespace draft_test
