// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/coverage.hpp"
#include "model/rule_card.hpp"
#include "model/rule_choice.hpp"
#include "model/rule_test.hpp"
#include "model/stack.hpp"
#include "model/vocabulary.hpp"
#include "report/json_write.hpp"
#include "report/report.hpp"

namespace stackimpact {

/// How text about rules looks.
struct RuleTextOptions {
    /// Columns; lines never exceed it.
    std::size_t width = 100;
    bool color = false;
    /// Only ASCII characters of our own.
    bool ascii = false;
    /// A list: with claims. Tests: also those that passed.
    bool full = false;
};

/// All rules by family, one or a few lines each, and how many there are.
[[nodiscard]] std::string render_rule_list(const std::vector<RuleCard>& cards,
                                           const RuleTextOptions& options);
/// Everything about each rule, one card below the other.
[[nodiscard]] std::string render_rule_cards(const std::vector<RuleCard>& cards,
                                            const Vocabulary& vocabulary,
                                            const RuleTextOptions& options);
/// The tests that failed with why, what no test covers, and last "N passed, M failed".
[[nodiscard]] std::string render_rule_tests(const RuleTestReport& report,
                                            const Vocabulary& vocabulary,
                                            const RuleTextOptions& options);
/// "fired", "undecided, needs training_cost": an outcome in words.
[[nodiscard]] std::string outcome_text(RuleOutcome outcome, const std::vector<FactName>& needs);

/// By family how the rules ended, which of them say nothing or the same everywhere, facts that
/// nobody reads or states, and what to ask for first. `full`: each rule, and lists without end.
[[nodiscard]] std::string render_coverage(const BookCoverage& coverage,
                                          const RuleTextOptions& options);
/// A row for each rule.
[[nodiscard]] std::string render_coverage_csv(const BookCoverage& coverage);

/// How the rules argue with each other, for Graphviz: rules in a cluster for each family, and a
/// mechanism as a node where a relation names it or several of the rules have it. Rules at the
/// other end of a relation stand outside when they are not among the cards. With `effects` also the
/// layers that the rules press on.
[[nodiscard]] std::string render_rule_graph(const std::vector<RuleCard>& cards, const Stack& stack,
                                            bool effects);

/// What a document about rules says beside them.
struct RuleDocument {
    /// Hashes of what was read.
    std::string stack_sha256;
    std::string rules_sha256;
    std::string vocabulary_sha256;
    std::string scales_sha256;
    RuleChoice choice;
    std::vector<Diagnostic> diagnostics;
    RunStatus status;
    json::Layout layout = json::Layout::pretty;
};

/// The document of kind "rules" (docs/json.md), for lists and cards alike.
[[nodiscard]] std::string render_rules_json(const std::vector<RuleCard>& cards,
                                            const Vocabulary& vocabulary,
                                            const RuleDocument& document);
/// The document of kind "rule_tests".
[[nodiscard]] std::string render_rule_tests_json(const RuleTestReport& report,
                                                 const Vocabulary& vocabulary,
                                                 const RuleDocument& document);
/// The document of kind "coverage".
[[nodiscard]] std::string render_coverage_json(const BookCoverage& coverage,
                                               const RuleDocument& document);

}  // namespace stackimpact
