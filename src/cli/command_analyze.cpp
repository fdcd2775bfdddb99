// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "cli/analyze.hpp"
#include "cli/commands.hpp"
#include "cli/config.hpp"
#include "cli/options.hpp"
#include "cli/prices.hpp"
#include "report/graph.hpp"

namespace stackimpact::cli {

namespace {

constexpr const char* analyze_footer = R"(Examples:
  stackimpact analyze deepseek-r1.json
  stackimpact analyze deepseek-r1.json --set training_cost=60M --drop new_chip_designs
  stackimpact analyze deepseek-r1.json --set 'training_cost=<$6M' --case hidden_chips
  stackimpact analyze scenarios/ --format ndjson | jq -r .headline
  stackimpact analyze deepseek-r1.json -o result.json -o report.txt
  stackimpact analyze deepseek-r1.json --prices prices.csv --window -1,1
  stackimpact analyze deepseek-r1.json --graph dot | dot -Tsvg > graph.svg
Quote amounts with a $ in single quotes; in double quotes the shell takes the $6 away.

Exit codes, worst first when there are several inputs:
  70 a bug; 5 an output was not written; 3 an input is invalid or cannot be read;
  2 wrong usage; 1 --fail-on found something; 4 a directory, pattern or --fail-on had nothing
  to look at; 0 done. The last line on standard error says which and why.

Environment: NO_COLOR and TERM=dumb turn colour off, COLUMNS is the width, LC_ALL, LC_CTYPE and
LANG decide whether a terminal gets more than ASCII.)";

void add_result_options(CLI::App& command, AnalyzeOptions& options) {
    add_output_options(command, options.format, options.outputs, analyze_formats);
    CLI::Option* const quiet = command.add_flag(
        "-q,--quiet", options.quiet,
        "Text: only the call in a sentence or two;\nof several inputs only the matrix");
    command.add_flag("--full", options.full, "Text: everything")->excludes(quiet);
    add_check_options(command, options.checks, {"gate", "expect", "warn", "never"});
    command
        .add_option(
            "--baseline", options.baseline,
            "Directory of the committed results, which gates\nmay look at (default: baseline)")
        ->option_text("DIR");
}

void add_graph_option(CLI::App& command, AnalyzeOptions& options) {
    const std::vector<std::string> words(graph_format_words.begin(), graph_format_words.end());
    command
        .add_option("--graph", options.graph,
                    fmt::format("Write the argument graph of one scenario instead of the\n"
                                "report: {}",
                                fmt::join(words, ", ")))
        ->option_text("FORMAT")
        ->check(CLI::IsMember(words))
        ->excludes(command.get_option("--format"))
        ->excludes(command.get_option("--json"));
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
    add_graph_option(*command, *options);
    add_change_options(*command, *options);
    add_price_options(*command, options->prices);
    add_knowledge_options(*command, options->knowledge);
    command->add_option("--scales", options->knowledge.scales, "Replace the compiled-in scales")
        ->option_text("FILE");
    add_jobs_option(*command, options->jobs);
    add_look_options(*command, options->look);
    command->add_flag("--verbose", options->verbose, "Say on standard error how long stages took");
    command->footer(analyze_footer);
    command->callback(
        [&action, options] { action = [options] { return configured(*options, analyze); }; });
}

}  // namespace stackimpact::cli
