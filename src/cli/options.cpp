// SPDX-License-Identifier: MIT
#include "cli/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <system_error>

#include "cli/parallel.hpp"

namespace stackimpact::cli {

namespace {

/// What is wrong with a whole number; empty when nothing is. Messages of CLI11 differ between
/// versions.
std::string number_mistake(const std::string& words, std::size_t least, std::size_t greatest) {
    std::size_t number = 0;
    const char* const end = words.data() + words.size();
    const auto [stop, error] = std::from_chars(words.data(), end, number);
    const bool whole = error == std::errc{} && stop == end;
    if (whole && number >= least && number <= greatest) return {};
    return fmt::format("`{}` is no whole number from {} to {}", words, least, greatest);
}

std::string width_mistake(const std::string& words) {
    return number_mistake(words, least_width, greatest_width);
}

std::string jobs_mistake(const std::string& words) {
    return number_mistake(words, 1, greatest_jobs);
}

}  // namespace

std::string day_mistake(const std::string& words) {
    const auto date = parse_date(words);
    if (date && date->day != 0) return {};
    return fmt::format("`{}` is no day as in 2026-11-26", words);
}

void repeatable(CLI::Option* option) {
    option->allow_extra_args(false);
}

void add_output_options(CLI::App& command, std::string& format, std::vector<std::string>& outputs,
                        const Formats& formats) {
    std::vector<std::string> words;
    for (const Format each : formats) words.emplace_back(word_of(each));
    std::string help = fmt::format("Standard output: {} (default)", words.front());
    for (std::size_t i = 1; i < words.size(); ++i) {
        help += (i % 5 == 3 ? ",\n" : ", ") + words[i];
    }
    CLI::Option* const option = command.add_option("--format", format, help);
    option->option_text("FORMAT")->check(CLI::IsMember(words));
    command
        .add_flag_callback(
            "--json", [&format] { format = "json"; }, "The same as --format json")
        ->excludes(option);
    repeatable(command
                   .add_option("-o,--output", outputs,
                               "Also write a file: PATH.json, PATH.txt ... or\n"
                               "FORMAT=PATH; repeatable")
                   ->option_text("PATH"));
}

void add_knowledge_options(CLI::App& command, KnowledgeOptions& knowledge) {
    command.add_option("--stack", knowledge.stack, "Replace the compiled-in stack")
        ->option_text("FILE");
    repeatable(command
                   .add_option("--rules", knowledge.rules,
                               "Replace the compiled-in rule book by these files or\n"
                               "directories; repeatable")
                   ->option_text("FILE|DIR"));
    command.add_option("--vocabulary", knowledge.vocabulary, "Replace the compiled-in vocabulary")
        ->option_text("FILE");
    command.add_flag("--locked", knowledge.locked,
                     "Refuse knowledge other than `lock` in\nstackimpact.json records");
}

void add_check_options(CLI::App& command, CheckOptions& checks,
                       const std::vector<std::string>& words) {
    repeatable(command
                   .add_option("--gate", checks.gates,
                               "Hold results against the gates of this file;\nrepeatable")
                   ->option_text("FILE"));
    command
        .add_option("--fail-on", checks.fail_on,
                    fmt::format("Exit 1 when this fails, of {};\n"
                                "several with commas (default: gate)",
                                fmt::join(words, ", ")))
        ->option_text("WHAT")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(words));
    command.add_option("--now", checks.now, "The day on which waivers are read (default: today)")
        ->option_text("DATE")
        ->check(day_mistake);
}

void add_jobs_option(CLI::App& command, std::optional<std::size_t>& jobs,
                     const std::string& usual) {
    command.add_option("--jobs", jobs, fmt::format("Threads, 1 to 256 (default: {})", usual))
        ->option_text("N")
        ->check(jobs_mistake);
}

void add_look_options(CLI::App& command, LookOptions& look) {
    command.add_option("--color", look.color, "Colour: auto (default), always, never")
        ->option_text("WHEN")
        ->check(CLI::IsMember({"auto", "always", "never"}));
    command.add_flag("--ascii", look.ascii, "Only ASCII characters of our own");
    command
        .add_option("--width", look.width,
                    "Columns, 60 to 400 (default: COLUMNS, the terminal,\nelse 100)")
        ->option_text("N")
        ->check(width_mistake);
}

}  // namespace stackimpact::cli
