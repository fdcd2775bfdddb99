// SPDX-License-Identifier: MIT
#include "cli/outputs.hpp"

#include <fmt/format.h>
#include <stackimpact/stackimpact.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

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

constexpr std::array<std::pair<std::string_view, Format>, 4> words{{
    {"text", Format::text},
    {"txt", Format::text},
    {"json", Format::json},
    {"ndjson", Format::ndjson},
}};

std::optional<Format> format_of(std::string_view word) {
    const auto* const found = std::find_if(words.begin(), words.end(),
                                           [&](const auto& entry) { return entry.first == word; });
    if (found == words.end()) return std::nullopt;
    return found->second;
}

std::string extension_of(const std::string& path) {
    const std::string extension = fs::path(path).extension().string();
    return extension.empty() ? extension : extension.substr(1);
}

/// True for `md` in `md=report.md`: a word that means a format, known or not.
bool is_word(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
}

/// Reads one `-o`; a mistake instead if it makes no sense.
std::optional<UsageMistake> read_output(const std::string& argument, Output& output) {
    const std::size_t sign = argument.find('=');
    const std::string word = sign == std::string::npos ? std::string{} : argument.substr(0, sign);
    output.path = is_word(word) ? argument.substr(sign + 1) : argument;
    const auto format = format_of(is_word(word) ? word : extension_of(argument));
    output.format = format.value_or(Format::text);
    if (is_word(word) && !format) {
        const std::vector<std::string> known{"text", "json", "ndjson"};
        return UsageMistake{fmt::format("-o {}: there is no format `{}`", argument, word),
                            nearest_hint(word, known)};
    }
    if (format_of(argument)) {
        return UsageMistake{fmt::format("-o {}: this names a format and no file", argument),
                            fmt::format("`--format {0}` writes to standard output, `-o "
                                        "result.{0}` to a file",
                                        argument == "txt" ? "text" : argument)};
    }
    if (output.path.empty() || output.path == "-") {
        return UsageMistake{fmt::format("-o {}: this names no file", argument),
                            "`--format` chooses what standard output gets"};
    }
    if (!format) {
        return UsageMistake{
            fmt::format("-o {}: the extension tells no format", argument),
            fmt::format("use .json, .ndjson or .txt, or say it: `-o json={}`", argument)};
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

}  // namespace

OutputPlan plan_outputs(const std::string& format, const std::vector<std::string>& arguments,
                        const std::vector<std::string>& inputs) {
    OutputPlan plan;
    plan.outputs.push_back({format_of(format).value_or(Format::text), {}});
    for (const std::string& argument : arguments) {
        Output output;
        auto mistake = read_output(argument, output);
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
    const auto failure =
        output.path.empty() ? write_output(document) : write_file(output.path, document);
    if (!failure) return {};
    const std::string where = output.path.empty() ? "standard output" : output.path;
    Outcome outcome{Exit::not_written, fmt::format("cannot write {}: {}", where, *failure)};
    tell("error: " + terminal_safe(outcome.reason) + "\n");
    return outcome;
}

void tell_diagnostics(const std::vector<Diagnostic>& diagnostics, const LookOptions& options) {
    const Look look = message_look(options);
    DiagnosticTextOptions text;
    text.color = look.color;
    text.ascii = look.ascii;
    text.width = look.width;
    tell(render_diagnostics(diagnostics, text));
}

Outcome usage_error(const std::vector<UsageMistake>& mistakes, const std::string& format) {
    for (const UsageMistake& mistake : mistakes) {
        tell(fmt::format("error: {}\n", terminal_safe(mistake.message)));
        if (!mistake.hint.empty()) tell(fmt::format("hint: {}\n", terminal_safe(mistake.hint)));
    }
    Outcome outcome{Exit::usage, mistakes.front().message};
    const RunStatus status = status_of(outcome);
    if (format == "json") return worse(outcome, print(render_json_error({}, {}, status)));
    if (format == "ndjson") return worse(outcome, print(render_json_error_line({}, {}, status)));
    return outcome;
}

}  // namespace stackimpact::cli
