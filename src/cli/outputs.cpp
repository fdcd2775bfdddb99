// SPDX-License-Identifier: MIT
#include "cli/outputs.hpp"

#include <fmt/format.h>
#include <stackimpact/stackimpact.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "analyze/analyze.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/write.hpp"
#include "report/diagnostic_text.hpp"
#include "report/escape.hpp"
#include "report/report.hpp"
#include "source/nearest.hpp"

namespace stackimpact::cli {

namespace {

namespace fs = std::filesystem;

/// How a format is called on the command line, and the extension of its files; without one it must
/// be called by its word.
struct FormatWord {
    Format format;
    std::string_view word;
    std::string_view extension;
};

constexpr std::array<FormatWord, 14> format_words{{
    {Format::text, "text", "txt"},
    {Format::json, "json", "json"},
    {Format::ndjson, "ndjson", "ndjson"},
    {Format::csv, "csv", "csv"},
    {Format::markdown, "md", "md"},
    {Format::junit, "junit", "xml"},
    {Format::sarif, "sarif", "sarif"},
    {Format::github, "github", {}},
    {Format::gitlab, "gitlab", {}},
    {Format::dot, "dot", "dot"},
    {Format::graph, "graph", {}},
    {Format::bag, "bag", "bag"},
    {Format::mermaid, "mermaid", "mmd"},
    {Format::argdown, "argdown", "argdown"},
}};

const FormatWord& row_of(Format format) {
    return format_words.at(static_cast<std::size_t>(format));
}

/// A format by its word or extension, if it is one of `formats`.
std::optional<Format> format_of(std::string_view word, const Formats& formats) {
    for (const Format format : formats) {
        const FormatWord& row = row_of(format);
        if (!word.empty() && (row.word == word || row.extension == word)) return format;
    }
    return std::nullopt;
}

/// ".json, .ndjson or .txt".
std::string extensions_text(const Formats& formats) {
    std::vector<std::string> extensions;
    for (const Format format : formats) {
        const FormatWord& row = row_of(format);
        if (!row.extension.empty()) extensions.push_back(fmt::format(".{}", row.extension));
    }
    const std::string last = extensions.back();
    extensions.pop_back();
    return fmt::format("{} or {}", fmt::join(extensions, ", "), last);
}

std::string extension_of(const std::string& path) {
    const std::string extension = fs::path(path).extension().string();
    return extension.empty() ? extension : extension.substr(1);
}

/// An `-o` that writes the format.
std::string example_file(Format format) {
    const FormatWord& row = row_of(format);
    if (row.extension.empty()) return fmt::format("{}=PATH", row.word);
    return fmt::format("result.{}", row.extension);
}

/// True for `md` in `md=report.md`: a word that means a format, known or not.
bool is_word(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
}

/// Reads one `-o`; a mistake instead if it makes no sense.
std::optional<UsageMistake> read_output(const std::string& argument, const Formats& formats,
                                        Output& output) {
    const std::size_t sign = argument.find('=');
    const std::string word = sign == std::string::npos ? std::string{} : argument.substr(0, sign);
    output.path = is_word(word) ? argument.substr(sign + 1) : argument;
    const auto format = format_of(is_word(word) ? word : extension_of(argument), formats);
    output.format = format.value_or(Format::text);
    if (is_word(word) && !format) {
        std::vector<std::string> known;
        for (const Format each : formats) known.emplace_back(word_of(each));
        return UsageMistake{fmt::format("-o {}: there is no format `{}`", argument, word),
                            nearest_hint(word, known)};
    }
    if (const auto named = format_of(argument, formats)) {
        return UsageMistake{
            fmt::format("-o {}: this names a format and no file", argument),
            fmt::format("`--format {0}` writes to standard output, `-o {1}` to a file",
                        word_of(*named), example_file(*named))};
    }
    if (output.path.empty() || output.path == "-") {
        return UsageMistake{fmt::format("-o {}: this names no file", argument),
                            "`--format` chooses what standard output gets"};
    }
    if (!format) {
        return UsageMistake{
            fmt::format("-o {}: the extension tells no format", argument),
            fmt::format("use {}, or say it: `-o json={}`", extensions_text(formats), argument)};
    }
    return std::nullopt;
}

std::optional<UsageMistake> check_target(const std::string& path, const OutputPlan& plan,
                                         const std::vector<std::string>& inputs) {
    for (const std::string& input : inputs) {
        if (!same_file(path, input)) continue;
        return UsageMistake{fmt::format("-o {}: this would replace an input", path),
                            "choose another name"};
    }
    for (const Output& other : plan.outputs) {
        if (other.path.empty() || !same_file(path, other.path)) continue;
        return UsageMistake{fmt::format("-o {}: two outputs have this name", path), {}};
    }
    return std::nullopt;
}

/// For programs: a document that says how it ended.
Outcome with_document(const Outcome& outcome, const std::vector<Diagnostic>& diagnostics,
                      const std::string& format) {
    const RunStatus status = status_of(outcome);
    if (format == "json") return worse(outcome, print(render_json_error({}, diagnostics, status)));
    if (format == "ndjson") {
        return worse(outcome, print(render_json_error_line({}, diagnostics, status)));
    }
    return outcome;
}

}  // namespace

std::string_view word_of(Format format) {
    return row_of(format).word;
}

OutputPlan plan_outputs(const std::string& format, const std::vector<std::string>& arguments,
                        const std::vector<std::string>& inputs, const Formats& formats) {
    OutputPlan plan;
    plan.outputs.push_back({format_of(format, formats).value_or(Format::text), {}});
    for (const std::string& argument : arguments) {
        Output output;
        auto mistake = read_output(argument, formats, output);
        if (!mistake) mistake = check_target(output.path, plan, inputs);
        if (mistake) {
            plan.mistakes.push_back(std::move(*mistake));
        } else {
            plan.outputs.push_back(std::move(output));
        }
    }
    return plan;
}

RunStatus status_of(const Outcome& outcome) {
    return {static_cast<int>(outcome.code), outcome.reason, std::string(version())};
}

Outcome write_document(const Output& output, const std::string& document) {
    return write_document(output, std::vector{document});
}

Outcome write_document(const Output& output, const std::vector<std::string>& pieces) {
    const auto failure =
        output.path.empty() ? write_output(pieces) : write_file(output.path, pieces);
    return failure ? not_written(output.path, *failure) : Outcome{};
}

Outcome not_written(const std::string& path, const std::string& reason) {
    const std::string where = path.empty() ? "standard output" : path;
    Outcome outcome{Exit::not_written, fmt::format("cannot write {}: {}", where, reason)};
    tell("error: " + terminal_safe(outcome.reason) + "\n");
    return outcome;
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
        return diagnostic.severity == Severity::error;
    });
}

void tell_diagnostics(const std::vector<Diagnostic>& diagnostics, const LookOptions& options) {
    const Look look = message_look(options);
    DiagnosticTextOptions text;
    text.color = look.color;
    text.ascii = look.ascii;
    text.width = look.width;
    tell(render_diagnostics(diagnostics, text));
}

Outcome configuration_error(const std::vector<Diagnostic>& diagnostics, const std::string& format,
                            const LookOptions& look) {
    tell_diagnostics(diagnostics, look);
    return with_document({Exit::usage, error_summary(diagnostics)}, diagnostics, format);
}

Outcome usage_error(const std::vector<UsageMistake>& mistakes, const std::string& format) {
    for (const UsageMistake& mistake : mistakes) {
        tell(fmt::format("error: {}\n", terminal_safe(mistake.message)));
        if (!mistake.hint.empty()) tell(fmt::format("hint: {}\n", terminal_safe(mistake.hint)));
    }
    return with_document({Exit::usage, mistakes.front().message}, {}, format);
}

}  // namespace stackimpact::cli
