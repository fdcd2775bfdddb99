// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/assessment.hpp"
#include "model/baseline.hpp"
#include "model/vocabulary.hpp"
#include "report/json_write.hpp"
#include "report/report.hpp"

namespace stackimpact {

/// The part of a result that is committed to be compared with (docs/baselines.md): the keys of the
/// result document that comparisons read, with the same names and shapes, a layer's number on a
/// line each and what there are many of on one line each, so that git shows and merges changes
/// well. `version` is that of the program. Same bytes for the same assessment everywhere.
[[nodiscard]] std::string render_baseline(const Assessment& assessment,
                                          const Vocabulary& vocabulary, const std::string& version,
                                          const std::optional<Acceptance>& accepted);

/// What a document about baselines says beside them.
struct BaselineDocument {
    /// The directory that they are in.
    std::string directory;
    /// Hashes of the knowledge; empty when it was not loaded.
    std::string stack_sha256;
    std::string rules_sha256;
    std::string vocabulary_sha256;
    std::string scales_sha256;
    std::vector<Diagnostic> diagnostics;
    RunStatus status;
    json::Layout layout = json::Layout::pretty;
};

/// How text about baselines looks.
struct BaselineTextOptions {
    /// Columns; lines never exceed it.
    std::size_t width = 100;
    bool color = false;
    /// Only ASCII characters of our own.
    bool ascii = false;
};

/// The document of kind "baselines" (docs/json.md).
[[nodiscard]] std::string render_baselines_json(const std::vector<BaselineEntry>& entries,
                                                const BaselineDocument& document);
/// The document of kind "baseline_diff".
[[nodiscard]] std::string render_baseline_diff_json(const std::vector<BaselineChange>& changes,
                                                    const BaselineDocument& document);
/// A table, and last how many there are of each state.
[[nodiscard]] std::string render_baselines(const std::vector<BaselineEntry>& entries,
                                           const BaselineTextOptions& options);
/// What is not as the baselines say, layer by layer, and last how many there are of each class.
[[nodiscard]] std::string render_baseline_diff(const std::vector<BaselineChange>& changes,
                                               const BaselineTextOptions& options);

}  // namespace stackimpact
