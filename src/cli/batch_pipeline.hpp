// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "batch/batch.hpp"
#include "cli/interrupt.hpp"
#include "cli/line_stream.hpp"

namespace stackimpact::cli {

/// What became of all lines whose results were written.
struct BatchSummary {
    std::size_t lines = 0;
    std::size_t bad_lines = 0;
    /// Events in which some rule failed, and the first that did.
    std::size_t rule_failures = 0;
    std::string failed_rule;
    /// The first mistakes; those of further lines are only counted.
    std::vector<Diagnostic> diagnostics;
    /// A bad line ended the work.
    bool stopped = false;
    /// Why the output could not be written, as an errno value, else 0.
    int write_error = 0;
};

/// Lines from one open file as results to another.
struct BatchPipeline {
    const BatchProgram& program;
    LineStream& stream;
    Interrupt& interrupt;
    int output = -1;
    /// Bytes of the input, where they are known.
    std::optional<std::size_t> input_bytes;
};

/// Scores all lines on `jobs` threads and writes what comes of them in their order: the same bytes
/// for any number of threads. Only a few blocks can be finished before their turn, so the memory is
/// bounded however slow the reader is.
[[nodiscard]] BatchSummary run_pipeline(const BatchPipeline& pipeline, std::size_t jobs);

}  // namespace stackimpact::cli
