// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "model/assessment.hpp"
#include "model/check.hpp"
#include "model/date.hpp"
#include "model/gate.hpp"
#include "source/diagnostic.hpp"
#include "source/json.hpp"

namespace stackimpact {

/// One result that gates are held against.
struct GateSubject {
    const Assessment& head;
    /// The result document of `head`, as written to JSON: numbers are compared as printed. Read
    /// only when `reads_document`.
    const JsonNode& document;
    /// The other side of a comparison, and the committed result; null when there is none.
    const Assessment* base = nullptr;
    const Assessment* baseline = nullptr;
};

/// What gates found in a run.
struct GateRun {
    /// For each subject, in the order of gates, then layers.
    std::vector<std::vector<Check>> checks;
    /// A skipped check, without a scenario, for each gate that nothing in the run passed or failed
    /// and that does not allow that. Any makes the run inconclusive.
    std::vector<Check> unmatched;
};

/// True when some gate looks at a number, so that `GateSubject::document` matters.
[[nodiscard]] bool reads_document(const GateFile& file);

/// Holds gates against all results of a run. `today` decides on waivers. Reports an argument,
/// source or case that no result has (an error), and waivers that nothing needs.
[[nodiscard]] GateRun evaluate(const GateFile& file, std::span<const GateSubject> subjects,
                               const Date& today, Diagnostics& diagnostics);

}  // namespace stackimpact
