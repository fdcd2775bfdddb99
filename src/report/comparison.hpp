// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/comparison.hpp"
#include "report/report.hpp"

namespace stackimpact {

/// One scenario of a run that compares, on one of its heads.
struct HeadComparison {
    /// Index in `ComparisonRun::sides`, 1 or more.
    std::size_t head = 1;
    Comparison comparison;
    /// What its own document says; that of the run is the worst of all.
    RunStatus status;
};

/// A scenario that a head has and base has not, or the other way round.
struct LoneScenario {
    std::string id;
    /// Index in `ComparisonRun::sides` of the head that has it (added) or lacks it (removed).
    std::size_t head = 1;
};

/// Something of a side that could not be read or assessed.
struct UnreadSide {
    /// As the user would call it.
    std::string label;
    std::vector<Diagnostic> diagnostics;
    RunStatus status;
};

/// What a run that compares found.
struct ComparisonRun {
    /// As called; the first is base, the others are heads.
    std::vector<std::string> sides;
    /// Directories, or more than one head: JSON is a document of kind "comparison_run".
    bool many = false;
    /// In order of scenario id, then of head.
    std::vector<HeadComparison> comparisons;
    std::vector<LoneScenario> added;
    std::vector<LoneScenario> removed;
    std::vector<UnreadSide> unread;
    /// Of the run itself; those of comparisons are in them.
    std::vector<Diagnostic> diagnostics;
};

/// How the text about a comparison looks.
struct ComparisonTextOptions {
    /// `call`: the answer and the board. `page`: with reasons, for what changed. `full`:
    /// everything.
    TextOptions::Detail detail = TextOptions::Detail::page;
    /// Columns; lines never exceed it.
    std::size_t width = 100;
    bool color = false;
    /// Only ASCII characters of our own.
    bool ascii = false;
};

/// The report for people. Ends with a newline; every number in it is in the JSON document, rounded
/// here: the parts of a Δ as printed add up to the Δ as printed.
[[nodiscard]] std::string render_comparison_text(const ComparisonRun& run,
                                                 const ComparisonTextOptions& options);

/// The document of kind "comparison" or, with `many`, "comparison_run" (docs/json.md),
/// pretty-printed with a final newline. Of one comparison that could not be made: kind "error".
[[nodiscard]] std::string render_comparison_json(const ComparisonRun& run, const RunStatus& status);
/// For ndjson: a comparison a line, then an error a line for what could not be read. Without
/// `many` the line has `status`.
[[nodiscard]] std::string render_comparison_lines(const ComparisonRun& run,
                                                  const RunStatus& status);

/// A row for each scenario, head and layer, with a heading (RFC 4180). Numbers are exact.
[[nodiscard]] std::string render_comparison_csv(const ComparisonRun& run);

/// A comment for a pull request in GitHub's and GitLab's Markdown, at most 60,000 bytes (and so at
/// most that many characters) long: cut between rows, what failed and other verdicts kept first,
/// with a line on what was left out. Its first line is `<!-- stackimpact:compare -->`, by which a
/// bot finds it again.
[[nodiscard]] std::string render_comparison_markdown(const ComparisonRun& run);

}  // namespace stackimpact
