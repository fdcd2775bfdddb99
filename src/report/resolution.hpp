// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/resolution.hpp"
#include "report/json_write.hpp"
#include "report/report.hpp"

namespace stackimpact {

/// How text about a track record looks.
struct ResolutionTextOptions {
    /// Columns; lines never exceed it.
    std::size_t width = 100;
    bool color = false;
    /// Only ASCII characters of our own.
    bool ascii = false;
    /// Only the counts.
    bool quiet = false;
};

/// The counts, what became of the arguments of each voice, and every falsifier with what was
/// observed and what it refutes.
[[nodiscard]] std::string render_resolution(const TrackRecord& record,
                                            const ResolutionTextOptions& options);
/// A row for each falsifier.
[[nodiscard]] std::string render_resolution_csv(const TrackRecord& record);
/// The same as a page for a pull request or wiki.
[[nodiscard]] std::string render_resolution_markdown(const TrackRecord& record);

/// What the document says beside the record.
struct ResolutionDocument {
    /// Hashes of what was read.
    std::string stack_sha256;
    std::string rules_sha256;
    std::string vocabulary_sha256;
    std::string scales_sha256;
    std::vector<Diagnostic> diagnostics;
    RunStatus status;
    json::Layout layout = json::Layout::pretty;
};

/// The document of kind "resolution" (docs/json.md).
[[nodiscard]] std::string render_resolution_json(const TrackRecord& record,
                                                 const ResolutionDocument& document);

}  // namespace stackimpact
