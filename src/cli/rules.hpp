// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/knowledge.hpp"
#include "cli/outcome.hpp"
#include "cli/outputs.hpp"

namespace stackimpact::cli {

/// The options of the commands about rules as typed.
struct RulesOptions {
    /// Ids of rules; of `test` also files, directories and patterns.
    std::vector<std::string> rules;
    /// Of `coverage`: files, directories and patterns.
    std::vector<std::string> scenarios;
    std::vector<std::string> families;
    std::vector<std::string> layers;
    std::vector<std::string> kinds;
    /// The word of a format.
    std::string format = "text";
    std::vector<std::string> outputs;
    bool full = false;
    /// Of `graph`: with effects on layers.
    bool effects = false;
    /// Of `coverage`: rules and facts that serve nothing are a finding.
    bool strict = false;
    KnowledgeOptions knowledge;
    LookOptions look;
};

/// `rules list`: what the rules press on.
[[nodiscard]] Outcome list_rules(const RulesOptions& options);
/// `rules show`: everything about some rules. `others`: what else the words may have meant, for a
/// rule that is not there.
[[nodiscard]] Outcome show_rules(const RulesOptions& options,
                                 const std::vector<std::string>& others = {});
/// What `rules coverage` can write.
inline const Formats coverage_formats{Format::text, Format::json, Format::ndjson, Format::csv};
/// `rules coverage`: what the rules say about a set of scenarios.
[[nodiscard]] Outcome cover_rules(const RulesOptions& options);
/// What `rules graph` can write.
inline const Formats graph_formats{Format::dot, Format::json, Format::ndjson};
/// `rules graph`: how the rules argue with each other, for Graphviz.
[[nodiscard]] Outcome graph_rules(const RulesOptions& options);
/// `rules test`: runs the tests of rules.
[[nodiscard]] Outcome test_rules(const RulesOptions& options);

}  // namespace stackimpact::cli
