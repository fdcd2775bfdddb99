// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.hpp"
#include "cli/outcome.hpp"
#include "report/report.hpp"
#include "source/diagnostic.hpp"

namespace stackimpact::cli {

/// Forms in which results are written.
enum class Format {
    text,
    json,
    ndjson,
    csv,
    markdown,
    junit,
    sarif,
    github,
    gitlab,
    dot,
    graph,
    bag,
    mermaid,
    argdown
};

/// The formats that a command can write, in the order of its help.
using Formats = std::vector<Format>;

/// What every command with results can write.
inline const Formats plain_formats{Format::text, Format::json, Format::ndjson};

/// The word for a format on the command line ("md").
[[nodiscard]] std::string_view word_of(Format format);

/// One document that was asked for.
struct Output {
    Format format = Format::text;
    /// Empty: standard output.
    std::string path;
};

/// A mistake on the command line with what to do about it.
struct UsageMistake {
    std::string message;
    std::string hint;
};

/// Where results go: standard output in `format`, then every `-o` (`PATH` by its extension or
/// `FORMAT=PATH`).
struct OutputPlan {
    std::vector<Output> outputs;
    std::vector<UsageMistake> mistakes;
};

/// `format` is the word of one of `formats`; `inputs` are files that no output may replace.
[[nodiscard]] OutputPlan plan_outputs(const std::string& format,
                                      const std::vector<std::string>& arguments,
                                      const std::vector<std::string>& inputs,
                                      const Formats& formats = plain_formats);

/// What documents say of how the command ended.
[[nodiscard]] RunStatus status_of(const Outcome& outcome);

/// Writes one document where it was asked for; a failure is also said on standard error.
[[nodiscard]] Outcome write_document(const Output& output, const std::string& document);
/// The same for a document in pieces.
[[nodiscard]] Outcome write_document(const Output& output, const std::vector<std::string>& pieces);

/// Says that an output (empty: standard output) could not be written.
[[nodiscard]] Outcome not_written(const std::string& path, const std::string& reason);

[[nodiscard]] bool has_errors(const std::vector<Diagnostic>& diagnostics);

/// Says errors and warnings on standard error.
void tell_diagnostics(const std::vector<Diagnostic>& diagnostics, const LookOptions& options);

/// Says mistakes in files of configuration; the outcome is a usage error. With `format` json or
/// ndjson standard output gets an error document.
[[nodiscard]] Outcome configuration_error(const std::vector<Diagnostic>& diagnostics,
                                          const std::string& format, const LookOptions& look);

/// Says the mistakes on standard error; the outcome is a usage error with the first of them. With
/// `format` json or ndjson standard output gets an error document.
[[nodiscard]] Outcome usage_error(const std::vector<UsageMistake>& mistakes,
                                  const std::string& format = {});

}  // namespace stackimpact::cli
