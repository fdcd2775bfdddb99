// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/assessment.hpp"
#include "model/stack.hpp"
#include "model/vocabulary.hpp"

namespace stackimpact {

/// How the text report looks.
struct TextOptions {
    enum class Detail { call, page, full };
    Detail detail = Detail::page;
    /// Columns; lines never exceed it (80 and 100 are the tested ones).
    std::size_t width = 100;
    bool color = false;
    /// Only ASCII characters of our own.
    bool ascii = false;
    /// How the user called the scenario, for the hints at the end.
    std::string scenario_path;
};

/// The report for people. Ends with a newline; every number in it is in the JSON document.
[[nodiscard]] std::string render_text(const Assessment& assessment, const Vocabulary& vocabulary,
                                      const TextOptions& options);

/// What a document says about the run that wrote it.
struct RunStatus {
    int exit_code = 0;
    /// Why this exit code, in a few words ("no gate asked").
    std::string reason;
    /// Version of the program; empty: the document has null.
    std::string version{};
};

/// What the command line asked for, for documents without an assessment (an assessment holds its
/// own).
struct RunInput {
    /// Words of `--set` ("training_cost=60M") and `--drop`, in order.
    std::vector<std::string> set;
    std::vector<std::string> drop;
    /// Id of the case; empty: none.
    std::string case_id;
};

/// The result document (docs/json.md), pretty-printed with a final newline. Same bytes for the same
/// assessment everywhere.
[[nodiscard]] std::string render_json(const Assessment& assessment, const Vocabulary& vocabulary,
                                      const RunStatus& status);
/// The same keys for a run that produced no assessment: `kind` "error", `diagnostics` filled,
/// everything else null or empty. `input_path` may be empty (nothing was read).
[[nodiscard]] std::string render_json_error(const std::string& input_path,
                                            const std::vector<Diagnostic>& diagnostics,
                                            const RunStatus& status, const RunInput& input = {});
/// A document without line breaks and one final newline, for ndjson.
[[nodiscard]] std::string render_json_line(const Assessment& assessment,
                                           const Vocabulary& vocabulary, const RunStatus& status);
[[nodiscard]] std::string render_json_error_line(const std::string& input_path,
                                                 const std::vector<Diagnostic>& diagnostics,
                                                 const RunStatus& status,
                                                 const RunInput& input = {});
/// Several inputs: `kind` "run" with `assessments`, the pretty-printed documents (assessments and
/// errors) in input order.
[[nodiscard]] std::string render_json_run(const std::vector<std::string>& documents,
                                          const RunStatus& status, const RunInput& input = {});
/// The same in pieces, for many documents: `begin`, the items with commas between them, `end`.
struct JsonRun {
    std::string begin;
    std::string end;
};
[[nodiscard]] JsonRun render_json_run_ends(bool empty, const RunStatus& status,
                                           const RunInput& input = {});
/// A pretty-printed document as an item of a run.
[[nodiscard]] std::string render_json_run_item(std::string_view document);

}  // namespace stackimpact
