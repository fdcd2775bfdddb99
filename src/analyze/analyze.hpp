// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "load/load.hpp"
#include "model/assessment.hpp"

namespace stackimpact {

/// What a caller asks to be different from the scenario as written: a case, then sets, then drops.
struct Changes {
    std::optional<std::string> case_id;
    /// "NAME=VALUE" as typed, each in a text named `--set`.
    std::vector<TextPtr> set;
    /// "ID" as typed, each in a text named `--drop`.
    std::vector<TextPtr> drop;
};

/// The words of one `--set` or `--drop` as a text that diagnostics can point into.
[[nodiscard]] TextPtr typed_text(const std::string& option, const std::string& words);

/// A valid scenario together with what is asked of it.
struct PreparedScenario {
    TextPtr text;
    Scenario scenario;
    Asked asked;
};

/// Loads a scenario and resolves the changes against it; all mistakes of both are reported.
[[nodiscard]] std::optional<PreparedScenario> prepare_scenario(const TextPtr& text,
                                                               const std::string& default_id,
                                                               const Knowledge& knowledge,
                                                               const Changes& changes,
                                                               Diagnostics& diagnostics);

/// Assesses a prepared scenario and records in the result what was asked for.
[[nodiscard]] std::optional<Assessment> analyze_scenario(const PreparedScenario& prepared,
                                                         const Knowledge& knowledge,
                                                         const Changes& changes,
                                                         Diagnostics& diagnostics);

/// "2 errors in deepseek-r1.json", "3 errors in 2 files": why a run failed, in one line.
[[nodiscard]] std::string error_summary(const std::vector<Diagnostic>& diagnostics);

}  // namespace stackimpact
