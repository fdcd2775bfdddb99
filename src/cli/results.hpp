// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/outcome.hpp"
#include "cli/outputs.hpp"
#include "model/assessment.hpp"
#include "report/report.hpp"

namespace stackimpact::cli {

/// What became of one input.
struct InputResult {
    /// As the user called it.
    std::string path;
    /// Nothing when there were errors.
    std::optional<Assessment> assessment;
    std::vector<Diagnostic> diagnostics;
    Outcome outcome;
};

/// What became of all of them, with what documents need.
struct RunResult {
    std::vector<InputResult> inputs;
    /// A list even if it is one input.
    bool many = false;
    Outcome outcome;
    RunInput asked;
    Vocabulary vocabulary;
};

/// The result as a JSON document; ndjson has one line for each input.
[[nodiscard]] std::string json_document(const RunResult& run);
[[nodiscard]] std::string ndjson_document(const RunResult& run);
/// The reports one after another, in a run each below its path. With `with_errors` what is wrong
/// stands in the place of a report that there is none of.
[[nodiscard]] std::string text_document(const RunResult& run, TextOptions::Detail detail,
                                        const Look& look, bool with_errors);

}  // namespace stackimpact::cli
