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
#include "cli/prices.hpp"

namespace stackimpact::cli {

/// What `analyze` can write.
inline const Formats analyze_formats{Format::text,  Format::json,  Format::ndjson, Format::csv,
                                     Format::junit, Format::sarif, Format::github, Format::gitlab};

/// The options of `analyze` as typed.
struct AnalyzeOptions {
    std::vector<std::string> scenarios;
    /// The word of one of `analyze_formats`.
    std::string format = "text";
    std::vector<std::string> outputs;
    /// The word of a format in which standard output gets the argument graph of the one scenario
    /// and nothing else; empty: it gets what `format` says.
    std::string graph;
    bool quiet = false;
    bool full = false;
    std::string case_id;
    std::vector<std::string> set;
    std::vector<std::string> drop;
    KnowledgeOptions knowledge;
    PriceOptions prices;
    CheckOptions checks;
    /// Directory of the committed results, which gates may look at.
    std::string baseline;
    LookOptions look;
    bool verbose = false;
    /// Threads; nothing: one for each processor when there are several inputs.
    std::optional<std::size_t> jobs;
};

/// Assesses all scenarios, writes all documents, then says what is wrong.
[[nodiscard]] Outcome analyze(const AnalyzeOptions& options);

}  // namespace stackimpact::cli
