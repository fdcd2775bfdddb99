// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/knowledge.hpp"
#include "cli/outcome.hpp"

namespace stackimpact::cli {

/// The options of the commands about baselines as typed.
struct BaselineOptions {
    /// Files, directories and patterns.
    std::vector<std::string> scenarios;
    /// Directory of the committed results.
    std::string baseline;
    /// "text", "json" or "ndjson".
    std::string format = "text";
    std::vector<std::string> outputs;
    KnowledgeOptions knowledge;
    LookOptions look;
    /// `accept`: ids of baselines, and words of classes.
    std::vector<std::string> ids;
    std::vector<std::string> only;
    /// `accept`: whatever differs. `prune`: also when nothing is left.
    bool all = false;
    std::string reason;
    std::string by;
    /// The day of an acceptance; empty: today (UTC).
    std::string now;
    bool dry_run = false;
};

/// `baseline save`: writes the results of scenarios as baselines.
[[nodiscard]] Outcome save_baselines(const BaselineOptions& options);
/// `baseline list`: which there are and whether they are of what is there now.
[[nodiscard]] Outcome list_baselines(const BaselineOptions& options);
/// `baseline diff`: what scenarios give now against their baselines.
[[nodiscard]] Outcome diff_baselines(const BaselineOptions& options);
/// `baseline accept`: lets baselines become what scenarios give now, for a reason.
[[nodiscard]] Outcome accept_baselines(const BaselineOptions& options);
/// `baseline prune`: removes those whose scenario is gone.
[[nodiscard]] Outcome prune_baselines(const BaselineOptions& options);

}  // namespace stackimpact::cli
