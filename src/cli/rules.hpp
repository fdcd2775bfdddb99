// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/knowledge.hpp"
#include "cli/outcome.hpp"

namespace stackimpact::cli {

/// The options of the commands about rules as typed.
struct RulesOptions {
    /// Ids of rules; of `test` also files, directories and patterns.
    std::vector<std::string> rules;
    std::vector<std::string> families;
    std::vector<std::string> layers;
    std::vector<std::string> kinds;
    /// "text", "json" or "ndjson".
    std::string format = "text";
    std::vector<std::string> outputs;
    bool full = false;
    KnowledgeOptions knowledge;
    LookOptions look;
};

/// `rules list`: what the rules press on.
[[nodiscard]] Outcome list_rules(const RulesOptions& options);
/// `rules show`: everything about some rules. `others`: what else the words may have meant, for a
/// rule that is not there.
[[nodiscard]] Outcome show_rules(const RulesOptions& options,
                                 const std::vector<std::string>& others = {});
/// `rules test`: runs the tests of rules.
[[nodiscard]] Outcome test_rules(const RulesOptions& options);

}  // namespace stackimpact::cli
