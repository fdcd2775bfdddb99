// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/checks.hpp"
#include "cli/console.hpp"
#include "cli/outcome.hpp"
#include "cli/outputs.hpp"
#include "model/assessment.hpp"
#include "report/graph.hpp"
#include "report/matrix.hpp"
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
    /// What gates and its author ask of it.
    std::vector<Check> checks;
    /// What a run says of it.
    MatrixRow row;
    /// Its part of each document of the run, in the order of the outputs; empty where it has none.
    std::vector<std::string> parts;
};

/// What is written and how it looks, the same for all inputs.
struct RunForm {
    std::vector<Output> outputs;
    /// Standard output gets the argument graph instead.
    std::optional<GraphFormat> graph;
    TextOptions::Detail detail = TextOptions::Detail::page;
    /// How texts look on standard output and in files.
    Look output_look;
    Look file_look;
    /// Results come as a list even if it is one input.
    bool many = false;
    /// More than one input: texts have a matrix, and with little detail nothing else.
    bool with_matrix = false;
    RunInput asked;
    CheckOptions checks;
    /// Not null when there are assessments.
    const Vocabulary* vocabulary = nullptr;
};

/// Renders the input's part of every document; nothing reads the assessment after that. Safe to
/// call from several threads, each with its own input.
void render_parts(const RunForm& form, InputResult& input);

/// What became of all inputs.
struct RunResult {
    std::vector<InputResult> inputs;
    /// Gates that nothing was held against.
    std::vector<Check> unmatched;
    /// Of all inputs, each once.
    std::vector<Diagnostic> diagnostics;
    Outcome outcome;
};

/// The document that an output of the form gets, in pieces; takes the parts of the inputs for it.
[[nodiscard]] std::vector<std::string> take_document(const RunForm& form, std::size_t output,
                                                     RunResult& run);

}  // namespace stackimpact::cli
