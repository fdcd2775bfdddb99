// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/checks.hpp"
#include "cli/console.hpp"
#include "cli/knowledge.hpp"
#include "cli/outcome.hpp"
#include "cli/outputs.hpp"

namespace stackimpact::cli {

/// The options of `compare` as typed.
struct CompareOptions {
    /// Base, then one head or more.
    std::vector<std::string> sides;
    std::string format = "text";
    std::vector<std::string> outputs;
    bool quiet = false;
    bool full = false;
    /// Directory of the committed results.
    std::string baseline;
    KnowledgeOptions knowledge;
    /// What base is assessed with where it is not as for heads; empty parts: the same.
    KnowledgeOptions base_knowledge;
    CheckOptions checks;
    LookOptions look;
    /// Threads; nothing: one for each processor.
    std::optional<std::size_t> jobs;
};

/// What `compare` can write.
inline const Formats compare_formats{Format::text,  Format::json,     Format::ndjson,
                                     Format::csv,   Format::markdown, Format::junit,
                                     Format::sarif, Format::github,   Format::gitlab};

/// Compares heads with base, writes all documents, then says what is wrong.
[[nodiscard]] Outcome compare(const CompareOptions& options);

}  // namespace stackimpact::cli
