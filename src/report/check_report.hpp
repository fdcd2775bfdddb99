// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "model/check.hpp"
#include "source/diagnostic.hpp"

namespace stackimpact {

/// What CI services are told of a run (docs/machine-formats.md).
struct CheckReport {
    /// Version of the program; empty: not said.
    std::string tool_version;
    /// In the order of scenarios.
    std::vector<Check> checks;
    /// Errors and warnings of the inputs.
    std::vector<Diagnostic> diagnostics;
};

// Each gives a whole document that ends with a line break; the same bytes for the same report, and
// no text of a file unescaped.

/// JUnit XML as Jenkins and GitLab read it: a suite for each scenario, and one for the inputs.
[[nodiscard]] std::string render_junit(const CheckReport& report);
/// SARIF 2.1.0, for GitHub code scanning.
[[nodiscard]] std::string render_sarif(const CheckReport& report);
/// GitHub workflow commands, one a line, worst first.
[[nodiscard]] std::string render_github(const CheckReport& report);
/// A GitLab code quality report.
[[nodiscard]] std::string render_gitlab(const CheckReport& report);

}  // namespace stackimpact
