// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cli/console.hpp"
#include "cli/knowledge.hpp"
#include "cli/outcome.hpp"

namespace stackimpact::cli {

/// Which scenario is to be filled in, and where it goes.
struct InitScenarioOptions {
    /// A kind of event of the vocabulary.
    std::string kind;
    /// The file; empty: standard output.
    std::string output;
    /// Replace a file that is there.
    bool force = false;
    /// Only the vocabulary is read.
    KnowledgeOptions knowledge;
    LookOptions look;
    /// What an error is written as beside its words: nothing.
    std::string format;
};

/// Writes a scenario with the questions of a kind of event. A file that is there is an error of
/// usage without `force`.
[[nodiscard]] Outcome init_scenario(const InitScenarioOptions& options);

}  // namespace stackimpact::cli
