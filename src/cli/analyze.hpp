// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/knowledge.hpp"
#include "cli/outcome.hpp"

namespace stackimpact::cli {

/// The options of `analyze` as typed.
struct AnalyzeOptions {
    std::vector<std::string> scenarios;
    /// "text", "json" or "ndjson".
    std::string format = "text";
    std::vector<std::string> outputs;
    bool quiet = false;
    bool full = false;
    std::string case_id;
    std::vector<std::string> set;
    std::vector<std::string> drop;
    KnowledgeOptions knowledge;
    bool fail_on_expect = false;
    LookOptions look;
    bool verbose = false;
};

/// Assesses all scenarios, writes all documents, then says what is wrong.
[[nodiscard]] Outcome analyze(const AnalyzeOptions& options);

}  // namespace stackimpact::cli
