// SPDX-License-Identifier: MIT
#pragma once

#include <string>
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
[[nodiscard]] std::string render_text(const Assessment& assessment, const Vocabulary& vocabulary, const TextOptions& options);

/// Exit code and its reason, for the document's `status`.
struct RunStatus {
    int exit_code = 0;
    std::string reason;
};

/// The result document (DESIGN section 5), pretty-printed with a final newline. Same bytes for the same assessment everywhere.
[[nodiscard]] std::string render_json(const Assessment& assessment, const Vocabulary& vocabulary, const RunStatus& status);
/// The same envelope for a run that produced no assessment: `kind` "error", diagnostics filled.
[[nodiscard]] std::string render_json_error(const std::string& input_path, const std::vector<Diagnostic>& diagnostics,
                                            const RunStatus& status);
/// The document without line breaks, for ndjson.
[[nodiscard]] std::string render_json_line(const Assessment& assessment, const Vocabulary& vocabulary, const RunStatus& status);
/// Several inputs: `kind` "run" with `assessments` (assessments and errors in input order).
[[nodiscard]] std::string render_json_run(const std::vector<std::string>& documents, const RunStatus& status);

}  // namespace stackimpact
