// SPDX-License-Identifier: MIT
#pragma once

#include "load/load.hpp"
#include "texts.hpp"

namespace stackimpact::load_test {

/// The compiled-in knowledge, read once.
inline const Knowledge& builtin() {
    static const Knowledge knowledge = [] {
        Diagnostics diagnostics;
        auto loaded = load_builtin_knowledge({true, {}}, diagnostics);
        INFO(messages(diagnostics));
        REQUIRE(loaded);
        REQUIRE(diagnostics.all().empty());
        return *loaded;
    }();
    return knowledge;
}

/// A scenario that must load without a word.
inline Scenario scenario_of(const std::string& text) {
    Diagnostics diagnostics;
    auto scenario = load_scenario(text_of(text), "test", builtin(), diagnostics);
    INFO(messages(diagnostics));
    REQUIRE(scenario);
    CHECK(diagnostics.all().empty());
    return *scenario;
}

/// All that is wrong with a scenario.
inline std::vector<Found> mistakes_in(const std::string& text) {
    Diagnostics diagnostics;
    const auto scenario = load_scenario(text_of(text), "test", builtin(), diagnostics);
    CHECK(scenario.has_value() != diagnostics.has_errors());
    return found(diagnostics);
}

}  // namespace stackimpact::load_test
