// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "load/knowledge_use.hpp"
#include "load/loaded.hpp"
#include "model/assessment.hpp"
#include "model/baseline.hpp"
#include "model/config.hpp"
#include "model/gate.hpp"
#include "model/lexicon.hpp"
#include "model/observation.hpp"
#include "model/rule.hpp"
#include "model/scales.hpp"
#include "model/scenario.hpp"
#include "model/stack.hpp"
#include "model/vocabulary.hpp"
#include "source/diagnostic.hpp"
#include "source/json.hpp"
#include "source/text.hpp"

namespace stackimpact {

// Every loader reads whole texts and reports all mistakes into `diagnostics`. What others are read
// against may have errors itself; then they are checked as far as it goes.

[[nodiscard]] Loaded<Scales> load_scales(const TextPtr& text, Diagnostics& diagnostics);
[[nodiscard]] Loaded<Vocabulary> load_vocabulary(const TextPtr& text, Diagnostics& diagnostics);
/// The same of a compiled-in vocabulary, as far as it is needed.
[[nodiscard]] Loaded<Vocabulary> load_vocabulary(const TextPtr& text, const KnowledgeUse& use,
                                                 Diagnostics& diagnostics);
[[nodiscard]] Loaded<Stack> load_stack(const TextPtr& text, const Vocabulary& vocabulary,
                                       Diagnostics& diagnostics);
/// Several files make one book; ids are unique over all of them. Files that are not compiled in are
/// read as for `authoring`, so that everything is checked.
[[nodiscard]] Loaded<RuleBook> load_rule_book(std::span<const TextPtr> texts,
                                              const Vocabulary& vocabulary, const Stack& stack,
                                              const KnowledgeUse& use, Diagnostics& diagnostics);

/// All that a scenario is checked against.
struct Knowledge {
    Scales scales;
    Vocabulary vocabulary;
    Stack stack;
    RuleBook rules;
};

/// `default_id` is used when the file has no `id` (the file's name without extension).
/// Also checks the scenario together with the rule book: one namespace, known targets, cycles,
/// double counting, an argument that both supports and attacks another.
[[nodiscard]] Loaded<Scenario> load_scenario(const TextPtr& text, const std::string& default_id,
                                             const Knowledge& knowledge, Diagnostics& diagnostics);

/// Several files make one; ids of gates are unique over all of them, and waivers may name gates of
/// any. Also checks the paths of numbers, layers, facts, channels and companies.
[[nodiscard]] Loaded<GateFile> load_gates(std::span<const TextPtr> texts,
                                          const Knowledge& knowledge, Diagnostics& diagnostics);

/// How headlines are read. Checks the facts, values, units, kinds and companies that it names.
[[nodiscard]] Loaded<Lexicon> load_lexicon(const TextPtr& text, const Vocabulary& vocabulary,
                                           const Stack& stack, Diagnostics& diagnostics);

/// What somebody saw of metrics. An amount in another unit than falsifiers ask for it in is an
/// error; a metric that none asks for is a warning if it looks like a slip.
[[nodiscard]] Loaded<ObservationFile> load_observations(const TextPtr& text,
                                                        const Vocabulary& vocabulary,
                                                        const AskedMetrics& asked,
                                                        Diagnostics& diagnostics);

/// Reads a repository's `stackimpact.json`; nothing after an error.
[[nodiscard]] std::optional<Config> load_config(const TextPtr& text, Diagnostics& diagnostics);

/// Parses one `--set NAME=VALUE` or `NAME.status=STATUS`. `argument` is a text named `--set`
/// holding just the words.
[[nodiscard]] std::optional<FactChange> parse_set(const TextPtr& argument, const Scenario& scenario,
                                                  const Knowledge& knowledge,
                                                  Diagnostics& diagnostics);
/// Parses one `--drop ID` (`mechanism:x`, `fact:x`, `source:x` or a bare id: argument or rule, then
/// fact, then source).
[[nodiscard]] std::optional<DropTarget> parse_drop(const TextPtr& argument,
                                                   const Scenario& scenario,
                                                   const Knowledge& knowledge,
                                                   Diagnostics& diagnostics);

/// What an amount in text says, in base units of its unit.
struct Amount {
    double value = 0.0;
    std::optional<double> low;
    std::optional<double> high;
};

/// Reads an amount as text for a fact in `unit` (empty: plain number or ratio): "$6M", "<$6M",
/// ">=60%", "6 to 60M USD", "60M", "USD 60M", "-17.0%", "1.5bn", "2 years". On failure says why
/// and, for what a shell left of a `$`, that single quotes help.
[[nodiscard]] std::optional<Amount> parse_amount(std::string_view text, const std::string& unit,
                                                 const Vocabulary& vocabulary, const Place& place,
                                                 Diagnostics& diagnostics);

/// A result as `analyze --json` wrote it, or a baseline, which has only a part of one.
struct StoredResult {
    /// "result" or "baseline".
    std::string form;
    /// Version of the program that wrote it; empty: unknown.
    std::string tool_version;
    /// How the run ended that wrote it.
    int exit_code = 0;
    std::string exit_reason;
    /// What the document does not have stays empty: of a baseline that is much.
    Assessment assessment;
    /// The declarations of its facts, as far as the document tells them (type, unit, about).
    Vocabulary vocabulary;
    /// Set in a baseline that was accepted.
    std::optional<Acceptance> accepted;
};

/// Reads a stored result of any kind: one assessment, a run of several, a baseline. Needs none of
/// the knowledge it was made with. A run that ended in an error has no result: that is reported at
/// its place, and the others of a run can be read all the same. Keys that are not known come from
/// a later minor version and are passed over.
[[nodiscard]] Loaded<std::vector<StoredResult>> load_results(const TextPtr& text,
                                                             Diagnostics& diagnostics);
/// True for a document that this program wrote, whether or not it holds results; no scenario, rule
/// or other input looks like one.
[[nodiscard]] bool is_stored_result(const JsonNode& root);

/// The compiled-in defaults. They were validated when the program was built.
[[nodiscard]] std::optional<Knowledge> load_builtin_knowledge(const KnowledgeUse& use,
                                                              Diagnostics& diagnostics);
/// A compiled-in file ("stack.json", "schemas/scenario.schema.json") as a text; null if there is
/// none.
[[nodiscard]] TextPtr builtin_text(std::string_view path);
/// The files of the compiled-in rule book, in order of path.
[[nodiscard]] std::vector<TextPtr> builtin_rule_texts();

}  // namespace stackimpact
