// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.hpp"
#include "cli/knowledge.hpp"
#include "cli/outcome.hpp"
#include "cli/read.hpp"

namespace stackimpact::cli {

/// What `--fields` can ask for, in the order of results.
inline constexpr std::array<std::string_view, 5> batch_field_words{"net", "pressure", "verdict",
                                                                   "fired", "undecided"};
/// What `--on-error` can say.
inline constexpr std::array<std::string_view, 3> on_error_words{"report", "skip", "stop"};

/// The options of `batch` as typed.
struct BatchCommandOptions {
    std::string in = standard_input;
    /// `-`: standard output.
    std::string out = "-";
    /// Some of `batch_field_words`.
    std::vector<std::string> fields{"net", "verdict"};
    /// One of `on_error_words`.
    std::string on_error = "report";
    KnowledgeOptions knowledge;
    LookOptions look;
    /// Threads; nothing: one for each processor.
    std::optional<std::size_t> jobs;
    /// No documents of errors: the output has results and nothing else.
    std::string format;
};

/// Scores a stream of events, a line each, and writes a line for each.
[[nodiscard]] Outcome run_batch(const BatchCommandOptions& options);

}  // namespace stackimpact::cli
