// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "cli/analyze.hpp"
#include "cli/commands.hpp"

namespace stackimpact::cli {

namespace {

constexpr const char* analyze_footer = R"(Examples:
  stackimpact analyze deepseek-r1.json
  stackimpact analyze deepseek-r1.json --set training_cost=60M --drop new_chip_designs
  stackimpact analyze deepseek-r1.json --set 'training_cost=<$6M' --case hidden_chips
  stackimpact analyze scenarios/ --format ndjson | jq -r .headline
  stackimpact analyze deepseek-r1.json -o result.json -o report.txt
Quote amounts with a $ in single quotes; in double quotes the shell takes the $6 away.

Exit codes, worst first when there are several inputs:
  70 a bug; 5 an output was not written; 3 an input is invalid or cannot be read;
  2 wrong usage; 1 --fail-on found something; 4 a directory, pattern or --fail-on had nothing
  to look at; 0 done. The last line on standard error says which and why.

Environment: NO_COLOR and TERM=dumb turn colour off, COLUMNS is the width, LC_ALL, LC_CTYPE and
LANG decide whether a terminal gets more than ASCII.)";

/// One value for each time it is given, so that it does not swallow the scenarios that follow.
void repeatable(CLI::Option* option) {
    option->allow_extra_args(false);
}

void add_result_options(CLI::App& command, AnalyzeOptions& options) {
    CLI::Option* const format = command.add_option("--format", options.format,
                                                   "Standard output: text (default), json, ndjson");
    format->option_text("FORMAT")->check(CLI::IsMember({"text", "json", "ndjson"}));
    command
        .add_flag_callback(
            "--json", [&options] { options.format = "json"; }, "The same as --format json")
        ->excludes(format);
    repeatable(command
                   .add_option("-o,--output", options.outputs,
                               "Also write a file: PATH.json, PATH.ndjson, PATH.txt\n"
                               "or FORMAT=PATH; repeatable")
                   ->option_text("PATH"));
    CLI::Option* const quiet =
        command.add_flag("-q,--quiet", options.quiet, "Text: only the call in a sentence or two");
    command.add_flag("--full", options.full, "Text: everything")->excludes(quiet);
    command
        .add_option_function<std::vector<std::string>>(
            "--fail-on",
            [&options](const std::vector<std::string>&) { options.fail_on_expect = true; },
            "Exit 1 when this is so; expect: the scenario's\n`expect` is not met")
        ->option_text("WHAT")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"expect"}));
}

void add_change_options(CLI::App& command, AnalyzeOptions& options) {
    command.add_option("--case", options.case_id, "Assume one of the scenario's cases")
        ->option_text("ID");
    repeatable(command
                   .add_option("--set", options.set,
                               "Assume a value of a fact, or with NAME.status=STATUS\n"
                               "its status; repeatable")
                   ->option_text("NAME=VALUE"));
    repeatable(command
                   .add_option("--drop", options.drop,
                               "Leave out an argument, rule, fact or source, or all of\n"
                               "mechanism:ID; repeatable")
                   ->option_text("ID"));
}

void add_knowledge_options(CLI::App& command, AnalyzeOptions& options) {
    const auto add = [&command](const std::string& name, std::string& path,
                                const std::string& about) {
        command.add_option(name, path, about)->option_text("FILE");
    };
    add("--stack", options.knowledge.stack, "Replace the compiled-in stack");
    repeatable(command
                   .add_option("--rules", options.knowledge.rules,
                               "Replace the compiled-in rule book by these files or\n"
                               "directories; repeatable")
                   ->option_text("FILE|DIR"));
    add("--vocabulary", options.knowledge.vocabulary, "Replace the compiled-in vocabulary");
    add("--scales", options.knowledge.scales, "Replace the compiled-in scales");
}

/// What is wrong with a width; empty when nothing is. Messages of CLI11 differ between versions.
std::string width_mistake(const std::string& words) {
    std::size_t width = 0;
    const char* const end = words.data() + words.size();
    const auto [stop, error] = std::from_chars(words.data(), end, width);
    const bool number = error == std::errc{} && stop == end;
    if (number && width >= least_width && width <= greatest_width) return {};
    return fmt::format("`{}` is no whole number from {} to {}", words, least_width, greatest_width);
}

void add_look_options(CLI::App& command, AnalyzeOptions& options) {
    command.add_option("--color", options.look.color, "Colour: auto (default), always, never")
        ->option_text("WHEN")
        ->check(CLI::IsMember({"auto", "always", "never"}));
    command.add_flag("--ascii", options.look.ascii, "Only ASCII characters of our own");
    command
        .add_option("--width", options.look.width,
                    "Columns, 60 to 400 (default: COLUMNS, the terminal,\nelse 100)")
        ->option_text("N")
        ->check(width_mistake);
    command.add_flag("--verbose", options.verbose, "Say on standard error how long stages took");
}

}  // namespace

void add_analyze(CLI::App& app, Action& action) {
    CLI::App* const command =
        app.add_subcommand("analyze", "Score scenarios and report what they mean");
    const auto options = std::make_shared<AnalyzeOptions>();
    command
        ->add_option("SCENARIO", options->scenarios,
                     "Files, directories (all *.json below), patterns, or -\n"
                     "for standard input")
        ->required()
        ->type_name("");
    add_result_options(*command, *options);
    add_change_options(*command, *options);
    add_knowledge_options(*command, *options);
    add_look_options(*command, *options);
    command->footer(analyze_footer);
    command->callback([&action, options] { action = [options] { return analyze(*options); }; });
}

}  // namespace stackimpact::cli
