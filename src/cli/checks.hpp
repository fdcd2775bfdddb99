// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/knowledge.hpp"
#include "cli/outcome.hpp"
#include "cli/outputs.hpp"
#include "gate/gate.hpp"
#include "model/check.hpp"
#include "model/comparison.hpp"
#include "report/check_report.hpp"
#include "source/json.hpp"

namespace stackimpact::cli {

/// The options that say what is checked, as typed.
struct CheckOptions {
    /// Gate files.
    std::vector<std::string> gates;
    /// Words of `--fail-on`; empty: "gate".
    std::vector<std::string> fail_on;
    /// The day on which waivers are read; empty: today.
    std::string now;

    [[nodiscard]] bool fails_on(std::string_view word) const;
};

/// Gates that were read, and the day.
struct GatePlan {
    GateFile file;
    Date today;
    /// Some gate looks at committed results.
    bool needs_baseline = false;

    [[nodiscard]] bool empty() const { return file.gates.empty(); }
};

/// Reads the gate files and the day. A mistake in them is one of configuration: the caller ends
/// with a usage error when there are errors.
[[nodiscard]] GatePlan read_gates(const CheckOptions& options, const Knowledge& knowledge,
                                  Diagnostics& diagnostics);

/// The document that gates read numbers from, as it would be written.
[[nodiscard]] JsonNode document_of(const Assessment& assessment, const Vocabulary& vocabulary);

/// What the authors of results expect of them, as checks; errors only under `--fail-on expect`.
[[nodiscard]] std::vector<Check> expectation_checks(const Assessment& assessment,
                                                    const CheckOptions& options);
/// Verdicts that changed, as checks; errors only under `--fail-on verdict_change`.
[[nodiscard]] std::vector<Check> change_checks(const Comparison& comparison,
                                               const CheckOptions& options);

/// How a run ends by what its checks found. `unmatched` are gates that nothing was held against.
[[nodiscard]] Outcome checks_outcome(std::span<const Check> checks,
                                     std::span<const Check> unmatched, const CheckOptions& options);

/// True for the formats that tell services of checks: junit, sarif, github, gitlab.
[[nodiscard]] bool is_check_format(Format format);
/// Levels in it are those that count in this run: under `--fail-on warn` all are errors.
[[nodiscard]] std::string check_document(Format format, CheckReport report,
                                         const CheckOptions& options);

}  // namespace stackimpact::cli
